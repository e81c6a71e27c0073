#!/usr/bin/env node
// The `emend` command. Plain JavaScript, so that it starts on the host's Node.js; it hands over to
// one that is new enough for the program itself.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFlags, suitableNode } from '../scripts/node24.mjs';
import { setUpOrExit } from '../scripts/setup.mjs';

await setUpOrExit({ quiet: true });

const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'server', 'main.ts');
const child = spawn(suitableNode(), [...nodeFlags, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];
for (const signal of signals) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to both, and the program would take a second one for impatience.
    const sentToBoth = signal === 'SIGINT' && process.stdin.isTTY;
    if (!sentToBoth) child.kill(signal);
  });
}

child.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  if (signal === null) {
    process.exitCode = code ?? 1;
    return;
  }
  // Die of the same signal, as the shell expects.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
