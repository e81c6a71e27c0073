import type { CommandId, WorkbenchCommand } from './commands.ts';
import { isField } from './dom.ts';
import type { Keymap } from './keymap.ts';
import { chordOf, isTyping } from './keys.ts';

export interface KeyboardParts {
  mac: boolean;
  commands: readonly WorkbenchCommand[];
  keymap: Keymap<CommandId>;
  /** Whether a segment is open. */
  isOpen(): boolean;
  run(command: CommandId): void;
}

/**
 * Turns key presses into commands, before the page or the text editor sees them. Keys that a
 * composition (Chinese, Japanese, Korean, dead keys) needs are left alone: there Enter takes the
 * candidate and Escape leaves the list.
 */
export function listenToKeys(parts: KeyboardParts): void {
  document.addEventListener(
    'keydown',
    (event) => {
      const command = meantBy(event, parts);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat || command === 'undo' || command === 'redo') parts.run(command);
    },
    { capture: true },
  );
}

function meantBy(event: KeyboardEvent, parts: KeyboardParts): CommandId | undefined {
  // Safari ends a composition before it sends the key that ended it, which only the old code tells.
  if (event.isComposing || event.keyCode === 229) return undefined;
  if (event.getModifierState('AltGraph')) return undefined;
  if (document.querySelector('dialog[open]')) return undefined;
  const chord = chordOf(event, parts.mac);
  const id = chord && parts.keymap.commandOf(chord);
  const command = parts.commands.find((one) => one.id === id);
  if (!chord || !command) return undefined;
  const target = event.target instanceof Element ? event.target : null;
  const inText = target?.closest('.cm-content, [data-reason]') != null;
  if (isField(target) && isTyping(chord)) return undefined;
  if (command.where === 'editor') return inText ? command.id : undefined;
  if (isField(target) && !inText) return fromField(target, command.id);
  if (command.where === 'segment' && !parts.isOpen()) return undefined;
  return command.id;
}

/** From other fields, such as a comment, one can only leave, look for help or find. */
function fromField(field: Element | null, id: CommandId): CommandId | undefined {
  if (id === 'cancel') return field?.matches('select') ? undefined : 'cancel';
  return id === 'help' || id === 'find' || id === 'panel' ? id : undefined;
}
