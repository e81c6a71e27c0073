import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelOf } from '../../server/revisions/channel.ts';

describe('the channel of a change', () => {
  for (const [deleted, inserted] of [
    ['"Armee"', '„Armee“'],
    [' - ', ' – '],
    ['18: 49', '18:49'],
    ['die', 'Die'],
    ['Встреча', 'встреча'],
    ['你好,', '你好，'],
    ['  ', ' '],
    ['', ','],
  ] as const) {
    it(`is typography from ${JSON.stringify(deleted)} to ${JSON.stringify(inserted)}`, () => {
      assert.equal(channelOf(deleted, inserted), 'typography');
    });
  }

  for (const [deleted, inserted] of [
    ['Separaten Militärarmee', 'Selbständigen Armee'],
    ['3,5', '35'],
    ['Us', 'US'],
    ['министерство', 'министр'],
    ['كتاب', 'كتب'],
    ['', 'nicht'],
  ] as const) {
    it(`is wording from ${JSON.stringify(deleted)} to ${JSON.stringify(inserted)}`, () => {
      assert.equal(channelOf(deleted, inserted), 'wording');
    });
  }
});
