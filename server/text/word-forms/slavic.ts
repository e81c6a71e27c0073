/**
 * Endings by language and kind of word. The first set is that of nouns, the second that of adjectives:
 * forms of one word have endings of the same set.
 */
const ENDINGS: Readonly<Record<string, readonly [nouns: string, adjectives: string]>> = {
  ru: [
    'а я о е ы и у ю ь й ой ей ою ею ом ем ам ям ами ями ах ях ов ев ью',
    'ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ою ею ей ую юю ых их ыми ими',
  ],
  uk: [
    'а я о е и і ї у ю ь й ою ею єю ом ем єм ам ям ами ями ах ях ів їв ей ові еві єві',
    'ий ій а я е є і ї ого його ому йому им їм ім ої ьої ою ьою ію у ю их їх іх ими їми іми',
  ],
  be: [
    'а я о е ё ы і у ю ь й ой ай ей яй ою аю яю ом ам ем ям амі ямі ах ях аў яў оў ью',
    'ы і ая яя ое ае яе ыя ія ога ага яга ому аму яму ым ім ою аю ай яй ую юю ых іх ымі імі',
  ],
  bg: [
    'а я о е и у ю ът ят та то те ите ата ята ове овете а ни ища ето ята',
    'а я о е и ия ият ата ото ите ят',
  ],
  mk: ['а о е и от та то те ите ата ови овите', 'а о е и иот ата ото ите'],
  pl: [
    'a ą ę e i o u y ie ia ią ię iu ów owi em iem om iom ami iami ach iach owie',
    'y i a e ie ia ego iego emu iemu ą ią ej iej ym im ych ich ymi imi',
  ],
  cs: [
    'a e ě i í y o u ů ou em ím ům ám ím ami emi ěmi ách ech ích ovi ové',
    'ý á é í ého ému ým ém ou ých ými ího ímu ím ích ími ější',
  ],
  sk: [
    'a e i í y o u ou om em ám iam ami mi ach iach och ov ovi ovia',
    'ý á é í y a e ého ému ým om ej ou ých ými ieho iemu ím ích ími',
  ],
  sl: ['a e i o u om em ov ev am ama ami ah ih imi oma', 'i a o e ega emu em im ih imi'],
  hr: ['a e i o u om em ov ev ama ima ovi evi ova eva', 'i a o e og oga om omu im ih ima oj u'],
};
const SAME: Readonly<Record<string, string>> = { sr: 'hr', bs: 'hr', sh: 'hr' };

/** A vowel that only stands where no ending follows: "рынок", "рынка". */
const FLEETING = /^(.*[^аеиоуыэюяьйaeiouyáéíýěó])(?:[оеіє]|ie|e|ę)([кцнлмтвткckcnlt])$/u;
const ENDS_IN_CONSONANT = /[^аеиоуыэюяьйіїєў]$/u;

/**
 * The keys of words in a Slavic language: for each ending that a word may have, the word without it.
 *
 * @param base primary language subtag
 * @returns undefined for any other language
 */
export function slavicForms(base: string): ((word: string) => string[]) | undefined {
  const endings = ENDINGS[SAME[base] ?? base];
  if (!endings) return undefined;
  const sets = endings.map((list) => new Set(list.split(' ')));
  return (word) => {
    const keys: string[] = [];
    for (const [kind, set] of sets.entries()) {
      for (let length = Math.min(4, word.length - 3); length > 0; length--) {
        if (set.has(word.slice(-length))) add(keys, kind, word.slice(0, -length));
      }
    }
    if (word.length < 3 || !ENDS_IN_CONSONANT.test(word)) return keys;
    add(keys, 0, word);
    // Short forms of adjectives are another matter, but surnames in -ин and -ов have both declensions.
    if (base === 'ru' && /(?:[иы]н|[ое]в)ым$/u.test(word)) add(keys, 0, word.slice(0, -2));
    const [, before, after] = FLEETING.exec(word) ?? [];
    if (before === undefined || after === undefined) return keys;
    if (before.length + after.length >= 3) add(keys, 0, before + after);
    if (base === 'ru' && before.length >= 3) add(keys, 0, `${before}ь${after}`);
    return keys;
  };
}

function add(keys: string[], kind: number, stem: string): void {
  keys.push(`${kind}${stem}`);
}
