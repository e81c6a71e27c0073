import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SegmentFrame } from '../../server/revisions/frame.ts';
import { joinSegments, repairSegments, splitSegment } from '../../server/workbench/structure.ts';
import { graphemeBoundaries } from '../support/texts.ts';

const languages = { source: 'ru', target: 'de' };

function frame(texts: Partial<SegmentFrame>, position = 'a0'): SegmentFrame {
  return {
    block: 1,
    position,
    source: '',
    machine: '',
    target: '',
    state: 'machine',
    excluded: false,
    ...texts,
  };
}

const sentence = fc
  .array(fc.constantFrom('Армия', 'Minister', 'drei', 'Baku', '会晤', '🇹🇷'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => `${words.join(' ')}.`);

/** Everything but the white space at the seams. */
const bare = (...texts: (string | undefined)[]) => texts.join('').replace(/\s/gu, '');

describe('splitting a segment', () => {
  it('cuts the machine text where the cut of the edited text falls in it', () => {
    const parts = splitSegment(
      frame({
        source: 'Они встретились. Потом ушли.',
        machine: 'Sie haben getroffen. Dann sind weg.',
        target: 'Sie trafen einander in Baku. Dann gingen sie.',
        state: 'approved',
      }),
      { source: 17, target: 29 },
      null,
      languages,
    );
    assert.deepEqual(
      parts?.map(({ source, machine, target, state }) => [source, machine, target, state]),
      [
        ['Они встретились.', 'Sie haben getroffen.', 'Sie trafen einander in Baku.', 'edited'],
        ['Потом ушли.', 'Dann sind weg.', 'Dann gingen sie.', 'edited'],
      ],
    );
  });

  it('keeps the second part between the first and what follows', () => {
    const parts = splitSegment(
      frame({ source: 'Раз. Два.', machine: 'Eins. Zwei.', target: 'Eins. Zwei.' }, 'a1'),
      { source: 5, target: 6 },
      'a2',
      languages,
    );
    assert.ok(parts && parts[0].position === 'a1');
    assert.ok(parts[1].position > 'a1' && parts[1].position < 'a2');
  });

  it('makes no segment without any text', () => {
    const whole = frame({ source: 'Раз.', machine: 'Eins.', target: 'Eins.' });
    assert.equal(splitSegment(whole, { source: 4, target: 5 }, null, languages), undefined);
  });

  it('never cuts a character in two, wherever it is told to cut', () => {
    const texts = fc.array(
      fc.constantFrom('👩‍👩‍👧', '🇹🇷🇩🇪', 'é', 'คำ', 'कि', '\r\n', 'a', ' ', '𝒳', 'كِ'),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, fc.nat(60), fc.nat(60), (source, target, one, other) => {
        const whole = frame({ source: source.join(''), target: target.join('') });
        const cut = { source: one, target: other };
        const parts = splitSegment({ ...whole, machine: whole.target }, cut, null, languages);
        if (!parts) return;
        for (const side of ['source', 'target'] as const) {
          const text = whole[side];
          // White space at the seam goes, so the second part is found at the end.
          assert.ok(text.endsWith(parts[1][side]));
          const at = text.length - parts[1][side].length;
          assert.ok(graphemeBoundaries(text).has(at) || parts[1][side] === '', `${side} at ${at}`);
          assert.ok(graphemeBoundaries(text).has(parts[0][side].length));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses no character, wherever it cuts', () => {
    fc.assert(
      fc.property(
        fc.tuple(sentence, sentence),
        fc.tuple(sentence, sentence),
        fc.tuple(sentence, sentence),
        fc.nat(40),
        fc.nat(40),
        (sources, machines, targets, sourceCut, targetCut) => {
          const whole = frame({
            source: sources.join(' '),
            machine: machines.join(' '),
            target: targets.join(' '),
          });
          const cut = {
            source: Math.min(sourceCut, whole.source.length),
            target: Math.min(targetCut, whole.target.length),
          };
          const parts = splitSegment(whole, cut, null, languages);
          if (!parts) return;
          for (const side of ['source', 'machine', 'target'] as const) {
            assert.equal(bare(parts[0][side], parts[1][side]), bare(whole[side]));
          }
        },
      ),
    );
  });
});

describe('joining and pairing segments', () => {
  it('undoes a split', () => {
    const whole = frame({
      source: 'Они встретились. Потом ушли.',
      machine: 'Sie trafen sich. Dann gingen sie.',
      target: 'Sie trafen sich. Dann gingen sie.',
    });
    const parts = splitSegment(whole, { source: 17, target: 17 }, null, languages);
    assert.ok(parts);
    assert.deepEqual(joinSegments(parts[0], parts[1], languages), whole);
  });

  it('puts nothing between Chinese sentences', () => {
    const joined = joinSegments(
      frame({ source: '他来了。' }),
      frame({ source: '他走了。' }, 'a1'),
      { source: 'zh', target: 'de' },
    );
    assert.equal(joined.source, '他来了。他走了。');
  });

  it('takes a segment away that is left with no text, and moves the rest without loss', () => {
    const first = frame({ source: 'Раз.', machine: 'Eins.', target: 'Eins.' });
    const second = frame({ source: 'Два.', machine: 'Zwei.', target: 'Zwei.' }, 'a1');
    const [left, right] = repairSegments(first, second, { source: 9, target: 11 }, languages);
    assert.deepEqual([left?.source, left?.target, right], ['Раз. Два.', 'Eins. Zwei.', undefined]);
  });
});
