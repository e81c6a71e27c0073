import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import type { UserError } from '../errors.ts';
import { withoutCodes } from '../formats/inline.ts';
import type { ConcordanceHit } from './concordance.ts';
import type { MemoryEntry } from './entry.ts';
import type { TextRange } from './find-matches.ts';
import type { Pair, Side } from './signatures.ts';

/** A part of a shown text; the words that were looked for are marked. */
export interface TextPart {
  text: string;
  isFound: boolean;
}

export interface ListedEntry {
  id: number;
  texts: { language: string; parts: TextPart[] }[];
  /** Name of the file it is from; null for one of an article. */
  file: string | null;
  /** Of one that is from an article. */
  place: { path: string; title: string; language: string } | undefined;
  addedBy: string;
  addedAt: string;
  canRemove: boolean;
}

export interface MemoryPage {
  /** Which languages there are, and which are shown. */
  pairs: (Pair & { value: string; isChosen: boolean })[];
  words: string;
  side: Side | undefined;
  entries: ListedEntry[];
  /** Address of the page after this one. */
  next: string | undefined;
  exportPath: string | undefined;
  canImport: boolean;
  errors: readonly UserError[];
  imported: number | undefined;
  removed: boolean;
}

/** Where an entry's segment is to be seen. */
export type Places = ReadonlyMap<number, { article: number; title: string; language: string }>;

/** The articles entries are from, by translation. */
export async function findPlaces(
  db: Kysely<Database>,
  entries: readonly MemoryEntry[],
): Promise<Places> {
  const translations = new Set(
    entries.flatMap(({ origin }) => (origin.kind === 'article' ? [origin.translation] : [])),
  );
  if (translations.size === 0) return new Map();
  const rows = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select(['translation.id', 'translation.article_id', 'translation.target_language'])
    .select(['article.title'])
    .where('translation.id', 'in', [...translations])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { article: row.article_id, title: row.title, language: row.target_language },
    ]),
  );
}

export function presentMemory(parts: {
  user: User;
  pairs: readonly Pair[];
  places: Places;
  pair: Partial<Pair>;
  words: string;
  side: Side | undefined;
  hits: readonly ConcordanceHit[];
  /** The last entry shown, where more may follow. */
  before: number | undefined;
  errors: readonly UserError[];
  imported: number | undefined;
  removed: boolean;
}): MemoryPage {
  const { user, pairs, pair, before } = parts;
  const chosen = pair.source && pair.target ? `${pair.source} ${pair.target}` : '';
  const ofPair = chosen ? `pair=${encodeURIComponent(chosen)}` : '';
  return {
    pairs: pairs.map((one) => {
      const value = `${one.source} ${one.target}`;
      return { ...one, value, isChosen: value === chosen };
    }),
    words: parts.words,
    side: parts.side,
    entries: parts.hits.map((hit) => presentHit(hit, user, parts.places)),
    next:
      before === undefined
        ? undefined
        : `/memory?${[ofPair, `before=${before}`].filter(Boolean).join('&')}`,
    exportPath: pairs.length > 0 ? `/memory/export${ofPair && `?${ofPair}`}` : undefined,
    canImport: can(user, 'review'),
    errors: parts.errors,
    imported: parts.imported,
    removed: parts.removed,
  };
}

function presentHit({ entry, side, found }: ConcordanceHit, user: User, places: Places) {
  const { id, source, target, sourceLanguage, targetLanguage, origin, addedBy, addedAt } = entry;
  const place = origin.kind === 'article' ? places.get(origin.translation) : undefined;
  return {
    id,
    texts: [
      { language: sourceLanguage, parts: partsOf(source, side === 'source' ? found : []) },
      { language: targetLanguage, parts: partsOf(target, side === 'target' ? found : []) },
    ],
    file: origin.kind === 'file' ? origin.file : null,
    place:
      place && origin.kind === 'article'
        ? {
            path: `/articles/${place.article}/translations/${place.language}/segments/${origin.segment}`,
            title: place.title,
            language: sourceLanguage,
          }
        : undefined,
    addedBy,
    addedAt,
    canRemove: can(user, 'review', targetLanguage),
  };
}

function partsOf(text: string, found: readonly TextRange[]): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const range of [...found].sort((one, other) => one.start - other.start)) {
    if (range.start < end) continue;
    parts.push({ text: withoutCodes(text.slice(end, range.start)), isFound: false });
    parts.push({ text: withoutCodes(text.slice(range.start, range.end)), isFound: true });
    end = range.end;
  }
  parts.push({ text: withoutCodes(text.slice(end)), isFound: false });
  return parts.filter(({ text }) => text !== '');
}
