import type { Kysely } from 'kysely';
import { can } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { type Importer, refuse, withLineFeeds } from '../articles/import-article.ts';
import { prepare } from '../articles/import-article-preparation.ts';
import { findImportProblems } from '../articles/import-problems.ts';
import type { PreparedArticle } from '../articles/prepared-article.ts';
import type { Database } from '../database/schema.ts';
import { reading, writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import { commitRevision } from '../revisions/commit.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import { listSegments, type Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { joinSentences } from '../text/language.ts';
import { bare } from './match.ts';
import { planRenewal } from './plan.ts';
import {
  findNamedBlocks,
  hashTexts,
  insertMarks,
  insertTexts,
  type NewTexts,
} from './renewal.store.ts';
import type { RenewalItem, RenewalPlan } from './renewal.ts';

/** New texts as a form, a program or the command line gives them; blank ones stay as they are. */
export interface TextsInput {
  original?: string | undefined;
  translation?: string | undefined;
  /** Engine that made the new translation; blank where unknown, left out where it is the same. */
  engine?: string | undefined;
  /** Whether to take them although the translation is far shorter than the original. */
  acceptShort?: boolean | undefined;
}

type Doer = Pick<Services, 'db' | 'events'> & Partial<Pick<Services, 'stopping' | 'srx'>>;

/** What new texts would do to a translation as it stands. */
export interface RenewalProposal {
  /** Number of the newest revision it was planned for. */
  revision: number;
  texts: NewTexts;
  plan: RenewalPlan;
}

/** What became of a renewal. */
export interface Renewed {
  /** Undefined where the texts are those that were there. */
  revision: Revision | undefined;
  plan: RenewalPlan;
}

/**
 * Works out what new texts would do.
 *
 * @throws UserError or UserErrors for texts that cannot be taken, as at an import; 422 where there
 *   is none
 */
export async function proposeRenewal(
  services: Pick<Doer, 'db' | 'stopping' | 'srx'>,
  translation: Translation,
  input: TextsInput,
): Promise<RenewalProposal> {
  const { revision, segments } = await currentOf(services.db, translation);
  const { texts, ...prepared } = await prepareTexts(services, translation, segments, input);
  const namedBlocks = await findNamedBlocks(services.db, translation.id);
  const plan = planRenewal({
    ...prepared,
    segments,
    namedBlocks,
    languages: languagesOf(translation),
    // Nothing is made yet: any numbers will do that are not there.
    nextSegment: Math.max(0, ...segments.map(({ id }) => id)) + 1,
    nextBlock: Math.max(0, ...segments.map(({ block }) => block)) + 1,
  });
  return { revision, texts, plan };
}

/**
 * Gives a translation its new texts, as one revision. The texts before stay where they are.
 *
 * @param seen number of the newest revision the person knew of
 * @throws UserError 403 where the person may not, 409 where somebody has saved since; as
 *   `proposeRenewal` does
 */
export async function renew(
  services: Doer,
  translation: Translation,
  input: TextsInput & { reason?: string | undefined },
  seen: number,
  author: Importer,
): Promise<Renewed> {
  refuseUnlessEditor(author, translation.targetLanguage);
  const current = await currentOf(services.db, translation);
  refuseOutdated(seen, current.revision);
  const { texts, ...prepared } = await prepareTexts(services, translation, current.segments, input);
  const done = await writing(services.db, async (trx) => {
    const head = await lockHead(trx, translation.id);
    refuseOutdated(seen, head.revision);
    const plan = planRenewal({
      ...prepared,
      segments: await listSegments(trx, translation.id),
      namedBlocks: await findNamedBlocks(trx, translation.id),
      languages: head.languages,
      nextSegment: head.nextSegment,
      nextBlock: head.nextBlock,
    });
    const { segments, blocks, nextSegment, nextBlock } = plan;
    const hashes = hashTexts(texts, head.languages);
    const revision = await commitRevision(trx, head, {
      kind: 'renew',
      author: { id: author.id, name: author.name },
      reason: input.reason,
      segments,
      blocks,
      nextSegment,
      nextBlock,
      texts: hashes,
    });
    if (revision) {
      await insertTexts(trx, translation.id, revision.number, texts, hashes);
      await insertMarks(trx, translation.id, revision.number, plan.items);
    }
    return { revision, plan };
  });
  await publishRevision(services, translation.id, done.revision, {
    segments: done.plan.segments.map(({ id }) => id),
  });
  return done;
}

/** What is left to people: true conflicts, and what they wrote in segments that are gone. */
export function unsettled({ items }: RenewalPlan): RenewalItem[] {
  return items.filter(({ outcome, worked }) => outcome === 'conflict' || worked);
}

function refuseUnlessEditor(author: Importer, language: string): void {
  if (can(author, 'edit', language)) return;
  if (can(author, 'edit')) throw new UserError('errors:forbiddenLanguage', { language }, 403);
  throw new UserError('errors:forbidden', {}, 403);
}

function refuseOutdated(seen: number, head: number): void {
  if (seen === head) return;
  if (seen > head || seen < 0) throw notFound('revision');
  throw new UserError('renewal:error.outdated', {}, 409);
}

function languagesOf({ article, targetLanguage }: Translation) {
  return { source: article.sourceLanguage, target: targetLanguage };
}

/** The segments with the number of the newest revision, of one moment. */
async function currentOf(db: Kysely<Database>, { id }: Translation) {
  return reading(db, async (trx) => {
    const row = await trx
      .selectFrom('translation')
      .select('head_revision')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('article');
    return { revision: row.head_revision, segments: await listSegments(trx, id) };
  });
}

interface PreparedTexts {
  texts: NewTexts;
  prepared: PreparedArticle;
  sameOriginal: boolean;
}

async function prepareTexts(
  { stopping, srx }: Pick<Doer, 'stopping' | 'srx'>,
  translation: Translation,
  segments: readonly Segment[],
  input: TextsInput,
): Promise<PreparedTexts> {
  const { source: sourceLanguage, target: targetLanguage } = languagesOf(translation);
  const original = given(input.original);
  const machineText = given(input.translation);
  if (original === undefined && machineText === undefined) {
    throw new UserError('renewal:error.nothing', {}, 422, 'original');
  }
  // As the segments have them: a restoration may have brought back other texts than came in last.
  const now = {
    original: textOf(segments, 'source', sourceLanguage),
    translation: textOf(segments, 'machine', targetLanguage),
  };
  const next = {
    original: original ?? now.original,
    translation: machineText ?? now.translation,
  };
  const engine = input.engine === undefined ? undefined : input.engine.trim() || null;
  const problems = findImportProblems({
    ...next,
    title: translation.article.title,
    sourceLanguage,
    targetLanguage,
    engine: input.engine,
    acceptShort: input.acceptShort,
  }).filter(({ key, field }) => {
    if (field === 'engine') return true;
    const stays = field === 'original' ? original : machineText;
    return stays !== undefined || key.startsWith('import:error.translationShort');
  });
  if (machineText === undefined && engine !== undefined && engine !== translation.engine) {
    problems.push(new UserError('renewal:error.engineAlone', {}, 422, 'engine'));
  }
  refuse(problems);
  const sameOriginal = bare(next.original) === bare(now.original);
  const isSame = sameOriginal && bare(next.translation) === bare(now.translation);
  const prepared = isSame
    ? preparedAsIs(segments)
    : await prepare(
        {
          // Where the words are the same, their blocks are better known than by reading them anew.
          original: sameOriginal ? now.original : next.original,
          translation: next.translation,
          sourceLanguage,
          targetLanguage,
          srx,
        },
        { stopping },
      );
  return { texts: { original, machineText, engine }, prepared, sameOriginal };
}

/** A text that was given; a blank one was not. */
function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : withLineFeeds(text);
}

/** A side of the article as plain text, with an empty line between two blocks. */
function textOf(
  segments: readonly Segment[],
  side: 'source' | 'machine',
  language: string,
): string {
  return blocksOf(segments)
    .map((block) =>
      joinSentences(
        block.map((segment) => segment[side]),
        language,
      ),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

function preparedAsIs(segments: readonly Segment[]): PreparedArticle {
  return {
    blocks: blocksOf(segments).map((block) => ({
      kind: (block[0] as Segment).kind,
      level: (block[0] as Segment).level,
      beads: block.map(({ source, machine, confidence }) => ({
        source: [source],
        target: [machine],
        confidence,
      })),
    })),
  };
}

function blocksOf(segments: readonly Segment[]): Segment[][] {
  const blocks: Segment[][] = [];
  for (const segment of segments) {
    const last = blocks.at(-1);
    if (last?.[0]?.block === segment.block) last.push(segment);
    else blocks.push([segment]);
  }
  return blocks;
}
