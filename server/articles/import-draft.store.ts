import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { UserError } from '../errors.ts';
import type { NewArticle } from './article.store.ts';
import { insertDraftFiles, readDraftFiles } from './article-file.store.ts';
import type { ArticleFile } from './article-file.ts';
import type { DraftDetails, ImportDraft } from './import-draft.ts';
import type { PreparedArticle } from './prepared-article.ts';
import type { Splice } from './preview-operations.ts';

/** Days after its last change that a draft is kept. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Enough that nobody guesses the address of somebody else's draft. */
const ID_BYTES = 16;

/** Stores a draft and removes those nobody came back to. */
export async function insertDraft(
  trx: Transaction<Database>,
  owner: string,
  draft: {
    details: DraftDetails;
    texts: DraftTexts;
    prepared: PreparedArticle;
    files: readonly ArticleFile[];
  },
): Promise<string> {
  const now = new Date();
  const expired = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
  await trx.deleteFrom('import_draft').where('updated_at', '<', expired).execute();
  const id = randomBytes(ID_BYTES).toString('base64url');
  await trx
    .insertInto('import_draft')
    .values({
      id,
      owner_id: owner,
      version: 1,
      details: JSON.stringify(draft.details),
      original: draft.texts.original,
      machine_text: draft.texts.machineText,
      prepared: JSON.stringify(draft.prepared),
      undo: '[]',
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    })
    .execute();
  await insertDraftFiles(trx, id, draft.files);
  return id;
}

/** Both texts as they will be stored. */
export type DraftTexts = Pick<NewArticle, 'original' | 'machineText'>;

/**
 * A draft without its texts, as its owner sees it.
 *
 * @throws UserError 404 where there is none, also when it is somebody else's
 */
export async function getDraft(
  db: Kysely<Database>,
  id: string,
  owner: string,
): Promise<ImportDraft> {
  const row = await ownDraft(db, id, owner)
    .select(['id', 'version', 'details', 'prepared', 'undo'])
    .executeTakeFirst();
  if (!row) throw noDraft();
  return {
    id: row.id,
    version: row.version,
    details: JSON.parse(row.details) as DraftDetails,
    prepared: JSON.parse(row.prepared) as PreparedArticle,
    undo: JSON.parse(row.undo) as Splice[],
  };
}

/** @throws UserError 404 as `getDraft` does */
export async function getDraftTexts(
  db: Kysely<Database>,
  id: string,
  owner: string,
): Promise<DraftTexts> {
  const texts = await findDraftTexts(db, id, owner);
  if (!texts) throw noDraft();
  return texts;
}

/** @returns undefined where there is no such draft, also when it is somebody else's */
export async function findDraftTexts(
  db: Kysely<Database>,
  id: string,
  owner: string,
): Promise<DraftTexts | undefined> {
  const row = await ownDraft(db, id, owner).select(['original', 'machine_text']).executeTakeFirst();
  return row && { original: row.original, machineText: row.machine_text };
}

/**
 * Stores a draft's next version.
 *
 * @param seen version the change was made for
 * @throws UserError 409 when the draft was changed meanwhile, as in another tab
 */
export async function updateDraft(
  db: Kysely<Database>,
  id: string,
  seen: number,
  changes: Partial<Pick<ImportDraft, 'details' | 'prepared' | 'undo'>>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('import_draft')
    .set({
      version: seen + 1,
      updated_at: new Date().toISOString(),
      ...(changes.details && { details: JSON.stringify(changes.details) }),
      ...(changes.prepared && { prepared: JSON.stringify(changes.prepared) }),
      ...(changes.undo && { undo: JSON.stringify(changes.undo) }),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw draftChanged();
}

/**
 * Takes a draft out, to be stored as an article: of two who do so at once only one gets it.
 *
 * @param seen version that is to be stored
 * @throws UserError 404 as `getDraft` does, 409 when the draft was changed meanwhile
 */
export async function takeDraft(
  trx: Transaction<Database>,
  id: string,
  owner: string,
  seen: number,
): Promise<{
  details: DraftDetails;
  texts: DraftTexts;
  prepared: PreparedArticle;
  files: ArticleFile[];
}> {
  // They go together with the draft.
  const files = await readDraftFiles(trx, id);
  const row = await trx
    .deleteFrom('import_draft')
    .where('id', '=', id)
    .where('owner_id', '=', owner)
    .where('version', '=', seen)
    .returning(['details', 'original', 'machine_text', 'prepared'])
    .executeTakeFirst();
  if (!row) {
    await getDraft(trx, id, owner);
    throw draftChanged();
  }
  return {
    details: JSON.parse(row.details) as DraftDetails,
    texts: { original: row.original, machineText: row.machine_text },
    prepared: JSON.parse(row.prepared) as PreparedArticle,
    files,
  };
}

/** @throws UserError 404 where there is none, also when it is somebody else's */
export async function deleteDraft(db: Kysely<Database>, id: string, owner: string): Promise<void> {
  if (!(await deleteDraftIfThere(db, id, owner))) throw noDraft();
}

/** @returns whether there was one */
export async function deleteDraftIfThere(
  db: Kysely<Database>,
  id: string,
  owner: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('import_draft')
    .where('id', '=', id)
    .where('owner_id', '=', owner)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** What a person began to import and has not stored yet, newest first. */
export async function listDrafts(
  db: Kysely<Database>,
  owner: string,
): Promise<{ id: string; details: DraftDetails; updatedAt: string }[]> {
  const rows = await db
    .selectFrom('import_draft')
    .select(['id', 'details', 'updated_at'])
    .where('owner_id', '=', owner)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    details: JSON.parse(row.details) as DraftDetails,
    updatedAt: row.updated_at,
  }));
}

/** The editor decided on blocks that no longer stand as they were seen. */
export function draftChanged(): UserError {
  return new UserError('import:error.draftChanged', {}, 409);
}

function noDraft(): UserError {
  return new UserError('import:error.noDraft', {}, 404);
}

function ownDraft(db: Kysely<Database>, id: string, owner: string) {
  return db.selectFrom('import_draft').where('id', '=', id).where('owner_id', '=', owner);
}
