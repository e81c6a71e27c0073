import type { CheckContext } from './context.ts';
import type { Found, Severity } from './finding.ts';
import type { Pair } from './pair.ts';

/** The groups of the settings page and of the documentation, in their order. */
export const CHECK_GROUPS = [
  'facts',
  'names',
  'completeness',
  'consistency',
  'typography',
  'markup',
  'language',
  'house',
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** One check: a pure function over a pair of texts, and what the registry has to know of it. */
export interface Check {
  /** Identifier, fixed for good: settings and dismissals are kept by it. */
  readonly name: string;
  readonly group: CheckGroup;
  /** Severity of its findings where they do not say otherwise. */
  readonly severity: Severity;
  /** Whether it runs where nobody has chosen; true when left out. */
  readonly byDefault?: boolean;
  /** Whether it looks at other segments, so that it has to run again when these change. */
  readonly acrossSegments?: boolean;
  run(pair: Pair, context: CheckContext): Iterable<Found>;
}
