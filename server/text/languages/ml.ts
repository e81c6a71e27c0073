import type { LanguageRules } from '../sentences/rules.ts';

/** Malayalam: initials and titles as news prose writes them. */
export const malayalam: LanguageRules = {
  inner:
    'പ്രൊ പ്രൊഫ അഡ്വ കേ സെ ഡോ ശ്രീ ശ്രീമതി പ്രൊഫ അഡ്വ മി എ ബി സി ഡി ഇ എഫ് ജി എച്ച് ഐ ജെ കെ എൽ എം എൻ ഒ പി ആർ എസ് ടി യു വി വൈ ക്രി.മു ക്രി.വ കി.മീ രൂ ഫാ',
  numbered: 'നം പേ',
};
