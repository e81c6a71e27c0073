import { z } from 'zod';
import { EXPORT_FORMATS } from '../../export/export-translation.ts';
import { manifest as manifestSchema } from '../../export/manifest.ts';

/** What leaves. */

export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default('text'),
  include: z.literal('current').optional().describe('Unapproved text as well, marked'),
});

export const manifest = manifestSchema.meta({ id: 'Manifest' });

export const exportedJson = z
  .looseObject({ manifest, approved: z.boolean() })
  .meta({ id: 'ExportedArticle' });
