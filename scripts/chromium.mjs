// Finds a Chromium for the browser tests, the benchmarks and the screenshots, and installs one
// where there is none. Printed by itself: `node scripts/chromium.mjs`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

/** Variables that name a Chromium, in the order in which they are believed. */
const variables = ['EMEND_CHROMIUM', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'CHROME_BIN'];

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Debian's browser, and fonts for the scripts that the interface's own fonts do not cover. */
const debianPackages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

/**
 * Looks for a Chromium: in the environment, on PATH, in the usual places, in Playwright's cache.
 *
 * @param {Record<string, string | undefined>} [env] variables as in `process.env`
 * @returns {string | undefined} the first one that starts
 * @throws {Error} when a variable names one that does not start
 */
export function findChromium(env = process.env) {
  for (const variable of variables) {
    const path = env[variable];
    if (!path) continue;
    if (starts(path)) return path;
    throw new Error(`${variable} is ${path}, but no browser starts there.`);
  }
  return candidates(env).find((path) => existsSync(path) && starts(path));
}

/**
 * Every place where a Chromium may be, the environment's own variables aside, best first.
 *
 * @param {Record<string, string | undefined>} env variables as in `process.env`
 * @returns {string[]}
 */
export function candidates(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...new Set([...onPath, ...usualPlaces, ...downloadedByPlaywright(env)])];
}

/** @param {Record<string, string | undefined>} env */
function downloadedByPlaywright(env) {
  const home = env.HOME ?? homedir();
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    join(home, '.cache', 'ms-playwright'),
    join(home, 'Library', 'Caches', 'ms-playwright'),
  ].filter((cache) => isAbsolute(cache) && existsSync(cache));
  const programs = [
    ['chrome'],
    ['headless_shell'],
    ['chrome-headless-shell'],
    ['Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ];
  return caches.flatMap((cache) =>
    // chromium-1234/chrome-linux64/chrome and the like; the names differ between versions.
    folders(cache, /^chromium/)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .flatMap((version) => folders(version, /^chrom/))
      .flatMap((folder) => programs.map((program) => join(folder, ...program)))
      .filter((program) => existsSync(program)),
  );
}

/**
 * @param {string} parent
 * @param {RegExp} name
 */
function folders(parent, name) {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && name.test(entry.name))
    .map((entry) => join(parent, entry.name));
}

/** @param {string} path */
function starts(path) {
  // Some systems put a script on PATH that only says where to get the browser.
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Finds a Chromium, or installs one: Debian's package as root, else Playwright's.
 *
 * @param {(line: string) => void} [say] told what is being installed
 * @returns {Promise<string>} the path of the browser
 * @throws {Error} saying what to do when there is none and none can be installed
 */
export async function provideChromium(say = console.log) {
  const found = findChromium();
  if (found !== undefined) return found;

  const started = performance.now();
  const failures = [];
  for (const { what, steps } of waysToInstall()) {
    say(`Installing ${what} …`);
    const failure = await runAll(steps);
    const installed = failure === undefined ? findChromium() : undefined;
    if (installed !== undefined) {
      say(`Installed ${installed}, ${Math.round((performance.now() - started) / 1000)} s`);
      return installed;
    }
    failures.push(`${what}:\n${failure ?? 'installed, but it does not start'}`);
  }
  throw new Error(
    [
      'There is no Chromium on this computer, and none could be installed.',
      ...failures,
      "Install Chromium or Chrome from your system's packages, or set EMEND_CHROMIUM to the path of one.",
    ].join('\n\n'),
  );
}

/** @returns {{ what: string, steps: { command: string, args: string[] }[] }[]} */
function waysToInstall() {
  const apt = (/** @type {string[]} */ ...args) => ({ command: 'apt-get', args: ['-qq', ...args] });
  const debian = {
    what: "Debian's Chromium, with fonts",
    steps: [apt('update'), apt('install', '-y', '--no-install-recommends', ...debianPackages)],
  };
  const playwright = {
    what: "Playwright's Chromium",
    steps: [{ command: process.execPath, args: [playwrightCli(), 'install', 'chromium'] }],
  };
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  return isDebianRoot ? [debian, playwright] : [playwright];
}

function playwrightCli() {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  return join(dirname(manifest), 'cli.js');
}

/**
 * Runs one command after the other, silently.
 *
 * @param {{ command: string, args: string[] }[]} steps
 * @returns {Promise<string | undefined>} the end of what the one printed that failed
 */
async function runAll(steps) {
  for (const { command, args } of steps) {
    let printed = '';
    const code = await new Promise((done) => {
      const child = spawn(command, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 8 * 60_000,
      });
      const keep = (/** @type {Buffer} */ chunk) => {
        printed = (printed + chunk).slice(-2000);
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.on('error', (error) => {
        printed += error.message;
        done(undefined);
      });
      child.on('close', done);
    });
    if (code !== 0) return printed.trim() || `${command} ended with ${code ?? 'a signal'}`;
  }
  return undefined;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  try {
    console.log(await provideChromium(console.error));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
