import { z } from 'zod';
import { id, number, reason } from './common.ts';
import { revision } from './revisions.ts';

/** New texts for an article. */

export const newTexts = z
  .strictObject({
    original: z.string().nullish().describe('Plain text, up to 5 MB; left out, it stays'),
    machineTranslation: z.string().nullish().describe('Plain text, up to 5 MB; left out, it stays'),
    engine: z
      .string()
      .nullish()
      .describe('Engine that made the new machine translation; left out, the one it had'),
    revision: number.describe('Number of the newest revision you know of'),
    acceptShort: z
      .boolean()
      .nullish()
      .describe('Take them even if the translation is far shorter than the original'),
    reason,
  })
  .meta({
    id: 'NewTexts',
    example: {
      machineTranslation: 'Der Minister nannte das Treffen hilfreich.',
      engine: 'DeepL',
      revision: 3,
    },
  });

export const renewed = z
  .strictObject({
    revision: revision.nullable().describe('Null where these are the texts it has'),
    counts: z
      .strictObject({
        unchanged: number,
        sourceChanged: number.describe('Segments whose original is another one'),
        taken: number.describe('Segments nobody had changed: they have the new machine text'),
        merged: number.describe('Segments whose edits were done to the new machine text'),
        conflicts: number,
        added: number,
        removed: number,
      })
      .describe('Segments by what became of them'),
    conflicts: z
      .array(
        z.strictObject({
          segment: id,
          why: z
            .enum(['text', 'removed'])
            .describe('removed: it is gone, with words somebody wrote; the history keeps them'),
          base: z.string().describe('The machine text before'),
          theirs: z.string().nullable().describe('The new machine text'),
          mine: z.string().describe('The text, which stays unless the segment is gone'),
        }),
      )
      .describe('To be settled by hand'),
  })
  .meta({ id: 'Renewed' });
