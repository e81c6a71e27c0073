import type { LanguageRules } from '../sentences/rules.ts';

/** Punjabi: initials and titles as news prose writes them. */
export const punjabi: LanguageRules = {
  inner: 'ਡਾ ਸ੍ਰੀ ਸ਼੍ਰੀ ਸ੍ਰੀਮਤੀ ਪ੍ਰੋ ਸ ਏ ਬੀ ਸੀ ਡੀ ਈ ਐਫ ਜੀ ਐਚ ਆਈ ਜੇ ਕੇ ਐਲ ਐਮ ਐਨ ਓ ਪੀ ਆਰ ਐਸ ਟੀ ਯੂ ਵੀ ਕਿ.ਮੀ ਰੁ',
  numbered: 'ਨੰ ਪੰ',
};
