import { type Logger, pino } from 'pino';
import { openAccounts } from '../accounts/accounts.ts';
import { type Config, readConfig } from '../config.ts';
import { type Connection, connect } from '../database/connect.ts';
import { openEvents } from '../database/events.ts';
import type { Services } from '../services.ts';
import { CommandError } from './command-error.ts';
import { readSegmentationRules } from './segmentation-rules.ts';

/** An opened installation. */
export interface Installation {
  services: Services;
  /** Ends endless answers, then closes the database. */
  close(): Promise<void>;
  /** Tells endless answers to end. */
  stop(): void;
}

/**
 * Opens the installation the environment names: its database, migrated, and everything that lives on
 * it. Several processes may have it open at once.
 *
 * @throws ConfigError where a setting does not fit, CommandError where the database cannot be opened or
 *   the file of segmentation rules cannot be used
 */
export async function openInstallation(
  config: Config = readConfig(process.env),
): Promise<Installation> {
  const logger: Logger = pino({ level: config.logLevel }, pino.destination(2));
  const srx = config.srxFile && (await readSegmentationRules(config.srxFile)).text;
  const connection = await open(config);
  const events = await openEvents(connection, logger);
  const accounts = await openAccounts({ config, db: connection.db, logger });
  const stopping = new AbortController();
  const services: Services = {
    config,
    connection,
    db: connection.db,
    accounts,
    events,
    logger,
    srx,
    stopping: stopping.signal,
  };
  return {
    services,
    stop: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      await events.close();
      await connection.close();
    },
  };
}

async function open(config: Config): Promise<Connection> {
  try {
    return await connect(config);
  } catch (error) {
    throw explained(error, config);
  }
}

/** SQLite's result codes for what is wrong with a file or its disk, not with what was asked of it. */
const FILE_FAULTS = new Set([
  5, // BUSY: another program holds it
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  26, // NOTADB
]);

/** Of the network (`ECONNREFUSED`), or PostgreSQL's own (SQLSTATE) for access, names and load. */
const UNREACHABLE = /^(?:E[A-Z_]+$|08|28|3D|42501|53|57P)/;

/**
 * What the operator can do about a database that does not open. A fault of ours, such as a migration
 * that fails, stays as it is.
 */
export function explained(error: unknown, { databaseUrl, dataDirectory }: Config): unknown {
  const { message, code = '', errcode } = rootOf(error);
  const reason = message || code;
  if (/corrupted migrations/i.test(message)) {
    return new CommandError(
      'The database was used by a newer version of Emend. Start that version, or a newer one.',
    );
  }
  if (databaseUrl !== undefined) {
    if (!UNREACHABLE.test(code)) return error;
    const { host, pathname } = new URL(databaseUrl);
    return new CommandError(
      `The database ${host}${pathname} cannot be reached: ${reason}. Check DATABASE_URL, and that PostgreSQL runs.`,
    );
  }
  if (errcode !== undefined && FILE_FAULTS.has(errcode & 0xff)) {
    return new CommandError(`The database in ${dataDirectory} cannot be opened: ${reason}.`);
  }
  if (/^E[A-Z]+$/.test(code)) {
    return new CommandError(
      `The folder ${dataDirectory} cannot be used: ${reason}. Choose another with EMEND_DATA.`,
    );
  }
  return error;
}

/** The error all the others were made of. Node wraps what several addresses of a host answered. */
function rootOf(error: unknown): Error & { code?: string; errcode?: number } {
  let root = error as Error & { code?: string; errcode?: number; errors?: Error[] };
  for (let next: unknown = root; next instanceof Error; ) {
    root = next;
    next = root.cause ?? (root.message === '' ? root.errors?.[0] : undefined);
  }
  return root;
}

/** Runs one command on the installation and closes it, whatever becomes of the command. */
export async function withInstallation<Result>(
  run: (services: Services) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation();
  try {
    return await run(installation.services);
  } finally {
    await installation.close();
  }
}
