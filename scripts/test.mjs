// `npm test`: set-up, a browser, a database server where there is one, then the test files with
// Node's own runner. Arguments: files, folders, and options of `node --test`.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideChromium } from './chromium.mjs';
import { nodeFlags, suitableNode } from './node24.mjs';
import { findPostgres, withoutPassword } from './postgres.mjs';
import { setUpOrExit } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** A test that takes longer than this is stuck. */
const longestTest = 5 * 60_000;

/** The run as a whole is given up after this time. */
const longestRun = 18 * 60_000;

/** Options of `node --test` whose value is the argument after them. */
const optionsWithValue = new Set([
  '--import',
  '--test-concurrency',
  '--test-global-setup',
  '--test-isolation',
  '--test-name-pattern',
  '--test-reporter',
  '--test-reporter-destination',
  '--test-shard',
  '--test-skip-pattern',
  '--test-timeout',
]);

await setUpOrExit();
const { options, files } = sortArguments(process.argv.slice(2));
const chromium = await orExit(provideChromium());
const postgres = await orExit(findPostgres());
if (postgres === undefined && process.env.EMEND_REQUIRE_POSTGRES === '1') {
  fail(
    'EMEND_REQUIRE_POSTGRES is 1, but no PostgreSQL server answers. Start one, or set TEST_DATABASE_URL.',
  );
}
console.log(`Browser: ${chromium}`);
console.log(
  postgres === undefined
    ? 'PostgreSQL: no server answers; the store tests run on the embedded engine only'
    : `PostgreSQL: ${withoutPassword(postgres)}`,
);

const runner = spawn(suitableNode(), runnerArguments(options, files), {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'test',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...nodeFlags].filter(Boolean).join(' '),
    EMEND_CHROMIUM: chromium,
    TEST_DATABASE_URL: postgres ?? '',
    // Each test file is a process of its own, and most load the whole server.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  },
});
const limit = setTimeout(() => {
  console.error(`The tests did not end within ${longestRun / 60_000} minutes.`);
  runner.kill('SIGTERM');
  setTimeout(() => runner.kill('SIGKILL'), 10_000).unref();
}, longestRun);
process.on('SIGINT', () => runner.kill('SIGINT'));
process.on('SIGTERM', () => runner.kill('SIGTERM'));
runner.on('close', (code) => {
  clearTimeout(limit);
  process.exitCode = code ?? 1;
});

/**
 * Tells the files and folders to test from the runner's options.
 *
 * @param {string[]} args
 */
function sortArguments(args) {
  /** @type {string[]} */
  const options = [];
  /** @type {string[]} */
  const files = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = /** @type {string} */ (args[index]);
    if (optionsWithValue.has(arg)) options.push(`${arg}=${args[++index] ?? ''}`);
    else if (arg.startsWith('-')) options.push(arg);
    else files.push(testFiles(arg));
  }
  return { options, files: files.length > 0 ? files : ['test/**/*.test.ts'] };
}

/** @param {string} path */
function testFiles(path) {
  if (/[*?{[]/.test(path)) return path;
  if (!existsSync(path)) return fail(`There is no ${path} to test.`);
  return statSync(path).isDirectory() ? join(path, '**', '*.test.ts') : path;
}

/**
 * @param {string[]} options
 * @param {string[]} files
 */
function runnerArguments(options, files) {
  const defaults = [
    `--test-concurrency=${Math.max(2, availableParallelism())}`,
    `--test-timeout=${longestTest}`,
    '--test-reporter=./scripts/test-reporter.ts',
    '--test-reporter-destination=stdout',
  ].filter((option) => {
    const name = `${option.split('=')[0]}`;
    const given = options.some((other) => other === name || other.startsWith(`${name}=`));
    // A reporter's destination belongs to it.
    const reporterGiven = options.some((other) => other.startsWith('--test-reporter'));
    return name.startsWith('--test-reporter') ? !reporterGiven : !given;
  });
  return ['--test', ...defaults, ...options, ...files];
}

/**
 * @template T
 * @param {Promise<T>} promise
 */
async function orExit(promise) {
  try {
    return await promise;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
