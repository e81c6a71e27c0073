// Bundles the browser code into public/build. Plain JavaScript, because the set-up runs it on
// whatever Node.js the host has.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));

/** Address under which the server offers the files of public/build. */
const publicPath = '/assets';

/**
 * What a build leaves in build.json, so that the next one knows whether anything changed.
 *
 * @typedef {object} BuildRecord
 * @property {string} settings hash of this script, the lockfile and the list of entry points
 * @property {Record<string, string>} inputs hash of each own source file the bundles were made of
 * @property {string[]} files names of the files this build wrote
 */

/**
 * The files the browser code is built from: `client/app.ts` (every page), `client/workbench.ts`,
 * any `client/*.entry.ts`, and `client/styles/app.css`. Files that do not exist are left out.
 *
 * @param {string} directory the project's folder
 * @returns {{ in: string, out: string }[]} source file and the name of its bundle, no extension
 */
export function entryPoints(directory) {
  const client = join(directory, 'client');
  const further = existsSync(client)
    ? readdirSync(client).filter((name) => name.endsWith('.entry.ts'))
    : [];
  const scripts = ['app.ts', 'workbench.ts', ...further.sort()];
  return [...scripts, 'styles/app.css']
    .map((name) => ({
      in: join(client, name),
      out: basename(name).replace(/(\.entry)?\.(ts|css)$/, ''),
    }))
    .filter((entry) => existsSync(entry.in));
}

/**
 * Builds the browser code when something it is made of has changed.
 *
 * Writes minified bundles with source maps and content-hashed names to `public/build`, and there
 * `manifest.json`, which maps each plain name (`app.js`, `app.css`, a font's file name) to its
 * address. The manifest is replaced last and in one step, and the files of the build before stay
 * until the next one, so a server that is running never loses what its pages refer to.
 *
 * @param {object} [options]
 * @param {string} [options.directory] the project's folder
 * @param {boolean} [options.force] build even if nothing changed
 * @param {() => void} [options.onStart] called when there is something to build, before it is built
 * @returns {Promise<{ built: boolean, warnings: string[] }>}
 * @throws {Error} with esbuild's own explanation when the code does not build
 */
export async function buildClient({ directory = root, force = false, onStart } = {}) {
  const output = join(directory, 'public', 'build');
  const entries = entryPoints(directory);
  const settings = hash(
    readFileSync(self),
    readOrEmpty(join(directory, 'package-lock.json')),
    ...entries.map((entry) => `${relative(directory, entry.in)}\n`),
  );
  const before = readRecord(output);
  if (!force && before !== undefined && isCurrent(before, { directory, output, settings })) {
    return { built: false, warnings: [] };
  }
  onStart?.();

  const { result, warnings } = await bundle(entries, { directory, output });
  mkdirSync(output, { recursive: true });
  for (const file of result.outputFiles) {
    writeInOneStep(file.path, file.contents);
  }
  const files = result.outputFiles.map((file) => basename(file.path));
  writeInOneStep(join(output, 'manifest.json'), json(manifestOf(result.metafile, directory)));

  /** @type {BuildRecord} */
  const record = {
    settings,
    inputs: hashesOf(ownInputs(result.metafile), directory),
    files,
  };
  writeInOneStep(join(output, 'build.json'), json(record));
  removeAllBut([...files, ...(before?.files ?? []), 'manifest.json', 'build.json'], output);
  return { built: true, warnings };
}

/**
 * @param {{ in: string, out: string }[]} entries
 * @param {{ directory: string, output: string }} where
 */
async function bundle(entries, { directory, output }) {
  // Not at the top: a start that builds nothing does without loading esbuild.
  const esbuild = await import('esbuild');
  try {
    const result = await esbuild.build({
      entryPoints: entries,
      absWorkingDir: directory,
      outdir: output,
      entryNames: '[name]-[hash]',
      chunkNames: 'chunk-[hash]',
      assetNames: '[name]-[hash]',
      publicPath,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: ['es2023', 'chrome122', 'firefox122', 'safari17.4'],
      loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file' },
      plugins: [fontsWithoutSwap],
      minify: true,
      sourcemap: true,
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const warnings = await esbuild.formatMessages(result.warnings, { kind: 'warning' });
    return { result, warnings };
  } catch (error) {
    const messages = /** @type {import('esbuild').BuildFailure} */ (error).errors;
    if (messages === undefined) throw error;
    const explained = await esbuild.formatMessages(messages, { kind: 'error' });
    throw new Error(`The browser code does not build.\n\n${explained.join('\n').trimEnd()}`);
  }
}

/**
 * The font packages ask for `swap`, under which lines of text move when the font arrives. With
 * `optional` a page that has not got it in time stays as it is, and the next page has it.
 *
 * @type {import('esbuild').Plugin}
 */
const fontsWithoutSwap = {
  name: 'fonts-without-swap',
  setup(build) {
    build.onLoad({ filter: /@fontsource[^/]*\/[^/]+\/[^/]+\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'font-display: swap',
        'font-display: optional',
      ),
      loader: 'css',
    }));
  },
};

/**
 * @param {import('esbuild').Metafile} metafile
 * @param {string} directory
 * @returns {Record<string, string>}
 */
function manifestOf(metafile, directory) {
  /** @type {Record<string, string>} */
  const manifest = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const source = output.entryPoint ?? assetSource(path, output);
    if (source === undefined) continue;
    const name = basename(resolve(directory, source)).replace(/(\.entry)?\.ts$/, '.js');
    manifest[name] = `${publicPath}/${basename(path)}`;
  }
  return Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A font or picture is copied from exactly one file; a shared chunk has no plain name of its own.
 *
 * @param {string} path
 * @param {{ inputs: Record<string, unknown> }} output
 */
function assetSource(path, output) {
  return /\.(woff2?|svg)$/.test(path) ? Object.keys(output.inputs)[0] : undefined;
}

/**
 * Libraries are left out: the lockfile's hash stands for them.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function ownInputs(metafile) {
  return Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules/'));
}

/**
 * @param {BuildRecord} record
 * @param {{ directory: string, output: string, settings: string }} now
 */
function isCurrent(record, { directory, output, settings }) {
  if (record.settings !== settings) return false;
  if (!['manifest.json', ...record.files].every((name) => existsSync(join(output, name)))) {
    return false;
  }
  const now = hashesOf(Object.keys(record.inputs), directory);
  return Object.entries(record.inputs).every(([path, before]) => now[path] === before);
}

/**
 * @param {string[]} paths
 * @param {string} directory
 * @returns {Record<string, string>}
 */
function hashesOf(paths, directory) {
  return Object.fromEntries(
    paths.map((path) => [path, hash(readOrEmpty(resolve(directory, path)))]),
  );
}

/**
 * @param {string} output
 * @returns {BuildRecord | undefined}
 */
function readRecord(output) {
  try {
    return JSON.parse(readFileSync(join(output, 'build.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function readOrEmpty(path) {
  return existsSync(path) ? readFileSync(path) : '';
}

/** @param {(string | Uint8Array)[]} parts */
function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

/**
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function writeInOneStep(path, contents) {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

/**
 * @param {string[]} names
 * @param {string} output
 */
function removeAllBut(names, output) {
  const kept = new Set(names);
  for (const name of readdirSync(output)) {
    // A draft may be another build's that runs at the same time.
    const isDraft = name.endsWith('.tmp');
    if (!kept.has(name) && !isDraft) rmSync(join(output, name), { recursive: true, force: true });
  }
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  try {
    const started = Date.now();
    const { warnings } = await buildClient({ force: true });
    for (const warning of warnings) console.error(warning);
    console.log(`Built the browser code in ${Date.now() - started} ms.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
