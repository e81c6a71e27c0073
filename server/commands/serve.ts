import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../app.ts';
import { countArticles } from '../articles/article.store.ts';
import { loadSamples } from '../articles/samples.ts';
import { resumeBatches } from '../batches/run-batch.ts';
import { type Config, localAddress } from '../config.ts';
import { writing } from '../database/transaction.ts';
import { openChecking } from '../findings/checking.ts';
import { catchUp } from '../memory/catch-up.ts';
import type { Services } from '../services.ts';
import { CommandError } from './command-error.ts';
import { openInstallation } from './installation.ts';

/** How long requests in flight may take to finish once the server is told to stop. */
const GRACE_MS = 10_000;

/** How often connections that have become idle meanwhile are closed. */
const TIDY_EVERY_MS = 50;

/**
 * Serves the installation until the process is told to stop. Prints its address and, as long as there
 * is no administrator, the link that makes whoever opens it the first one.
 *
 * @throws CommandError where the address cannot be listened on
 */
export async function serve(): Promise<void> {
  const { services, stop, close } = await openInstallation();
  // From here on a signal waits for its turn: samples are loaded whole, the database is closed.
  const stopSignal = signalToStop();
  const checking = openChecking(services);
  try {
    if (services.config.samples) await fillEmpty(services);
    const server = createServer(await createApp({ ...services, checking }));
    const address = await listen(server, services.config);
    await announce(services, address);
    await resumeBatches(services);
    const signing = signMemory(services);
    await stopSignal;
    process.stdout.write('Stopping: what is being saved will be finished.\n');
    stop();
    await finish(server);
    await signing;
  } finally {
    await checking.close();
    await close();
  }
}

/** What a process before left unsigned in the memory is signed beside serving, not when somebody waits. */
async function signMemory({ db, stopping, logger }: Services): Promise<void> {
  try {
    await catchUp(db, { signal: stopping });
  } catch (error) {
    logger.error({ error }, 'memory: signing failed, and goes on when the memory is read');
  }
}

/** Loads the samples into an installation without articles: all of them, or none. */
async function fillEmpty({ db }: Services): Promise<void> {
  if ((await countArticles(db)) > 0) return;
  await writing(db, async (trx) => {
    if ((await countArticles(trx)) === 0) await loadSamples({ db: trx });
  });
}

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve(localAddress({ host, port: actual }));
    });
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CommandError(
      `Port ${port} is in use, perhaps by an Emend that is running already. Choose another with PORT=${port + 1}.`,
    );
  }
  if (error.code === 'EACCES') {
    return new CommandError(
      `Port ${port} is reserved for the administrator of this machine. Choose one from 1024 up with PORT.`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CommandError(
      `This machine does not have the address ${host}. Choose another with HOST.`,
    );
  }
  return error;
}

async function announce(
  { config, accounts, connection }: Services,
  address: string,
): Promise<void> {
  const base = config.publicUrl ?? address;
  const lines = ['', `Emend is ready: ${base}`, `Articles are kept in ${connection.place}`];
  const link = await accounts.firstLink();
  if (link) {
    lines.push(
      '',
      'Open this link once to sign in as the first administrator:',
      `  ${base}${link}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops it.\n`);
}

/**
 * Waits for the first signal to stop. Later ones are left unheard: Ctrl-C in a terminal reaches the
 * server both itself and through npm.
 */
function signalToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
  });
}

function finish(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    // A connection whose answer has been given is kept for another question, which is not to come.
    const tidying = setInterval(() => server.closeIdleConnections(), TIDY_EVERY_MS);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(tidying);
      resolve();
    });
    server.closeIdleConnections();
  });
}
