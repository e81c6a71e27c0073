import type { Article } from './article.ts';
import type { CommandId } from './commands.ts';
import type { Drafts } from './drafts.ts';
import type { Keymap } from './keymap.ts';
import type { SaveQueue } from './save-queue.ts';
import type { Shelf } from './shelf.ts';
import type { SaveStatus } from './status.ts';
import type { Translate } from './strings.ts';

/** What the page says of the translation and of the person who works on it. */
export interface Place {
  root: HTMLElement;
  /** Path of the translation, under which all its addresses are. */
  path: string;
  user: string;
  nonce: string;
  targetLanguage: string;
  targetDirection: string;
  canEdit: boolean;
  canReview: boolean;
  /** Filter the page shows the article through; empty for all of it. */
  filter: string;
  mac: boolean;
}

/** What every part of the workbench works with. */
export interface Desk extends Place {
  t: Translate;
  article: Article;
  shelf: Shelf;
  drafts: Drafts;
  queue: SaveQueue;
  status: SaveStatus;
  keymap: Keymap<CommandId>;
}

/** Reads the place from the workbench's own element. */
export function readPlace(root: HTMLElement): Place {
  const { dataset } = root;
  return {
    root,
    path: dataset.workbench ?? '',
    user: dataset.user ?? '',
    nonce: dataset.nonce ?? '',
    targetLanguage: dataset.targetLanguage ?? 'und',
    targetDirection: dataset.targetDirection ?? 'ltr',
    canEdit: dataset.canEdit === '1',
    canReview: dataset.canReview === '1',
    filter: dataset.filter ?? '',
    mac: /Mac|iPhone|iPad/.test(navigator.platform),
  };
}
