import { z } from 'zod';
import { CHECKS } from '../../checks/registry.ts';
import { language, time } from './common.ts';

/** What texts are checked for. */

const checkName = z.enum(CHECKS.map(({ name }) => name) as [string, ...string[]]);

export const pairPath = z.object({
  source: language.describe('Language of the originals (BCP 47), in capital or small letters'),
  target: language.describe('Language of the translations (BCP 47)'),
});

export const checkSettings = z
  .strictObject({
    off: z.array(checkName).describe('Names of the checks that do not run'),
    blockApproval: z.boolean().describe('Whether a segment with errors cannot be approved'),
  })
  .meta({ id: 'CheckSettings', example: { off: ['spelling'], blockApproval: true } });

export const storedCheckSettings = checkSettings
  .extend({
    sourceLanguage: language,
    targetLanguage: language,
    changed: z
      .strictObject({ at: time, by: z.string() })
      .nullable()
      .describe('When somebody chose last, and who; null where all is as it comes'),
  })
  .meta({ id: 'StoredCheckSettings' });
