import type { LanguageRules } from '../sentences/rules.ts';

/** Gujarati: initials and titles as news prose writes them. */
export const gujarati: LanguageRules = {
  inner:
    'ડૉ ડો શ્રી શ્રીમતી પ્રો સ્વ એ બી સી ડી ઈ એફ જી એચ આઈ જે કે એલ એમ એન ઓ પી આર એસ ટી યુ વી વાય ઈ.સ કિ.મી રૂ મિ દા.ત',
  numbered: 'નં પૃ',
};
