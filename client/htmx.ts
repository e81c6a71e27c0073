import htmx from 'htmx.org';
import { announce, make, need, parseHtml } from './dom.ts';

/**
 * A page that reports a problem must not be put into the place of a fragment. Its message is shown at
 * the element that asked, and what was typed there stays.
 */
document.addEventListener('htmx:after:request', (event) => {
  const { ctx } = (event as CustomEvent<{ ctx: Answered }>).detail;
  clearMessage(ctx.sourceElement);
  if (ctx.response.status < 400 || !/^\s*<!doctype/i.test(ctx.text)) return;
  event.preventDefault();
  const problem = parseHtml(ctx.text).querySelector('.problem');
  const paragraphs = [...(problem?.querySelectorAll('p:not(.problem-status, .actions)') ?? [])];
  const message = paragraphs.map((paragraph) => paragraph.textContent).join(' ');
  showMessage(ctx.sourceElement, message || String(ctx.response.status));
});

/** Where no answer comes, what was typed or chosen would else look as if it had been taken. */
document.addEventListener('htmx:error', (event) => {
  const { ctx } = (event as CustomEvent<{ ctx?: Partial<Answered> }>).detail;
  if (!ctx?.sourceElement || ctx.response) return;
  clearMessage(ctx.sourceElement);
  showMessage(ctx.sourceElement, need('#announcer').dataset.unreachable ?? '');
});

interface Answered {
  sourceElement: Element;
  text: string;
  response: { status: number };
}

function showMessage(element: Element, message: string): void {
  announce(message);
  element.append(make('p', { class: 'field-error', role: 'alert' }, message));
}

function clearMessage(element: Element): void {
  for (const old of element.querySelectorAll(':scope > .field-error')) old.remove();
}

export default htmx;
