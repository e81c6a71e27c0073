import { STATES, type State } from '../../revisions/state.ts';

/** How each state is written: as that of a target, and whether its unit is approved. */
const WRITTEN: Readonly<Record<State, { state: string; qualifier?: string }>> = {
  machine: { state: 'needs-review-translation', qualifier: 'mt-suggestion' },
  edited: { state: 'translated' },
  reviewed: { state: 'signed-off' },
  approved: { state: 'final' },
};
const READ: Readonly<Record<string, State>> = {
  'needs-review-translation': 'edited',
  'needs-review-adaptation': 'edited',
  'needs-review-l10n': 'edited',
  translated: 'edited',
  'signed-off': 'reviewed',
  final: 'approved',
};
/** What says that nobody has looked at a translation yet. */
const UNSEEN = ['mt-suggestion', 'leveraged-mt', 'tm-suggestion', 'fuzzy-match'];

/** `state` and `state-qualifier` of a target. */
export function stateAttributes(state: State): [string, string | undefined][] {
  return [
    ['state', WRITTEN[state].state],
    ['state-qualifier', WRITTEN[state].qualifier],
  ];
}

/** The state of a translation by what its target and its unit say. */
export function stateOf(
  state: string | undefined,
  qualifier: string | undefined,
  approved: string | undefined,
): State {
  if (approved === 'yes') return 'approved';
  const found = READ[state ?? ''] ?? 'machine';
  return found === 'edited' && UNSEEN.includes(qualifier ?? '') ? 'machine' : found;
}

/** The state of a unit whose segments are in some: that of the one that has come least far. */
export function leastState(states: readonly State[]): State {
  return STATES[Math.min(...states.map((state) => STATES.indexOf(state)))] ?? 'machine';
}

export function isState(name: string | undefined): name is State {
  return STATES.some((state) => state === name);
}
