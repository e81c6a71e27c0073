import { Actions } from './actions.ts';
import { AttributionLayer } from './attribution-layer.ts';
import { workbenchCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { announce, bringIntoView } from './dom.ts';
import { Editing } from './editing.ts';
import { Find } from './find.ts';
import { Findings } from './findings.ts';
import { Help } from './help.ts';
import { listenToKeys } from './keyboard.ts';
import { Live, type LiveChange } from './live.ts';
import { loadEditor } from './load-editor.ts';
import { markUnsaved } from './marks.ts';
import { Navigation } from './navigation.ts';
import { openDesk } from './open-desk.ts';
import { Panel } from './panel.ts';
import { Pieces } from './pieces.ts';
import { listenToPointer } from './pointer.ts';
import { reportSaves } from './report-saves.ts';
import type { QueueParts } from './save-queue.ts';
import { Settling } from './settle.ts';
import { Structure } from './structure.ts';
import { isTabAlive } from './tabs.ts';
import { UndoSave } from './undo-save.ts';
import { Unsaved } from './unsaved.ts';

const root = document.querySelector<HTMLElement>('[data-workbench]');
// An article in which a filter finds nothing has a workbench all the same, but no segments.
if (root && document.querySelector('#article')) start(root);

/** Puts the parts of the workbench together; what each does is in the file of its name. */
function start(root: HTMLElement): void {
  const desk = openDesk(root, {
    onState: () => report(),
    onAnswer: (...answer) => take(...answer),
  });
  const { article, drafts, queue, t } = desk;
  const panel = new Panel(desk);
  const pieces = new Pieces(desk);
  const editing = new Editing(desk, panel, () => report());
  const navigation = new Navigation(desk, pieces);
  const settling = new Settling(desk, editing);
  const unsaved = new Unsaved({
    desk,
    goTo: (id) => actions.attempt(() => actions.goTo(id)),
    onChange: () => article.refreshed(article.root),
  });
  const structure = new Structure({
    desk,
    editing,
    panel,
    goTo: (id) => actions.goTo(id),
    onRevision: (revision) => live.sawOwn(revision),
  });
  const actions = new Actions({
    desk,
    editing,
    navigation,
    panel,
    settling,
    structure,
    undoSave: new UndoSave({
      desk,
      editing,
      panel,
      onRevision: (revision) => live.sawOwn(revision),
    }),
    find: new Find(desk, panel),
    help: new Help(desk),
    unsaved,
    attribution: new AttributionLayer(desk),
    findings: new Findings(desk, editing, panel),
  });
  const report = reportSaves(
    desk,
    () => editing.session,
    () => unsaved.show(),
    () => actions.run('undoSave'),
  );
  const live = new Live({
    desk,
    onChange: follow,
    onConnection: (connected) => {
      if (connected) queue.retryNow();
    },
  });

  /** The server has answered for a save. */
  function take(...[save, answer]: Parameters<QueueParts['onAnswer']>): void {
    if (answer.kind === 'saved') {
      drafts.moveOn(save, answer);
      editing.confirmed(save, answer);
      article.apply(answer);
      live.sawOwn(answer.revision);
      if (answer.outcome === 'merged') announce(t('editor.mergedIn', { id: save.segment }));
      if (editing.session?.id === save.segment) panel.refreshGently();
    } else {
      article.refreshed(article.root);
      settling.offer();
    }
    report();
  }

  /** Somebody changed something, and the page shows it now. */
  function follow(change: LiveChange): void {
    editing.changedElsewhere(change);
    const { session } = editing;
    const { segments = [], comments = [], findings = [] } = change;
    const touched = [...segments, ...comments, ...findings];
    if (session && touched.includes(session.id)) panel.refreshGently();
  }

  article.onRefresh((part) => {
    markUnsaved(desk, part, editing.session?.id);
    report();
  });
  listenToKeys({
    mac: desk.mac,
    commands: workbenchCommands(desk.mac),
    keymap: desk.keymap,
    isOpen: () => editing.session !== undefined,
    run: (command) => actions.run(command),
  });
  listenToPointer(actions);
  guardLeaving(desk, editing);
  guardApproval(desk, editing);

  pieces.reserve();
  const current = article.segment(Number(root.dataset.current));
  if (current) bringIntoView(current);
  pieces.watch();
  article.refreshed(article.root);
  if (current) actions.attempt(() => actions.open(current));
  void adoptLeftBehind(desk);
  // Only ahead of time: opening a segment fetches it again and says so if it cannot.
  if (desk.canEdit) whenIdle(() => void loadEditor().catch(() => undefined));
}

/** Sends what tabs that are gone had saved and the server had not confirmed. */
async function adoptLeftBehind({ queue, article }: Desk): Promise<void> {
  const saves = queue.leftBehind();
  if (saves.length === 0) return;
  const alive = await Promise.all(saves.map((save) => isTabAlive(save.tab)));
  queue.adopt(saves.filter((_, index) => !alive[index]));
  article.refreshed(article.root);
}

/** Nothing typed is lost by leaving the page. */
function guardLeaving({ shelf, queue }: Desk, editing: Editing): void {
  const keep = (): void => editing.session?.keep();
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  window.addEventListener('beforeunload', (event) => {
    keep();
    // The browser keeps nothing for us, so leaving would lose what is typed.
    if (!shelf.durable) event.preventDefault();
  });
  window.addEventListener('online', () => queue.retryNow());
  window.addEventListener('focus', () => queue.retryNow());
}

/** What is still on its way would not be part of what is approved. */
function guardApproval({ queue, status, t }: Desk, editing: Editing): void {
  const guard = (event: SubmitEvent): void => {
    const { target } = event;
    if (!(target instanceof Element) || !target.matches('[data-approve-article]')) return;
    if (queue.pending === 0 && !editing.session?.dirty) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    announce(t('status.saveFirst'));
    status.show('attention', t('status.saveFirst'));
  };
  // On the window, which hears of it before the question whether one is sure is asked.
  window.addEventListener('submit', guard, { capture: true });
}

/** Safari has no idle callback. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(callback);
  else setTimeout(callback, 200);
}
