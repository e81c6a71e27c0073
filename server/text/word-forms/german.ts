const NOUN = new Set('e en n er ern s es ens ns em nen se sen ses um us a'.split(' '));
const ADJECTIVE = new Set('e en em er es'.split(' '));

/** German words: endings of nouns and adjectives, and the umlauts of plurals. */
export const germanForms = {
  keys,
  termKeys: (word: string) => keys(word),
  areForms,
  compounds: true,
  capitalNouns: true,
};

function keys(word: string): string[] {
  const folded = unmarked(word);
  const found = [`n${folded}`, `a${folded}`];
  for (let length = Math.min(3, folded.length - 3); length > 0; length--) {
    const ending = folded.slice(-length);
    const stem = folded.slice(0, -length);
    if (NOUN.has(ending)) found.push(`n${stem}`);
    if (ADJECTIVE.has(ending)) found.push(`a${stem}`);
  }
  return found;
}

/** Plurals differ in the vowel as well: "Häuser". */
function unmarked(word: string): string {
  return word.replaceAll('ß', 'ss').replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');
}

/**
 * Whoever does something ends in -er, which no ending of the thing itself is: "Lehre", "Lehrer". But
 * "Abgeordnete" and "Vorsitzender" are adjectives.
 */
function areForms(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (!long.startsWith(short)) return haveSameVowels(one, other);
  const rest = long.slice(short.length);
  return (
    !(rest.startsWith('r') && short.endsWith('e')) || /[tdn]e$|[^aeiou]lige$|[sw]e$/u.test(short)
  );
}

/** An umlaut comes with the plural, and there is at most one that differs. */
function haveSameVowels(one: string, other: string): boolean {
  let differing = 0;
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [a = '', b = ''] = [one[at], other[at]];
    if (a === b) continue;
    if (unmarked(a) !== unmarked(b)) break;
    differing++;
  }
  return differing <= 1;
}
