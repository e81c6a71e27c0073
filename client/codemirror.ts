import { history, redo, standardKeymap, undo } from '@codemirror/commands';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { diff } from '../server/revisions/diff.ts';
import { type DiffPiece, presentInline } from '../server/revisions/present-diff.ts';
import {
  applyFix,
  type EditorFinding,
  findingMarks,
  findingsIn,
  type PlacedFinding,
  showFindings,
} from './editor-findings.ts';

export type { EditorFinding, PlacedFinding };

export interface TextEditorOptions {
  parent: HTMLElement;
  text: string;
  /** BCP 47 tag and direction of the text. */
  language: string;
  direction: string;
  /** What assistive technology calls it. */
  label: string;
  /** Lets the editor's style element through the content security policy. */
  nonce: string;
  onChange(): void;
}

/** The text of one segment being edited. Offsets are UTF-16 code units. */
export interface TextEditor {
  text(): string;
  /** Puts another text in its place, which undo takes back. */
  replace(text: string): void;
  /** Puts another text in its place as if it had always been there. */
  reset(text: string): void;
  select(from: number, to?: number): void;
  /** Underlines what was found in the text as it is saved. */
  showFindings(findings: readonly EditorFinding[], saved: string): void;
  /** What is left of it in the text as it now is, in its order. */
  findings(): PlacedFinding[];
  applyFix(key: string): 'fixed' | 'none' | 'moved';
  focus(): void;
  undo(): void;
  redo(): void;
  destroy(): void;
}

/** The text looks as it does in the article around it: fonts and colours are the page's. */
const plainLooks = EditorView.theme({
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0', caretColor: 'currentColor' },
  '.cm-line': { padding: '0' },
});

/** Opens an editor; `Enter` and the other commands of the workbench are handled outside of it. */
export function openTextEditor(options: TextEditorOptions): TextEditor {
  const view = new EditorView({ parent: options.parent, state: stateOf(options, options.text) });
  return {
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({
        changes: narrowChange(view.state.doc.toString(), text),
        userEvent: 'input.replace',
      });
    },
    reset(text) {
      view.dispatch({
        changes: narrowChange(view.state.doc.toString(), text),
        annotations: Transaction.addToHistory.of(false),
      });
    },
    select(from, to = from) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) } });
    },
    showFindings(findings, saved) {
      const change = narrowChange(saved, view.state.doc.toString());
      showFindings(view, findings, saved, change);
    },
    findings: () => findingsIn(view.state),
    applyFix: (key) => applyFix(view, key),
    focus: () => view.contentDOM.focus({ preventScroll: true }),
    undo: () => undo(view),
    redo: () => redo(view),
    destroy: () => view.destroy(),
  };
}

/** The word diff from one text to another, as nodes to print. */
export function diffNodes(
  before: string,
  after: string,
  language: string,
  marks: { deleted: string; inserted: string },
): Node[] {
  return presentInline(before, diff(before, after, language)).map((piece: DiffPiece) => {
    if (piece.kind === 'same') return document.createTextNode(piece.text);
    const element = document.createElement(piece.kind === 'deleted' ? 'del' : 'ins');
    if (piece.channel) element.className = piece.channel;
    const mark = document.createElement('span');
    mark.className = 'visually-hidden';
    mark.textContent = marks[piece.kind];
    element.append(mark, piece.text);
    return element;
  });
}

function stateOf(options: TextEditorOptions, text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      history(),
      keymap.of([...standardKeymap]),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.cspNonce.of(options.nonce),
      EditorView.contentAttributes.of({
        lang: options.language,
        dir: options.direction,
        spellcheck: 'true',
        autocapitalize: 'sentences',
        autocorrect: 'on',
        'aria-label': options.label,
      }),
      // A sentence copied from elsewhere brings the line breaks of its page with it.
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\s*[\r\n]+\s*/g, ' ')),
      highlightSpecialChars(),
      findingMarks,
      plainLooks,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange();
      }),
    ],
  });
}

/** The change without what both texts begin and end with, so that the cursor stays by its words. */
function narrowChange(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
