import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** Pages copied at a time; between two lots the server's own work goes on. */
const PAGES = 1_000;

/** How long to wait for a command that is just ending before the database counts as in use. */
const PATIENCE_MS = 1_000;

/** SQLite's result codes for a file that is no database, or none any more. */
const DAMAGED = new Set([11, 26]);
const BUSY = 5;

/**
 * Copies an embedded database as it is at this moment, whatever is saved meanwhile.
 *
 * @param source its file; a server may have it open
 * @param target file to write, which must not be there
 * @throws Error when it cannot be read or written; nothing is left of the copy then
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  // Sessions and hashes of passwords are in it: it is for its owner's eyes.
  closeSync(openSync(target, 'wx', 0o600));
  try {
    const database = new DatabaseSync(source, { readOnly: true, timeout: 10 * PATIENCE_MS });
    try {
      // Without a view of its own the copy would begin again with every save by another process.
      database.exec('begin');
      database.prepare('select count(*) from sqlite_schema').get();
      await backup(database, target, { rate: PAGES });
    } finally {
      database.close();
    }
    syncFile(target);
  } catch (error) {
    removeDatabase(target);
    throw error;
  }
}

/**
 * What is wrong with a file as a database of Emend, whatever its record says: pages, indexes,
 * references between rows, tables.
 *
 * @returns sentences; none where all is well
 */
export function findDamage(path: string): string[] {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    const tables = database
      .prepare("select count(*) as count from sqlite_schema where name in ('article', 'revision')")
      .get();
    // An empty file is a database to SQLite, one without tables.
    if (tables?.count !== 2) return ['The file is no database of Emend.'];
    const found = database
      .prepare('pragma integrity_check(10)')
      .all()
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => `The file is damaged: ${row.integrity_check}.`);
    for (const row of database.prepare('pragma foreign_key_check').all().slice(0, 10)) {
      found.push(`A row of ${row.table} belongs to none of ${row.parent}.`);
    }
    return found;
  } catch (error) {
    if (!isSqlite(error, DAMAGED)) throw error;
    return [`The file is damaged: ${(error as Error).message}.`];
  } finally {
    database.close();
  }
}

/** A database that nobody else can open until it is released. */
export interface HeldDatabase {
  /** Moves what is still in the write-ahead log into the file, which then is all there is of it. */
  settle(): void;
  release(): void;
}

/**
 * Takes a database for oneself. Whoever has it open holds a shared lock on its file for as long as
 * they do, which an exclusive lock does not get past.
 *
 * @returns undefined where a server or a command has it open
 */
export function holdDatabase(path: string): HeldDatabase | undefined {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin exclusive');
    database.exec('rollback');
    return {
      settle: () => {
        database.exec('pragma journal_mode = delete');
        database.exec('begin exclusive');
      },
      release: () => database.close(),
    };
  } catch (error) {
    database.close();
    if (isSqlite(error, new Set([BUSY]))) return undefined;
    // What is no database any more is nobody's; that may be why another is to take its place.
    if (isSqlite(error, DAMAGED)) return { settle: () => {}, release: () => {} };
    throw error;
  }
}

/**
 * Puts a file in the place of a database, in one step: at every moment there is the one or the other.
 *
 * @param copy closed database in the same folder; it goes
 * @param path the database, held by `holdDatabase` where there is one
 * @param keepAs name the database that was there is kept under
 */
export function replaceDatabase(copy: string, path: string, keepAs: string): void {
  const folder = dirname(path);
  const before = existsSync(path) ? statSync(path) : undefined;
  const { uid, gid } = before ?? statSync(folder);
  if (before) {
    keep(path, keepAs);
    chmodSync(copy, before.mode & 0o777);
    // A log that was left beside it is of the old database, and would be taken for the new one's.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${keepAs}-wal`);
    rmSync(`${path}-shm`, { force: true });
  }
  // Restored by root, it is still the server's.
  if (process.getuid?.() === 0) chownSync(copy, uid, gid);
  renameSync(copy, path);
  syncFile(folder);
}

/** Removes a database and what SQLite put beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

/** Waits until what was written to a file, or renamed in a folder, is on the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function keep(path: string, keepAs: string): void {
  try {
    linkSync(path, keepAs);
  } catch (error) {
    // Some file systems give a file one name only.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(path, keepAs);
    syncFile(keepAs);
  }
}

function isSqlite(error: unknown, codes: ReadonlySet<number>): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && codes.has(errcode & 0xff);
}
