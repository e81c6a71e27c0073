import {
  type ChangeSpec,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type Delta, hunks } from '../server/revisions/delta.ts';

/** Something the checks found in the text as it is saved; offsets in UTF-16 code units. */
export interface EditorFinding {
  key: string;
  severity: 'error' | 'warning' | 'hint';
  start: number;
  end: number;
  message: string;
  fix?: Delta | undefined;
}

/** A finding where it now stands in the text that is being typed. */
export interface PlacedFinding {
  key: string;
  message: string;
  from: number;
  to: number;
}

interface Placed extends PlacedFinding {
  finding: EditorFinding;
  /** About everything, so that nothing of it is underlined. */
  isWhole: boolean;
  /** What the fix replaces, where it now stands; undefined once somebody typed in it. */
  fix: { from: number; to: number; deleted: string; inserted: string }[] | undefined;
}

const setFindings = StateEffect.define<readonly Placed[]>();

const placedFindings = StateField.define<readonly Placed[]>({
  create: () => [],
  update(placed, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFindings)) return effect.value;
    return transaction.docChanged ? placed.flatMap((one) => moved(one, transaction)) : placed;
  },
  provide: (field) => EditorView.decorations.from(field, decorationsOf),
});

/** Underlines findings in the text and keeps them in place while somebody types. */
export const findingMarks: Extension = placedFindings;

/**
 * Shows what was found in a text. Where the editor has another one by now, findings stay by their
 * words, and those whose words were changed are left out.
 *
 * @param change the one change that leads from the saved text to that of the editor
 */
export function showFindings(
  view: EditorView,
  findings: readonly EditorFinding[],
  saved: string,
  change: ChangeSpec,
): void {
  const placed = findings.map((finding): Placed => {
    const { key, message, start, end } = finding;
    return {
      key,
      message,
      finding,
      from: start,
      to: end,
      isWhole: start === 0 && end === saved.length && end > 0,
      fix:
        finding.fix &&
        hunks(finding.fix).map(({ from, to, deleted, inserted }) => ({
          from,
          to,
          deleted,
          inserted,
        })),
    };
  });
  const text = Text.of(saved.split('\n'));
  const transaction = EditorState.create({ doc: text }).update({ changes: change });
  const current = transaction.docChanged
    ? placed.flatMap((one) => moved(one, transaction))
    : placed;
  view.dispatch({ effects: setFindings.of(current) });
}

/** The findings as they now stand, in the order of the text. */
export function findingsIn(state: EditorState): PlacedFinding[] {
  return state
    .field(placedFindings)
    .map(({ key, message, from, to }) => ({ key, message, from, to }))
    .sort((one, other) => one.from - other.from || one.to - other.to);
}

/**
 * Applies the fix of a finding to the text.
 *
 * @returns `none` where it has none, `moved` where what it would replace is another text by now
 */
export function applyFix(view: EditorView, key: string): 'fixed' | 'none' | 'moved' {
  const placed = view.state.field(placedFindings);
  const one = placed.find((candidate) => candidate.key === key);
  if (!one?.finding.fix) return 'none';
  const { doc } = view.state;
  const isThere = one.fix?.every(({ from, to, deleted }) => doc.sliceString(from, to) === deleted);
  if (!one.fix || !isThere) return 'moved';
  const changes = one.fix.map(({ from, to, inserted }) => ({ from, to, insert: inserted }));
  const last = changes.at(-1);
  view.dispatch({ changes, userEvent: 'input.replace' });
  const left = view.state.field(placedFindings).filter((candidate) => candidate.key !== key);
  const grown = changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
  view.dispatch({
    effects: setFindings.of(left),
    ...(last && { selection: { anchor: last.to + grown } }),
  });
  return 'fixed';
}

function moved(one: Placed, { changes, startState, newDoc }: Transaction): Placed[] {
  const from = changes.mapPos(one.from, 1);
  const to = changes.mapPos(one.to, -1);
  const isPoint = one.from === one.to;
  const words = startState.doc.sliceString(one.from, one.to);
  const isChanged = isPoint
    ? changes.touchesRange(one.from)
    : !one.isWhole && newDoc.sliceString(from, to) !== words;
  if (isChanged) return [];
  const isUntouched = one.fix?.every((hunk) => !changes.touchesRange(hunk.from, hunk.to));
  const fix = isUntouched
    ? one.fix?.map((hunk) => ({
        ...hunk,
        from: changes.mapPos(hunk.from, 1),
        to: changes.mapPos(hunk.to, -1),
      }))
    : undefined;
  return [{ ...one, from, to: Math.max(from, to), fix }];
}

class MissingMark extends WidgetType {
  readonly #finding: EditorFinding;

  constructor(finding: EditorFinding) {
    super();
    this.#finding = finding;
  }

  override eq(other: MissingMark): boolean {
    return other.#finding.key === this.#finding.key;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = `finding-point is-${this.#finding.severity}`;
    mark.title = this.#finding.message;
    return mark;
  }
}

function decorationsOf(placed: readonly Placed[]): DecorationSet {
  const ranges = placed.flatMap(({ finding, from, to, isWhole }) => {
    if (isWhole) return [];
    if (from === to) {
      return [Decoration.widget({ widget: new MissingMark(finding), side: 1 }).range(from)];
    }
    const { severity, message } = finding;
    return [
      Decoration.mark({
        class: `finding-mark is-${severity}`,
        attributes: { title: message },
      }).range(from, to),
    ];
  });
  return Decoration.set(ranges, true);
}
