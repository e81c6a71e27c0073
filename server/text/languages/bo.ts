import type { LanguageRules } from '../sentences/rules.ts';

/** Tibetan and Dzongkha: the shad ends what is said. */
export const tibetan: LanguageRules = { terminators: '།' };
