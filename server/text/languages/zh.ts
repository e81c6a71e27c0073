import type { LanguageRules } from '../sentences/rules.ts';

/** Chinese: the full-width marks decide; Latin abbreviations as anywhere. */
export const chinese: LanguageRules = {
  inner: 'dr mr mrs ms prof st',
};
