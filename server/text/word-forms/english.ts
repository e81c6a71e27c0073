/** Plurals that no rule makes. */
const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  mice: 'mouse',
  lice: 'louse',
  oxen: 'ox',
  dice: 'die',
  criteria: 'criterion',
  phenomena: 'phenomenon',
  media: 'medium',
  data: 'datum',
};

/** Words in -s that are no plurals of the word without it. */
const SINGULAR = /^(?:news|series|species|lens|gas|.{3,}ics)$/u;

/** English words: plurals and possessives, and of verbs -s, -ed and -ing. */
export const englishForms = {
  keys: (word: string) => [...nounKeys(word), ...verbKeys(word)],
  termKeys: (word: string, isVerb: boolean) => (isVerb ? verbKeys(word) : nounKeys(word)),
};

function nounKeys(word: string): string[] {
  const bare = word.replace(/'s?$/u, '');
  const keys = [`n${bare}`];
  const add = (singular: string) => {
    if (singular.length >= 2) keys.push(`n${singular}`);
  };
  const irregular = IRREGULAR[bare];
  if (irregular) add(irregular);
  if (/.men$/u.test(bare)) add(`${bare.slice(0, -2)}an`);
  if (!/[^su]s$/u.test(bare) || bare.length < 4 || SINGULAR.test(bare)) return keys;
  if (bare.endsWith('ies') && bare.length > 4) add(`${bare.slice(0, -3)}y`);
  if (bare.endsWith('ves')) {
    add(`${bare.slice(0, -3)}f`);
    add(`${bare.slice(0, -3)}fe`);
  }
  if (bare.endsWith('ses')) add(`${bare.slice(0, -2)}is`);
  if (/(?:s|x|z|ch|sh|o)es$/u.test(bare)) add(bare.slice(0, -2));
  if (!bare.endsWith('is')) add(bare.slice(0, -1));
  return keys;
}

function verbKeys(word: string): string[] {
  const keys = [`v${word}`];
  const add = (stem: string) => {
    if (stem.length >= 2) keys.push(`v${stem}`);
  };
  if (/(?:[^s]s)$/u.test(word)) {
    add(word.slice(0, -1));
    if (word.endsWith('ies')) add(`${word.slice(0, -3)}y`);
    else if (word.endsWith('es')) add(word.slice(0, -2));
  }
  const stem = /^(.{2,})(?:ed|ing)$/u.exec(word)?.[1];
  if (stem === undefined) return keys;
  add(stem);
  add(`${stem}e`);
  if (stem.endsWith('i')) add(`${stem.slice(0, -1)}y`);
  if (/([bdglmnprt])\1$/u.test(stem)) add(stem.slice(0, -1));
  return keys;
}
