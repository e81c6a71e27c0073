import { can, type User } from '../accounts/user.ts';
import { translationPath } from '../articles/translation-of.ts';
import { diff } from '../revisions/diff.ts';
import { KIND_ICONS, presentTextDiff, type TextDiff } from '../revisions/present-change.ts';
import type { RevisionKind } from '../revisions/revision.ts';
import type { ChangedArticle } from './later-change.store.ts';
import type { ReadChange } from './read-later-changes.ts';

/** One change of the person's text. */
export interface ChangeToMine {
  /** What the page calls it; no other has the same. */
  anchor: string;
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  segment: number;
  revision: number;
  kind: RevisionKind;
  icon: (typeof KIND_ICONS)[RevisionKind];
  author: string;
  at: string;
  reason: string | null;
  source: string;
  /** The text as the person had saved it, and the revision in which they had. */
  saved: string;
  savedIn: number;
  diff: TextDiff;
  /** Addresses: the change in its revision, what the person saved, the segment in the workbench. */
  link: string;
  savedLink: string;
  workbench: string;
  /** Of the page that shows what undoing it would do, for those who may. */
  undo: string | undefined;
}

export interface ChangesToMinePage {
  changes: ChangeToMine[];
  articles: ChangedArticle[];
  /** The article the list is narrowed to. */
  article: number | undefined;
  total: number;
  page: number;
  pages: number;
  pagePath: string;
  /** Translations whose record is still to be looked through. */
  unread: number;
}

export interface ChangesToMineParts extends Omit<ChangesToMinePage, 'changes' | 'pagePath'> {
  user: User;
  changes: readonly ReadChange[];
}

export function presentChangesToMine(parts: ChangesToMineParts): ChangesToMinePage {
  const { user, changes, article, ...page } = parts;
  const narrowed = article === undefined ? '' : `article=${article}&`;
  return {
    ...page,
    article,
    changes: changes.map((change) => presentChangeToMine(change, user)),
    pagePath: `/changes-to-mine?${narrowed}page=`,
  };
}

export function presentChangeToMine(change: ReadChange, user: User): ChangeToMine {
  const { title, sourceLanguage, targetLanguage, segment, revision, kind, before } = change;
  const path = translationPath({ article: { id: change.article }, targetLanguage });
  return {
    anchor: `t${change.translation}r${revision}s${segment}`,
    title,
    sourceLanguage,
    targetLanguage,
    segment,
    revision,
    kind,
    icon: KIND_ICONS[kind],
    author: change.author,
    at: change.at,
    reason: change.reason,
    source: change.source,
    saved: change.saved,
    savedIn: change.savedIn,
    diff: presentTextDiff(before, diff(before, change.after, targetLanguage)),
    link: `${path}/history/${revision}?segment=${segment}#s${segment}`,
    savedLink: `${path}/history/${change.savedIn}`,
    workbench: `${path}?segment=${segment}#s${segment}`,
    undo: can(user, 'edit', targetLanguage) ? `${path}/history/${revision}/undo` : undefined,
  };
}
