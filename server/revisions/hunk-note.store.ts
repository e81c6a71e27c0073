import type { Kysely, Transaction } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import { hunks } from './delta.ts';
import { listChanges, lockHead } from './revision.store.ts';
import type { Author } from './revision.ts';
import { checkStorable } from './storable.ts';

/** Longest reason for one change, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 500;

/** One change of a revision: a hunk of what it did to the text of a segment. */
export interface HunkPlace {
  revision: number;
  segment: number;
  /** From 1, in the order of the text. */
  hunk: number;
}

/**
 * Why one change was made. It is said after the revision, and by whoever knows; so it is a note on
 * the record, with an author and a time of its own, and no part of what is hashed.
 */
export interface HunkNote extends HunkPlace {
  body: string;
  author: Author;
  at: string;
  /** When its author last put it in other words; null where they never did. */
  changedAt: string | null;
}

/** The notes on some revisions, or all, by revision, segment and place. */
export async function listHunkNotes(
  db: Kysely<Database>,
  translation: number,
  revisions?: readonly number[],
): Promise<HunkNote[]> {
  if (revisions?.length === 0) return [];
  let query = db
    .selectFrom('hunk_note')
    .selectAll()
    .where('translation_id', '=', translation)
    .orderBy('revision')
    .orderBy('segment_id')
    .orderBy('hunk');
  if (revisions) query = query.where('revision', 'in', revisions);
  return (await query.execute()).map((row) => ({
    revision: row.revision,
    segment: row.segment_id,
    hunk: row.hunk,
    body: row.body,
    author: { id: row.author_id, name: row.author },
    at: row.at,
    changedAt: row.changed_at,
  }));
}

/** Notes by what they are on, so that they are found from a change. */
export class HunkNotes {
  readonly #notes = new Map<string, HunkNote>();

  constructor(notes: Iterable<HunkNote> = []) {
    for (const note of notes) this.#notes.set(key(note), note);
  }

  get(place: HunkPlace): HunkNote | undefined {
    return this.#notes.get(key(place));
  }
}

function key({ revision, segment, hunk }: HunkPlace): string {
  return `${revision} ${segment} ${hunk}`;
}

/**
 * Says why a change was made, or puts it in other words. What one person said another never changes.
 *
 * @throws UserError 422 for a body that is empty, too long or cannot be stored; 403 where the person
 *   may not edit, or somebody else has given a reason; 404 where there is no such change
 */
export async function putHunkNote(
  db: Kysely<Database>,
  translation: number,
  place: HunkPlace,
  body: string,
  user: User,
): Promise<HunkNote> {
  checkStorable(body, 'body');
  const said = body.replace(/\s+/gu, ' ').trim();
  if (said === '') throw new UserError('revisions:error.noteEmpty', {}, 422, 'body');
  if (said.length > MAX_NOTE_LENGTH) {
    const length = { length: said.length, most: MAX_NOTE_LENGTH };
    throw new UserError('revisions:error.noteTooLong', length, 422, 'body');
  }
  return writing(db, async (trx) => {
    const { languages } = await lockHead(trx, translation);
    if (!can(user, 'edit', languages.target)) throw new UserError('errors:forbidden', {}, 403);
    await checkHunk(trx, translation, place);
    const old = await findNote(trx, translation, place);
    if (old && old.author.id !== user.id) {
      throw new UserError('revisions:error.noteOfOther', { name: old.author.name }, 403);
    }
    if (old?.body === said) return old;
    const now = new Date().toISOString();
    const author = { id: user.id, name: user.name };
    if (!old) {
      await trx
        .insertInto('hunk_note')
        .values({
          translation_id: translation,
          revision: place.revision,
          segment_id: place.segment,
          hunk: place.hunk,
          author_id: author.id,
          author: author.name,
          at: now,
          changed_at: null,
          body: said,
        })
        .execute();
      return { ...pick(place), body: said, author, at: now, changedAt: null };
    }
    await trx
      .updateTable('hunk_note')
      .set({ body: said, changed_at: now })
      .where('translation_id', '=', translation)
      .where('revision', '=', place.revision)
      .where('segment_id', '=', place.segment)
      .where('hunk', '=', place.hunk)
      .execute();
    return { ...old, body: said, changedAt: now };
  });
}

/**
 * Takes a reason away: whoever gave it may, and whoever reviews.
 *
 * @throws UserError 403 where the person may not, 404 where there is none
 */
export async function removeHunkNote(
  db: Kysely<Database>,
  translation: number,
  place: HunkPlace,
  user: User,
): Promise<void> {
  await writing(db, async (trx) => {
    const { languages } = await lockHead(trx, translation);
    if (!can(user, 'edit', languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const old = await findNote(trx, translation, place);
    if (!old) throw new UserError('revisions:error.noNote', {}, 404);
    if (!mayRemove(old, user, languages.target)) {
      throw new UserError('revisions:error.noteOfOther', { name: old.author.name }, 403);
    }
    await trx
      .deleteFrom('hunk_note')
      .where('translation_id', '=', translation)
      .where('revision', '=', place.revision)
      .where('segment_id', '=', place.segment)
      .where('hunk', '=', place.hunk)
      .execute();
  });
}

/** Whether somebody may put a reason in other words: nobody but its author. */
export function mayChange({ author }: HunkNote, user: User, language: string): boolean {
  return author.id === user.id && can(user, 'edit', language);
}

/** Whether somebody may take a reason away. */
export function mayRemove(note: HunkNote, user: User, language: string): boolean {
  return mayChange(note, user, language) || can(user, 'review', language);
}

function pick({ revision, segment, hunk }: HunkPlace): HunkPlace {
  return { revision, segment, hunk };
}

async function findNote(
  db: Kysely<Database>,
  translation: number,
  place: HunkPlace,
): Promise<HunkNote | undefined> {
  return new HunkNotes(await listHunkNotes(db, translation, [place.revision])).get(place);
}

/** @throws UserError 404 where the revision has no such change */
async function checkHunk(
  trx: Transaction<Database>,
  translation: number,
  { revision, segment, hunk }: HunkPlace,
): Promise<void> {
  const range = { from: revision, to: revision, segment };
  const [change] = (await listChanges(trx, translation, range)).get(revision) ?? [];
  if (change?.entity !== 'segment') throw notFound('revision');
  const count = hunks(change.change.target ?? []).length;
  if (hunk >= 1 && hunk <= count) return;
  throw new UserError('revisions:error.noHunk', { hunk, segment, revision }, 404);
}
