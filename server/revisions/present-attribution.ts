import {
  presentReadings,
  type ReadingLink,
  type ReadingPart,
  readingParts,
} from '../workbench/present-reading.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import { authorKey } from './attribution.ts';
import type { Origin, Span } from './attribution-origin.ts';
import type { AttributionNow } from './read-attribution.ts';
import type { Author } from './revision.ts';

/** Looks there are for people, each a colour with a pattern; with more people they come again. */
export const LOOKS = 16;

/** How text of one origin is marked: not at all, as kept, or as somebody's own. */
export type Look = 'machine' | 'kept' | `author-${number}`;

/** One line of the legend. */
export interface LegendEntry {
  look: Look;
  /** Undefined for the machine's text. */
  name: string | undefined;
  words: number;
  /** 0 to 1. */
  share: number;
  /** Address of the page that shows this person's text alone. */
  href: string | undefined;
  chosen: boolean;
}

export interface LegendView {
  entries: LegendEntry[];
  /** Address of the page with everybody. */
  everybody: string;
  /** Whose text alone is shown; undefined for everybody's. */
  chosen: string | undefined;
}

/** A piece of a sentence; printed one after the other they are the whole. */
export interface StretchView {
  text: string;
  /** Undefined where it is not marked. */
  mark: MarkView | undefined;
}

/** A mark, and what there is to say of it. */
export interface MarkView {
  look: Look;
  href: string;
  title: string;
}

export interface AttributionPage {
  header: TranslationHeader;
  readings: ReadingLink[];
  legend: LegendView;
  parts: ReadingPart<StretchView>[];
}

/** Says in words where text comes from. */
export type Describe = (origin: Exclude<Origin, { kind: 'machine' }>) => string;

/** Who wrote a translation, as a page shows it. */
export function presentAttribution(
  header: TranslationHeader,
  now: AttributionNow,
  author: string | undefined,
  describe: Describe,
): AttributionPage {
  const legend = presentLegend(header.path, now, author);
  const lookOf = looks(now.authors);
  const nameOf = names(now.authors);
  const spans = new Map(now.segments.map((one) => [one.segment.id, one.spans]));
  const marks = new Map<Origin, MarkView | undefined>();
  const markOf = (segment: number, origin: Origin): MarkView | undefined => {
    if (origin.kind === 'machine') return undefined;
    const { author: by, number } = origin.revision;
    if (legend.chosen !== undefined && nameOf(by) !== legend.chosen) return undefined;
    const known = marks.get(origin) ?? { look: lookOf(origin), href: '', title: describe(origin) };
    marks.set(origin, known);
    return { ...known, href: `${header.path}/history/${number}?segment=${segment}#s${segment}` };
  };
  return {
    header,
    readings: presentReadings(header),
    legend,
    parts: readingParts(
      now.segments.map(({ segment }) => segment),
      header.targetLanguage,
      ({ id, target }) => ({
        text: target,
        pieces: presentStretches(target, spans.get(id) ?? [], (origin) => markOf(id, origin)),
      }),
    ),
  };
}

/** The legend: the machine's words first, then people by how much they wrote. */
export function presentLegend(
  path: string,
  { shares, authors }: AttributionNow,
  author?: string,
): LegendView {
  const lookOf = looks(authors);
  const nameOf = names(authors);
  const known = new Set<string>();
  const counted = new Map<string, { look: Look; name: string | undefined; words: number }>();
  for (const look of ['machine', 'kept'] as const) {
    counted.set(look, { look, name: undefined, words: 0 });
  }
  let total = 0;
  for (const { origin, words } of shares) {
    const by = origin.kind === 'written' ? origin.revision.author : undefined;
    if (origin.kind !== 'machine') known.add(nameOf(origin.revision.author));
    const key = by ? authorKey(by) : origin.kind;
    const entry = counted.get(key) ?? {
      look: lookOf(origin),
      name: by && nameOf(by),
      words: 0,
    };
    entry.words += words;
    total += words;
    counted.set(key, entry);
  }
  const [machine, kept, ...people] = [...counted.values()];
  people.sort((one, other) => other.words - one.words);
  const chosen = author !== undefined && known.has(author) ? author : undefined;
  return {
    chosen,
    everybody: `${path}/attribution`,
    entries: [machine, kept, ...people].flatMap((entry) => {
      if (!entry) return [];
      const { look, name, words } = entry;
      const share = total === 0 ? 0 : words / total;
      const href =
        name === undefined
          ? undefined
          : `${path}/attribution?${new URLSearchParams({ author: name })}`;
      return { look, name, words, share, href, chosen: name !== undefined && name === chosen };
    }),
  };
}

/** People by the name they have now, as far as history knows. */
function names(authors: readonly Author[]): (author: Author) => string {
  const newest = new Map(authors.map((one) => [authorKey(one), one.name]));
  return (author) => newest.get(authorKey(author)) ?? author.name;
}

/** What each origin looks like. People keep their look, for it depends on who came first. */
export function looks(authors: readonly Author[]): (origin: Origin) => Look {
  const places = new Map(authors.map((author, index) => [authorKey(author), index % LOOKS]));
  return (origin) => {
    if (origin.kind !== 'written') return origin.kind;
    return `author-${places.get(authorKey(origin.revision.author)) ?? LOOKS - 1}`;
  };
}

/** Spans as pieces: neighbours of one origin are one, and white space at their edges is not marked. */
function presentStretches(
  text: string,
  spans: readonly Span[],
  markOf: (origin: Origin) => MarkView | undefined,
): StretchView[] {
  const pieces: StretchView[] = [];
  const add = (piece: string, mark: MarkView | undefined): void => {
    if (piece === '') return;
    const last = pieces.at(-1);
    if (last && last.mark === mark) last.text += piece;
    else pieces.push({ text: piece, mark });
  };
  for (const { from, to, origin } of merged(spans)) {
    const stretch = text.slice(from, to);
    const mark = markOf(origin);
    const inner = stretch.trim();
    if (!mark || inner === '') {
      add(stretch, undefined);
      continue;
    }
    const start = stretch.indexOf(inner);
    add(stretch.slice(0, start), undefined);
    add(inner, mark);
    add(stretch.slice(start + inner.length), undefined);
  }
  return pieces;
}

/** Neighbouring spans of one origin as one. */
export function merged(spans: readonly Span[]): Span[] {
  const one: Span[] = [];
  for (const span of spans) {
    const last = one.at(-1);
    if (last && last.origin === span.origin) last.to = span.to;
    else one.push({ ...span });
  }
  return one;
}
