import type { Desk } from './desk.ts';
import { keepInPlace, parseHtml } from './dom.ts';
import { getFragment } from './request.ts';

/** How far outside the window a piece is already loaded. */
const AHEAD_PX = 1_500;

/** Wait after a piece could not be had. */
const RETRY_MS = 4_000;

/** Height of a line where no piece tells yet. */
const LINE_PX = 32;

/**
 * Loads the pieces of a long article as they come near. Until then an empty place of about their
 * height keeps the scroll bar honest, and nothing one is looking at moves when they come.
 */
export class Pieces {
  readonly #desk: Pick<Desk, 'path' | 'article'>;
  readonly #loading = new Map<HTMLElement, Promise<void>>();
  readonly #observer: IntersectionObserver;

  constructor(desk: Pick<Desk, 'path' | 'article'>) {
    this.#desk = desk;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) this.#loadOrRetry(entry.target as HTMLElement);
        }
      },
      { rootMargin: `${AHEAD_PX}px 0px` },
    );
  }

  /** Gives the places of what is to come their height. */
  reserve(): void {
    const line = this.#lineHeight();
    for (const piece of this.pending()) {
      piece.style.minHeight = `${Math.round(Number(piece.dataset.lines) * line)}px`;
    }
  }

  /** Begins to load what is near. */
  watch(): void {
    for (const piece of this.pending()) this.#observer.observe(piece);
  }

  pending(): HTMLElement[] {
    return [...this.#desk.article.root.querySelectorAll<HTMLElement>('.piece-pending')];
  }

  /** Loads one piece; where it is being loaded or loaded already, waits for that. */
  load(piece: HTMLElement): Promise<void> {
    if (!piece.classList.contains('piece-pending')) return Promise.resolve();
    let loading = this.#loading.get(piece);
    if (!loading) {
      loading = this.#fetch(piece).finally(() => this.#loading.delete(piece));
      this.#loading.set(piece, loading);
    }
    return loading;
  }

  /** Loads the piece a position of the article is in. */
  async loadAt(position: string): Promise<void> {
    const piece = this.pending().find(
      ({ dataset }) =>
        (dataset.from ?? '') <= position && (!dataset.until || position < dataset.until),
    );
    if (piece) await this.load(piece);
  }

  #loadOrRetry(piece: HTMLElement): void {
    this.load(piece).catch(() => {
      // The observer is silent about what stays in view, so it has to be asked again.
      setTimeout(() => {
        this.#observer.unobserve(piece);
        if (piece.classList.contains('piece-pending')) this.#observer.observe(piece);
      }, RETRY_MS);
    });
  }

  async #fetch(piece: HTMLElement): Promise<void> {
    const query = new URLSearchParams({ from: piece.dataset.from ?? '' });
    if (piece.dataset.until) query.set('until', piece.dataset.until);
    piece.ariaBusy = 'true';
    try {
      const html = await getFragment(`${this.#desk.path}/pieces?${query}`);
      this.#observer.unobserve(piece);
      this.#putIn(piece, parseHtml(html));
    } finally {
      piece.ariaBusy = null;
    }
    this.#desk.article.refreshed(piece);
  }

  #putIn(piece: HTMLElement, content: DocumentFragment): void {
    const fill = (): void => {
      piece.replaceChildren(content);
      piece.classList.remove('piece-pending');
      piece.style.minHeight = '';
    };
    const { top, bottom } = piece.getBoundingClientRect();
    const below = piece.nextElementSibling;
    if (top >= 0) fill();
    else if (bottom <= 0 && below) keepInPlace(below, fill);
    else keepShare(piece, fill);
  }

  #lineHeight(): number {
    let height = 0;
    let lines = 0;
    for (const piece of this.#desk.article.root.querySelectorAll<HTMLElement>(
      '.piece:not(.piece-pending)',
    )) {
      height += piece.offsetHeight;
      lines += Number(piece.dataset.lines);
    }
    return height > 0 && lines > 0 ? height / lines : LINE_PX;
  }
}

/** Fills the place one is in the middle of, and stays as far down in it as one was. */
function keepShare(piece: HTMLElement, fill: () => void): void {
  const before = piece.getBoundingClientRect();
  const share = -before.top / before.height;
  document.documentElement.style.overflowAnchor = 'none';
  fill();
  const after = piece.getBoundingClientRect();
  window.scrollBy({ top: after.top + share * after.height, behavior: 'instant' });
  requestAnimationFrame(() => {
    document.documentElement.style.overflowAnchor = '';
  });
}
