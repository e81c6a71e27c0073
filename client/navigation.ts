import type { Desk } from './desk.ts';
import { announce } from './dom.ts';
import type { Pieces } from './pieces.ts';
import { getJson } from './request.ts';

/** What to look for on the way. */
export type Wanted = 'any' | 'unreviewed' | 'changed' | 'marked' | 'doubtful' | 'found';

/** Finds the way from segment to segment, also through pieces that are not loaded yet. */
export class Navigation {
  readonly #desk: Desk;
  readonly #pieces: Pieces;
  /**
   * Segments the page's filter is about, as it was loaded: one that is saved and changes its state
   * stays on the way. Undefined where the page shows everything.
   */
  readonly #filtered: ReadonlySet<string> | undefined;

  constructor(desk: Desk, pieces: Pieces) {
    this.#desk = desk;
    this.#pieces = pieces;
    this.#filtered = desk.filter ? markFiltered(desk) : undefined;
  }

  /**
   * The next segment of a sort in reading order.
   *
   * @param from segment to start after; undefined starts at what the window shows
   * @param direction 1 forwards, -1 backwards
   * @returns undefined where there is none; then it has been said why
   */
  async find(
    from: number | undefined,
    direction: 1 | -1,
    wanted: Wanted,
  ): Promise<HTMLElement | undefined> {
    for (;;) {
      const stop = this.#walk(from, direction, wanted);
      if (!stop?.classList.contains('piece-pending')) {
        if (stop) return stop;
        break;
      }
      if (wanted !== 'any') return this.#ask(from, wanted);
      await this.#pieces.load(stop);
    }
    // Only a search goes round: one who steps on wants to know that the end is reached.
    const again = wanted === 'any' ? undefined : this.#walk(undefined, direction, wanted, true);
    if (again?.classList.contains('piece-pending')) return this.#ask(from, wanted);
    if (again && Number(again.dataset.segment) !== from) return again;
    announce(this.#desk.t(direction === 1 ? `move.none.${wanted}` : 'move.first'));
    return undefined;
  }

  /** A segment by its number; loads the piece it is in, or as a last resort the page at it. */
  async reach(id: number, position?: string): Promise<HTMLElement | undefined> {
    const { article, path } = this.#desk;
    if (!article.segment(id) && position) await this.#pieces.loadAt(position);
    const found = article.segment(id);
    if (!found) location.assign(`${path}?segment=${id}#s${id}`);
    return found ?? undefined;
  }

  /** The first segment that fits, or the first piece on the way that is not loaded. */
  #walk(
    from: number | undefined,
    direction: 1 | -1,
    wanted: Wanted,
    fromTheEdge = false,
  ): HTMLElement | undefined {
    const stops = [
      ...this.#desk.article.root.querySelectorAll<HTMLElement>('.segment, .piece-pending'),
    ];
    if (direction === -1) stops.reverse();
    const start =
      from === undefined
        ? fromTheEdge
          ? 0
          : stops.findIndex(isOnScreen)
        : stops.findIndex((stop) => Number(stop.dataset.segment) === from) + 1;
    return stops
      .slice(Math.max(0, start))
      .find((stop) => stop.classList.contains('piece-pending') || this.#fits(stop, wanted));
  }

  #fits(segment: HTMLElement, wanted: Wanted): boolean {
    if (this.#filtered && wanted === 'any') return this.#filtered.has(segment.id);
    return fits(segment, wanted);
  }

  async #ask(from: number | undefined, wanted: Wanted): Promise<HTMLElement | undefined> {
    const query = new URLSearchParams({ want: wanted });
    if (from !== undefined) query.set('after', String(from));
    const { segment, position } = await getJson<{
      segment: number | null;
      position: string | null;
    }>(`${this.#desk.path}/next?${query}`);
    if (segment !== null) return this.reach(segment, position ?? undefined);
    announce(this.#desk.t(`move.none.${wanted}`));
    return undefined;
  }
}

function fits(segment: HTMLElement, wanted: Wanted): boolean {
  if (wanted === 'marked') return segment.classList.contains('is-marked');
  if (wanted === 'doubtful') return segment.classList.contains('is-doubtful');
  if (wanted === 'found') return segment.classList.contains('is-found');
  if (segment.classList.contains('is-excluded')) return false;
  if (wanted === 'changed') return segment.classList.contains('is-changed');
  if (wanted === 'any') return true;
  return segment.dataset.state === 'machine' || segment.dataset.state === 'edited';
}

/** Finds the segments the filter is about and sets the others of their blocks apart. */
function markFiltered({ article, filter }: Desk): Set<string> {
  const about = filter === 'commented' ? '.segment:has(.icon-comment)' : `.segment.is-${filter}`;
  const found = new Set<string>();
  for (const segment of article.segments()) {
    if (segment.matches(about)) found.add(segment.id);
  }
  article.onRefresh((part) => setApart(part, found));
  setApart(article.root, found);
  return found;
}

function setApart(part: ParentNode, found: ReadonlySet<string>): void {
  for (const segment of part.querySelectorAll<HTMLElement>('.segment')) {
    segment.classList.toggle('is-beside', !found.has(segment.id));
  }
}

function isOnScreen(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
