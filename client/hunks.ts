import { announce, bringIntoView, isField } from './dom.ts';

/**
 * Goes from change to change on a page that shows a difference: `n` and `j` to the next, `p` and `k`
 * to the one before. Every change has an address of its own, `#s12-h2`: the second of segment 12.
 */
export function walkHunks(root: HTMLElement): void {
  const hunks = [...root.querySelectorAll<HTMLElement>('.hunk')];
  const { position = '' } = root.dataset;
  let at = -1;

  const show = (index: number): void => {
    const hunk = hunks[index];
    if (!hunk) return;
    hunks[at]?.classList.remove('is-current-hunk');
    at = index;
    hunk.classList.add('is-current-hunk');
    hunk.tabIndex = -1;
    hunk.focus({ preventScroll: true });
    bringIntoView(hunk);
    history.replaceState(history.state, '', `#${hunk.id}`);
    const numbers: Record<string, number> = { n: index + 1, of: hunks.length };
    announce(position.replace(/\{(\w+)\}/g, (whole, name: string) => `${numbers[name] ?? whole}`));
  };

  /** The change the address names is where the next step begins. */
  const findNamed = (): void => {
    const named = hunks.findIndex(({ id }) => `#${id}` === location.hash);
    if (named >= 0 && named !== at) show(named);
  };
  findNamed();
  addEventListener('hashchange', findNamed);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented || isField(document.activeElement)) return;
    const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (step === undefined || hunks.length === 0) return;
    event.preventDefault();
    show(at < 0 && step < 0 ? hunks.length - 1 : (at + step + hunks.length) % hunks.length);
  });
  // From now on the keys are heard.
  root.dataset.hunks = 'ready';
}
