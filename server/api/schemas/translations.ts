import { z } from 'zod';
import { BLOCK_KINDS } from '../../formats/document.ts';
import { id, language, number, time } from './common.ts';
import { segment } from './segments.ts';

/** Translations with their blocks. */

export const words = z
  .strictObject({ machine: number, edited: number, reviewed: number, approved: number })
  .describe('Source words under review, by state')
  .meta({ id: 'Words' });

export const provenance = {
  title: z.string(),
  sourceLanguage: language,
  url: z.string().nullable().describe('Address of the page the original stood on'),
  author: z.string().nullable().describe('Author of the original'),
  publishedOn: z.string().nullable().describe('Day of publication, YYYY-MM-DD'),
};

export const translationSummary = z
  .strictObject({
    id: id.describe('Number of the article'),
    ...provenance,
    targetLanguage: language,
    engine: z.string().nullable().describe('Engine that made the translation'),
    revision: number.describe('Number of the newest revision'),
    words,
    updatedAt: time,
    updatedBy: z.string(),
  })
  .meta({ id: 'TranslationSummary' });

export const block = z
  .strictObject({
    id,
    kind: z
      .enum(BLOCK_KINDS)
      .describe('Comments and boilerplate are kept out of review and export'),
    level: z.number().int().nullable().describe('Of a heading: 1 to 6'),
    segments: z.array(segment),
  })
  .meta({ id: 'Block' });

export const translation = translationSummary
  .extend({
    hash: z.string().describe('Hash of the newest revision'),
    blocks: z.array(block).describe('In reading order'),
    segments: z
      .array(segment)
      .describe('The same segments without their blocks, for programs that need only the pairs'),
  })
  .meta({ id: 'Translation' });
