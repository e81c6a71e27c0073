/** Encodings texts were kept in before Unicode, by language, the commonest first (IANA names). */
const BY_LANGUAGE: Record<string, readonly string[]> = {
  ar: ['windows-1256'],
  be: ['windows-1251'],
  bg: ['windows-1251'],
  cs: ['windows-1250'],
  el: ['windows-1253'],
  et: ['windows-1257'],
  fa: ['windows-1256'],
  he: ['windows-1255'],
  hr: ['windows-1250'],
  hu: ['windows-1250'],
  ja: ['Shift_JIS', 'EUC-JP'],
  ko: ['cp949'],
  lt: ['windows-1257'],
  lv: ['windows-1257'],
  mk: ['windows-1251'],
  pl: ['windows-1250', 'ISO-8859-2'],
  ro: ['windows-1250'],
  ru: ['windows-1251', 'KOI8-R', 'IBM866'],
  sk: ['windows-1250'],
  sl: ['windows-1250'],
  sr: ['windows-1251', 'windows-1250'],
  th: ['windows-874'],
  tr: ['windows-1254'],
  uk: ['windows-1251', 'KOI8-U'],
  ur: ['windows-1256'],
  vi: ['windows-1258'],
  zh: ['GB18030', 'Big5'],
};

const WESTERN = ['windows-1252'];

/**
 * Encodings to expect of a text in this language; none where it is not known.
 *
 * @param language BCP 47
 */
export function legacyEncodings(language: string | undefined): readonly string[] {
  if (!language) return [];
  return BY_LANGUAGE[language.split('-')[0]?.toLowerCase() ?? ''] ?? WESTERN;
}
