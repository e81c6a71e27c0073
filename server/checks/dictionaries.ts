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

/** Primary subtags of the languages there are dictionaries for. */
export const SPELLED_LANGUAGES: readonly string[] = Object.keys(PACKAGES).sort();

/** Primary subtag of the dictionary for a language (BCP 47); undefined where there is none. */
export function dictionaryLanguage(language: string): string | undefined {
  const base = baseOf(language);
  return base in PACKAGES ? base : undefined;
}

let factory: Promise<HunspellFactory> | undefined;
const loaded = new Map<string, Promise<Hunspell | undefined>>();
/** By language, whether a word is in its dictionary: words repeat, and each look-up crosses into WebAssembly. */
const remembered = new Map<string, Map<string, boolean>>();
const MOST_REMEMBERED = 50_000;

/**
 * Opens the dictionaries of languages. Each is loaded when it is first asked for (Turkish takes three
 * seconds and all four 120 MB) and kept.
 *
 * @param languages BCP 47; those without a dictionary are not covered
 * @param ownWords words that are right as well, by primary language, with straight apostrophes:
 *   personal and shared dictionaries
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
  return {
    covers: (language) => open.has(baseOf(language)),
    isCorrect(word, language) {
      const base = baseOf(language);
      if (isOwnWord(ownWords[base], word)) return true;
      return spellRemembered(base, open.get(base), word);
    },
    suggest: (word, language) => open.get(baseOf(language))?.suggest(word) ?? [],
  };
}

/** The same dictionaries without suggestions, for checking at every save. */
export function withoutSuggestions({ covers, isCorrect }: Dictionary): Dictionary {
  return { covers, isCorrect };
}

/** Whether somebody has put a word, or the one it is at the beginning of a sentence, into their own. */
export function isOwnWord(own: ReadonlySet<string> | undefined, word: string): boolean {
  if (!own || own.size === 0) return false;
  const straight = word.replace(/’/gu, "'");
  // What follows an apostrophe is an ending in Turkish and English.
  const bare = straight.replace(/'\p{L}*$/u, '');
  return [straight, bare].some((form) => own.has(form) || own.has(form.toLowerCase()));
}

function spellRemembered(base: string, hunspell: Hunspell | undefined, word: string): boolean {
  let known = remembered.get(base);
  if (!known || known.size > MOST_REMEMBERED) {
    known = new Map();
    remembered.set(base, known);
  }
  let isCorrect = known.get(word);
  if (isCorrect === undefined) {
    isCorrect = spell(hunspell, word);
    // What no dictionary was open for says nothing about the word.
    if (hunspell) known.set(word, isCorrect);
  }
  return isCorrect;
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
  factory ??= loadHunspell();
  const { mountBuffer, create } = await factory;
  // The packages export their module alone; the files stand beside it.
  const module = import.meta.resolve(name);
  const [affixes, words] = await Promise.all(
    ['aff', 'dic'].map(async (kind) => {
      const path = fileURLToPath(new URL(`index.${kind}`, module));
      return mountBuffer(new Uint8Array(await readFile(path)), `${base}.${kind}`);
    }),
  );
  return create(affixes as string, words as string);
}

const FATAL = ['uncaughtException', 'unhandledRejection'] as const;

/** Loads Hunspell without its listeners for errors that are not its own: it would print all of itself at each. */
async function loadHunspell(): Promise<HunspellFactory> {
  const before = FATAL.map((event) => process.listeners(event as 'uncaughtException'));
  const made = await loadModule();
  for (const [at, event] of FATAL.entries()) {
    for (const listener of process.listeners(event as 'uncaughtException'))
      if (!before[at]?.includes(listener)) process.off(event, listener);
  }
  return made;
}
