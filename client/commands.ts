import type { Command } from './keymap.ts';
import type { Chord } from './keys.ts';

/**
 * Where the keyboard must be for a command to be meant: `editor` in the open segment's text or
 * reason; `segment` there or on the page while a segment is open; `page` anywhere but in other fields.
 */
export type Where = 'editor' | 'segment' | 'page';

export interface WorkbenchCommand extends Command<CommandId> {
  where: Where;
  group: 'segment' | 'move' | 'look' | 'structure';
}

export type CommandId =
  | 'saveNext'
  | 'approveNext'
  | 'reviewNext'
  | 'save'
  | 'cancel'
  | 'undo'
  | 'redo'
  | 'undoSave'
  | 'next'
  | 'previous'
  | 'nextUnreviewed'
  | 'nextChanged'
  | 'nextMarked'
  | 'nextDoubtful'
  | 'nextFinding'
  | 'fixFinding'
  | 'insertMatch'
  | 'machine'
  | 'attribution'
  | 'comment'
  | 'panel'
  | 'find'
  | 'unsaved'
  | 'help'
  | 'split'
  | 'join'
  | 'pair'
  | 'exclude'
  | 'approveBlock';

/** Everything the workbench does on a key, in the order in which the help lists it. */
export function workbenchCommands(mac: boolean): WorkbenchCommand[] {
  // On a Mac the Option key types characters: "@" is Option-L on a German one.
  const letter = (key: string): Chord[] => [mac ? `Ctrl-Shift-${key}` : `Alt-${key}`];
  return [
    { id: 'saveNext', group: 'segment', where: 'editor', keys: ['Enter', 'Mod-Enter'] },
    { id: 'approveNext', group: 'segment', where: 'segment', keys: ['Mod-Shift-Enter'] },
    { id: 'reviewNext', group: 'segment', where: 'segment', keys: ['Alt-Enter'] },
    { id: 'save', group: 'segment', where: 'segment', keys: ['Mod-s'] },
    { id: 'cancel', group: 'segment', where: 'segment', keys: ['Escape'] },
    { id: 'undo', group: 'segment', where: 'editor', keys: ['Mod-z'] },
    { id: 'redo', group: 'segment', where: 'editor', keys: ['Mod-Shift-z', 'Mod-y'] },
    { id: 'undoSave', group: 'segment', where: 'page', keys: letter('z') },
    { id: 'fixFinding', group: 'segment', where: 'segment', keys: letter('q') },
    { id: 'insertMatch', group: 'segment', where: 'segment', keys: letter('r') },
    { id: 'next', group: 'move', where: 'page', keys: ['Alt-ArrowDown'] },
    { id: 'previous', group: 'move', where: 'page', keys: ['Alt-ArrowUp'] },
    { id: 'nextUnreviewed', group: 'move', where: 'page', keys: letter('n') },
    { id: 'nextChanged', group: 'move', where: 'page', keys: letter('c') },
    { id: 'nextMarked', group: 'move', where: 'page', keys: letter('o') },
    { id: 'nextDoubtful', group: 'move', where: 'page', keys: letter('b') },
    { id: 'nextFinding', group: 'move', where: 'page', keys: letter('g') },
    { id: 'find', group: 'move', where: 'page', keys: ['Mod-Shift-f'] },
    { id: 'machine', group: 'look', where: 'segment', keys: letter('m') },
    { id: 'attribution', group: 'look', where: 'page', keys: letter('w') },
    { id: 'panel', group: 'look', where: 'page', keys: letter('p') },
    { id: 'comment', group: 'look', where: 'segment', keys: letter('k') },
    { id: 'unsaved', group: 'look', where: 'page', keys: letter('u') },
    { id: 'help', group: 'look', where: 'page', keys: ['F1', '?'] },
    { id: 'split', group: 'structure', where: 'segment', keys: letter('y') },
    { id: 'join', group: 'structure', where: 'segment', keys: letter('j') },
    { id: 'pair', group: 'structure', where: 'segment', keys: letter('i') },
    { id: 'exclude', group: 'structure', where: 'segment', keys: letter('x') },
    { id: 'approveBlock', group: 'structure', where: 'segment', keys: ['Alt-Shift-Enter'] },
  ];
}
