import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import pg from 'pg';
import type { Config } from '../../server/config.ts';
import { type Connection, connect } from '../../server/database/connect.ts';

/** An engine a test opens its database on. */
export interface TestEngine {
  name: 'SQLite' | 'PostgreSQL';
  /** An empty database with the current schema, another one every time. */
  open(): Promise<Connection>;
  /** One more connection to a database that `open` made, as a second instance or a restart has. */
  reopen(connection: Connection): Promise<Connection>;
  /** Settings with which `startApp` has an empty database of this engine. */
  settings(): Promise<Partial<Config>>;
}

/** Databases of this test file, by their connections; removed when the file has run. */
const folders = new Map<Connection, string>();
const urls = new Map<Connection, string>();
/** Addresses of databases that applications opened, and close themselves. */
const served = new Set<string>();

after(async () => {
  for (const connection of [...folders.keys(), ...urls.keys()]) await connection.close();
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  for (const url of new Set([...urls.values(), ...served])) await dropDatabase(url);
});

const sqlite: TestEngine = {
  name: 'SQLite',
  open: async () => openFolder(await migratedFolder()),
  reopen: (connection) => openFolder(folders.get(connection) ?? notOurs()),
  // Any application of a test has such a database, in a folder of its own.
  settings: async () => ({}),
};

const postgres = (serverUrl: string): TestEngine => ({
  name: 'PostgreSQL',
  open: async () => openUrl(await createDatabase(serverUrl)),
  reopen: (connection) => openUrl(urls.get(connection) ?? notOurs()),
  settings: async () => {
    const databaseUrl = await createDatabase(serverUrl);
    served.add(databaseUrl);
    return { databaseUrl };
  },
});

const { TEST_DATABASE_URL } = process.env;

/** SQLite, and PostgreSQL when TEST_DATABASE_URL names a server on which databases may be made. */
export const engines: readonly TestEngine[] = TEST_DATABASE_URL
  ? [sqlite, postgres(TEST_DATABASE_URL)]
  : [sqlite];

/** Declares the same suite once for each engine. */
export function forEachEngine(run: (engine: TestEngine) => void): void {
  for (const engine of engines) describe(`on ${engine.name}`, () => run(engine));
}

/** A new folder with a migrated, empty SQLite database in it, for the caller to remove. */
export async function migratedFolder(): Promise<string> {
  template ??= makeTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'emend-test-'));
  copyFileSync(await template, join(folder, 'emend.db'));
  return folder;
}

/** Migrating takes many times as long as copying the result, so a process does it once. */
let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'emend-template-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const connection = await connect({ dataDirectory: folder });
  // Closing the last connection moves all of the write-ahead log into the one file.
  await connection.close();
  return join(folder, 'emend.db');
}

async function openFolder(folder: string): Promise<Connection> {
  const connection = await connect({ dataDirectory: folder });
  folders.set(connection, folder);
  return connection;
}

async function openUrl(url: string): Promise<Connection> {
  const connection = await connect({ databaseUrl: url, dataDirectory: '' });
  urls.set(connection, url);
  return connection;
}

/**
 * A database that sorts as dictionaries do, where the server can: nothing may rely on the order of
 * bytes unless it asks for it.
 *
 * @returns the address of a new, empty database on the same server
 */
async function createDatabase(serverUrl: string): Promise<string> {
  const name = `emend_test_${randomBytes(6).toString('hex')}`;
  const dictionary = `template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'`;
  try {
    await onServer(serverUrl, `create database "${name}" ${dictionary}`);
  } catch (error) {
    // Servers before version 15 or built without ICU know no such order.
    if (!(error instanceof pg.DatabaseError)) throw error;
    await onServer(serverUrl, `create database "${name}"`);
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = new URL(TEST_DATABASE_URL ?? url).pathname;
  await onServer(server.href, `drop database if exists "${name}"`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function notOurs(): never {
  throw new Error('This connection was not opened by an engine of this file.');
}
