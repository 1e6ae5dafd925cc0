import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  // Two browsers at a time, each with a profile, a server and a port of its own: what a test sees is its own doing.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: '.tmp/e2e',
  reporter: 'list',
});
