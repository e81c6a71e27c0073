import type { Desk } from './desk.ts';
import { icon, make } from './dom.ts';

type Mark = 'draft' | 'conflict' | 'refused';

const ICONS: Record<Mark, string> = { draft: 'edited', conflict: 'warning', refused: 'warning' };

/**
 * Shows what only this browser knows of the segments: texts on their way to the server, drafts, and
 * saves that wait for their author. Called whenever the server's blocks were put in.
 *
 * @param except segment being edited, which says so itself
 */
export function markUnsaved(desk: Desk, part: ParentNode, except: number | undefined): void {
  const { queue, drafts, article } = desk;
  const drafted = new Set(drafts.all().map((draft) => draft.segment));
  for (const segment of part.querySelectorAll<HTMLElement>('.segment')) {
    const id = Number(segment.dataset.segment);
    const pending = queue.newest(id);
    if (pending) article.showUnconfirmed(segment, pending.text);
    else article.showConfirmed(segment);
    const aside = queue.asideOf(id)?.answer.kind;
    setMark(desk, segment, aside ?? (drafted.has(id) && id !== except ? 'draft' : undefined));
  }
}

function setMark({ t }: Desk, segment: HTMLElement, mark: Mark | undefined): void {
  const old = segment.querySelector<HTMLElement>(':scope > .unsaved-mark');
  if (old?.dataset.mark === mark) return;
  old?.remove();
  segment.classList.toggle('has-draft', mark === 'draft');
  segment.classList.toggle('has-conflict', mark === 'conflict' || mark === 'refused');
  if (!mark) return;
  const words = make('span', {}, t(`mark.${mark}`));
  const element = make(
    'span',
    { class: 'unsaved-mark', 'data-mark': mark },
    icon(ICONS[mark]),
    words,
  );
  segment.querySelector('.segment-mark')?.before(element);
}
