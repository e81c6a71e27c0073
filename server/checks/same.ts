import { isSameLanguage } from '../text/language.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';

/** The translation is the original, and not because it is a name, a number or a code. */
export const same: Check = {
  name: 'same',
  group: 'completeness',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    // A quick no for nearly all pairs.
    if (source.length !== target.length) return;
    if (comparable(source.text) !== comparable(target.text) || !target.hasWords) return;
    if (isSameLanguage(source.language, target.language)) return;
    const words = translatable(target);
    if (words.length === 0) return;
    const isHint = words.length <= 3 && words.every((word) => /^\p{Lu}/u.test(word));
    yield {
      side: 'target',
      start: 0,
      end: target.text.length,
      message: isHint ? 'short' : 'sentence',
      severity: isHint ? 'hint' : 'warning',
    };
  },
};

function comparable(text: string): string {
  return text
    .replace(/[\s&~_]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Words that are the same in so many languages that they say nothing. */
const INTERNATIONAL = new Set(
  `alarm album app archive audio bar bank basis blog browser cache chat client code copyright copy cd dvd data demo desktop design dialog digital editor email e-mail
   export fax file film filter firewall font forum gif global gps hardware hotel html http ii iii image import index info installation internet iso java jpeg
   kernel laptop layout link linux live login logo manager material media menu metadata modem modul module monitor name navigation normal ok online option
   original parameter password pdf pixel plan plugin po gettext podcast port post privat profil program proxy radio region restaurant router rss server sms software
   spam sport start status student super symbol system tag taxi team test text ticket transfer tv update upload url usb version video virus web webmail website
   wiki wifi wlan workshop xml zip zoom fedora opensuse debian ubuntu windows android ios routine table tables bajt n/a mm cm km kg ms kb mb gb amp quot nbsp`.split(
    /\s+/u,
  ),
);

/** The words that a translator would have to do something with. */
function translatable({ prose, markup }: CheckedText): string[] {
  const text = markup.some(({ kind }) => kind === 'handle' || kind === 'hashtag') ? prose : prose;
  const words =
    text
      // Domains, versions, codes, formulas and abbreviations.
      .replace(/\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\b/gu, ' ')
      .match(/[\p{L}\p{M}\p{N}_/'’-]+/gu) ?? [];
  if (/©|\(c\)/iu.test(text)) return [];
  return words.filter(
    (word) =>
      /\p{L}{2}/u.test(word) &&
      !/\p{N}/u.test(word) &&
      !/^\p{Lu}[\p{Lu}\p{P}]*$/u.test(word) &&
      // "openSUSE", "MacBook"
      !/^\p{L}\p{Ll}+\p{Lu}/u.test(word) &&
      !INTERNATIONAL.has(word.toLowerCase()) &&
      !/^[ivxlcdm]+$/iu.test(word),
  );
}
