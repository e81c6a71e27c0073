/** What a keyboard event says of a key press. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/**
 * A key with its modifiers, always in this order: `Mod-Alt-Shift-Enter`. `Mod` is ⌘ on a Mac and Ctrl
 * elsewhere; what is left of the two is `Ctrl` or `Meta`.
 */
export type Chord = string;

const MODIFIER_KEYS = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'CapsLock', 'Fn']);

/** Keys that by their own place the cursor, delete or move on: never a command without modifiers. */
const PLAIN_COMMAND_KEYS = /^(?:Enter|Escape|F\d{1,2}|PageUp|PageDown)$/;

/** Combinations browsers keep for themselves, or that everybody expects of any text field. */
const TAKEN = new Set([
  ...['a', 'c', 'v', 'x', 'w', 't', 'n', 'q', 'l', 'r'].map((letter) => `Mod-${letter}`),
  ...['v', 'w', 't', 'n'].map((letter) => `Mod-Shift-${letter}`),
  'F5',
  'F11',
  'F12',
  'Alt-F4',
  'Alt-ArrowLeft',
  'Alt-ArrowRight',
]);

/**
 * The chord of a key press; undefined for a modifier alone. With a modifier held, letters are read by
 * their place where the layout is not Latin, so Ctrl-Z undoes on a Russian keyboard as well.
 */
export function chordOf(press: KeyPress, mac: boolean): Chord | undefined {
  if (MODIFIER_KEYS.has(press.key)) return undefined;
  const held = press.ctrlKey || press.altKey || press.metaKey;
  let key = press.key === ' ' ? 'Space' : press.key;
  if (held && !isNamed(key) && (!/^[!-~]$/.test(key) || (mac && press.altKey))) {
    key = latinKey(press.code) ?? key;
  }
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const isLetter = !isSign && !isNamed(key);
  return [
    press[mac ? 'metaKey' : 'ctrlKey'] ? 'Mod-' : '',
    mac && press.ctrlKey ? 'Ctrl-' : '',
    !mac && press.metaKey ? 'Meta-' : '',
    press.altKey ? 'Alt-' : '',
    // Shift is part of a sign such as "?", which layouts put on different keys.
    press.shiftKey && !isSign ? 'Shift-' : '',
    isLetter ? key.toLowerCase() : key,
  ].join('');
}

/** Whether a chord types something in a text field, so that it must not be a command there. */
export function isTyping(chord: Chord): boolean {
  if (/^(?:Mod|Ctrl|Meta|Alt)-/.test(chord)) return false;
  return !PLAIN_COMMAND_KEYS.test(chord.replace(/^Shift-/, ''));
}

/** Why a chord cannot be given to a command: it types or moves, or the browser needs it. */
export function whyUnusable(chord: Chord): 'typing' | 'taken' | undefined {
  if (TAKEN.has(chord)) return 'taken';
  return isTyping(chord) ? 'typing' : undefined;
}

/** The parts of a chord, to be shown as one key each: `['Mod', 'Shift', 'Enter']`. */
export function chordParts(chord: Chord): string[] {
  const parts = chord.split('-');
  // A chord on the minus key itself ends with an empty part.
  return parts.at(-1) === '' ? [...parts.slice(0, -2), '-'] : parts;
}

function isNamed(key: string): boolean {
  return key.length > 1 && /^[A-Z]/.test(key) && key !== 'Dead';
}

function latinKey(code: string): string | undefined {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
}
