import type { LanguageRules } from '../sentences/rules.ts';

/** Khmer: the sign khan ends sentences; abbreviations with a full stop. */
export const khmer: LanguageRules = {
  inner: 'គ.ស ម.គ.ស ព.ស ល.រ គ.ម ឧ',
  common: '។ល។',
};
