import type { TermPair } from '../terms/term-index.ts';
import { pairOfLists, type TermLists } from '../terms/terms-in.ts';
import { fitLengths, type LengthFit, lengthOf } from '../text/length-model.ts';
import { ArticleIndex } from './article-index.ts';
import type { BlockKind, Dictionary, HousePattern, SegmentRecord } from './context.ts';
import type { Finding } from './finding.ts';
import { Pair } from './pair.ts';
import { CHECKS } from './registry.ts';
import { runChecks } from './run.ts';

/** A segment of an article to be checked. */
export interface SegmentToCheck {
  id: number;
  source: string;
  target: string;
  kind: BlockKind;
  /** Whether it has to be checked by itself; others are only compared with. */
  isStale: boolean;
  /** Known of those that have to be checked. */
  record?: SegmentRecord;
}

/** What the checks go by for a translation, besides its segments. Plain data, to be sent to another process. */
export interface CheckProfile {
  /** Names of the checks that do not run. */
  off: readonly string[];
  /** Version of the termbase, where it is checked by. */
  termbase?: string;
  housePatterns?: readonly HousePattern[];
  /** Words that are right besides those of the dictionaries. */
  words?: readonly string[];
}

/** An article as the checks need it: its segments under review, in reading order. */
export interface ArticleToCheck {
  sourceLanguage: string;
  targetLanguage: string;
  publishedOn: string | null;
  profile: CheckProfile;
  /** Terms that stand in its texts. */
  terms?: TermLists;
  segments: readonly SegmentToCheck[];
  /** Approved segments of other articles in these languages: how names are spelt there. */
  others?: readonly { source: string; target: string }[];
}

/** What the checks found, by segment. */
export interface ArticleFindings {
  /** Of the segments that had to be checked by themselves. */
  own: Map<number, Finding[]>;
  /** Of comparing all segments with each other; those without a finding are left out. */
  across: Map<number, Finding[]>;
}

/** Checks that say something only of a segment among others. */
const COMPARING = ['inconsistent', 'reused'];

/**
 * Runs the checks over an article: those of one segment over the stale ones, and those that compare
 * segments over all. Pure, and given a second for some thousand segments.
 */
export function checkArticle(article: ArticleToCheck, dictionary?: Dictionary): ArticleFindings {
  const lengths = articleLengths(article.segments);
  const { terms, sourceLanguage, targetLanguage } = article;
  const termbase = terms && pairOfLists(terms, sourceLanguage, targetLanguage);
  const own = new Map<number, Finding[]>();
  for (const [at, segment] of article.segments.entries()) {
    if (segment.isStale)
      own.set(segment.id, checkAt(article, at, { dictionary, lengths, termbase }));
  }
  return { own, across: compareSegments(article) };
}

/** What the checks find in one segment by itself and beside its neighbours. */
export function checkAt(
  article: ArticleToCheck,
  at: number,
  {
    dictionary,
    lengths,
    termbase,
  }: {
    dictionary?: Dictionary | undefined;
    lengths?: LengthFit | undefined;
    termbase?: TermPair | undefined;
  } = {},
): Finding[] {
  const segment = article.segments[at];
  if (!segment) return [];
  const { profile, publishedOn } = article;
  const [previous, next] = [article.segments[at - 1], article.segments[at + 1]];
  const pair = new Pair(
    segment.source,
    segment.target,
    article.sourceLanguage,
    article.targetLanguage,
  );
  return runChecks(
    pair,
    {
      blockKind: segment.kind,
      segment: segment.id,
      ...(previous && { previous }),
      ...(next && { next }),
      ...(publishedOn !== null && { publishedOn }),
      ...(termbase && { termbase }),
      ...(profile.housePatterns && { housePatterns: profile.housePatterns }),
      ...(segment.record && { record: segment.record }),
      ...(dictionary && { dictionary }),
      ...(lengths && { lengths }),
    },
    { enabled: enabled(profile, (name) => !COMPARING.includes(name)) },
  );
}

/** How long translations are in this article, where it is long enough to tell. */
export function articleLengths(segments: readonly SegmentToCheck[]): LengthFit | undefined {
  return fitLengths(segments.map(({ source, target }) => [lengthOf(source), lengthOf(target)]));
}

function compareSegments({
  sourceLanguage,
  targetLanguage,
  profile,
  segments,
  others = [],
}: ArticleToCheck): Map<number, Finding[]> {
  const own = segments.map(({ id, source, target }) => ({ key: id, source, target }));
  const index = new ArticleIndex(own);
  const everywhere =
    others.length === 0
      ? index
      : new ArticleIndex([...own, ...others.map((one, at) => ({ ...one, key: `other ${at}` }))]);
  const comparing = enabled(profile, (name) => COMPARING.includes(name));
  const naming = enabled(profile, (name) => name === 'names');
  const across = new Map<number, Finding[]>();
  for (const { id, source, target } of segments) {
    const isAlike =
      index.withSource(source, id).length > 0 || index.withTarget(target, id).length > 0;
    const pair = new Pair(source, target, sourceLanguage, targetLanguage);
    const found = [
      ...(isAlike ? runChecks(pair, { article: index, segment: id }, { enabled: comparing }) : []),
      ...runChecks(pair, { article: everywhere, segment: id }, { enabled: naming }).filter(
        isOfSeveral,
      ),
    ];
    if (found.length > 0) across.set(id, found);
  }
  return across;
}

/** Other spellings are told by other segments, and garbled names by the segment alone. */
function isOfSeveral({ messageKey }: Finding): boolean {
  return messageKey === 'checks:names.inconsistent';
}

function enabled({ off }: CheckProfile, wanted: (name: string) => boolean): string[] {
  return CHECKS.flatMap(({ name }) => (wanted(name) && !off.includes(name) ? [name] : []));
}
