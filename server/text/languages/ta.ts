import type { LanguageRules } from '../sentences/rules.ts';

/** Tamil: initials and titles as news prose writes them. */
export const tamil: LanguageRules = {
  inner:
    'திரு திருமதி டாக்டர் பேரா முனைவர் செல்வி எம் ஏ பி சி டி ஈ எஃப் ஜி எச் ஐ ஜே கே எல் என் ஓ கியூ ஆர் எஸ் யு வி எக்ஸ் கி.மு கி.பி கி.மீ எ இரா சு மு கா ப வே நா ரூ கோ கே.எஸ்',
  common: 'மா.பெ',
  numbered: 'எண் பக்',
};
