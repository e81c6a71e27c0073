import { z } from 'zod';
import { CHECK_GROUPS } from '../../checks/check.ts';
import { SEVERITIES } from '../../checks/finding.ts';
import { SCOPES } from '../../findings/dismissal.store.ts';
import { digits, id, number, storable, time } from './common.ts';
import { translationPath } from './paths.ts';
import { delta } from './revisions.ts';

/** What the checks find, and what is let pass. */

const severity = z
  .enum(SEVERITIES)
  .describe(
    'error: it says something else than the original, or cannot be published; warning: it most likely does; hint: worth a look',
  );

export const check = z
  .strictObject({
    name: z.string().describe('What settings and findings call it'),
    group: z.enum(CHECK_GROUPS),
    severity: severity.describe('How grave its findings usually are'),
    byDefault: z.boolean().describe('Whether it runs where nobody has chosen'),
    title: z.string(),
    explanation: z.string(),
  })
  .meta({ id: 'Check' });

export const checkList = z.strictObject({ checks: z.array(check) }).meta({ id: 'CheckList' });

const findingFields = {
  check: z.string(),
  severity,
  side: z.enum(['source', 'target']),
  start: number.describe('UTF-16 offsets in the text of `side`; `end` is exclusive'),
  end: number.describe('Equal to `start` where something is missing'),
  message: z.string().describe('In the language asked for'),
  fix: delta.optional().describe('Mends it: a delta on the whole text of `side`'),
};

export const finding = z
  .strictObject({
    ...findingFields,
    key: z.string().describe('What it is known by in its segment, to dismiss it'),
    dismissed: z.boolean(),
  })
  .meta({ id: 'Finding' });

export const findingQuery = z.object({
  severity: z.enum(SEVERITIES).optional().describe('Only findings of this severity'),
  check: z.string().optional().describe('Only findings of this check'),
  segment: digits().optional().describe('Only findings in this segment'),
  dismissed: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether to list dismissed findings as well'),
});

export const findingList = z
  .strictObject({
    revision: number.describe('Newest revision when they were read'),
    unchecked: number.describe('Segments that have changed since they were checked'),
    segments: z
      .array(z.strictObject({ id, version: number, findings: z.array(finding) }))
      .describe('In reading order; those without findings are left out'),
  })
  .meta({ id: 'FindingList' });

export const newDismissal = z
  .strictObject({
    segment: id,
    key: z.string().describe('The finding’s key'),
    scope: z
      .enum(SCOPES)
      .default('place')
      .describe(
        'place: only in this segment; text: of these words anywhere in this translation; everywhere: in every translation of its languages, which only reviewers may say',
      ),
    reason: storable(z.string().max(2000)),
  })
  .meta({
    id: 'NewDismissal',
    example: { segment: 12, key: 'Zx1n2mP0qTq4b7Yw9sKf3A', scope: 'text', reason: 'house style' },
  });

export const dismissal = z
  .strictObject({
    id: number.describe('Its number in the translation'),
    segment: id,
    scope: z.enum(SCOPES),
    check: z.string(),
    message: z.string(),
    words: z.string().describe('What it was about'),
    reason: z.string(),
    author: z.strictObject({ id: z.string().nullable(), name: z.string() }),
    at: time,
    withdrawn: z
      .strictObject({ at: time, by: z.string() })
      .nullable()
      .describe('When it was taken back, and by whom'),
  })
  .meta({ id: 'Dismissal' });

export const dismissalList = z
  .strictObject({ dismissals: z.array(dismissal).describe('Newest first, withdrawn ones too') })
  .meta({ id: 'DismissalList' });

export const dismissalPath = translationPath.extend({
  dismissal: id.describe('Number of the dismissal'),
});

export const saveQuery = z.object({
  findings: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      'Whether to check the text at once and answer with what was found. Otherwise it is checked a moment later',
    ),
});

export const savedFindings = z
  .array(finding)
  .optional()
  .describe('Where asked for: what was found in the text, spelling and other segments left aside');
