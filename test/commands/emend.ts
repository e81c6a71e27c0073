import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'server', 'main.ts');

export type Environment = Record<string, string | undefined>;

/** What became of a command. */
export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The environment of a command: nothing of this machine's settings, and its messages in English. */
function environment(own: Environment): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LC_ALL: 'C.UTF-8',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    EMEND_SAMPLES: '0',
    ...own,
  };
}

/** Runs a command as a person at a terminal does, and waits for its end. */
export function emend(env: Environment, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** A running server. */
export interface Serving {
  url: string;
  pid: number;
  /** Where the one-time link leads, if one was printed. */
  link: string | undefined;
  /** What has been printed so far. */
  stdout(): string;
  stderr(): string;
  /** Sends a signal, without waiting. */
  signal(signal: NodeJS.Signals): void;
  /** Waits until something is printed that fits. */
  printed(pattern: RegExp): Promise<void>;
  /** Waits for the end: its exit code, or the signal it died of. */
  ended(): Promise<number | NodeJS.Signals | null>;
}

/**
 * Asks a server for something over a connection of its own. While a command runs, this process does
 * not see the server close one that is kept for later, and would use it once more.
 */
export function ask(url: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  return fetch(url, { ...init, headers: { ...init.headers, connection: 'close' } });
}

/** Starts `emend serve` on a free port, unless told otherwise, and waits until it is ready. */
export async function serve(env: Environment): Promise<Serving> {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: environment({ PORT: '0', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ending = once(child, 'close').then(([code, name]) => code ?? name);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const printed = (pattern: RegExp) =>
    waitFor(
      child,
      () => pattern.test(stdout),
      () => stdout + stderr,
    );
  await printed(/Ctrl-C stops it/);
  return {
    url: /^Emend is ready: (\S+)$/m.exec(stdout)?.[1] ?? '',
    pid: child.pid as number,
    link: /^ {2}(\S+\/welcome\/\S+)$/m.exec(stdout)?.[1],
    stdout: () => stdout,
    stderr: () => stderr,
    signal: (name) => child.kill(name),
    printed,
    ended: () => ending,
  };
}

async function waitFor(
  child: ChildProcess,
  condition: () => boolean,
  all: () => string,
): Promise<void> {
  while (!condition()) {
    const ended = once(child, 'close').then(() => 'ended');
    const said = child.stdout ? once(child.stdout, 'data').then(() => 'said') : ended;
    if ((await Promise.race([said, ended])) === 'ended' && !condition()) {
      throw new Error(`The server ended:\n${all()}`);
    }
  }
}

/** A folder for an installation, and a function that removes it. */
export function installationFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'emend-installation-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
