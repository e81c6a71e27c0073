import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import {
  copyDatabase,
  findDamage,
  holdDatabase,
  removeDatabase,
  replaceDatabase,
  syncFile,
} from '../database/backup.ts';
import { connectFile, databaseFile } from '../database/connect.ts';
import { CommandError } from './command-error.ts';
import { explained } from './installation.ts';
import { print } from './print.ts';
import { lineOf, totalOf, type VerifiedTranslation, verifyRecord } from './verify.ts';

/** Options of `emend backup`. */
export interface BackupOptions {
  force?: boolean;
}

/**
 * Copies the embedded database to a file while a server may be serving from it, and verifies the
 * copy. The file appears whole or not at all.
 *
 * @param file where to; there must be nothing yet, unless `force` says so
 * @throws CommandError where it cannot be, or the copy does not hold; that is kept beside the file
 */
export async function backUp(file: string, options: BackupOptions): Promise<void> {
  const config = readConfig(process.env);
  const database = embeddedDatabase(config);
  if (!existsSync(database)) {
    throw new CommandError(`There is no database in ${config.dataDirectory} to back up.`);
  }
  const target = resolve(file);
  refuseDatabase(target, database);
  refuseExisting(target, options);
  if (!existsSync(dirname(target))) {
    throw new CommandError(`There is no folder ${dirname(target)}.`);
  }
  const copy = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await copyDatabase(database, copy);
  } catch (error) {
    // A full disk, a database that is none: SQLite's own words say which.
    if ((error as { errcode?: number }).errcode === undefined) throw error;
    throw new CommandError(`${database} cannot be copied: ${(error as Error).message}.`);
  }
  const { problems, verified } = await verifyCopy(copy, config);
  if (problems.length > 0) {
    const kept = `${target}.unverified`;
    renameSync(copy, kept);
    throw new CommandError(
      [...problems, `The copy does not hold. It is kept as ${kept}; ${file} was not written.`].join(
        '\n',
      ),
    );
  }
  // Somebody may have been quicker.
  refuseExisting(target, options, () => removeDatabase(copy));
  renameSync(copy, target);
  syncFile(dirname(target));
  await print(`${file} holds the database as it was. ${totalOf(verified)}`);
}

/**
 * Puts a backup in the place of the embedded database, once it is verified. The database that was
 * there is kept beside it, under a name with the date.
 *
 * @throws CommandError where the backup does not hold, or a server has the database open; nothing is
 *   changed then
 */
export async function restoreBackup(file: string): Promise<void> {
  const config = readConfig(process.env);
  const database = embeddedDatabase(config);
  refuseDatabase(resolve(file), database);
  statSync(file);
  if (existsSync(database)) held(database).release();
  else mkdirSync(config.dataDirectory, { recursive: true });

  // What is verified is what is put in place, and the backup stays as it is.
  const copy = join(config.dataDirectory, `restoring-${randomBytes(4).toString('hex')}.db`);
  try {
    await explaining(config, async () => copyFileSync(file, copy));
    const { problems, verified } = await verifyCopy(copy, config);
    if (problems.length > 0) {
      throw new CommandError(
        [...problems, `${file} does not hold, so nothing was restored.`].join('\n'),
      );
    }
    syncFile(copy);
    const kept = join(config.dataDirectory, `emend-${timeInName()}.db`);
    const existed = existsSync(database);
    // Nobody may open the old database between the last look and the new one's arrival.
    const hold = existed ? held(database) : undefined;
    try {
      hold?.settle();
      replaceDatabase(copy, database, kept);
    } finally {
      hold?.release();
    }
    await print(`${file} is restored. ${totalOf(verified)}`);
    if (existed) await print(`The database that was there is kept as ${kept}.`);
  } finally {
    removeDatabase(copy);
  }
}

function embeddedDatabase({ databaseUrl, dataDirectory }: Config): string {
  if (databaseUrl === undefined) return databaseFile(dataDirectory);
  throw new CommandError(
    'This installation is on PostgreSQL (DATABASE_URL): back it up with pg_dump, and restore it with pg_restore.',
  );
}

function held(database: string) {
  const hold = holdDatabase(database);
  if (hold) return hold;
  throw new CommandError(
    `A server or another command has ${database} open. Stop it, then restore again.`,
  );
}

function refuseDatabase(file: string, database: string): void {
  if (!existsSync(file) || !existsSync(database)) return;
  const [one, other] = [statSync(file), statSync(database)];
  if (one.dev === other.dev && one.ino === other.ino) {
    throw new CommandError(`${file} is the database itself. Name another file.`);
  }
}

function refuseExisting(target: string, { force }: BackupOptions, clear = () => {}): void {
  if (force || !existsSync(target)) return;
  clear();
  throw new CommandError(`${target} is there already. With --force it is replaced.`);
}

/** What is wrong with a database file, in lines to print, and what its record came to. */
async function verifyCopy(
  path: string,
  config: Config,
): Promise<{ problems: string[]; verified: VerifiedTranslation[] }> {
  const damage = findDamage(path);
  if (damage.length > 0) {
    return { problems: damage, verified: [] };
  }
  const connection = await explaining(config, () => connectFile(path));
  try {
    const verified: VerifiedTranslation[] = [];
    for await (const one of verifyRecord(connection.db)) verified.push(one);
    return { problems: verified.filter((one) => !one.holds).map(lineOf), verified };
  } finally {
    await connection.close();
  }
}

async function explaining<Result>(config: Config, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw explained(error, config);
  }
}

/** This moment as file names have it: no colons, which not every system takes. */
function timeInName(): string {
  return new Date().toISOString().replaceAll(':', '-');
}
