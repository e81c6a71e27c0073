import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { UserError } from '../errors.ts';
import type { LastVisit } from '../visits/visit.ts';
import { spelledNumber } from '../web/form.ts';
import type { Version } from './compare.ts';

/** Versions with a name of their own. `export` and `visit` stand for the revision at that time. */
export const VERSION_NAMES = ['machine', 'approved', 'export', 'visit', 'now'] as const;

/** A version as people and programs ask for it: by its name, or by the number of a revision. */
export const versionName = z.union([spelledNumber, z.enum(VERSION_NAMES)]);

export type VersionName = z.output<typeof versionName>;

/** What names can stand for in one translation, to one person. */
export interface KnownVersions {
  /** Number of the newest revision. */
  newest: number;
  /** Revision at which approved text was last exported; undefined where it never was. */
  exported: number | undefined;
  /** Undefined where the person is here for the first time. */
  visited: LastVisit | undefined;
}

/** @param visited the last visit of whoever asks */
export async function knownVersions(
  db: Kysely<Database>,
  { id, revision }: Pick<Translation, 'id' | 'revision'>,
  visited: LastVisit | undefined,
): Promise<KnownVersions> {
  return { newest: revision, exported: await lastExport(db, id), visited };
}

/**
 * The version a name stands for.
 *
 * @returns a UserError of status 404, not thrown, where there is no such version
 */
export function versionNamed(name: VersionName, known: KnownVersions): Version | UserError {
  if (name === 'export') {
    return known.exported ?? new UserError('revisions:error.neverExported', {}, 404);
  }
  if (name === 'visit') {
    return known.visited?.revision ?? new UserError('revisions:error.noVisit', {}, 404);
  }
  if (typeof name === 'number' && name > known.newest) {
    const params = { number: name, newest: known.newest };
    return new UserError('revisions:error.noRevision', params, 404);
  }
  return name;
}

async function lastExport(db: Kysely<Database>, translation: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('export')
    .select('revision')
    .where('translation_id', '=', translation)
    .where('include_current', '=', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.revision;
}
