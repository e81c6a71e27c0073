// Prepares a checkout to run: libraries, Node.js 24, browser code. Plain JavaScript without
// libraries, because it runs before anything is installed, on whatever Node.js the host has.
// `--quiet` prints nothing but failures.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient } from './build-client.mjs';
import { hostEnvironment, isNewEnough, oldestMajor, packagedNode, versionOf } from './node24.mjs';

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const modules = join(root, 'node_modules');

/** Kept inside node_modules, so that it goes when they go. */
const stampFile = join(modules, '.emend-setup');

/** Something went wrong that the reader of the terminal can act on; its message says how. */
export class SetupError extends Error {}

/**
 * Makes sure that the libraries are those of the lockfile, that a Node.js new enough is there, and
 * that the browser code is built. Does nothing that has been done already.
 *
 * @param {object} [options]
 * @param {boolean} [options.quiet] report no progress
 * @throws {SetupError} when a step fails
 */
export async function setUp({ quiet = false } = {}) {
  const progress = quiet ? () => () => {} : startLine;
  await installLibraries(progress);
  await provideNode(progress);
  await buildBrowserCode(progress);
}

/**
 * Reports the start of a step; the function it returns reports its end.
 *
 * @typedef {(step: string) => (detail?: string) => void} Progress
 */

/** @param {Progress} progress */
async function installLibraries(progress) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = `${hash} ${process.platform}-${process.arch}\n`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  if (!isInstalled(JSON.parse(lock.toString()))) {
    const done = progress('Installing the libraries');
    // Without install scripts: the only one that is needed runs in provideNode, and so a failure
    // to bring a Node.js does not undo the installation on a host that needs none.
    await runNpm(['ci', '--ignore-scripts', '--include=dev'], {
      failed: 'The libraries could not be installed.',
      advice:
        'Check that this computer reaches the npm registry (npm ping), then run the command again.',
    });
    done(`${Object.keys(installedPackages()).length} packages`);
  }
  writeFileSync(stampFile, stamp);
}

/**
 * Whether node_modules already holds what the lockfile says, as after `npm install`. npm notes what
 * is in the lockfile even where it was told to write that alone, so the folders are looked at.
 *
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock
 */
function isInstalled(lock) {
  const installed = installedPackages();
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (installed[path]?.version === version && existsSync(join(root, path, 'package.json'))) ||
      (optional && !installed[path]),
  );
}

/** @returns {Record<string, { version?: string }>} what npm notes of its last installation */
function installedPackages() {
  try {
    return JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** @param {Progress} progress */
async function provideNode(progress) {
  // The Node.js that runs this may be the one from node_modules that has just been replaced.
  const isHosts = !process.execPath.startsWith(modules);
  if (existsSync(packagedNode()) || (isHosts && isNewEnough(process.version))) return;

  const done = progress(`Bringing Node.js ${oldestMajor}`);
  const advice = `Install Node.js ${oldestMajor} from your system's packages or from nodejs.org, then run the command again.`;
  const home = join(modules, 'node');
  await run(isHosts ? process.execPath : 'node', ['installArchSpecificPackage.js'], {
    cwd: home,
    failed: `Emend needs Node.js ${oldestMajor} or newer. This computer has ${isHosts ? process.version : 'an older one or none'}, and npm has none for ${process.platform}-${process.arch}.`,
    advice,
  });
  linkPackagedNode();
  const version = versionOf(packagedNode());
  if (version === undefined || !isNewEnough(version)) {
    // Left in place it would stand in the way of a suitable one that is installed later.
    rmSync(packagedNode(), { force: true });
    throw new SetupError(
      `The Node.js that npm brought does not run on this system (${process.platform}-${process.arch}).\n${advice}`,
    );
  }
  done(version);
}

/** npm makes this link as it installs, but not every version does before the binary is there. */
function linkPackagedNode() {
  const link = packagedNode();
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), link);
}

/** @param {Progress} progress */
async function buildBrowserCode(progress) {
  /** @type {ReturnType<Progress> | undefined} */
  let done;
  try {
    await buildClient({
      onStart: () => {
        done = progress('Building the browser code');
      },
    });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
  done?.();
}

/**
 * Runs npm: the one that started this script when there is one.
 *
 * @param {string[]} args
 * @param {{ failed: string, advice: string }} words
 */
function runNpm(args, words) {
  const cli = process.env.npm_execpath;
  // A node from node_modules would be deleted under npm's feet.
  const node = process.execPath.startsWith(modules) ? 'node' : process.execPath;
  return cli?.endsWith('npm-cli.js')
    ? run(node, [cli, ...args], { cwd: root, ...words })
    : run('npm', args, { cwd: root, ...words });
}

/**
 * Runs a command without showing what it prints, unless it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, failed: string, advice: string }} options
 * @returns {Promise<void>}
 */
async function run(command, args, { cwd, failed, advice }) {
  /** @type {Buffer[]} */
  const printed = [];
  const code = await new Promise((resolveCode) => {
    const child = spawn(command, args, {
      cwd,
      // As npm run --silent would have it, npm would not even say why it fails.
      env: { ...hostEnvironment(), npm_config_loglevel: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolveCode(undefined);
    });
    child.on('close', resolveCode);
  });
  if (code === 0) return;
  const output = essenceOf(Buffer.concat(printed).toString());
  const outOfStep = output.includes('npm error code EUSAGE');
  throw new SetupError(
    [output, '', failed, outOfStep ? adviceOutOfStep : advice].join('\n').trimStart(),
  );
}

const adviceOutOfStep =
  'package.json and package-lock.json do not agree: run npm install, and commit the lockfile it writes.';

/**
 * What npm says went wrong, without the help it adds.
 *
 * @param {string} output
 */
function essenceOf(output) {
  return output
    .replace(/\nnpm error Clean install a project.*?(?=\nnpm error A complete log|$)/s, '')
    .trimEnd();
}

let lineIsOpen = false;

/** @type {Progress} */
function startLine(step) {
  const started = performance.now();
  process.stdout.write(`${step} …`);
  lineIsOpen = true;
  return (detail) => {
    const seconds = (performance.now() - started) / 1000;
    const time = seconds < 1 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
    process.stdout.write(` ${detail === undefined ? time : `${detail}, ${time}`}\n`);
    lineIsOpen = false;
  };
}

/**
 * Runs the set-up for a command: a failure is explained on standard error and ends the process.
 *
 * @param {Parameters<typeof setUp>[0]} [options]
 */
export async function setUpOrExit(options) {
  try {
    await setUp(options);
  } catch (error) {
    if (lineIsOpen) process.stdout.write('\n\n');
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  await setUpOrExit({ quiet: process.argv.includes('--quiet') });
}
