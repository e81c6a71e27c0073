// `npm run dev`: the server, restarted when its code, views or strings change, and the browser code,
// rebuilt when it changes.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient } from './build-client.mjs';
import { nodeFlags, suitableNode } from './node24.mjs';
import { setUpOrExit } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
await setUpOrExit();

// The manifest stands for the browser code: it changes last, and only when a bundle has.
const watched = ['server', 'views', 'locales', 'public/build/manifest.json'].filter((path) =>
  existsSync(path),
);
const server = spawn(
  suitableNode(),
  [
    ...nodeFlags,
    '--watch-preserve-output',
    ...watched.map((path) => `--watch-path=${path}`),
    'server/main.ts',
    'serve',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
server.on('close', (code) => process.exit(code ?? 0));
// The terminal sends Ctrl-C to the server too; wait for it to finish what is in flight.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));

/** @type {NodeJS.Timeout | undefined} */
let pending;
// The browser shares some of the server's code.
for (const folder of ['client', 'server']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(rebuild, 100);
  });
}

async function rebuild() {
  try {
    const { warnings } = await buildClient();
    for (const warning of warnings) console.error(warning);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
