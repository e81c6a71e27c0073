import { z } from 'zod';
import { digits, id, language, number, storable, time } from './common.ts';

/** The translation memory. */

const text = z.string();

const origin = z
  .union([
    z.strictObject({
      kind: z.literal('article'),
      translation: id.describe('Number of the translation'),
      segment: id,
      revision: number.describe('The revision that approved it'),
    }),
    z.strictObject({ kind: z.literal('file'), file: z.string() }),
  ])
  .describe('The approved segment or the file it is from')
  .meta({ id: 'MemoryOrigin' });

const entryFields = {
  id,
  sourceLanguage: language,
  targetLanguage: language,
  source: text,
  target: text,
  origin,
  addedBy: z.string().describe('Who approved it, or brought the file in'),
  addedAt: time,
};

export const memoryEntry = z.strictObject(entryFields).meta({ id: 'MemoryEntry' });

export const memoryEntries = z
  .strictObject({
    entries: z.array(
      z
        .strictObject({
          ...entryFields,
          side: z
            .enum(['source', 'target'])
            .optional()
            .describe('When words were asked for: the text that has them'),
          found: z
            .array(z.strictObject({ start: number, end: number }))
            .optional()
            .describe('Where they stand in it, in UTF-16 code units'),
        })
        .meta({ id: 'ListedMemoryEntry' }),
    ),
  })
  .meta({ id: 'MemoryEntries' });

export const memoryPartQuery = z.object({
  sourceLanguage: z.string().optional().describe('Only entries from this language (BCP 47)'),
  targetLanguage: z.string().optional().describe('Only entries into this language'),
});

export const memoryQuery = memoryPartQuery.extend({
  words: storable(z.string().max(500))
    .optional()
    .describe('Only entries that have all of these words, in any form'),
  side: z.enum(['source', 'target']).optional().describe('The text they are looked for in'),
  before: digits(1).optional().describe('Only entries with a lower number: the next page'),
  limit: digits(1, 500).default(50).describe('How many at most'),
});

const score = z.number().int().min(0).max(100);

export const memoryMatchQuery = z
  .strictObject({
    sourceLanguage: language,
    targetLanguage: language,
    source: storable(z.string().max(100_000)),
    before: z.string().nullish().describe('The source text before it; empty for the first one'),
    after: z.string().nullish().describe('The source text after it; empty for the last one'),
    leastScore: score.default(60).describe('In per cent'),
    limit: z.number().int().min(1).max(50).default(10),
  })
  .meta({
    id: 'MemoryMatchQuery',
    example: {
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      source: 'Переговоры продлились три часа.',
    },
  });

const range = z
  .strictObject({ start: number, end: number, text })
  .nullable()
  .describe('UTF-16 offsets in that text, and the words; null for none');

export const memoryMatches = z
  .strictObject({
    matches: z
      .array(
        z
          .strictObject({
            score: score.describe('In per cent; 100 where the source is the same'),
            kind: z
              .enum(['context', 'exact', 'fuzzy'])
              .describe('`context`: the same source with the same neighbours'),
            source: text,
            target: text.describe('The translation, with the numbers of the source asked for'),
            adapted: z.boolean().describe('Whether its numbers were adapted'),
            differences: z
              .array(z.strictObject({ wanted: range, found: range }))
              .describe('Words in which the source asked for and that of the entry differ'),
            entry: memoryEntry,
          })
          .meta({ id: 'MemoryMatch' }),
      )
      .describe('Best first'),
  })
  .meta({ id: 'MemoryMatches' });

export const memoryFile = z
  .strictObject({
    name: storable(z.string().min(1).max(200)).describe('Name of the file'),
    content: z.base64().describe('A file of TMX, in Base64 (RFC 4648)'),
  })
  .meta({ id: 'MemoryFile' });

export const importedMemory = z
  .strictObject({
    sourceLanguage: language,
    targetLanguage: language,
    entries: number.describe('Entries it brought'),
    skipped: number.describe('Units left out, as they have no text in one of the languages'),
  })
  .meta({ id: 'ImportedMemory' });

export const entryPath = z.object({ entry: id.describe('Number of the entry') });
