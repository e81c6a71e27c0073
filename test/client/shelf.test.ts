import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Shelf } from '../../client/shelf.ts';
import { MemoryStorage } from './memory-storage.ts';

describe('the shelf', () => {
  it('hands things to the next page of the same browser', () => {
    const storage = new MemoryStorage();
    new Shelf(storage).set('emend:a', { text: '独立集成军 🪖' });
    assert.deepEqual(new Shelf(storage).get('emend:a'), { text: '独立集成军 🪖' });
  });

  it('holds in memory what the browser refuses, and says it is not safe there', () => {
    const storage = new MemoryStorage();
    const shelf = new Shelf(storage);
    shelf.set('emend:a', 'before');
    storage.full = true;
    shelf.set('emend:a', 'after');
    assert.equal(shelf.get('emend:a'), 'after');
    assert.equal(shelf.durable, false);
    assert.equal(new Shelf(storage).get('emend:a'), undefined, 'the older text must not come back');

    storage.full = false;
    shelf.set('emend:a', 'later');
    assert.equal(shelf.durable, true);
    assert.equal(new Shelf(storage).get('emend:a'), 'later');
  });

  it('works without any storage', () => {
    const shelf = new Shelf(undefined);
    shelf.set('emend:a', 1);
    assert.deepEqual(shelf.list('emend:'), [1]);
    assert.equal(shelf.durable, false);
    shelf.delete('emend:a');
    assert.equal(shelf.durable, true);
  });

  it('lists by prefix and passes over what is not its own', () => {
    const storage = new MemoryStorage();
    const shelf = new Shelf(storage);
    shelf.set('emend:b', 2);
    shelf.set('emend:a', 1);
    storage.setItem('emend:c', '{half');
    storage.setItem('other', '3');
    assert.deepEqual(shelf.list('emend:'), [1, 2]);
  });
});
