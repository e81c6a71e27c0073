import type { LanguageRules } from '../sentences/rules.ts';

/** Japanese: the full-width marks decide; Latin abbreviations as anywhere. */
export const japanese: LanguageRules = {
  inner: 'dr mr mrs ms prof st',
};
