import type { LanguagePair } from '../revisions/frame.ts';
import { merge } from '../revisions/merge.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';
import { bare } from './match.ts';

/** What becomes of a translated text when its machine text does not stay. */
export type Outcome =
  /** It stays as it is, and the machine text as well. */
  | 'kept'
  /** Nobody had changed the machine text: the new one takes its place. */
  | 'taken'
  /** What people changed was changed in the new machine text as well. */
  | 'merged'
  /** Both changed the same words: the text stays, and somebody has to settle. */
  | 'conflict';

/** The texts of a segment, of several joined where the new article has them as one. */
export interface RenewedTexts {
  source: string;
  machine: string;
  target: string;
  state: State;
}

/**
 * What becomes of a translated text when its original or its machine text is another one.
 *
 * @param language BCP 47, of the translation
 */
export function renewTexts(
  before: RenewedTexts,
  fresh: { source: string; machine: string },
  language: string,
): RenewedTexts & { outcome: Outcome } {
  // White space says nothing: a text that differs in it alone stays as it is, approval and all.
  const source = bare(before.source) === bare(fresh.source) ? before.source : fresh.source;
  const machine = bare(before.machine) === bare(fresh.machine) ? before.machine : fresh.machine;
  const stateOf = (target: string): State => {
    if (source === before.source && target === before.target) return before.state;
    return before.state === 'machine' && target === machine ? 'machine' : 'edited';
  };
  const become = (outcome: Outcome, target: string) => ({
    source,
    machine,
    target,
    state: stateOf(target),
    outcome,
  });
  if (machine === before.machine) return become('kept', before.target);
  if (before.target === before.machine) {
    // Somebody has confirmed a text for which the new machine translation has none.
    if (machine === '' && before.state !== 'machine') return become('conflict', before.target);
    return become('taken', machine);
  }
  const merged = merge(before.machine, machine, before.target, language);
  return 'merged' in merged ? become('merged', merged.merged) : become('conflict', before.target);
}

/** The texts of one segment, or of several as one. */
export function textsOf(segments: readonly Segment[], languages: LanguagePair): RenewedTexts {
  const [only] = segments;
  if (only && segments.length === 1) {
    const { source, machine, target, state } = only;
    return { source, machine, target, state };
  }
  const join = (key: 'source' | 'machine' | 'target', language: string) =>
    joinSentences(
      segments.map((segment) => segment[key]),
      language,
    );
  const [source, machine, target] = [
    join('source', languages.source),
    join('machine', languages.target),
    join('target', languages.target),
  ];
  // Vouched for as a whole only where all of it was.
  const states = segments.map(({ state }) => state);
  const state = states.every((one) => one === states[0]) ? (states[0] as State) : 'edited';
  return { source, machine, target, state };
}
