import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

/** Connections one instance holds to PostgreSQL. */
const POOL_SIZE = 10;

/** After this long PostgreSQL ends a transaction whose instance is hung or cut off, and frees its locks. */
const ABANDONED_MS = 60_000;

/** PostgreSQL's `bigint`, the type of `count(*)`. Nothing here counts beyond 2^53. */
const INT8 = 20;

export interface Connection {
  db: Kysely<Database>;
  engine: Engine;
  /** Where the database is, for messages; never with a password. */
  place: string;
  /** Connection string to listen on for events, on PostgreSQL. */
  url: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its schema up to date, creating the embedded one when it is not
 * there yet.
 *
 * @param settings `databaseUrl` chooses PostgreSQL; otherwise the file `emend.db` in `dataDirectory`
 * @throws Error when the database cannot be reached or migrated
 */
export async function connect(settings: {
  databaseUrl?: string | undefined;
  dataDirectory: string;
}): Promise<Connection> {
  return migrated(
    settings.databaseUrl ? openPostgres(settings.databaseUrl) : openSqlite(settings.dataDirectory),
  );
}

async function migrated(connection: Connection): Promise<Connection> {
  try {
    await migrate(connection.db, connection.engine);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

/** The file of the embedded database. */
export function databaseFile(dataDirectory: string): string {
  return join(dataDirectory, 'emend.db');
}

/**
 * Opens an embedded database in whatever file it is, such as a copy of one, and brings its schema up
 * to date.
 *
 * @throws Error when the file is no database, or one of a newer version
 */
export async function connectFile(path: string): Promise<Connection> {
  return migrated(openFile(path));
}

function openSqlite(dataDirectory: string): Connection {
  mkdirSync(dataDirectory, { recursive: true });
  return openFile(databaseFile(dataDirectory));
}

function openFile(path: string): Connection {
  const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(path) });
  return { db, engine: 'sqlite', place: path, url: undefined, close: () => db.destroy() };
}

function openPostgres(url: string): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: 'emend',
    keepAlive: true,
    idle_in_transaction_session_timeout: ABANDONED_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    } as pg.CustomTypesConfig,
  });
  // Without a listener an idle connection lost to a database restart would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const { host, pathname } = new URL(url);
  return {
    db,
    engine: 'postgres',
    place: `${host}${pathname}`,
    url,
    close: () => db.destroy(),
  };
}
