import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';
import {
  ADJECTIVE_STEMS,
  ADJECTIVE_SUFFIXES,
  NAME_ADJECTIVES,
  NAMES,
  NOUNS_LIKE_ADJECTIVES,
} from './words/german-adjectives.ts';

/** An article, a possessive or a preposition, then what may be a capitalised adjective, then a noun. */
const PHRASE =
  /(?<=(?:^|[\s(„»‚])(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|kein|keine|keiner|keinen|keinem|dieser|diese|dieses|diesem|diesen|jene|jener|jenem|jenen|sein|seine|seiner|seines|seinem|seinen|ihr|ihre|ihrer|ihres|ihrem|ihren|unsere|unserer|unserem|unseren|im|am|zum|zur|vom|beim|ins|ans|mit|von|aus|bei|nach|für|ohne|gegen|durch|in|an|auf|über|unter|zwischen|wegen|trotz|während)\s)(?:\p{Lu}\p{Ll}+)e[nrms]?(?=\s\p{Lu}\p{Ll}{2,})/gu;
const NEXT = /^\s(\p{Lu}[\p{L}-]+)/u;

/** Adjectives with a capital inside a German noun phrase that is no known name. */
export const germanCapitals: Check = {
  name: 'german-capitals',
  group: 'language',
  severity: 'warning',
  *run({ target }: Pair): Generator<Found> {
    if (target.base !== 'de') return;
    for (const { 0: word, index } of target.prose.matchAll(PHRASE)) {
      const end = index + word.length;
      const noun = NEXT.exec(target.prose.slice(end))?.[1] ?? '';
      if (!isAdjective(word) || isName(word, noun) || isQuotedTitle(target.prose, index, end))
        continue;
      yield {
        side: 'target',
        start: index,
        end,
        message: 'adjective',
        params: { adjective: word, noun },
        fix: replacing(target.text, index, index + 1, (word[0] as string).toLowerCase()),
      };
    }
  },
};

function isAdjective(word: string): boolean {
  const stem = word.toLowerCase().replace(/e[nrms]?$/u, '');
  if (NOUNS_LIKE_ADJECTIVES.has(word.toLowerCase())) return false;
  return ADJECTIVE_STEMS.has(stem) || ADJECTIVE_SUFFIXES.test(stem);
}

/** "Das Rote Kreuz", "die Vereinten Nationen": the adjective is part of a name. */
function isName(adjective: string, noun: string): boolean {
  const stem = adjective.toLowerCase().replace(/e[nrms]?$/u, '');
  return (
    NAME_ADJECTIVES.test(stem) ||
    NAMES.has(`${stem} ${noun.toLowerCase().replace(/(?:es|s|n|en)$/u, '')}`) ||
    NAMES.has(`${stem} ${noun.toLowerCase()}`)
  );
}

/** A title in quotation marks keeps its capitals: „Der Große Diktator“. */
function isQuotedTitle(text: string, from: number, to: number): boolean {
  return (
    /[„»‚"][^“«‘"]{0,20}$/u.test(text.slice(Math.max(0, from - 24), from)) &&
    /^[^„»]{0,40}[“«‘"]/u.test(text.slice(to, to + 44))
  );
}
