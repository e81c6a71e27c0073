import { randomBytes } from 'node:crypto';
import { describe } from 'node:test';
import pg from 'pg';
import { type Environment, installationFolder } from './emend.ts';

/** An empty installation of a test's own. */
export interface Installation {
  env: Environment;
  remove(): Promise<void>;
}

/** Makes empty installations on one engine. */
export type MakeInstallation = () => Promise<Installation>;

/** Installations on the embedded database. */
export const embedded: MakeInstallation = async () => {
  const { folder, remove } = installationFolder();
  return { env: { EMEND_DATA: folder }, remove: async () => remove() };
};

const onPostgres =
  (serverUrl: string): MakeInstallation =>
  async () => {
    const name = `emend_command_${randomBytes(6).toString('hex')}`;
    await query(serverUrl, `create database "${name}"`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const { folder, remove } = installationFolder();
    return {
      env: { DATABASE_URL: url.href, EMEND_DATA: folder },
      remove: async () => {
        remove();
        await query(serverUrl, `drop database if exists "${name}" with (force)`);
      },
    };
  };

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Declares the same suite for each database an installation may be on. */
export function forEachDatabase(run: (make: MakeInstallation) => void): void {
  const { TEST_DATABASE_URL } = process.env;
  describe('on the embedded database', () => run(embedded));
  if (TEST_DATABASE_URL) describe('on PostgreSQL', () => run(onPostgres(TEST_DATABASE_URL)));
}
