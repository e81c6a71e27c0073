import { writing } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import type { NewArticle } from './article.store.ts';
import {
  type ArticleInput,
  bringIn,
  claimOriginal,
  type Importer,
  refuseForbiddenLanguage,
  titleFor,
} from './import-article.ts';
import { type ArticleDetailsInput, checkDetails } from './import-article-details.ts';
import {
  deleteDraftIfThere,
  draftChanged,
  getDraft,
  insertDraft,
  takeDraft,
  updateDraft,
} from './import-draft.store.ts';
import type { PreparedArticle } from './prepared-article.ts';
import {
  applySplice,
  invertSplice,
  operate,
  type Place,
  type PreviewOperation,
  type Splice,
} from './preview-operations.ts';
import { storeArticle } from './store-article.ts';

/** What there is to say on a draft beside its texts. */
export interface DraftDetails extends Omit<NewArticle, 'original' | 'machineText'> {
  /** How uploaded files were read, for the person who uploaded them: i18n keys and their values. */
  notes: { key: string; params: Record<string, unknown> }[];
  /** Languages nobody stated. */
  detected: ('source' | 'target')[];
  /** Whether it is known that the same article is there already. */
  again: boolean;
}

/** An article on its way in, private to whoever imports it. */
export interface ImportDraft {
  id: string;
  /** Goes up by one with every change. */
  version: number;
  details: DraftDetails;
  prepared: PreparedArticle;
  /** What the newest operations did, oldest first. */
  undo: Splice[];
}

/** Operations that can be taken back. */
const UNDO_STEPS = 100;

type Doer = Pick<Services, 'db'>;
type Preparer = Doer & Partial<Pick<Services, 'stopping' | 'srx'>>;
type Owner = Importer & { id: string };

/**
 * Checks and prepares an article and keeps it as a draft to be looked over.
 *
 * @param options `notes`: how files were read whose text is in the input; `replaced`: draft that this
 *   one takes the place of
 * @returns the draft's identifier
 * @throws UserErrors as `createArticle` does
 */
export async function createDraft(
  { db, stopping, srx }: Preparer,
  input: ArticleInput,
  owner: Owner,
  options: { notes?: DraftDetails['notes']; replaced?: string | undefined } = {},
): Promise<string> {
  const broughtIn = await bringIn({ db, stopping, srx }, input, owner);
  const { prepared, files, notes, detected } = broughtIn;
  const { original, machineText, ...article } = broughtIn.article;
  const details: DraftDetails = {
    ...article,
    title: titleFor(article.title, prepared),
    notes: [...(options.notes ?? []), ...notes],
    detected,
    again: input.again ?? false,
  };
  return writing(db, async (trx) => {
    if (options.replaced) await deleteDraftIfThere(trx, options.replaced, owner.id);
    const texts = { original, machineText };
    return insertDraft(trx, owner.id, { details, texts, prepared, files });
  });
}

/**
 * Changes blocks or pairs of a draft.
 *
 * @param seen version of the draft the operation was chosen for
 * @returns the place the editor is at afterwards
 * @throws UserError 404, or 409 when the draft was changed meanwhile
 */
export async function operateOnDraft(
  { db }: Doer,
  id: string,
  owner: Owner,
  seen: number,
  operation: PreviewOperation,
): Promise<Place> {
  const draft = await getSeenDraft(db, id, owner, seen);
  const done = operate(draft.prepared, operation);
  if (!done) return { block: operation.block };
  await updateDraft(db, id, seen, {
    prepared: applySplice(draft.prepared, done.splice),
    undo: [...draft.undo, done.splice].slice(-UNDO_STEPS),
  });
  return done.place;
}

/**
 * Takes back the newest operation on a draft.
 *
 * @returns the place it had been done at; undefined where there is nothing to take back
 * @throws as `operateOnDraft` does
 */
export async function undoOnDraft(
  { db }: Doer,
  id: string,
  owner: Owner,
  seen: number,
): Promise<Place | undefined> {
  const draft = await getSeenDraft(db, id, owner, seen);
  const splice = draft.undo.at(-1);
  if (!splice) return undefined;
  await updateDraft(db, id, seen, {
    prepared: applySplice(draft.prepared, invertSplice(splice)),
    undo: draft.undo.slice(0, -1),
  });
  return { block: splice.at };
}

/**
 * Changes what a draft says of its article: title, engine, address, author, date.
 *
 * @throws UserErrors naming the fields that do not fit; UserError 404 where there is no such draft
 */
export async function describeDraft(
  { db }: Doer,
  id: string,
  owner: Owner,
  input: ArticleDetailsInput,
): Promise<void> {
  const draft = await getDraft(db, id, owner.id);
  const described = checkDetails(input);
  const title = titleFor(described.title, draft.prepared);
  await updateDraft(db, id, draft.version, { details: { ...draft.details, ...described, title } });
}

/**
 * Stores a draft as an article; the draft goes.
 *
 * @param again whether to store it although the same article has come in meanwhile
 * @returns the article's identifier and its target language
 * @throws UserError 404, 403 when the person may no longer import into its target language, or 409 when the draft was changed or the same article stored meanwhile
 */
export async function saveDraft(
  { db }: Doer,
  id: string,
  owner: Owner,
  seen: number,
  again: boolean,
): Promise<{ article: number; targetLanguage: string }> {
  return writing(db, async (trx) => {
    const { details, texts, prepared, files } = await takeDraft(trx, id, owner.id, seen);
    // What the person may do can have changed since they began.
    refuseForbiddenLanguage(owner, details.targetLanguage);
    const { notes: _notes, detected: _detected, again: knownToBeThere, ...described } = details;
    const article = { ...described, ...texts };
    if (!again && !knownToBeThere) await claimOriginal(trx, article);
    const author = { id: owner.id, name: owner.name };
    const stored = await storeArticle({ db: trx }, article, prepared, author, files);
    return { article: stored, targetLanguage: details.targetLanguage };
  });
}

async function getSeenDraft(
  db: Doer['db'],
  id: string,
  owner: Owner,
  seen: number,
): Promise<ImportDraft> {
  const draft = await getDraft(db, id, owner.id);
  if (draft.version !== seen) throw draftChanged();
  return draft;
}
