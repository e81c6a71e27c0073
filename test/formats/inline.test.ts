import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  codeCharacter,
  findCodes,
  hasCodes,
  MOST_CODES,
  splitAtCodes,
  withoutCodes,
} from '../../server/formats/inline.ts';

const open = (number: number) => codeCharacter('open', number);
const close = (number: number) => codeCharacter('close', number);
const alone = (number: number) => codeCharacter('standalone', number);

const code = fc.oneof(
  fc.record({
    kind: fc.constantFrom('open', 'close', 'standalone'),
    number: fc.integer({ min: 1, max: MOST_CODES }),
  }),
);
const words = fc.constantFrom('Selbständige Armee', 'армия ', '军队', 'الجيش', '👩‍🚀', 'ไทย', ' ');

describe('inline codes', () => {
  it('are found with their kind, number and place', () => {
    const text = `Die ${open(1)}Armee${close(1)}${alone(7)}.`;
    assert.deepEqual(findCodes(text), [
      { kind: 'open', number: 1, index: 4 },
      { kind: 'close', number: 1, index: 11 },
      { kind: 'standalone', number: 7, index: 13 },
    ]);
  });

  it('are left out, or replaced by what the caller writes', () => {
    const text = `前${open(2)}军${close(2)}后`;
    assert.equal(withoutCodes(text), '前军后');
    assert.equal(
      withoutCodes(text, ({ kind, number }) => (kind === 'open' ? `{${number}>` : `<${number}}`)),
      '前{2>军<2}后',
    );
    assert.ok(hasCodes(text));
    assert.ok(!hasCodes(withoutCodes(text)));
  });

  it('cut a text into parts that say what was there', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(code, words)), (parts) => {
        const text = parts
          .map((part) =>
            typeof part === 'string'
              ? part
              : codeCharacter(part.kind as 'open' | 'close' | 'standalone', part.number),
          )
          .join('');
        const joined = splitAtCodes(text)
          .map((part) => (typeof part === 'string' ? part : codeCharacter(part.kind, part.number)))
          .join('');
        assert.equal(joined, text);
        assert.equal(
          findCodes(text).length,
          parts.filter((part) => typeof part !== 'string').length,
        );
      }),
    );
  });

  it('have numbers from 1 to the most there are', () => {
    for (const number of [0, MOST_CODES + 1, 1.5, Number.NaN]) {
      assert.throws(() => codeCharacter('open', number), RangeError);
    }
    assert.deepEqual(findCodes(alone(MOST_CODES)), [
      { kind: 'standalone', number: MOST_CODES, index: 0 },
    ]);
  });
});
