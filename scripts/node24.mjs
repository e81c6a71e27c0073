// Finds the Node.js that runs Emend: the host's own when it is new enough, else the one that the
// npm package `node` brings.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The first major version that Emend runs on. */
export const oldestMajor = 24;

/**
 * Flags for every start of the program. Early releases of 24 call SQLite and type stripping
 * experimental on each start, which a reader of the terminal can do nothing about.
 */
export const nodeFlags = ['--disable-warning=ExperimentalWarning'];

/**
 * @param {string} [directory] the project's folder
 * @returns {string} where the npm package `node` puts its binary
 */
export function packagedNode(directory = root) {
  return join(directory, 'node_modules', '.bin', 'node');
}

/**
 * @param {string} version as in `process.version` or `process.versions.node`
 * @returns {boolean} whether Emend runs on that version
 */
export function isNewEnough(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10) >= oldestMajor;
}

/**
 * @param {string} binary
 * @returns {string | undefined} the version it reports, or nothing when it does not run here
 */
export function versionOf(binary) {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * The Node.js to run Emend with, once the set-up has been through.
 *
 * @returns {string}
 * @throws {Error} when neither the host's nor the packaged one will do
 */
export function suitableNode() {
  if (isNewEnough(process.version)) return process.execPath;
  if (existsSync(packagedNode())) return packagedNode();
  throw new Error(
    `Emend needs Node.js ${oldestMajor} or newer; this is ${process.version}. Run \`npm run setup\`.`,
  );
}

/**
 * The environment with the project's own commands left out of PATH, so that `node` and `npm` mean
 * the host's while node_modules is being replaced.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function hostEnvironment() {
  const own = join(root, 'node_modules');
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
  return { ...process.env, PATH: path };
}
