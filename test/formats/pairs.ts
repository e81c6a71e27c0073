import fc from 'fast-check';
import type { BilingualDocument } from '../../server/formats/document.ts';

/** Texts that break what is careless with quotation marks, line breaks or scripts. */
export const difficultText = fc.stringMatching(/^[a-zäßа-яا-ي军队"';,\n\t <>&\\-]{1,24}$/u);

/** Documents of pairs without markup, of unlike scripts. */
export const pairedDocument: fc.Arbitrary<BilingualDocument> = fc
  .array(
    fc.record({
      source: difficultText,
      target: fc.option(difficultText, { nil: undefined }),
      note: fc.option(difficultText, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((pairs) => ({
    sourceLanguage: 'ru',
    targetLanguage: 'de',
    units: pairs.map(({ source, target, note }, index) => ({
      id: `u${index + 1}`,
      kind: index === 0 ? 'heading' : 'paragraph',
      isTranslatable: true,
      segments: [{ source, target, state: target === undefined ? 'machine' : 'reviewed' }],
      codes: [],
      notes: note === undefined ? [] : [{ text: note }],
    })),
  }));
