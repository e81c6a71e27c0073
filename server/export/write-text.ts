import { unifiedDiff } from '../formats/unified-diff.ts';
import { type ExportedArticle, type ExportedSegment, runningText } from './exported-article.ts';

/** How unapproved text is marked in formats without markup: brackets no prose uses. */
const MARKS = ['⟦', '⟧'] as const;

/** Plain text: a paragraph a block, with an empty line between two. */
export function writeText(article: ExportedArticle): string {
  return paragraphs(article, article.translation.targetLanguage, (segment) =>
    segment.state === 'approved' ? segment.target : MARKS[0] + segment.target + MARKS[1],
  );
}

/** The text as it stands, laid out as plain text is, with nothing marked. */
export function writeCurrentText(
  article: Pick<ExportedArticle, 'blocks'>,
  language: string,
): string {
  return paragraphs(article, language);
}

function paragraphs(
  { blocks }: Pick<ExportedArticle, 'blocks'>,
  language: string,
  write?: (segment: ExportedSegment) => string,
): string {
  return blocks
    .map(({ segments }) => runningText(segments, language, write))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `${paragraph}\n`)
    .join('\n');
}

/**
 * What human hands did: a unified diff from the machine text to the text as it is, both laid out as
 * plain text is. Applied to the one it gives the other, so unapproved text cannot be marked in place;
 * it is listed before the diff, where `patch` and `git apply` read over it.
 */
export function writeDiff(article: ExportedArticle): string {
  const { translation, blocks } = article;
  const language = translation.targetLanguage;
  const diff = unifiedDiff(
    `article-${translation.article.id}.${translation.targetLanguage}.txt`,
    paragraphs(machineOf(article), language),
    paragraphs(article, language),
  );
  if (diff === '') return '';
  const unapproved = blocks
    .flatMap(({ segments }) => segments)
    .filter(({ state }) => state !== 'approved')
    .map(
      ({ id, state, target }) =>
        `# not approved: ${id} (${state}) ${target.replace(/\s+/gu, ' ')}\n`,
    );
  return unapproved.join('') + diff;
}

/** The article as the engine left it. */
function machineOf(article: ExportedArticle): ExportedArticle {
  const blocks = article.blocks.map((block) => ({
    ...block,
    segments: block.segments.map((segment) => ({ ...segment, target: segment.machine })),
  }));
  return { ...article, blocks };
}
