import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface BenchServer {
  url: string;
  /** Resident memory in bytes (Linux only). */
  residentMemory(): number;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Emend itself, serving a data folder. */
export function startEmend(dataDirectory: string): Promise<BenchServer> {
  return startScript('server/main.ts', ['serve'], serving(dataDirectory));
}

/** The same, but that nothing is checked after a save. */
export function startUnchecked(dataDirectory: string): Promise<BenchServer> {
  return startScript('bench/unchecked-server.ts', [], serving(dataDirectory));
}

/** Emend as people start it. */
export function startByNpm(dataDirectory: string): Promise<BenchServer> {
  return start('npm', ['start'], serving(dataDirectory));
}

function serving(dataDirectory: string): Record<string, string> {
  return { EMEND_DATA: dataDirectory, EMEND_SAMPLES: '0', PORT: '0', DATABASE_URL: '' };
}

/** Bare Express with node:sqlite, the floor. */
export function startFloor(dataDirectory: string): Promise<BenchServer> {
  return startScript('bench/floor-server.ts', [dataDirectory], {});
}

function startScript(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<BenchServer> {
  return start(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], env);
}

async function start(
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<BenchServer> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    residentMemory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    const url = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0];
    if (url) {
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error(`A server ended before it said where it listens:\n${printed}`);
}
