/** The first element that fits; the page is ours, so one that is missing is our mistake. */
export function need<E extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Markup of the server as nodes. */
export function parseHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** An element with text and attributes, in one expression. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

/** An icon of those the page carries in `#icons`. */
export function icon(name: string): Node {
  const found = document
    .querySelector<HTMLTemplateElement>('#icons')
    ?.content.querySelector(`.icon-${name}`);
  return found?.cloneNode(true) ?? document.createTextNode('');
}

/** Has a screen reader say something, between what it says otherwise. */
export function announce(text: string): void {
  const announcer = document.querySelector('#announcer');
  if (!announcer) return;
  // The same words twice are said twice only if something changed in between.
  announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text;
}

/** Whether typing goes into this element. */
export function isField(element: Element | null): boolean {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || element.matches('input, textarea, select'))
  );
}

/**
 * Changes the page while an element stays where it is on the screen. Browsers anchor scrolling by
 * themselves, but not to the element one is looking at, and not all of them.
 */
export function keepInPlace<T>(anchor: Element, change: () => T): T {
  const root = document.documentElement;
  const before = anchor.getBoundingClientRect().top;
  root.style.overflowAnchor = 'none';
  const result = change();
  if (anchor.isConnected) {
    const moved = anchor.getBoundingClientRect().top - before;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  }
  requestAnimationFrame(() => {
    root.style.overflowAnchor = '';
  });
  return result;
}

/** Brings an element into view if it is not, with room around it, and no further than needed. */
export function bringIntoView(element: Element): void {
  const { top, bottom } = element.getBoundingClientRect();
  const upper = stickyHeight() + 16;
  const lower = window.innerHeight - 48;
  if (top >= upper && bottom <= lower) return;
  const tall = bottom - top > lower - upper;
  const goal = tall ? upper : Math.max(upper, window.innerHeight * 0.3);
  window.scrollBy({ top: top - goal, behavior: 'instant' });
}

/** How much of the window's upper edge the toolbar covers. */
function stickyHeight(): number {
  const toolbar = document.querySelector('.toolbar');
  if (!toolbar || getComputedStyle(toolbar).position !== 'sticky') return 0;
  return Math.max(0, toolbar.getBoundingClientRect().bottom);
}
