/** What the splitter knows of a language. Word lists are strings of words with white space between. */
export interface LanguageRules {
  /** Abbreviations never followed by a sentence's end: titles, "e.g.", "z.B.", "ул.". */
  inner?: string;
  /** Abbreviations that end a sentence only before a word of `starters`. */
  common?: string;
  /** Abbreviations that end a sentence before any capital: "etc.", "p.m.", "руб.". */
  closing?: string;
  /** Abbreviations of the class `common` that are so with a capital only: "Ill.", not "ill". */
  proper?: string;
  /** Endings of words that are abbreviations of the class `common`: "Bahnhofstr.". */
  suffixes?: string;
  /** Words that are an abbreviation next to a number only: "No. 5", "p. 55", "23 Nov.". */
  numbered?: string;
  /** Names of months in the form a date has, full and short, for ordinals: "17. Juli". */
  months?: string;
  /** Whether a full stop makes a numeral an ordinal: "17. Juli", "XIV. Ludwig". */
  ordinals?: boolean;
  /** Whether a numeral before a capital is rather an ordinal: German nouns, Turkish names. */
  ordinalsBeforeCapitals?: boolean;
  /** Words a numeral before a capital is an ordinal after: "der 2. Weltkrieg". */
  beforeOrdinal?: string;
  /** Words with a capital that begin a sentence far more often than they follow an abbreviation. */
  starters?: string;
  /** Words that make a short opening with an abbreviation an adverbial: "At 5 a.m. Mr. Smith". */
  openers?: string;
  /** Names that are written with an exclamation or question mark. */
  exclaiming?: string;
  /** Verbs of speech that follow a quotation with the speaker's name: "Why?" Alice asked. */
  speech?: string;
  /** Further terminators, as characters: the Greek question mark, the Armenian full stop. */
  terminators?: string;
  /** Whether a question or exclamation goes on in lower case: "Ah ! si j'étais là". */
  exclamationsGoOn?: boolean;
  /** Whether "." only parts clauses in a text that has the language's own full stop: Armenian. */
  fullStopEndsClauses?: boolean;
  /** Words that, in the label before a colon, make it introduce speech; without any, no colon ends. */
  colonSpeech?: string;
}

/** How an abbreviation's full stop is judged; see the lists of `LanguageRules`. */
export type AbbreviationClass = 'inner' | 'common' | 'closing' | 'numbered';

/** A language's lists made ready for look-up by the lower-case word. */
export interface CompiledRules {
  abbreviations: ReadonlyMap<string, AbbreviationClass>;
  /** What abbreviations of several pieces begin with, full stops between: "u.s" of "u.s.w". */
  beginnings: ReadonlySet<string>;
  proper: ReadonlySet<string>;
  suffixes: readonly string[];
  months: ReadonlySet<string>;
  starters: ReadonlySet<string>;
  /** The words of `numbered`, those that are units as well among them: "sec. 5", "5 sec.". */
  beforeNumbers: ReadonlySet<string>;
  beforeOrdinal: ReadonlySet<string>;
  openers: ReadonlySet<string>;
  exclaiming: ReadonlySet<string>;
  speech: ReadonlySet<string>;
  colonSpeech: ReadonlySet<string>;
  ordinals: boolean;
  ordinalsBeforeCapitals: boolean;
  exclamationsGoOn: boolean;
  fullStopEndsClauses: boolean;
  colonEndsLabels: boolean;
  terminators: string;
}

/** Makes a language's lists, and those of the languages it builds upon, ready for look-up. */
export function compileRules(...layers: readonly LanguageRules[]): CompiledRules {
  const set = (name: keyof LanguageRules) =>
    new Set(layers.flatMap((layer) => words(layer[name] as string | undefined)));
  const flag = (name: keyof LanguageRules) => layers.some((layer) => layer[name] === true);
  const abbreviations = new Map<string, AbbreviationClass>();
  for (const layer of layers) {
    for (const name of ['numbered', 'common', 'closing', 'inner'] as const) {
      for (const word of words(layer[name])) abbreviations.set(word, name);
    }
  }
  const beginnings = new Set<string>();
  for (const word of abbreviations.keys()) {
    for (let dot = word.indexOf('.'); dot > 0; dot = word.indexOf('.', dot + 1)) {
      beginnings.add(word.slice(0, dot));
    }
  }
  return {
    abbreviations,
    beginnings,
    proper: set('proper'),
    suffixes: layers.flatMap((layer) => words(layer.suffixes)),
    months: set('months'),
    starters: set('starters'),
    beforeNumbers: set('numbered'),
    beforeOrdinal: set('beforeOrdinal'),
    openers: set('openers'),
    exclaiming: set('exclaiming'),
    speech: set('speech'),
    colonSpeech: set('colonSpeech'),
    ordinals: flag('ordinals'),
    ordinalsBeforeCapitals: flag('ordinalsBeforeCapitals'),
    exclamationsGoOn: flag('exclamationsGoOn'),
    fullStopEndsClauses: flag('fullStopEndsClauses'),
    colonEndsLabels: layers.some((layer) => layer.colonSpeech !== undefined),
    terminators: layers
      .map((layer) => (layer.terminators ?? '') + (layer.colonSpeech === undefined ? '' : ':'))
      .join(''),
  };
}

function words(list: string | undefined): string[] {
  return list === undefined ? [] : list.trim().toLowerCase().split(/\s+/);
}
