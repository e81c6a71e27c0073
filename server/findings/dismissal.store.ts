import type { Kysely, Transaction } from 'kysely';
import type { Finding } from '../checks/finding.ts';
import { lockName } from '../database/lock.ts';
import type { Database, DismissalTable } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import type { Author } from '../revisions/revision.ts';

/** How far a dismissal reaches: this segment, this translation, every one of its languages. */
export const SCOPES = ['place', 'text', 'everywhere'] as const;
export type Scope = (typeof SCOPES)[number];

/** Findings that somebody let pass, with the reason. */
export interface Dismissal {
  /** The translation it was said in, and its number there. */
  translation: number;
  id: number;
  scope: Scope;
  segment: number;
  /** What the findings are recognised by: in their place, or by their words. */
  key: string;
  finding: Finding;
  words: string;
  reason: string;
  author: Author;
  /** ISO 8601, UTC. */
  at: string;
  withdrawn: { at: string; by: string } | undefined;
}

/** The dismissals said in a translation, newest first, withdrawn ones as well. */
export async function listDismissals(
  db: Kysely<Database>,
  translation: number,
): Promise<Dismissal[]> {
  const rows = await db
    .selectFrom('dismissal')
    .selectAll()
    .where('translation_id', '=', translation)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(rowToDismissal);
}

/** The dismissals that hold for a translation, its own and those said in others for everywhere. */
export async function listHolding(
  db: Kysely<Database>,
  translation: number,
  languages: LanguagePair,
): Promise<Dismissal[]> {
  const rows = await db
    .selectFrom('dismissal')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('translation_id', '=', translation),
        eb.and([
          eb('scope', '=', 'everywhere'),
          eb('source_language', '=', languages.source),
          eb('target_language', '=', languages.target),
        ]),
      ]),
    )
    .orderBy('at')
    .execute();
  return rows.map(rowToDismissal);
}

/** Adds a dismissal under the next number of its translation. */
export async function insertDismissal(
  trx: Transaction<Database>,
  dismissal: Omit<Dismissal, 'id' | 'withdrawn'>,
  languages: LanguagePair,
): Promise<Dismissal> {
  const { translation, scope, segment, key, finding, words, reason, author, at } = dismissal;
  await lockName(trx, `dismissal ${translation}`);
  const { newest } = await trx
    .selectFrom('dismissal')
    .select((eb) => eb.fn.max<number | null>('id').as('newest'))
    .where('translation_id', '=', translation)
    .executeTakeFirstOrThrow();
  const id = (newest ?? 0) + 1;
  await trx
    .insertInto('dismissal')
    .values({
      translation_id: translation,
      id,
      scope,
      segment_id: segment,
      check_name: finding.check,
      finding_key: key,
      source_language: languages.source,
      target_language: languages.target,
      finding: JSON.stringify(finding),
      words,
      reason,
      author_id: author.id,
      author: author.name,
      at,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute();
  return { ...dismissal, id, withdrawn: undefined };
}

/**
 * Withdraws a dismissal; the record of it stays.
 *
 * @throws UserError 404 where there is none that holds
 */
export async function withdrawDismissal(
  trx: Transaction<Database>,
  translation: number,
  id: number,
  by: string,
): Promise<Dismissal> {
  const row = await trx
    .updateTable('dismissal')
    .set({ withdrawn_at: new Date().toISOString(), withdrawn_by: by })
    .where('translation_id', '=', translation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw notFound('page');
  return rowToDismissal(row);
}

function rowToDismissal(row: DismissalTable): Dismissal {
  return {
    translation: row.translation_id,
    id: row.id,
    scope: row.scope as Scope,
    segment: row.segment_id,
    key: row.finding_key,
    finding: JSON.parse(row.finding) as Finding,
    words: row.words,
    reason: row.reason,
    author: { id: row.author_id, name: row.author },
    at: row.at,
    withdrawn:
      row.withdrawn_at === null ? undefined : { at: row.withdrawn_at, by: row.withdrawn_by ?? '' },
  };
}
