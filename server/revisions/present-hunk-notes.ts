import type { User } from '../accounts/user.ts';
import { can } from '../accounts/user.ts';
import { hunks } from './delta.ts';
import type { Change } from './frame.ts';
import { type HunkNote, type HunkNotes, mayChange, mayRemove } from './hunk-note.store.ts';
import type { ChangeView } from './present-change.ts';
import { hunkId } from './present-diff.ts';

/** A change by what it did, shortened. */
export interface HunkName {
  hunk: number;
  /** `old → new`. */
  name: string;
}

/** A reason as it stands below its change. */
export interface NoteView extends HunkName {
  /** Address of the change. */
  href: string;
  note: HunkNote;
  canChange: boolean;
  canRemove: boolean;
}

/** What was typed and could not be kept. */
export interface TypedNote {
  segment: number;
  hunk: number;
  body: string;
  /** Key of the message and what goes into it. */
  error: { key: string; params: Record<string, unknown> };
}

/** Reasons for the single changes of a segment's text in a revision. */
export interface NotesView {
  /** Address the forms are sent to. */
  action: string;
  segment: number;
  /** The page one goes back to, where that is another than the revision's. */
  from: 'history' | undefined;
  notes: NoteView[];
  /** Changes nobody has given a reason for, for those who may. */
  open: HunkName[];
  typed: TypedNote | undefined;
}

export interface NotesContext {
  /** Address of the translation. */
  path: string;
  revision: number;
  language: string;
  notes: HunkNotes;
  user: User | undefined;
  from?: 'history' | undefined;
  typed?: TypedNote | undefined;
}

/** Puts reasons to the changes of a revision that are shown. */
export function withNotes(
  views: readonly ChangeView[],
  changes: readonly Change[],
  context: NotesContext,
): ChangeView[] {
  const segments = new Map(
    changes.flatMap((one) => (one.entity === 'segment' ? [[one.id, one.change] as const] : [])),
  );
  return views.map((view) => {
    const change = view.entity === 'segment' ? segments.get(view.id) : undefined;
    if (!change?.target || view.entity === 'block') return view;
    return { ...view, notes: presentNotes(view.id, hunks(change.target), context) };
  });
}

function presentNotes(
  segment: number,
  changes: readonly { deleted: string; inserted: string }[],
  { path, revision, language, notes, user, from, typed }: NotesContext,
): NotesView {
  const address = `${path}/history/${revision}`;
  const view: NotesView = {
    action: `${address}/notes`,
    segment,
    from,
    notes: [],
    open: [],
    typed: typed?.segment === segment ? typed : undefined,
  };
  for (const [index, one] of changes.entries()) {
    const hunk = index + 1;
    const name = `${shorten(one.deleted) || '∅'} → ${shorten(one.inserted) || '∅'}`;
    const note = notes.get({ revision, segment, hunk });
    if (note) {
      view.notes.push({
        hunk,
        name,
        href: `${address}?segment=${segment}#${hunkId(segment, hunk)}`,
        note,
        canChange: user !== undefined && mayChange(note, user, language),
        canRemove: user !== undefined && mayRemove(note, user, language),
      });
    } else if (user && can(user, 'edit', language)) {
      view.open.push({ hunk, name });
    }
  }
  return view;
}

const NAME_LENGTH = 40;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= NAME_LENGTH) return line;
  const shown: string[] = [];
  for (const { segment } of graphemes.segment(line)) {
    if (shown.length === NAME_LENGTH - 1) break;
    shown.push(segment);
  }
  const short = shown.join('');
  return short.length < line.length ? `${short}…` : line;
}
