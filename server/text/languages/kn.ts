import type { LanguageRules } from '../sentences/rules.ts';

/** Kannada: initials and titles as news prose writes them. */
export const kannada: LanguageRules = {
  inner:
    'ಡಾ ಶ್ರೀ ಶ್ರೀಮತಿ ಪ್ರೊ ಎ ಬಿ ಸಿ ಡಿ ಇ ಎಫ್ ಜಿ ಎಚ್ ಐ ಜೆ ಕೆ ಎಲ್ ಎಂ ಎನ್ ಒ ಪಿ ಆರ್ ಎಸ್ ಟಿ ಯು ವಿ ವೈ ಕ್ರಿ.ಪೂ ಕ್ರಿ.ಶ ಕಿ.ಮೀ ರೂ ಮಿ ಕು ದ ಹೆಚ್',
  numbered: 'ನಂ ಪು',
};
