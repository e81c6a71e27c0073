import { textOf } from './article.ts';
import type { Desk } from './desk.ts';
import { announce, need, parseHtml } from './dom.ts';
import { getJson } from './request.ts';

/** What the server says of some segments: their spans, and what there is to say of each. */
interface Answer {
  marks: { look: string; title: string }[];
  segments: { id: number; version: number; spans: [from: number, to: number, mark: number][] }[];
  legend: string;
}

/** A marked stretch of a segment's text. */
interface Stretch {
  range: Range;
  look: string;
  title: string;
}

/** Identifiers the server takes in one request. */
const IDS_AT_ONCE = 500;

/** Parts of the article that come in quick succession are asked about together. */
const GATHER_MS = 120;

/**
 * The layer that shows who wrote what. It marks ranges of the text and leaves the elements alone,
 * which the rest of the workbench reads and writes.
 */
export class AttributionLayer {
  readonly #desk: Pick<Desk, 'path' | 'article' | 't' | 'shelf'>;
  readonly #button: HTMLElement | null = document.querySelector('[data-action="attribution"]');
  /** Where the legend is: in the panel while no segment is open, and above the article without one. */
  readonly #legends: HTMLElement[];
  readonly #stretches = new Map<number, { element: Element; stretches: Stretch[] }>();
  readonly #asked = new Set<number>();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #on = false;

  constructor(desk: Pick<Desk, 'path' | 'article' | 't' | 'shelf'>) {
    this.#desk = desk;
    const strip = document.createElement('div');
    strip.className = 'attribution-strip';
    strip.hidden = true;
    need('.desk').before(strip);
    const panel = document.createElement('div');
    panel.hidden = true;
    need('.panel-empty').prepend(panel);
    this.#legends = [panel, strip];
    desk.article.onRefresh((part) => {
      if (this.#on) this.#ask(part);
    });
    desk.article.root.addEventListener('pointermove', (event) => this.#explain(event));
    if (supported() && desk.shelf.get<boolean>(SHELF_NAME)) this.#switch(true);
  }

  get isOn(): boolean {
    return this.#on;
  }

  /** Shows who wrote what, or stops showing it. */
  toggle(): void {
    const { t } = this.#desk;
    if (!supported()) {
      announce(t('attribution.unsupported'));
      location.assign(`${this.#desk.path}/attribution`);
      return;
    }
    this.#switch(!this.#on);
    announce(t(this.#on ? 'attribution.on' : 'attribution.off'));
    if (this.#on) this.#desk.shelf.set(SHELF_NAME, true);
    else this.#desk.shelf.delete(SHELF_NAME);
  }

  #switch(on: boolean): void {
    this.#on = on;
    this.#button?.setAttribute('aria-pressed', String(on));
    for (const legend of this.#legends) legend.hidden = !on;
    if (on) {
      this.#ask(this.#desk.article.root);
      return;
    }
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#asked.clear();
    for (const element of this.#desk.article.root.querySelectorAll('.segment-text[title]')) {
      element.removeAttribute('title');
    }
    this.#stretches.clear();
    this.#paint();
  }

  #ask(part: ParentNode): void {
    for (const segment of part.querySelectorAll<HTMLElement>('.segment[data-segment]')) {
      this.#asked.add(Number(segment.dataset.segment));
    }
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#load([...this.#asked]);
      this.#asked.clear();
    }, GATHER_MS);
  }

  async #load(ids: readonly number[]): Promise<void> {
    const { path, t } = this.#desk;
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const some = ids.slice(at, at + IDS_AT_ONCE).join(',');
      let answer: Answer;
      try {
        answer = await getJson<Answer>(`${path}/attribution/spans?segments=${some}`);
      } catch {
        if (this.#on) announce(t('attribution.unreachable'));
        return;
      }
      if (!this.#on) return;
      this.#take(answer);
    }
  }

  #take({ marks, segments, legend }: Answer): void {
    for (const { id, version, spans } of segments) {
      const element = this.#desk.article.segment(id);
      this.#stretches.delete(id);
      if (!element) continue;
      const text = textOf(element);
      const node = text.firstChild;
      text.removeAttribute('title');
      // A text on its way to the server, or a newer one, is asked about again once it is there.
      if (Number(element.dataset.version) !== version || element.dataset.text !== undefined)
        continue;
      if (!(node instanceof Text) || node.length < (spans.at(-1)?.[1] ?? 0)) continue;
      const stretches = spans.flatMap(([from, to, mark]) => {
        const { look = '', title = '' } = marks[mark] ?? {};
        const range = rangeOf(node, from, to);
        return range ? [{ range, look, title }] : [];
      });
      this.#stretches.set(id, { element: text, stretches });
    }
    this.#paint();
    for (const [index, place] of this.#legends.entries()) {
      const content = parseHtml(legend);
      if (index > 0) rename(content);
      place.replaceChildren(content);
    }
  }

  /** Hands all ranges to the browser, which draws them as the style sheet says. */
  #paint(): void {
    if (!supported()) return;
    for (const name of [...CSS.highlights.keys()]) {
      if (name.startsWith(PREFIX)) CSS.highlights.delete(name);
    }
    const byLook = new Map<string, Range[]>();
    for (const [id, { element, stretches }] of this.#stretches) {
      if (!element.isConnected) this.#stretches.delete(id);
      else {
        for (const { range, look } of stretches) {
          const ranges = byLook.get(look) ?? [];
          ranges.push(range);
          byLook.set(look, ranges);
        }
      }
    }
    for (const [look, ranges] of byLook) {
      CSS.highlights.set(PREFIX + look, new Highlight(...ranges));
    }
  }

  /** Says of the stretch under the pointer who wrote it. */
  #explain(event: PointerEvent): void {
    if (!this.#on || !(event.target instanceof Element)) return;
    const text = event.target.closest<HTMLElement>('.segment-text');
    if (!text) return;
    const id = Number(text.closest<HTMLElement>('.segment')?.dataset.segment);
    const known = this.#stretches.get(id);
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (known?.element !== text || !caret) return;
    const under = known.stretches.find(
      ({ range }) =>
        range.startContainer === caret.offsetNode &&
        range.startOffset <= caret.offset &&
        caret.offset < range.endOffset,
    );
    const title = under?.title ?? '';
    if (text.title !== title) text.title = title;
  }
}

const SHELF_NAME = 'emend:attribution';
const PREFIX = 'by-';

function supported(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';
}

/** A stretch of a text without the white space at its edges; undefined where there is no other. */
function rangeOf(node: Text, from: number, to: number): Range | undefined {
  const stretch = node.data.slice(from, to);
  const inner = stretch.trim();
  if (inner === '') return undefined;
  const start = from + stretch.indexOf(inner);
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, start + inner.length);
  return range;
}

/** An identifier stands but once on a page. */
function rename(content: DocumentFragment): void {
  const title = need('#attribution-title', content);
  title.id = 'attribution-strip-title';
  need('.attribution-legend', content).setAttribute('aria-labelledby', title.id);
}
