import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Keymap } from '../../client/keymap.ts';
import { Shelf } from '../../client/shelf.ts';
import { MemoryStorage } from './memory-storage.ts';

const COMMANDS = [
  { id: 'saveNext', keys: ['Enter', 'Mod-Enter'] },
  { id: 'next', keys: ['Alt-ArrowDown'] },
  { id: 'help', keys: ['F1', '?'] },
] as const;

describe('the keymap', () => {
  let storage: MemoryStorage;
  const open = () => new Keymap<string>(COMMANDS, new Shelf(storage));

  beforeEach(() => {
    storage = new MemoryStorage();
  });

  it('has the defaults', () => {
    assert.equal(open().commandOf('Mod-Enter'), 'saveNext');
    assert.equal(open().commandOf('F7'), undefined);
  });

  it('keeps a changed key for the next page', () => {
    open().change('next', 'F7');
    const later = open();
    assert.equal(later.commandOf('F7'), 'next');
    assert.equal(later.commandOf('Alt-ArrowDown'), undefined);
    assert.equal(later.isChanged('next'), true);
  });

  it('never has one key mean two things', () => {
    const keymap = open();
    keymap.change('next', 'Enter');
    assert.equal(keymap.commandOf('Enter'), 'next');
    assert.deepEqual(keymap.keysOf('saveNext'), ['Mod-Enter']);

    keymap.reset('saveNext');
    assert.equal(keymap.commandOf('Enter'), 'next', 'what was given away stays given away');
    assert.deepEqual(keymap.keysOf('saveNext'), ['Mod-Enter']);

    keymap.reset('next');
    keymap.reset('saveNext');
    assert.deepEqual(keymap.keysOf('saveNext'), ['Enter', 'Mod-Enter']);
    assert.equal(keymap.isChanged('saveNext'), false);
  });

  it('goes back to the defaults and leaves nothing behind', () => {
    const keymap = open();
    keymap.change('help', 'Mod-h');
    keymap.reset();
    assert.equal(keymap.commandOf('F1'), 'help');
    assert.equal(storage.length, 0);
  });
});
