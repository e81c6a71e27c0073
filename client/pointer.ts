import type { Actions } from './actions.ts';
import type { CommandId } from './commands.ts';
import type { OpenAt } from './editing.ts';

const COMMANDS: Record<string, CommandId> = {
  'save-next': 'saveNext',
  'approve-next': 'approveNext',
  machine: 'machine',
  attribution: 'attribution',
  cancel: 'cancel',
  help: 'help',
  panel: 'panel',
};

/** What clicks in the workbench do: open a segment where one clicked, press a button, go to a hit. */
export function listenToPointer(actions: Actions): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    // A link opened in another tab or window is meant to stay a link.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (press(event.target, actions) || follow(event.target, actions) || openAt(event, actions)) {
      event.preventDefault();
    }
  });
}

function press(target: Element, actions: Actions): boolean {
  const finding = target.closest<HTMLElement>('[data-fix-finding], [data-show-finding]')?.dataset;
  if (finding?.fixFinding) actions.fixFinding(finding.fixFinding);
  else if (finding?.showFinding) actions.showFinding(finding.showFinding);
  if (finding) return true;
  const match = target.closest<HTMLElement>('[data-insert-match]')?.dataset.insertMatch;
  if (match !== undefined) {
    actions.insertMatch(match);
    return true;
  }
  const action = target.closest<HTMLElement>('[data-action]')?.dataset.action;
  if (!action) return false;
  const command = COMMANDS[action];
  if (action === 'close-panel') actions.closePanel();
  else if (command) actions.run(command);
  return true;
}

function follow(target: Element, actions: Actions): boolean {
  const hit = target.closest<HTMLElement>('[data-goto]');
  if (!hit) return false;
  const { goto, position, from, to } = hit.dataset;
  const at = from && to ? { from: Number(from), to: Number(to) } : undefined;
  actions.attempt(() => actions.goTo(Number(goto), position, at));
  document.body.classList.remove('panel-open');
  return true;
}

function openAt(event: MouseEvent, actions: Actions): boolean {
  const target = event.target as Element;
  if (target.closest('.segment-editor') || hasSelection()) return false;
  const source = target.closest<HTMLElement>('[data-source]');
  const id = source?.dataset.source;
  const segment = id
    ? document.querySelector<HTMLElement>(`.segment[data-segment="${id}"]`)
    : target.closest<HTMLElement>('.segment[data-segment]');
  if (!segment) return false;
  const at = source ? undefined : caretAt(event, segment);
  actions.attempt(() => actions.open(segment, at));
  return true;
}

/** Where in the segment's text was clicked. */
function caretAt(event: MouseEvent, segment: HTMLElement): OpenAt | undefined {
  const text = segment.querySelector('.segment-text')?.firstChild;
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  return caret && caret.offsetNode === text ? { from: caret.offset } : undefined;
}

/** One who has just marked words wants to copy them. */
function hasSelection(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== '';
}
