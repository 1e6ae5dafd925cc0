import { defineConfig } from '@playwright/test';
import quick from './playwright.config.ts';

/** The browser tests of `npm run test:slow`. */
export default defineConfig({
  ...quick,
  testDir: 'test/slow',
  timeout: 3_600_000,
  outputDir: '.tmp/slow',
});
