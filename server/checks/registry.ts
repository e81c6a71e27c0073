import { attribution } from './attribution.ts';
import { brackets } from './brackets.ts';
import { breaks } from './breaks.ts';
import { capitals } from './capitals.ts';
import type { Check } from './check.ts';
import { dashes } from './dashes.ts';
import { dates } from './dates.ts';
import { doubleSpace } from './double-space.ts';
import { doubledMark } from './doubled-mark.ts';
import { duplicateWord } from './duplicate-word.ts';
import { edgeSpace } from './edge-space.ts';
import { ellipsis } from './ellipsis.ts';
import { endMark } from './end-mark.ts';
import { foreign } from './foreign.ts';
import { germanCapitals } from './german-capitals.ts';
import { homoglyph } from './homoglyph.ts';
import { house } from './house.ts';
import { inconsistent } from './inconsistent.ts';
import { invisible } from './invisible.ts';
import { languagetool } from './languagetool.ts';
import { length } from './length.ts';
import { markdown } from './markdown.ts';
import { names } from './names.ts';
import { negation } from './negation.ts';
import { numberFormat } from './number-format.ts';
import { numbers } from './numbers.ts';
import { omission } from './omission.ts';
import { placeholders } from './placeholders.ts';
import { quotes } from './quotes.ts';
import { regression } from './regression.ts';
import { repetition } from './repetition.ts';
import { reused } from './reused.ts';
import { same } from './same.ts';
import { spacing } from './spacing.ts';
import { spelling } from './spelling.ts';
import { tags } from './tags.ts';
import { terms } from './terms.ts';
import { units } from './units.ts';
import { unread } from './unread.ts';
import { untranslated } from './untranslated.ts';
import { verbatim } from './verbatim.ts';

/** Every check there is, in the order of settings, documents and lists. */
export const CHECKS: readonly Check[] = [
  numbers,
  dates,
  units,
  verbatim,
  negation,
  attribution,
  names,
  untranslated,
  same,
  foreign,
  length,
  omission,
  repetition,
  unread,
  inconsistent,
  reused,
  regression,
  terms,
  endMark,
  quotes,
  brackets,
  spacing,
  doubleSpace,
  edgeSpace,
  invisible,
  homoglyph,
  ellipsis,
  dashes,
  doubledMark,
  duplicateWord,
  capitals,
  numberFormat,
  tags,
  placeholders,
  markdown,
  breaks,
  spelling,
  germanCapitals,
  languagetool,
  house,
];

const BY_NAME = new Map(CHECKS.map((check) => [check.name, check]));

/** The check of a name, undefined where there is none. */
export function findCheck(name: string): Check | undefined {
  return BY_NAME.get(name);
}
