import { runCommand } from './command.ts';

// A reader that has seen enough (`| head`) closes stdout: that is no failure.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommand(process.argv.slice(2));
