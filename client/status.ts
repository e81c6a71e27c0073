import { icon, make, need } from './dom.ts';

/** What became of what was typed, from all well to in need of a person. */
export type SaveNews =
  | 'saved'
  | 'saving'
  | 'draft'
  | 'unsaved'
  | 'volatile'
  | 'waiting'
  | 'signedOut'
  | 'attention';

const ICONS: Record<SaveNews, string> = {
  saved: 'saved',
  saving: 'edited',
  draft: 'edited',
  unsaved: 'edited',
  volatile: 'warning',
  waiting: 'offline',
  signedOut: 'person',
  attention: 'warning',
};

/** A word beside the news that does something about it. */
export type StatusAction = { label: string } & ({ run: () => void } | { href: string });

/** The line in the toolbar that says where what was typed is. */
export class SaveStatus {
  readonly #line = need('#save-status');
  #shown = '';

  show(news: SaveNews, text: string, action?: StatusAction): void {
    const now = `${news} ${text} ${action?.label ?? ''}`;
    // Said again it would be read out again.
    if (now === this.#shown) return;
    this.#shown = now;
    this.#line.dataset.status = news;
    // Nobody wants to be interrupted by being told that they are typing.
    this.#line.ariaLive = news === 'draft' ? 'off' : 'polite';
    const words = make('span', {}, text);
    this.#line.replaceChildren(
      icon(ICONS[news]),
      words,
      ...(action ? [' ', actionOf(action)] : []),
    );
  }

  clear(): void {
    if (this.#shown === '') return;
    this.#shown = '';
    delete this.#line.dataset.status;
    this.#line.replaceChildren();
  }
}

/** A button, or a link that opens beside the page so that nothing on it is left behind. */
export function actionOf(action: StatusAction): HTMLElement {
  if ('href' in action) {
    return make('a', { href: action.href, target: '_blank', rel: 'noopener' }, action.label);
  }
  const button = make('button', { type: 'button', class: 'quiet small' }, action.label);
  button.addEventListener('click', action.run);
  return button;
}
