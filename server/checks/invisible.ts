import { direction } from '../text/language.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

const INVISIBLE = /(?![\t\n\r\u2028\u2029\u06dd])(?:[\p{Cc}\p{Cf}\u180e]|\u034f)/gu;
/** A tatweel that stretches a word; one after a lone letter shows its joined form ("بـ:"). */
const KASHIDA =
  /(?:(?<=[\p{L}\p{M}]{2})\u0640+|\u0640+(?=[\p{L}\p{M}])|(?<![\p{L}\p{M}])\u0640+|[\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f])/gu;
/** Languages that part words by zero-width spaces. */
const BREAKING = new Set(['km', 'lo', 'my', 'th', 'bo', 'ja', 'zh']);
/** Scripts whose letters join, so that joiners are spelling. */
const JOINING =
  /^(?:Arab|Deva|Beng|Gujr|Guru|Orya|Taml|Telu|Knda|Mlym|Sinh|Mong|Khmr|Mymr|Tibt|Syrc|Adlm)$/u;

/** Characters nobody sees: zero-width spaces, control and direction characters, soft hyphens, kashidas. */
export const invisible: Check = {
  name: 'invisible',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    for (const { 0: sign, index } of target.text.matchAll(INVISIBLE)) {
      const kind = kindOf(sign, index, target);
      if (kind === undefined || source.text.includes(sign)) continue;
      yield {
        side: 'target',
        start: index,
        end: index + 1,
        message: kind,
        severity: kind === 'softHyphen' || kind === 'direction' ? 'hint' : 'warning',
        params: {
          code: `U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
        },
        fix: replacing(target.text, index, index + 1, ''),
      };
    }
    if (!/[\u0640\ufe71-\ufe7f]/u.test(target.text)) return;
    for (const { 0: signs, index } of target.text.matchAll(KASHIDA)) {
      yield {
        side: 'target',
        start: index,
        end: index + signs.length,
        message: 'kashida',
        severity: 'hint',
        fix: replacing(target.text, index, index + signs.length, ''),
      };
    }
  },
};

function kindOf(
  sign: string,
  at: number,
  { text, base, script, language }: CheckedText,
): string | undefined {
  if (sign === '\u00ad') return 'softHyphen';
  if (sign === '\u200b') return BREAKING.has(base) ? undefined : 'zeroWidth';
  if (sign === '\u200c' || sign === '\u200d') {
    return JOINING.test(script) || /\p{Extended_Pictographic}\ufe0f?$/u.test(text.slice(0, at))
      ? undefined
      : 'zeroWidth';
  }
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(sign)) {
    return direction(language) === 'rtl' || /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text)
      ? undefined
      : 'direction';
  }
  if (/[\p{Cc}]/u.test(sign)) return 'control';
  return 'zeroWidth';
}
