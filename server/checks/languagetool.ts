import type { Check } from './check.ts';

/**
 * Grammar and style, as a LanguageTool server of the user's own finds them. It answers over the network
 * in its own time, so nothing of it is in a run of the checks: `languageToolFindings` asks it, after a
 * save or for a whole article.
 */
export const languagetool: Check = {
  name: 'languagetool',
  group: 'language',
  severity: 'hint',
  run: () => [],
};
