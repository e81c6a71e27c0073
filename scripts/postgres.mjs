// Finds a PostgreSQL server for the store tests. By itself, `node scripts/postgres.mjs` prints its
// address, and fails when there is none.
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Looks for a PostgreSQL server on which databases may be created: `TEST_DATABASE_URL`, else one
 * that answers on this computer without a password.
 *
 * @param {Record<string, string | undefined>} [env] variables as in `process.env`
 * @returns {Promise<string | undefined>} its address, to a database that exists
 * @throws {Error} when `TEST_DATABASE_URL` is given and does not serve
 */
export async function findPostgres(env = process.env) {
  const given = env.TEST_DATABASE_URL;
  if (given) {
    const problem = await problemWith(given);
    if (problem === undefined) return given;
    throw new Error(`TEST_DATABASE_URL does not serve: ${problem}.`);
  }
  for (const url of localAddresses(env)) {
    if ((await problemWith(url)) === undefined) return url;
  }
  return undefined;
}

/**
 * Addresses where a local server usually answers.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
function localAddresses(env) {
  const port = env.PGPORT || '5432';
  const sockets = ['/var/run/postgresql', '/tmp'].filter((folder) =>
    existsSync(`${folder}/.s.PGSQL.${port}`),
  );
  const hosts = ['127.0.0.1', ...sockets.map(encodeURIComponent)];
  const users = new Set([env.PGUSER || userInfo().username, 'postgres']);
  return hosts.flatMap((host) =>
    [...users].map((user) => `postgres://${encodeURIComponent(user)}@${host}:${port}/postgres`),
  );
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} why tests cannot use it, or nothing when they can
 */
async function problemWith(url) {
  // Not at the top: before the set-up there are no libraries.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  // A connection that breaks is reported by the query; unheard, the event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      'select rolsuper or rolcreatedb as allowed from pg_roles where rolname = current_user',
    );
    return rows[0]?.allowed ? undefined : 'its user may not create databases';
  } catch (error) {
    return error instanceof Error && error.message ? error.message : 'no answer';
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {string} url
 * @returns {string} the same address, fit to be shown
 */
export function withoutPassword(url) {
  return url.replace(/^([^:]+:\/\/[^:@/]*):[^@/]*@/, '$1@');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const url = await findPostgres();
    if (url === undefined) throw new Error('No PostgreSQL server answers.');
    console.log(withoutPassword(url));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
