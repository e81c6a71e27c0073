import { z } from 'zod';
import { periodOf } from '../time-zone.ts';
import { spelledNumber } from '../web/form.ts';
import { CHANNELS } from './channel.ts';
import { type HistoryFilter, MOVES } from './find-revisions.ts';
import { REVISION_KINDS } from './revision.ts';

/** What the fields above a history narrow it to. */
export interface HistoryFields extends Omit<HistoryFilter, 'period'> {
  /** First and last day, `YYYY-MM-DD`, in the time zone of the installation. */
  since?: string | undefined;
  until?: string | undefined;
}

/** Fields people type in, and can get wrong. */
const TYPED = ['segment', 'since', 'until'] as const;

export type TypedField = (typeof TYPED)[number];

/** What the page of a history is asked for. */
export interface AskedHistory {
  before: number | undefined;
  unchanged: boolean;
  /** What it is narrowed to: the fields that make sense. */
  fields: HistoryFields;
  /** What stands in the others, and the key of the message that says what is wrong with it. */
  mistakes: Partial<Record<TypedField, { typed: string; key: string }>>;
}

/** What no database holds no history has. */
function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Of fields that are empty or make no sense the list takes no notice. */
const query = z.object({
  before: spelledNumber.optional().catch(undefined),
  segment: spelledNumber.optional().catch(undefined),
  author: z.string().trim().min(1).max(500).optional().catch(undefined),
  kind: z.enum(REVISION_KINDS).optional().catch(undefined),
  move: z.enum(MOVES).optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
  text: z.string().trim().min(1).max(500).refine(isText).optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  unchanged: z.literal('1').optional().catch(undefined),
});

/** Reads what an address asks for; what was typed and makes no sense is told, and passed over. */
export function readHistoryQuery(asked: Record<string, unknown>): AskedHistory {
  const given: Record<string, unknown> = { ...asked };
  for (const name of TYPED) {
    const value = given[name];
    if (typeof value === 'string') given[name] = value.trim();
  }
  const { before, unchanged, ...fields } = query.parse(given);
  const mistakes: AskedHistory['mistakes'] = {};
  for (const name of TYPED) {
    const typed = given[name];
    if (typeof typed !== 'string' || typed === '' || fields[name] !== undefined) continue;
    mistakes[name] = { typed, key: `revisions:filter.mistake.${name}` };
  }
  const { since, until } = fields;
  if (since !== undefined && until !== undefined && until < since) {
    mistakes.until = { typed: until, key: 'revisions:filter.mistake.order' };
    fields.until = undefined;
  }
  return { before, unchanged: unchanged !== undefined, fields, mistakes };
}

/**
 * The filter that fields or a program ask for.
 *
 * @param asked days, or moments in ISO 8601; the rest as it is
 * @param timeZone IANA name of the zone in which days are days
 */
export function filterOf(
  { since, until, ...filter }: HistoryFields,
  timeZone: string,
): HistoryFilter {
  return { ...filter, period: periodOf({ since, until }, timeZone) };
}
