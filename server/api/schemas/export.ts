import { z } from 'zod';
import { ALL_FORMATS } from '../../export/export-any.ts';
import { manifest as manifestSchema } from '../../export/manifest.ts';

/** What leaves. */

export const exportQuery = z.object({
  format: z
    .enum(ALL_FORMATS)
    .default('text')
    .describe(
      'original: in the format of the file it came in; tracked and review: documents of Word with every change tracked',
    ),
  include: z.literal('current').optional().describe('Unapproved text as well, marked'),
});

export const manifest = manifestSchema.meta({ id: 'Manifest' });

export const exportedJson = z
  .looseObject({ manifest, approved: z.boolean() })
  .meta({ id: 'ExportedArticle' });
