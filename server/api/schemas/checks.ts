import { z } from 'zod';
import { SEVERITIES } from '../../checks/finding.ts';
import { CHECKS } from '../../checks/registry.ts';
import { id, language, time } from './common.ts';

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

export const dictionaryWord = z
  .strictObject({
    id,
    language: language.describe('Primary language subtag'),
    word: z.string(),
    shared: z
      .boolean()
      .describe('Whether it is right for everybody, or for the owner of the key alone'),
    addedBy: z.string(),
    addedAt: time,
  })
  .meta({ id: 'DictionaryWord' });

export const dictionaryWords = z
  .strictObject({ words: z.array(dictionaryWord).describe('By language and word') })
  .meta({ id: 'DictionaryWords' });

export const wordQuery = z.object({
  language: z.string().optional().describe('Only words of this language (BCP 47)'),
});

export const newWord = z
  .strictObject({
    language: language.describe('A language with a spelling dictionary'),
    word: z.string(),
    shared: z.boolean().default(false).describe('For everybody; false when left out'),
  })
  .meta({ id: 'NewDictionaryWord', example: { language: 'de', word: 'Əliyev', shared: true } });

export const wordPath = z.object({ word: id.describe('Number of the word') });

export const houseRuleBody = z
  .strictObject({
    name: z.string(),
    sourceLanguage: language.nullish().describe('Of the originals, variants included; any if null'),
    targetLanguage: language.nullish().describe('Of the translations; any if null'),
    side: z.enum(['source', 'target']).default('target').describe('The text it is looked for in'),
    pattern: z.string().describe('RE2 syntax'),
    ignoreCase: z.boolean().default(false),
    wholeWords: z
      .boolean()
      .default(false)
      .describe('Only where no letter or digit of any script touches the match'),
    message: z.string().describe('What the editor reads'),
    replacement: z
      .string()
      .nullish()
      .describe('What the fix puts in its place, with `$1` for groups; no fix if null'),
    severity: z.enum(SEVERITIES).default('warning'),
    isOn: z.boolean().default(true),
  })
  .meta({
    id: 'HouseRuleBody',
    example: {
      name: 'Chornobyl',
      sourceLanguage: null,
      targetLanguage: 'de',
      side: 'target',
      pattern: 'Tschernobyl',
      ignoreCase: false,
      wholeWords: false,
      message: 'We spell it Tschornobyl.',
      replacement: 'Tschornobyl',
      severity: 'warning',
      isOn: true,
    },
  });

export const houseRule = z
  .strictObject({
    id,
    name: z.string(),
    sourceLanguage: language.nullable(),
    targetLanguage: language.nullable(),
    side: z.enum(['source', 'target']),
    pattern: z.string(),
    ignoreCase: z.boolean(),
    wholeWords: z.boolean(),
    message: z.string(),
    replacement: z.string().nullable(),
    severity: z.enum(SEVERITIES),
    isOn: z.boolean(),
    changedAt: time,
    changedBy: z.string(),
  })
  .meta({ id: 'HouseRule' });

export const houseRules = z
  .strictObject({ rules: z.array(houseRule).describe('By name') })
  .meta({ id: 'HouseRules' });

export const rulePath = z.object({ rule: id.describe('Number of the rule') });
