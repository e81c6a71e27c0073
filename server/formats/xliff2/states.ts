import type { State } from '../../revisions/state.ts';

const NAMES: Readonly<Record<State, string>> = {
  machine: 'initial',
  edited: 'translated',
  reviewed: 'reviewed',
  approved: 'final',
};

/** The state of a segment as XLIFF 2 names it. */
export function stateName(state: State): string {
  return NAMES[state];
}

/** The state of a segment whose `state` is so; without one it is initial. */
export function stateOf(name: string | undefined): State {
  const found = Object.entries(NAMES).find(([, candidate]) => candidate === name);
  return (found?.[0] ?? 'machine') as State;
}
