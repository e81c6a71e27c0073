/** What may follow a noun: plural, possessive, case, "ki", and the copula. */
const POSSESSIVE = '(?:[ıiuü]?m(?:[ıiuü]z)?|[ıiuü]?n(?:[ıiuü]z)?|s?[ıiuü]|l[ae]r[ıi])';
const CASE = '(?:[yn]?[ıiuü]|[yn]?[ae]|n?[dt][ae]n?|n?[ıiuü]n|y?l[ae]|n?c[ae])';
const SUFFIXES = new RegExp(
  `^(?:l[ae]r)?${POSSESSIVE}?${CASE}?(?:ki(?:l[ae]r)?${CASE}?)?(?:[dt][ıiuü]r|y?[dt][ıiuü]|y?m[ıiuü]ş)?$`,
  'u',
);
/** The longest chain of endings that is looked at, in letters. */
const LONGEST = 18;
const BACK = /[aıou]/u;

/** Turkish nouns: the word in front of any chain of endings. */
export const turkishForms = {
  keys(word: string): string[] {
    const [front = word] = word.split("'");
    const keys = [front];
    if (front !== word) keys.push(word);
    for (let at = Math.max(2, front.length - LONGEST); at < front.length; at++) {
      const rest = front.slice(at);
      const stem = front.slice(0, at);
      if (SUFFIXES.test(rest) && (at > 3 || isHarmonic(stem, rest))) keys.push(stem);
    }
    return keys;
  },

  /** A term may end in another letter before a vowel: "kitap", "kitabı"; "şehir", "şehri". */
  termKeys(word: string): string[] {
    const keys = [word];
    const softened = SOFT[word.at(-1) ?? ''];
    if (softened && word.length > 3) keys.push(word.slice(0, -1) + softened);
    if (/nk$/u.test(word)) keys.push(`${word.slice(0, -1)}g`);
    const dropped = /^(.+[^aeıioöuü])[ıiuü]([^aeıioöuü])$/u.exec(word);
    if (dropped && word.length === 5) keys.push(`${dropped[1]}${dropped[2]}`);
    return keys;
  },
};

const SOFT: Readonly<Record<string, string>> = { p: 'b', ç: 'c', t: 'd', k: 'ğ' };

function isHarmonic(stem: string, rest: string): boolean {
  const last = [...stem].findLast((letter) => /[aeıioöuü]/u.test(letter));
  const first = [...rest].find((letter) => /[aeıioöuü]/u.test(letter));
  if (last === undefined) return false;
  return first === undefined || BACK.test(last) === BACK.test(first);
}
