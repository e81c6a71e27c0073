import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { type BlockChange, type Change, parseSegmentChange } from '../revisions/frame.ts';
import { type HunkNote, listHunkNotes } from '../revisions/hunk-note.store.ts';
import {
  type ChangeRow,
  changesByRevision,
  eachRevision,
  type RevisionRow,
} from '../revisions/record.store.ts';
import { applyChanges, emptySnapshot, type Snapshot } from '../revisions/snapshot.ts';
import { type ExportedBlock, exportableSegments, exportedBlocks } from './exported-article.ts';
import { writeCurrentText } from './write-text.ts';

/** The branch the commits are on. */
const BRANCH = 'refs/heads/main';
/** Where git looks for notes. */
const NOTES = 'refs/notes/commits';

/** Names of the files in each commit. */
export function gitFiles(languages: { source: string; target: string }) {
  return {
    /** The target text, laid out as plain text is. */
    text: `translation.${languages.target}.txt`,
    /** A line of JSON for each segment: identifier, source, target, state. */
    pairs: `pairs.${languages.source}-${languages.target}.jsonl`,
  };
}

/**
 * A translation's history as `git fast-import` reads it: a commit for each revision, from the import
 * on. The same history always gives the same commits, so a repository that has its beginning takes
 * what came since.
 *
 * Walks forwards with one version in memory and reads the history in pages. Call it inside `reading`.
 *
 * @throws HistoryMismatchError or DeltaMismatchError where the record does not hold
 */
export async function* gitStream(
  db: Kysely<Database>,
  translation: number,
  languages: { source: string; target: string },
): AsyncGenerator<string> {
  const names = gitFiles(languages);
  const changes = changesByRevision(db, translation);
  const snapshot = emptySnapshot();
  let before: GitTree | undefined;
  // Without this, a stream that was cut off would pass for a whole one.
  yield 'feature done\n';
  for await (const revision of eachRevision(db, translation)) {
    const rows = await changes.upTo(revision.number);
    applyChanges(snapshot, rows.map(readChange));
    const tree = treeOf(snapshot, languages.target);
    yield commitOf(revision);
    if (tree.text !== before?.text) yield fileOf(names.text, tree.text);
    if (tree.pairs !== before?.pairs) yield fileOf(names.pairs, tree.pairs);
    yield '\n';
    before = tree;
  }
  yield* notesOf(await listHunkNotes(db, translation));
  yield 'done\n';
}

/**
 * Reasons for single changes, as notes on the commits (`git log` shows them below the message). They
 * come after their revision and may be put in other words; in the messages they would make all later
 * commits other ones. Each is a commit of its own, in the order in which they were written, so that a
 * repository takes what came since.
 */
function* notesOf(notes: readonly HunkNote[]): Generator<string> {
  const written = (note: HunkNote) => note.changedAt ?? note.at;
  const inOrder = [...notes].sort((one, other) => (written(one) < written(other) ? -1 : 1));
  const told = new Map<number, HunkNote[]>();
  for (const note of inOrder) {
    const all = [...(told.get(note.revision) ?? []), note].sort(
      (one, other) => one.segment - other.segment || one.hunk - other.hunk,
    );
    told.set(note.revision, all);
    const text = all.map(
      ({ segment, hunk, author, body }) =>
        `Segment ${segment}, change ${hunk}: ${body} (${nameOf(author.name)})\n`,
    );
    yield [
      `commit ${NOTES}`,
      `committer ${signatureOf(note.author.name, note.author.id, written(note))}`,
      dataOf(`Revision ${note.revision}, segment ${note.segment}, change ${note.hunk}\n`),
    ].join('\n');
    yield `N inline ${markOf(note.revision)}\n${dataOf(text.join(''))}\n`;
  }
}

/** What a revision's commit is called inside the stream. */
function markOf(revision: number): string {
  return `:${revision + 1}`;
}

/** What a commit's files hold. */
export interface GitTree {
  text: string;
  pairs: string;
}

/** Both files of a version: what of it is part of the article, in whatever state. */
export function treeOf(snapshot: Snapshot, language: string): GitTree {
  const blocks = exportedBlocks(exportableSegments(snapshot));
  return { text: writeCurrentText({ blocks }, language), pairs: pairsOf(blocks) };
}

function pairsOf(blocks: readonly ExportedBlock[]): string {
  return blocks
    .flatMap(({ segments }) => segments)
    .map(({ id, source, target, state }) => `${JSON.stringify({ id, source, target, state })}\n`)
    .join('');
}

function commitOf(revision: RevisionRow): string {
  const who = signatureOf(revision.author, revision.author_id, revision.at);
  return [
    `commit ${BRANCH}`,
    `mark ${markOf(revision.number)}`,
    `author ${who}`,
    `committer ${who}`,
    dataOf(messageOf(revision)),
  ].join('\n');
}

function messageOf({ number, hash, kind, summary, reason }: RevisionRow): string {
  return [
    summary ? `${kind}: ${summary}` : kind,
    ...(reason ? [reason.replace(/\r\n?/g, '\n').trim()] : []),
    `Emend-Revision: ${number}\nEmend-Hash: ${hash}\n`,
  ].join('\n\n');
}

/** Who did something, and when. */
function signatureOf(author: string, id: string | null, at: string): string {
  const when = Math.floor(Date.parse(at) / 1000);
  return `${nameOf(author)} <${mailboxOf(id)}@emend.invalid> ${when} +0000`;
}

/** A name as git takes it: one line, without what ends a name. */
function nameOf(author: string): string {
  return author.replace(/[<>\p{Cc}\s]+/gu, ' ').trim() || 'unknown';
}

/** Members keep their addresses to themselves; the made-up one tells them apart. */
function mailboxOf(author: string | null): string {
  return author?.replace(/[^\w.-]+/g, '-') || 'unknown';
}

function fileOf(path: string, content: string): string {
  return `M 100644 inline ${path}\n${dataOf(content)}`;
}

/** Text with the number of its bytes, so that nothing in it is read as a command. */
function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function readChange({ entity, entity_id: id, content }: ChangeRow): Change {
  return entity === 'segment'
    ? { entity, id, change: parseSegmentChange(content) }
    : { entity: 'block', id, change: JSON.parse(content) as BlockChange };
}
