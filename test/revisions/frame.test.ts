import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BLOCK_KINDS } from '../../server/formats/document.ts';
import { DeltaMismatchError } from '../../server/revisions/delta.ts';
import {
  applyBlockChange,
  applySegmentChange,
  type BlockFrame,
  changeBlock,
  changeSegment,
  HistoryMismatchError,
  invertBlockChange,
  invertSegmentChange,
  parseSegmentChange,
  type SegmentFrame,
} from '../../server/revisions/frame.ts';
import { STATES } from '../../server/revisions/state.ts';
import { anyText } from '../support/texts.ts';

const languages = { source: 'zh', target: 'ar' };

const segment: fc.Arbitrary<SegmentFrame> = fc.record(
  {
    block: fc.integer({ min: 1, max: 3 }),
    position: fc.constantFrom('a0', 'a0V', 'Zz'),
    source: anyText,
    machine: anyText,
    target: anyText,
    state: fc.constantFrom(...STATES),
    excluded: fc.boolean(),
  },
  { noNullPrototype: true },
);

const block: fc.Arbitrary<BlockFrame> = fc.record(
  {
    kind: fc.constantFrom(...BLOCK_KINDS),
    level: fc.constantFrom(null, 1, 6),
  },
  { noNullPrototype: true },
);

/** A frame, or none: what is made has none before, what is taken away none after. */
const perhaps = <Frame>(frame: fc.Arbitrary<Frame>) => fc.option(frame, { nil: undefined });

describe('the change of a segment', () => {
  it('leads forwards, and inverted backwards, also through what is stored of it', () => {
    fc.assert(
      fc.property(perhaps(segment), perhaps(segment), (before, after) => {
        const change = changeSegment(before, after, languages);
        if (!change) return assert.deepEqual(before, after);
        const stored = parseSegmentChange(JSON.stringify(change));
        assert.deepEqual(stored, change);
        assert.deepEqual(applySegmentChange(before, stored), after);
        assert.deepEqual(applySegmentChange(after, invertSegmentChange(stored)), before);
      }),
      { numRuns: 300 },
    );
  });

  it('holds only what differs', () => {
    const frame: SegmentFrame = {
      block: 1,
      position: 'a0',
      source: '会议将在下周举行。',
      machine: 'سيعقد الاجتماع.',
      target: 'سيعقد الاجتماع.',
      state: 'machine',
      excluded: false,
    };
    const edited = { ...frame, target: 'سيعقد اللقاء.', state: 'edited' as const };
    assert.deepEqual(changeSegment(frame, edited, languages), {
      target: [6, ['الاجتماع', 'اللقاء'], 1],
      state: ['machine', 'edited'],
    });
    assert.equal(changeSegment(frame, { ...frame }, languages), undefined);
    assert.equal(changeSegment(undefined, undefined, languages), undefined);
  });

  it('applies to nothing but what it was made for', () => {
    const frame: SegmentFrame = {
      block: 1,
      position: 'a0',
      source: '',
      machine: '',
      target: 'drei Stunden',
      state: 'machine',
      excluded: false,
    };
    const change = changeSegment(frame, { ...frame, target: 'vier Stunden' }, languages);
    assert.ok(change);
    assert.throws(
      () => applySegmentChange({ ...frame, target: 'fünf Stunden' }, change),
      DeltaMismatchError,
    );
    assert.throws(() => applySegmentChange(undefined, change), HistoryMismatchError);
    const moved = changeSegment(frame, { ...frame, state: 'edited' }, languages);
    assert.ok(moved);
    assert.throws(
      () => applySegmentChange({ ...frame, state: 'approved' }, moved),
      HistoryMismatchError,
    );
    assert.throws(() => applySegmentChange(frame, { created: frame }), HistoryMismatchError);
    assert.throws(
      () => applySegmentChange(frame, { deleted: { ...frame, target: 'anders' } }),
      HistoryMismatchError,
    );
  });

  it('is refused where what is stored is malformed', () => {
    assert.throws(() => parseSegmentChange('{"target":[1,2]}'), TypeError);
    assert.throws(() => parseSegmentChange('{"target":'), SyntaxError);
  });
});

describe('the change of a block', () => {
  it('leads forwards and, inverted, backwards', () => {
    fc.assert(
      fc.property(perhaps(block), perhaps(block), (before, after) => {
        const change = changeBlock(before, after);
        if (!change) return assert.deepEqual(before, after);
        const stored = JSON.parse(JSON.stringify(change));
        assert.deepEqual(applyBlockChange(before, stored), after);
        assert.deepEqual(applyBlockChange(after, invertBlockChange(stored)), before);
      }),
    );
  });

  it('knows a level of its own: a heading may only be moved up', () => {
    const change = changeBlock({ kind: 'heading', level: 3 }, { kind: 'heading', level: 2 });
    assert.deepEqual(change, { level: [3, 2] });
    assert.throws(
      () => applyBlockChange({ kind: 'heading', level: 1 }, change ?? {}),
      HistoryMismatchError,
    );
  });
});
