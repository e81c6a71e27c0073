/** Names of countries in a language, from CLDR: by their first word's stem, the ISO 3166 codes. */
interface RegionNames {
  /** Words looked up before, with what they were found to name. */
  remembered: Map<string, string | undefined>;
  codeOf: Map<string, string>;
  nameOf: Map<string, string>;
}

const CODES =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GL GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW XK'.split(
    ' ',
  );

const known = new Map<string, RegionNames>();

/** The country a word names in a language (BCP 47), inflected or not; undefined for others. */
export function regionOf(word: string, language: string): string | undefined {
  const { codeOf, remembered } = namesOf(language);
  if (remembered.has(word)) return remembered.get(word);
  const code = findRegion(word, codeOf);
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, code);
  return code;
}

const MOST_REMEMBERED = 20_000;

function findRegion(word: string, codeOf: ReadonlyMap<string, string>): string | undefined {
  const key = word.toLowerCase();
  for (let cut = 0; cut <= 3 && key.length - cut >= 3; cut++) {
    const code = codeOf.get(stemOf(key.slice(0, key.length - cut)));
    if (code) return code;
  }
  return undefined;
}

/** The name of a country in a language. */
export function regionName(code: string, language: string): string | undefined {
  return namesOf(language).nameOf.get(code);
}

function namesOf(language: string): RegionNames {
  let names = known.get(language);
  if (names === undefined) {
    names = { codeOf: new Map(), nameOf: new Map(), remembered: new Map() };
    known.set(language, names);
    const display = displayNames(language);
    for (const code of display ? CODES : []) {
      const name = display?.of(code);
      if (name === undefined || name === code) continue;
      names.nameOf.set(code, name);
      if (!/\s/u.test(name)) names.codeOf.set(stemOf(name.toLowerCase()), code);
    }
  }
  return names;
}

function stemOf(name: string): string {
  return name.length > 4 ? name.replace(/[аяиыеоьйaeiouyıü]$/u, '') : name;
}

function displayNames(language: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames(language, { type: 'region' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
