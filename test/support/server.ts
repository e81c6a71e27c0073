import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A server in a process of its own, as `npm start` runs it. */
export interface RunningServer {
  url: string;
  /** The one-time link it printed, where it printed one. */
  link: string | undefined;
  /** Everything it printed so far, on both outputs. */
  output(): string;
  /** Tells it to stop and waits until it has; gives its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts a server and waits until it has printed where it is.
 *
 * @param dataDirectory folder of its database
 * @param port 0 for any that is free
 * @throws Error with what it printed, where it ends before
 */
export async function startServer(dataDirectory: string, port = 0): Promise<RunningServer> {
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/main.ts'), 'serve'],
    {
      // Elsewhere than where it is installed, as a service is.
      cwd: dataDirectory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        EMEND_DATA: dataDirectory,
        HOST: '127.0.0.1',
        PORT: String(port),
      },
    },
  );
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  await announced(server, () => printed);
  return {
    url: /Emend is ready: (\S+)/.exec(printed)?.[1] ?? '',
    link: /^ {2}(http\S+)$/m.exec(printed)?.[1],
    output: () => printed,
    stop: async () => {
      if (server.exitCode !== null) return server.exitCode;
      const ended = once(server, 'close');
      server.kill('SIGTERM');
      await ended;
      return server.exitCode;
    },
  };
}

async function announced(server: ChildProcess, printed: () => string): Promise<void> {
  const ended = once(server, 'close');
  while (!printed().includes('Ctrl-C stops it')) {
    const told = server.stdout && once(server.stdout, 'data');
    if ((await Promise.race([told, ended.then(() => 'ended')])) === 'ended') {
      throw new Error(`The server ended before it was ready:\n${printed()}`);
    }
  }
}
