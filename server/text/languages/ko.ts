import type { LanguageRules } from '../sentences/rules.ts';

/** Korean: the full stop ends nearly always; dates have spaced full stops. */
export const korean: LanguageRules = {
  ordinals: true,
  ordinalsBeforeCapitals: true,
  inner: 'dr mr mrs ms prof st',
  speech: '하고 라고 이라고 라며 이라며 라면서 라는 하며 하면서 했다 말했다 물었다 외쳤다 고 며 는',
};
