import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Hunspell, type HunspellFactory, loadModule } from 'hunspell-asm';
import type { Dictionary } from './context.ts';

/**
 * Packages with a Hunspell dictionary for each language that samples come in. The German one is under
 * the GPL, version 2 or 3; English MIT and BSD, Russian BSD, Turkish MIT. They are data, read as they
 * are.
 */
const PACKAGES: Readonly<Record<string, string>> = {
  de: 'dictionary-de',
  en: 'dictionary-en',
  ru: 'dictionary-ru',
  tr: 'dictionary-tr',
};

let factory: Promise<HunspellFactory> | undefined;
const loaded = new Map<string, Promise<Hunspell | undefined>>();
/** Words of long articles repeat, and each look-up crosses into WebAssembly. */
const MOST_REMEMBERED = 50_000;

/**
 * Opens the dictionaries of languages. Each is loaded when it is first asked for (Turkish takes three
 * seconds and all four 120 MB) and kept.
 *
 * @param languages BCP 47; those without a dictionary are not covered
 * @param ownWords words that are right as well, by primary language: personal and shared dictionaries
 */
export async function openDictionaries(
  languages: readonly string[],
  ownWords: Readonly<Record<string, ReadonlySet<string>>> = {},
): Promise<Dictionary> {
  const open = new Map<string, Hunspell>();
  for (const base of new Set(languages.map(baseOf))) {
    const hunspell = await load(base);
    if (hunspell) open.set(base, hunspell);
  }
  const remembered = new Map<string, boolean>();
  return {
    covers: (language) => open.has(baseOf(language)),
    isCorrect(word, language) {
      const base = baseOf(language);
      const own = ownWords[base];
      if (own && (own.has(word) || own.has(word.toLowerCase()))) return true;
      const key = `${base} ${word}`;
      let isCorrect = remembered.get(key);
      if (isCorrect === undefined) {
        if (remembered.size > MOST_REMEMBERED) remembered.clear();
        isCorrect = spell(open.get(base), word);
        remembered.set(key, isCorrect);
      }
      return isCorrect;
    },
    suggest: (word, language) => open.get(baseOf(language))?.suggest(word) ?? [],
  };
}

/** The same dictionaries without suggestions, for checking at every save. */
export function withoutSuggestions({ covers, isCorrect }: Dictionary): Dictionary {
  return { covers, isCorrect };
}

function spell(hunspell: Hunspell | undefined, word: string): boolean {
  if (!hunspell) return true;
  // Dictionaries have the straight apostrophe; what follows one is an ending in Turkish and English.
  const straight = word.replace(/’/gu, "'");
  return (
    hunspell.spell(straight) ||
    hunspell.spell(straight.replace(/'\p{L}*$/u, '')) ||
    parts(hunspell, straight)
  );
}

/** "Deutsch-Türkische": each part of a word with hyphens may stand alone. */
function parts(hunspell: Hunspell, word: string): boolean {
  const each = word.split('-').filter((part) => part !== '');
  return each.length > 1 && each.every((part) => part.length < 2 || hunspell.spell(part));
}

function baseOf(language: string): string {
  return language.slice(0, language.search(/[-_]|$/)).toLowerCase();
}

function load(base: string): Promise<Hunspell | undefined> {
  let dictionary = loaded.get(base);
  if (!dictionary) {
    dictionary = read(base);
    loaded.set(base, dictionary);
  }
  return dictionary;
}

async function read(base: string): Promise<Hunspell | undefined> {
  const name = PACKAGES[base];
  if (name === undefined) return undefined;
  factory ??= loadModule();
  const { mountBuffer, create } = await factory;
  const [affixes, words] = await Promise.all(
    ['aff', 'dic'].map(async (kind) => {
      const path = fileURLToPath(import.meta.resolve(`${name}/index.${kind}`));
      return mountBuffer(new Uint8Array(await readFile(path)), `${base}.${kind}`);
    }),
  );
  return create(affixes as string, words as string);
}
