/**
 * How far a segment has come. XLIFF 2 calls the four initial, translated, reviewed and final.
 */
export const STATES = ['machine', 'edited', 'reviewed', 'approved'] as const;

export type State = (typeof STATES)[number];

/** Whether a text in this state has been vouched for, so that changing it takes something back. */
export function isVouched(state: State): boolean {
  return state === 'reviewed' || state === 'approved';
}
