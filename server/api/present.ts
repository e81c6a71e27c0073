import type { z } from 'zod';
import type { Translation } from '../articles/article.ts';
import type { Change, LanguagePair, SegmentChange } from '../revisions/frame.ts';
import type { HunkNote } from '../revisions/hunk-note.store.ts';
import { lapsingSegments, type Plan, plannedChanges } from '../revisions/present-plan.ts';
import type { Revision, RevisionWithChanges } from '../revisions/revision.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type * as schemas from './schemas.ts';

/** An article as its translations have it. */
export function presentArticle(
  translations: readonly [Translation, ...Translation[]],
): z.output<typeof schemas.article> {
  const { id, title, sourceLanguage, url, author, publishedOn, createdAt } =
    translations[0].article;
  return {
    id,
    title,
    sourceLanguage,
    url,
    author,
    publishedOn,
    createdAt,
    translations: translations.map(
      ({ targetLanguage, engine, revision, words, updatedAt, updatedBy }) => ({
        targetLanguage,
        engine,
        revision,
        words,
        updatedAt,
        updatedBy,
      }),
    ),
  };
}

/** A translation with what there is to say of its article. */
export function presentTranslation(
  translation: Translation,
): z.output<typeof schemas.translationSummary> {
  const { article } = translation;
  return {
    id: article.id,
    title: article.title,
    sourceLanguage: article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    engine: translation.engine,
    url: article.url,
    author: article.author,
    publishedOn: article.publishedOn,
    revision: translation.revision,
    words: translation.words,
    updatedAt: translation.updatedAt,
    updatedBy: translation.updatedBy,
  };
}

export function presentSegment(segment: Segment): z.output<typeof schemas.segment> {
  const { id, source, machine, target, state, excluded, version } = segment;
  return { id, source, machine, target, state, excluded, version };
}

/** Segments in reading order as blocks of them. */
export function presentBlocks(segments: readonly Segment[]): z.output<typeof schemas.block>[] {
  const blocks: z.output<typeof schemas.block>[] = [];
  for (const segment of segments) {
    if (blocks.at(-1)?.id !== segment.block) {
      blocks.push({ id: segment.block, kind: segment.kind, level: segment.level, segments: [] });
    }
    blocks.at(-1)?.segments.push(presentSegment(segment));
  }
  return blocks;
}

/** A revision without its changes, which some functions leave on it. */
export function presentRevisionHead(revision: Revision): z.output<typeof schemas.revision> {
  const { number, parent, hash, kind, author, at, summary, reason } = revision;
  return { number, parent, hash, kind, author, at, summary, reason };
}

/** A revision with what most programs look for in its changes told apart. */
export function presentRevision(
  revision: RevisionWithChanges,
  notes: readonly HunkNote[],
): z.output<typeof schemas.revisionWithChanges> {
  return {
    ...presentRevisionHead(revision),
    ...(revision.texts ? { texts: revision.texts } : {}),
    changes: revision.changes.map(presentChange),
    notes: notes.map(presentNote),
  };
}

export function presentNote(note: HunkNote): z.output<typeof schemas.note> {
  const { segment, hunk, body, author, at, changedAt } = note;
  return { segment, hunk, body, author, at, changedAt };
}

function presentChange({ entity, id, change }: Change): z.output<typeof schemas.change> {
  const { target, state }: SegmentChange = entity === 'segment' ? change : {};
  return {
    entity,
    id,
    delta: target ? target.map((step) => (Array.isArray(step) ? [...step] : step)) : null,
    state: state ? [...state] : null,
    change: { ...change },
  } as z.output<typeof schemas.change>;
}

/** What restoring or undoing would do, before it is done. */
export function presentPlannedChanges(
  plan: Plan,
  languages: LanguagePair,
): z.output<typeof schemas.plannedChanges> {
  return {
    changes: plannedChanges(plan, languages).map(presentChange),
    lapsing: lapsingSegments(plan),
  };
}
