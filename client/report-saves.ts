import type { Desk } from './desk.ts';
import type { Session } from './session.ts';

/** A save that takes no longer than this is not worth a word. */
const QUICK_MS = 500;

/**
 * Makes the function that says in the status line where everything typed is: the gravest news
 * first.
 */
export function reportSaves(
  desk: Desk,
  session: () => Session | undefined,
  showUnsaved: () => void,
  undoSave: () => void,
): () => void {
  const { status, queue, drafts, shelf, t } = desk;
  let everSaved = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const undo = { label: t('status.undo'), run: undoSave };
  const show = { label: t('status.show'), run: showUnsaved };

  return function report(): void {
    clearTimeout(timer);
    const count = queue.pending;
    everSaved ||= count > 0;
    if (queue.state === 'signedOut') {
      status.show('signedOut', t('status.signedOut'), {
        label: t('status.signIn'),
        href: '/sign-in',
      });
    } else if (queue.state === 'waiting') {
      status.show('waiting', t('status.waiting', { count }), {
        label: t('status.tryNow'),
        run: () => queue.retryNow(),
      });
    } else if (queue.setAside.length > 0) {
      status.show('attention', t('status.attention', { count: queue.setAside.length }), show);
    } else if (!shelf.durable) {
      status.show('volatile', t('status.volatile'));
    } else if (count > 0) {
      timer = setTimeout(() => status.show('saving', t('status.saving')), QUICK_MS);
    } else {
      const open = session();
      const unsaved = drafts.all().filter((draft) => draft.segment !== open?.id).length;
      if (open?.dirty) status.show('draft', t('status.draft'));
      else if (unsaved > 0) status.show('unsaved', t('status.drafts', { count: unsaved }), show);
      else if (everSaved) status.show('saved', t('status.saved'), undo);
      else status.clear();
    }
  };
}
