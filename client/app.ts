import './htmx.ts';

/** What every page does better with scripts than without. */

for (const element of document.querySelectorAll<HTMLElement>('[data-without-script]')) {
  element.hidden = true;
}
document.documentElement.classList.add('has-script');

document.addEventListener('change', (event) => {
  const field = event.target;
  if (field instanceof HTMLSelectElement && field.matches('[data-submit-on-change]')) {
    field.form?.requestSubmit();
  }
});

document.addEventListener('keydown', (event) => {
  const field = event.target;
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (event.defaultPrevented || !(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  field.form?.requestSubmit();
});

/** A form sent once more within this time was meant once: buttons get double clicks. */
const DOUBLE_CLICK_MS = 1_000;
const sentAt = new WeakMap<HTMLFormElement, number>();

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const question = form.dataset.confirm;
    if (question && !confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // The browser would drop the first answer for the second, which says that it is done already.
    if (form.method !== 'post' || form.hasAttribute('hx-post')) return;
    if (event.timeStamp - (sentAt.get(form) ?? -Infinity) < DOUBLE_CLICK_MS) event.preventDefault();
    else sentAt.set(form, event.timeStamp);
  },
  { capture: true },
);

// Only pages that show a difference load what walks through it.
const differences = document.querySelector<HTMLElement>('[data-hunks]');
if (differences) void import('./hunks.ts').then(({ walkHunks }) => walkHunks(differences));
