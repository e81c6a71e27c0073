import { Article } from './article.ts';
import { workbenchCommands } from './commands.ts';
import { type Desk, readPlace } from './desk.ts';
import { Drafts } from './drafts.ts';
import { Keymap } from './keymap.ts';
import { newId, type QueueParts, SaveQueue } from './save-queue.ts';
import { sendSave } from './send-save.ts';
import { browserStorage, Shelf } from './shelf.ts';
import { SaveStatus } from './status.ts';
import { type Strings, translator } from './strings.ts';
import { holdTab } from './tabs.ts';

/** Reads what the page says and gets everything ready that the parts of the workbench share. */
export function openDesk(
  root: HTMLElement,
  listeners: Pick<QueueParts, 'onState' | 'onAnswer'>,
): Desk {
  const place = readPlace(root);
  const strings = JSON.parse(document.querySelector('#strings')?.textContent ?? '{}') as Strings;
  const shelf = new Shelf(browserStorage());
  const scope = `${place.user}:${place.path}`;
  const tab = newId();
  holdTab(tab);
  return {
    ...place,
    t: translator(strings, document.documentElement.lang),
    shelf,
    article: new Article(),
    drafts: new Drafts(shelf, scope, tab),
    queue: new SaveQueue({
      shelf,
      scope,
      tab,
      send: (save) => sendSave(place.path, save),
      later: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      ...listeners,
    }),
    status: new SaveStatus(),
    keymap: new Keymap(workbenchCommands(place.mac), shelf),
  };
}
