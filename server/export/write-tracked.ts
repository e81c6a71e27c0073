import { type ReviewTable, writeReviewTable } from '../formats/docx/review-table.ts';
import { type TrackedParagraph, writeTrackedChanges } from '../formats/docx/tracked-changes.ts';
import type { TrackedRevision } from '../formats/docx/tracked-text.ts';
import { type Delta, type DeltaStep, lengths } from '../revisions/delta.ts';
import { diff } from '../revisions/diff.ts';
import type { State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';
import type { ExportedArticle, ExportedBlock, ExportedSegment } from './exported-article.ts';
import type { TargetVersion } from './target-history.ts';
import { detailsOf } from './to-documents.ts';

/** What the segments of an article were, by their numbers. */
export type Histories = ReadonlyMap<number, readonly TargetVersion[]>;

/** Words around a table for review, in the language of whoever exports. */
export interface ReviewLabels {
  /** BCP 47. */
  language: string;
  headings: ReviewTable['headings'];
  states: Record<State, string>;
}

/** A DOCX file with the machine text, and every change of it tracked with its author and date. */
export function writeTracked(article: ExportedArticle, histories: Histories): Uint8Array {
  const language = article.translation.targetLanguage;
  return writeTrackedChanges({
    language,
    details: detailsOf(article, article.translation.article.title),
    paragraphs: article.blocks.map((block) => paragraphOf(block, histories, language)),
  });
}

/** A DOCX file with a table for review: source, machine text with tracked changes, state. */
export function writeReview(
  article: ExportedArticle,
  histories: Histories,
  labels: ReviewLabels,
): Uint8Array {
  const { article: original, targetLanguage } = article.translation;
  return writeReviewTable({
    sourceLanguage: original.sourceLanguage,
    targetLanguage,
    interfaceLanguage: labels.language,
    details: detailsOf(article, original.title),
    headings: labels.headings,
    rows: article.blocks
      .flatMap(({ segments }) => segments)
      .map((segment) => ({
        source: segment.source,
        machine: segment.machine,
        revisions: stepsOf(segment, histories, targetLanguage),
        state: labels.states[segment.state],
      })),
  });
}

/** A change of one segment, by the revision that made it. */
interface Step extends TrackedRevision {
  revision: number;
}

function stepsOf(segment: ExportedSegment, histories: Histories, language: string): Step[] {
  let before = segment.machine;
  return (histories.get(segment.id) ?? []).flatMap(({ text, author, at, revision }) => {
    const delta = diff(before, text, language);
    const isSame = before === text;
    before = text;
    return isSame ? [] : [{ delta, author, date: at, revision }];
  });
}

/** A block as one text: what is done in one segment leaves those around it as they are. */
function paragraphOf(
  { kind, level, segments }: ExportedBlock,
  histories: Histories,
  language: string,
): TrackedParagraph {
  const space = joinSentences(['。', '。'], language).length - 2;
  const lengthsNow = segments.map(({ machine }) => machine.length);
  const steps = segments
    .flatMap((segment, index) =>
      stepsOf(segment, histories, language).map((step) => ({ ...step, index })),
    )
    .sort((one, other) => one.revision - other.revision || one.index - other.index);
  const revisions = steps.map(({ delta, author, date, index }) => {
    const sum = (from: number, to: number) =>
      lengthsNow.slice(from, to).reduce((total, length) => total + length, 0);
    const before = sum(0, index) + index * space;
    const behind = sum(index + 1, segments.length) + (segments.length - 1 - index) * space;
    lengthsNow[index] = lengths(delta).after;
    return { delta: within(before, delta, behind), author, date };
  });
  return {
    kind,
    ...(level !== null && { level }),
    before: segments.map(({ machine }) => machine).join(' '.repeat(space)),
    revisions,
  };
}

/** A delta of a part of a text as one of the whole: two retained stretches in a row are one. */
function within(before: number, delta: Delta, behind: number): Delta {
  const steps: DeltaStep[] = [];
  for (const step of [before, ...delta, behind]) {
    const last = steps.at(-1);
    if (step === 0) continue;
    if (typeof step === 'number' && typeof last === 'number') steps[steps.length - 1] = last + step;
    else steps.push(step);
  }
  return steps;
}
