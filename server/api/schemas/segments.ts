import { z } from 'zod';
import { STATES } from '../../revisions/state.ts';
import { id, number, reason } from './common.ts';
import { savedFindings } from './findings.ts';

/** Segments, and how they are saved. */

const segmentFields = {
  id,
  source: z.string().describe('The original'),
  machine: z.string().describe('What the engine produced; it never changes'),
  target: z.string().describe('The text as it stands'),
  state: z.enum(STATES),
  excluded: z.boolean().describe('Whether it is kept out of review and export'),
  version: number.describe('Number of the revision that touched the segment last'),
};

export const segment = z.strictObject(segmentFields).meta({ id: 'Segment' });

export const segmentPatch = z
  .strictObject({
    text: z.string().optional().describe('The new target text; left out, it stays'),
    state: z
      .enum(STATES)
      .optional()
      .describe('The state to leave it in; left out, changed text is edited'),
    version: number.describe('Version of the segment the edit started from'),
    reason,
  })
  .meta({
    id: 'SegmentPatch',
    example: { text: 'Der Minister nannte das Treffen nützlich.', state: 'reviewed', version: 0 },
  });

export const savedSegment = z
  .strictObject({
    ...segmentFields,
    outcome: z
      .enum(['saved', 'merged', 'unchanged'])
      .describe(
        'merged: someone saved other words of the segment since `version`. The text is then both edits in one, and edited, whatever state was asked for',
      ),
    findings: savedFindings,
  })
  .meta({ id: 'SavedSegment' });
