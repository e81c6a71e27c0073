import { nameKey } from '../text/transliterate.ts';
import type { IndexedSegment } from './article-index.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import { Pair } from './pair.ts';
import { type PairedName, type PairedNames, pairNames, SAME_NAME } from './paired-names.ts';

/** Names: misspelt by the original's, spelt otherwise elsewhere in the article, acronyms and names lost. */
export const names: Check = {
  name: 'names',
  group: 'names',
  severity: 'warning',
  acrossSegments: true,
  *run(pair: Pair, context: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated) return;
    const { pairs, missing } = context.article ? rememberedNames(pair) : pairNames(pair);
    for (const { source: original, target: rendering, distance, isSure } of pairs) {
      if (distance <= SAME_NAME) continue;
      yield {
        side: 'target',
        start: rendering.from,
        end: rendering.to,
        message: 'garbled',
        severity:
          (isSure || distance < 0.3) && !isAbjad(source) && !isAbjad(target) ? 'warning' : 'hint',
        params: { source: original.text, target: rendering.text },
        ...(source.script === target.script &&
          !/['’]/u.test(rendering.text) && {
            fix: replacing(
              target.text,
              rendering.from,
              rendering.to,
              original.text.replace(/['’]\p{L}*$/u, ''),
            ),
          }),
      };
    }
    for (const { from, to, text } of missing) {
      yield {
        side: 'source',
        start: from,
        end: to,
        message: 'missing',
        severity: 'hint',
        params: { name: text },
      };
    }
    yield* acronyms(pair);
    yield* inconsistent(pair, pairs, context);
  },
};

/** Scripts without vowels tell too little to warn. */
function isAbjad({ script }: Pair['source']): boolean {
  return script === 'Arab' || script === 'Hebr';
}

const ACRONYM = /(?<![\p{L}\p{N}-])[A-Z][A-Z\d]{1,7}(?![\p{L}\p{N}])/gu;

/** Acronyms of Latin letters that another language writes the same. */
function* acronyms({ source, target }: Pair): Generator<Found> {
  if (source.script !== 'Latn' || target.script !== 'Latn' || /^[^\p{Ll}]*$/u.test(source.prose))
    return;
  for (const { 0: acronym, index } of source.prose.matchAll(ACRONYM)) {
    if (/^[IVXLCDM]+$/u.test(acronym) || target.text.toUpperCase().includes(acronym)) continue;
    yield {
      side: 'source',
      start: index,
      end: index + acronym.length,
      message: 'acronym',
      severity: 'hint',
      params: { name: acronym },
    };
  }
}

/** Renderings of a name across the article, by its key: how often each is used. */
type Renderings = Map<string, Map<string, number>>;

function* inconsistent(
  pair: Pair,
  pairs: readonly PairedName[],
  { article }: CheckContext,
): Generator<Found> {
  if (!article) return;
  const { source, target } = pair;
  const renderings = article.derive(`names ${source.language} ${target.language}`, (segments) =>
    renderingsOf(segments, source.language, target.language),
  );
  for (const { source: original, target: rendering, distance } of pairs) {
    if (distance > SAME_NAME) continue;
    const used = renderings.get(keyOf(original.text, source.language));
    if (!used || used.size < 2) continue;
    const own = stemOf(rendering.text);
    const [usual, count] = [...used].reduce((most, one) => (one[1] > most[1] ? one : most));
    if (usual === own || isInflected(usual, own) || count <= (used.get(own) ?? 0)) continue;
    yield {
      side: 'target',
      start: rendering.from,
      end: rendering.to,
      message: 'inconsistent',
      params: { name: rendering.text, usual, count },
    };
  }
}

/** Segments whose names are remembered: those of the longest article, of which a save changes one. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, PairedNames>();

function rememberedNames(pair: Pair): PairedNames {
  const { source, target } = pair;
  const key = JSON.stringify([source.language, target.language, source.text, target.text]);
  let names = remembered.get(key);
  if (!names) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    names = pairNames(pair);
    remembered.set(key, names);
  }
  return names;
}

function renderingsOf(
  segments: Iterable<IndexedSegment>,
  sourceLang: string,
  targetLang: string,
): Renderings {
  const renderings: Renderings = new Map();
  for (const segment of segments) {
    const { pairs } = rememberedNames(
      new Pair(segment.source, segment.target, sourceLang, targetLang),
    );
    for (const { source, target, distance } of pairs) {
      if (distance > SAME_NAME) continue;
      const key = keyOf(source.text, sourceLang);
      if (key.length < 3) continue;
      const used = renderings.get(key) ?? new Map<string, number>();
      const stem = stemOf(target.text);
      used.set(stem, (used.get(stem) ?? 0) + 1);
      renderings.set(key, used);
    }
  }
  return renderings;
}

/** A name whatever its case: endings of inflection do not count in the skeleton of its first part. */
function keyOf(word: string, language: string): string {
  return nameKey(
    word
      .replace(/['’]\p{L}*$/u, '')
      .replace(/(?<=\p{L}{4})[аеиоуыюяьй]{1,2}$|(?<=\p{L}{4})(?:ом|ем|ым|ой)$/u, ''),
    language,
  );
}

function stemOf(word: string): string {
  return word.replace(/['’]\p{L}*$/u, '');
}

/** Whether one form is the other with an ending. */
function isInflected(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const shared = short.length > 4 ? short.slice(0, -1) : short;
  return long.startsWith(shared) && long.length - short.length <= 3;
}
