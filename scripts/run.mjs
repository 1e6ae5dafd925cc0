import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The project's own folder. */
export const ROOT = resolve(import.meta.dirname, '..');

/**
 * Runs a program in the project's folder with this terminal, and resolves to its exit code. A program that cannot be
 * started counts as 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      // npm is a .cmd file on Windows; this Node itself never needs a shell.
      shell: process.platform === 'win32' && command !== process.execPath,
      env: { ...process.env, ...options.env },
    });
    child.on('error', () => done(127));
    child.on('exit', (code) => done(code ?? 1));
  });
}

/**
 * Runs a program that a dependency brings, with this same Node: no shell, no npx, no PATH.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function runTool(script, args, options = {}) {
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
}
