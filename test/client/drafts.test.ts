import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Drafts } from '../../client/drafts.ts';
import { Shelf } from '../../client/shelf.ts';
import { MemoryStorage } from './memory-storage.ts';

const HOUR = 3_600_000;

describe('drafts', () => {
  let storage: MemoryStorage;
  const inTab = (tab: string, scope = 'anna:/articles/1/translations/de') =>
    new Drafts(new Shelf(storage), scope, tab);
  const draft = (segment: number, text: string) => ({
    segment,
    text,
    version: 3,
    base: 'Separaten Militärarmee',
    reason: '',
  });

  beforeEach(() => {
    storage = new MemoryStorage();
  });

  it('come back in another tab, which then owns them', () => {
    inTab('first').keep(draft(7, 'Selbständigen Armee'), 1000);
    const second = inTab('second');
    assert.equal(second.adopt(7)?.text, 'Selbständigen Armee');
    assert.equal(second.adopt(7)?.version, 3);
    assert.deepEqual(
      second.of(7, 1000).map(({ tab }) => tab),
      ['second'],
    );
  });

  it('of two tabs on one segment do not overwrite each other', () => {
    inTab('first').keep(draft(7, 'aus dem ersten'), 1000);
    inTab('second').keep(draft(7, 'aus dem zweiten'), 2000);
    assert.deepEqual(
      inTab('third')
        .of(7, 3000)
        .map(({ text }) => text),
      ['aus dem zweiten', 'aus dem ersten'],
    );
    inTab('second').forgetOwn(7);
    assert.deepEqual(
      inTab('third')
        .of(7, 3000)
        .map(({ text }) => text),
      ['aus dem ersten'],
    );
  });

  it('of segment 1 are not those of segment 11, nor of another person or translation', () => {
    inTab('a').keep(draft(11, 'elf'));
    assert.deepEqual(inTab('a').of(1), []);
    assert.deepEqual(inTab('a', 'boris:/articles/1/translations/de').all(), []);
    assert.deepEqual(inTab('a', 'anna:/articles/1/translations/tr').all(), []);
  });

  it('typed over a save that was not confirmed yet start from the version it became', () => {
    const drafts = inTab('a');
    drafts.keep({ ...draft(7, 'zweite Fassung'), base: 'erste Fassung ' });
    drafts.keep({ ...draft(8, 'anderes'), base: 'erste Fassung ' });
    drafts.moveOn({ segment: 7, text: 'erste Fassung ' }, { version: 4, text: 'erste Fassung' });
    assert.deepEqual(
      drafts
        .all()
        .map(({ segment, version, text }) => [segment, version, text])
        .sort(),
      [
        [7, 4, 'zweite Fassung'],
        [8, 3, 'anderes'],
      ],
    );
    drafts.moveOn({ segment: 8, text: 'erste Fassung ' }, { version: 9, text: 'zusammengeführt' });
    assert.equal(drafts.of(8)[0]?.version, 3, 'a merge leaves it where it started');
  });

  it('that were cancelled do not come back by themselves, but can be had for a day', () => {
    const drafts = inTab('a');
    drafts.keep(draft(7, 'verworfen'), HOUR);
    drafts.drop(7);
    assert.equal(drafts.adopt(7, 2 * HOUR), undefined);
    assert.deepEqual(drafts.all(2 * HOUR), []);
    assert.equal(drafts.of(7, 2 * HOUR)[0]?.text, 'verworfen');

    drafts.keep(draft(7, 'neu getippt'), 3 * HOUR);
    drafts.forgetOwn(7);
    assert.equal(drafts.of(7, 4 * HOUR)[0]?.text, 'verworfen', 'later typing leaves it alone');
    assert.deepEqual(drafts.of(7, 26 * HOUR), []);
  });
});
