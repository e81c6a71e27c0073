import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workbenchCommands } from '../../client/commands.ts';
import { chordOf, chordParts, isTyping, type KeyPress, whyUnusable } from '../../client/keys.ts';

const press = (key: string, code: string, ...held: string[]): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

describe('chords', () => {
  it('are named alike whatever was pressed first, and Mod is the key of the platform', () => {
    assert.equal(chordOf(press('Enter', 'Enter', 'shift', 'ctrl'), false), 'Mod-Shift-Enter');
    assert.equal(chordOf(press('Enter', 'Enter', 'shift', 'meta'), true), 'Mod-Shift-Enter');
    assert.equal(chordOf(press('z', 'KeyZ', 'ctrl'), true), 'Ctrl-z');
    assert.equal(chordOf(press('z', 'KeyZ', 'meta'), false), 'Meta-z');
    assert.equal(chordOf(press('Z', 'KeyZ', 'ctrl', 'shift'), false), 'Mod-Shift-z');
  });

  it('do not need a Latin keyboard', () => {
    assert.equal(chordOf(press('я', 'KeyZ', 'ctrl'), false), 'Mod-z');
    assert.equal(chordOf(press('ئ', 'KeyZ', 'ctrl'), false), 'Mod-z');
    assert.equal(chordOf(press('ь', 'KeyM', 'alt'), false), 'Alt-m');
    assert.equal(chordOf(press('я', 'KeyZ'), false), 'я', 'typing stays what is typed');
  });

  it('follow the letters of a Latin keyboard, not their places', () => {
    assert.equal(chordOf(press('z', 'KeyY', 'ctrl'), false), 'Mod-z');
  });

  it('know a key on a Mac by its place where Option makes another sign of it', () => {
    assert.equal(chordOf(press('µ', 'KeyM', 'alt'), true), 'Alt-m');
    assert.equal(chordOf(press('Dead', 'KeyN', 'alt'), true), 'Alt-n');
  });

  it('take a sign as it is typed, wherever the layout has it', () => {
    assert.equal(chordOf(press('?', 'Slash', 'shift'), false), '?');
    assert.equal(chordOf(press('?', 'Minus', 'shift'), false), '?');
    assert.deepEqual(chordParts('Mod--'), ['Mod', '-']);
    assert.deepEqual(chordParts('Alt-ArrowUp'), ['Alt', 'ArrowUp']);
  });

  it('are none while only a modifier is down', () => {
    assert.equal(chordOf(press('Shift', 'ShiftLeft', 'shift'), false), undefined);
    assert.equal(chordOf(press('AltGraph', 'AltRight', 'ctrl', 'alt'), false), undefined);
  });

  it('that type or move the cursor are no commands in a text', () => {
    for (const chord of [
      'a',
      'Shift-a',
      '?',
      '字',
      'Space',
      'ArrowUp',
      'Shift-Home',
      'Backspace',
    ]) {
      assert.equal(isTyping(chord), true, chord);
      assert.equal(whyUnusable(chord), 'typing', chord);
    }
    for (const chord of ['Enter', 'Shift-Enter', 'Escape', 'F2', 'Alt-a', 'Mod-Backspace']) {
      assert.equal(isTyping(chord), false, chord);
    }
    assert.equal(whyUnusable('Mod-c'), 'taken');
    assert.equal(whyUnusable('F2'), undefined);
  });
});

describe('the default keys', () => {
  for (const mac of [false, true]) {
    it(`are all different and all usable${mac ? ' on a Mac' : ''}`, () => {
      const chords = workbenchCommands(mac).flatMap(({ keys }) => keys);
      assert.deepEqual([...new Set(chords)], chords);
      const unusable = chords.filter((chord) => whyUnusable(chord) !== undefined);
      assert.deepEqual(unusable, ['?'], 'the question mark asks for help outside of texts only');
    });
  }
});
