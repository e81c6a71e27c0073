import type { LanguageRules } from '../sentences/rules.ts';

/** Hebrew: abbreviations with a full stop are few; most have gershayim. */
export const hebrew: LanguageRules = {
  inner: 'ד פרופ גב מר רח שד טל עמ כב פס חב ר א.ב ת.ד ת.ז ב.א מ.א ה.ה נ.ב',
  common: 'וכו וכד ועוד בע״מ ז.א ארה״ב',
  numbered: 'מס סי פרק',
};
