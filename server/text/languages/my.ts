import type { LanguageRules } from '../sentences/rules.ts';

/** Burmese: section marks end sentences; Latin abbreviations as anywhere. */
export const burmese: LanguageRules = {
  inner: 'ဒေါက်တာ',
};
