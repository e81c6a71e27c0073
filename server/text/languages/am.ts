import type { LanguageRules } from '../sentences/rules.ts';

/** Amharic: abbreviations with a slash or full stop. */
export const amharic: LanguageRules = {
  inner: 'ዶ ዶ/ር ፕ/ር አ ወ ወ/ሮ ወ/ት ኢ/ር ም/ል ሻ ኮ/ል ጄ/ል መ/ር ዓ.ም ዓ.ዓ እ.ኤ.አ ዓ ም ቅ ቅ.ል.ክ',
};
