/** How a language sets quotations: the outer pair, the inner pair, and others newspapers use. */
export interface QuotationStyle {
  outer: readonly [open: string, close: string];
  inner: readonly [open: string, close: string];
  others?: readonly (readonly [open: string, close: string])[];
  /** Space inside the outer marks. */
  space?: string;
}

const LOW: QuotationStyle = {
  outer: ['„', '“'],
  inner: ['‚', '‘'],
  others: [
    ['»', '«'],
    ['›', '‹'],
  ],
};
const LOW_HIGH: QuotationStyle = {
  outer: ['„', '”'],
  inner: ['‚', '’'],
  others: [
    ['»', '«'],
    ['«', '»'],
    ['“', '”'],
  ],
};
const ENGLISH: QuotationStyle = { outer: ['“', '”'], inner: ['‘', '’'] };
const GUILLEMETS: QuotationStyle = { outer: ['«', '»'], inner: ['„', '“'], others: [['“', '”']] };
const SPANISH: QuotationStyle = { outer: ['«', '»'], inner: ['“', '”'], others: [['‘', '’']] };
const CORNERS: QuotationStyle = {
  outer: ['「', '」'],
  inner: ['『', '』'],
  others: [
    ['“', '”'],
    ['‘', '’'],
    ['《', '》'],
    ['〈', '〉'],
  ],
};

/** After CLDR and the style guides of news agencies. */
const STYLES: Readonly<Record<string, QuotationStyle>> = {
  de: LOW,
  'de-CH': { outer: ['«', '»'], inner: ['‹', '›'], others: [['„', '“']] },
  cs: LOW,
  sk: LOW,
  sl: LOW,
  bg: LOW,
  is: LOW,
  lt: LOW,
  ka: LOW,
  mk: LOW,
  et: { ...LOW, others: [['«', '»']] },
  lv: {
    ...LOW,
    others: [
      ['«', '»'],
      ['“', '”'],
    ],
  },
  hr: LOW_HIGH,
  sr: {
    ...LOW_HIGH,
    others: [
      ['„', '“'],
      ['»', '«'],
    ],
  },
  pl: LOW_HIGH,
  ro: LOW_HIGH,
  hu: LOW_HIGH,
  nl: { outer: ['“', '”'], inner: ['‘', '’'], others: [['„', '”']] },
  en: ENGLISH,
  tr: { outer: ['“', '”'], inner: ['‘', '’'], others: [['«', '»']] },
  az: { outer: ['“', '”'], inner: ['‘', '’'], others: [['«', '»']] },
  id: ENGLISH,
  vi: { ...ENGLISH, others: [['«', '»']] },
  hi: ENGLISH,
  ko: {
    outer: ['“', '”'],
    inner: ['‘', '’'],
    others: [
      ['《', '》'],
      ['「', '」'],
    ],
  },
  th: ENGLISH,
  he: {
    outer: ['„', '”'],
    inner: ['‚', '’'],
    others: [
      ['“', '”'],
      ['״', '״'],
    ],
  },
  ru: GUILLEMETS,
  uk: GUILLEMETS,
  be: GUILLEMETS,
  kk: GUILLEMETS,
  hy: { outer: ['«', '»'], inner: ['«', '»'] },
  el: { outer: ['«', '»'], inner: ['“', '”'] },
  fr: { outer: ['«', '»'], inner: ['“', '”'], space: '\u202f' },
  'fr-CH': { outer: ['«', '»'], inner: ['‹', '›'] },
  es: SPANISH,
  ca: SPANISH,
  eu: SPANISH,
  gl: SPANISH,
  it: SPANISH,
  pt: { outer: ['“', '”'], inner: ['‘', '’'], others: [['«', '»']] },
  nb: { outer: ['«', '»'], inner: ['‘', '’'], others: [['“', '”']] },
  no: { outer: ['«', '»'], inner: ['‘', '’'], others: [['“', '”']] },
  da: {
    outer: ['»', '«'],
    inner: ['›', '‹'],
    others: [
      ['„', '“'],
      ['“', '”'],
    ],
  },
  sv: { outer: ['”', '”'], inner: ['’', '’'], others: [['»', '»']] },
  fi: { outer: ['”', '”'], inner: ['’', '’'], others: [['»', '»']] },
  ar: {
    outer: ['«', '»'],
    inner: ['“', '”'],
    others: [
      ['”', '“'],
      ['„', '“'],
    ],
  },
  fa: { outer: ['«', '»'], inner: ['‹', '›'] },
  ur: ENGLISH,
  zh: {
    outer: ['“', '”'],
    inner: ['‘', '’'],
    others: [
      ['「', '」'],
      ['『', '』'],
      ['《', '》'],
      ['〈', '〉'],
    ],
  },
  'zh-Hant': CORNERS,
  ja: CORNERS,
};

/** The style of a language (BCP 47), undefined where none is known. */
export function quotationStyle(language: string): QuotationStyle | undefined {
  const [base = '', ...rest] = language.split(/[-_]/u);
  for (const subtag of rest) {
    const style = STYLES[`${base.toLowerCase()}-${subtag}`];
    if (style) return style;
  }
  return STYLES[base.toLowerCase()];
}

/** A quotation: offsets of the marks' outer edges, and the marks. `close` is empty where there is none. */
export interface Quotation {
  from: number;
  to: number;
  open: string;
  close: string;
  /** Straight marks do not say which way they face. */
  straight: boolean;
}

export interface QuotationsFound {
  quotations: Quotation[];
  /** Marks without a partner. */
  unpaired: { from: number; to: number; mark: string }[];
}

/** What can open a quotation, and what then closes it. */
const CLOSERS: Readonly<Record<string, string>> = {
  '„': '“”"»',
  '‚': "‘’'",
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '“': '”“"',
  '‘': '’',
  '”': '”“',
  '‟': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '"': '"',
  "'": "'",
  '`': "'`",
  '״': '״',
  '＂': '＂',
};
const MARKS = /[„“”‟«»‹›‚‘’「」『』《》〈〉"'`״＂]/gu;

/**
 * The quotations of a text, from whatever marks they have. Apostrophes, primes and feet are told from
 * single marks by the letters around them.
 */
export function quotationsIn(text: string): QuotationsFound {
  const found: QuotationsFound = { quotations: [], unpaired: [] };
  if (!/[„“”‟«»‹›‚‘’「」『』《》〈〉"'`״＂]/u.test(text)) return found;
  const open: { from: number; mark: string }[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    if (isApostrophe(text, index, open)) continue;
    const opener = open.findLast(({ mark: opening }) => CLOSERS[opening]?.includes(mark));
    // A mark that can do both opens where a word begins after a space.
    const mayOpen =
      mark in CLOSERS &&
      !(
        /\S/u.test(before) &&
        !/[([{\p{Pd}\p{Pi}\p{Ps}:/\u00bf\u00a1\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
          before,
        )
      );
    if (
      opener &&
      !(
        mayOpen &&
        /[\p{L}\p{N}]/u.test(after) &&
        mark !== '"' &&
        /\s/u.test(before) &&
        mark !== opener.mark &&
        isOpening(mark)
      )
    ) {
      open.splice(open.indexOf(opener));
      found.quotations.push({
        from: opener.from,
        to: index + 1,
        open: opener.mark,
        close: mark,
        straight: mark === '"' || mark === "'",
      });
    } else if (mark in CLOSERS && (mayOpen || isOpening(mark))) {
      open.push({ from: index, mark });
    } else {
      found.unpaired.push({ from: index, to: index + 1, mark });
    }
  }
  for (const { from, mark } of open) {
    if (mark !== "'" && mark !== '‘' && mark !== '`' && mark !== '’')
      found.unpaired.push({ from, to: from + 1, mark });
  }
  found.quotations.sort((one, other) => one.from - other.from);
  return found;
}

function isOpening(mark: string): boolean {
  return /[„«‚‹“‘「『《〈‟]/u.test(mark);
}

function isApostrophe(text: string, at: number, open: readonly { mark: string }[]): boolean {
  const mark = text[at] as string;
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
  // Inches.
  if (mark === '"') return /\p{Nd}/u.test(before) && !open.some((one) => one.mark === '"');
  if (!/['’‘`]/u.test(mark)) return false;
  const inWord = /[\p{L}\p{N}]/u.test(before);
  if (inWord && /[\p{L}\p{N}]/u.test(after)) return true;
  if (open.some((one) => CLOSERS[one.mark]?.includes(mark))) return false;
  if (mark === '‘' || mark === '`') return false;
  // "the players' coach", "5'"; and "'n boom", unless a mark further on closes what this one opens.
  if (inWord || mark === '’') return true;
  return !/\S['](?![\p{L}\p{N}])/u.test(text.slice(at + 1));
}
