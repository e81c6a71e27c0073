import { keepInPlace, need, parseHtml } from './dom.ts';
import type { Freshened } from './save-queue.ts';

/** What the page says of a segment. */
export interface SegmentFacts {
  id: number;
  version: number;
  state: string;
  /** Target text as the server has it. */
  text: string;
}

/** The article as the page shows it: finding segments in it, and putting fresh blocks in place. */
export class Article {
  readonly root: HTMLElement = need('#article');
  readonly #onRefresh: ((part: ParentNode) => void)[] = [];

  /** Calls back for every part of the article that was put in anew. */
  onRefresh(callback: (part: ParentNode) => void): void {
    this.#onRefresh.push(callback);
  }

  /** Says that a part was put in by somebody else. */
  refreshed(part: ParentNode): void {
    for (const callback of this.#onRefresh) callback(part);
  }

  /** Loaded segments in reading order. */
  segments(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.segment')];
  }

  segment(id: number): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`.segment[data-segment="${id}"]`);
  }

  source(id: number): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-source="${id}"]`);
  }

  block(id: number): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-block="${id}"]`);
  }

  loadedBlocks(): number[] {
    return [...this.root.querySelectorAll<HTMLElement>('[data-block]')].map((block) =>
      Number(block.dataset.block),
    );
  }

  facts(segment: HTMLElement): SegmentFacts {
    return {
      id: Number(segment.dataset.segment),
      version: Number(segment.dataset.version),
      state: segment.dataset.state ?? 'machine',
      text: segment.dataset.text ?? textOf(segment).textContent ?? '',
    };
  }

  /** Shows a text that is on its way to the server; the server's own is remembered beside it. */
  showUnconfirmed(segment: HTMLElement, text: string): void {
    const shown = textOf(segment);
    segment.dataset.text ??= shown.textContent ?? '';
    shown.textContent = text;
    segment.classList.add('is-saving');
  }

  /** Shows the server's text again, after a save that did not become it. */
  showConfirmed(segment: HTMLElement): void {
    const { text } = segment.dataset;
    if (text === undefined) return;
    textOf(segment).textContent = text;
    delete segment.dataset.text;
    segment.classList.remove('is-saving');
  }

  /** Puts blocks and progress as the server now has them in place of what the page shows. */
  apply(fresh: Pick<Freshened, 'blocks' | 'progress' | 'findings'>): void {
    need('#progress').innerHTML = fresh.progress;
    need('#finding-counts').innerHTML = fresh.findings;
    const put = (): void => {
      for (const { id, html } of fresh.blocks) this.#applyBlock(id, html);
    };
    const open = this.root.querySelector('.segment:has(.segment-editor)');
    if (open) keepInPlace(open, put);
    else put();
  }

  #applyBlock(id: number, html: string): void {
    const old = this.block(id);
    if (!old) return;
    const fresh = parseHtml(html).querySelector<HTMLElement>('[data-block]');
    const editing = old.querySelector<HTMLElement>('.segment:has(.segment-editor)');
    const focused = old.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('.segment')?.dataset.segment
      : undefined;
    if (editing) {
      if (fresh) patchAround(old, fresh, editing);
    } else if (fresh) {
      old.replaceWith(fresh);
    } else {
      old.remove();
    }
    const shown = editing ? old : fresh;
    if (!shown) return;
    this.refreshed(shown);
    if (focused && !editing) {
      shown
        .querySelector<HTMLElement>(`[data-segment="${focused}"] .segment-mark`)
        ?.focus({ preventScroll: true });
    }
  }
}

/** The element with a segment's target text. */
export function textOf(segment: HTMLElement): HTMLElement {
  return need('.segment-text', segment);
}

/**
 * Brings a block up to date around the segment somebody is typing in, whose editor must stay in the
 * document: taking it out, if only for a moment, would end compositions and lose the cursor.
 */
function patchAround(old: HTMLElement, fresh: HTMLElement, editing: HTMLElement): void {
  old.className = `${fresh.className} has-open`;
  old.dataset.kind = fresh.dataset.kind ?? '';
  need('.source', old).replaceWith(need('.source', fresh));
  old.querySelector('.block-states')?.replaceWith(need('.block-states', fresh));
  const now = fresh.querySelector<HTMLElement>(
    `.segment[data-segment="${editing.dataset.segment}"]`,
  );
  const siblings = [...need('.target .prose', fresh).childNodes];
  // Where the segment itself is gone, its editor stays at the end until its text is dealt with.
  const at = now ? siblings.indexOf(now) : siblings.length;
  const parent = editing.parentElement;
  if (!parent) return;
  for (const node of [...parent.childNodes]) if (node !== editing) node.remove();
  editing.before(...siblings.slice(0, at));
  editing.after(...siblings.slice(at + 1));
  if (now) updateSegment(editing, now);
  else editing.classList.add('is-gone');
}

function updateSegment(segment: HTMLElement, now: HTMLElement): void {
  const open = segment.classList.contains('is-open');
  segment.className = now.className;
  segment.classList.toggle('is-open', open);
  segment.dataset.version = now.dataset.version ?? '';
  segment.dataset.state = now.dataset.state ?? '';
  delete segment.dataset.text;
  textOf(segment).replaceWith(textOf(now));
  need('.segment-mark', segment).replaceWith(need('.segment-mark', now));
}
