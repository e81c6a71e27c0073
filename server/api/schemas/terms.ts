import { z } from 'zod';
import { GENDERS, PARTS_OF_SPEECH, TERM_STATUSES } from '../../terms/concept.ts';
import { TERM_FORMATS } from '../../terms/write-terms.ts';
import { digits, id, language, number, time } from './common.ts';

/** The termbase. */

const status = z.enum(TERM_STATUSES);
const detail = z.string().nullable();

const term = z
  .strictObject({
    language,
    text: z.string(),
    status: status.describe('A term that is not translated stays as it is in every language'),
    partOfSpeech: z.enum(PARTS_OF_SPEECH).nullable(),
    gender: z.enum(GENDERS).nullable(),
    forms: z.array(z.string()).describe('Forms that the rules of its language do not make'),
    note: detail,
    source: detail,
  })
  .meta({ id: 'Term' });

const newTerm = z
  .strictObject({
    language,
    text: z.string(),
    status: status.default('preferred'),
    partOfSpeech: z.enum(PARTS_OF_SPEECH).nullish(),
    gender: z.enum(GENDERS).nullish(),
    forms: z.array(z.string()).default([]),
    note: z.string().nullish(),
    source: z.string().nullish(),
  })
  .meta({ id: 'NewTerm' });

export const conceptBody = z
  .strictObject({
    code: z.string().nullish().describe('What another system calls it'),
    subject: z.string().nullish(),
    definition: z.string().nullish(),
    note: z.string().nullish(),
    source: z.string().nullish(),
    terms: z.array(newTerm),
  })
  .meta({
    id: 'ConceptBody',
    example: {
      subject: 'Armed forces',
      terms: [
        { language: 'ru', text: 'отдельная общевойсковая армия', status: 'preferred' },
        { language: 'de', text: 'Selbständige Allgemeine Armee', status: 'preferred' },
        { language: 'de', text: 'Separate Militärarmee', status: 'forbidden' },
      ],
    },
  });

export const concept = z
  .strictObject({
    id,
    code: detail,
    subject: detail,
    definition: detail,
    note: detail,
    source: detail,
    changedAt: time,
    changedBy: z.string(),
    terms: z.array(term).describe('By language, the preferred ones first'),
  })
  .meta({ id: 'Concept' });

export const conceptQuery = z.object({
  search: z.string().optional().describe('Text in a term, whatever its capitals and accents'),
  language: z.string().optional().describe('With a term in this language (BCP 47)'),
  status: status.optional().describe('With a term of this status'),
  page: digits(1).optional(),
});

export const conceptList = z
  .strictObject({ concepts: z.array(concept), total: number, page: number, pages: number })
  .meta({ id: 'ConceptList' });

export const conceptPath = z.object({ concept: id.describe('Number of the concept') });

export const termFile = z
  .strictObject({
    content: z.string().describe('The file, in Base64: TBX, or a table (CSV)'),
  })
  .meta({
    id: 'TermFile',
    example: { content: Buffer.from('de,ru\nKarte,карта\n').toString('base64') },
  });

export const importedTerms = z
  .strictObject({ added: number, changed: number, unchanged: number })
  .meta({ id: 'ImportedTerms' });

export const termExportQuery = z.object({
  format: z
    .enum(TERM_FORMATS)
    .default('csv')
    .describe('A table, TBX 3 (TBX-Basic or TBX-Core), or TBX 2'),
});

export const termText = z
  .strictObject({
    text: z.string().max(1_000_000),
    language,
    otherLanguage: language.nullish().describe('Of the translations; none when left out'),
  })
  .meta({
    id: 'TermText',
    example: { text: 'Карты армии', language: 'ru', otherLanguage: 'de' },
  });

export const foundTerms = z
  .strictObject({
    matches: z
      .array(
        z.strictObject({
          start: number.describe('UTF-16 code units'),
          end: number.describe('Exclusive'),
          text: z.string(),
          term: z.string().describe('As the termbase has it'),
          concept: id,
          status,
          kind: z
            .enum(['exact', 'inflected', 'compound'])
            .describe('To the letter, in another form, or as a part of a longer word'),
          translations: z.array(z.string()).describe('What may be used, the preferred terms first'),
          forbidden: z.array(z.string()).describe('What must not be used'),
        }),
      )
      .describe('By place; where one is part of another, the longer one'),
  })
  .meta({ id: 'FoundTerms' });
