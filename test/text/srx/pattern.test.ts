import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compilePattern } from '../../../server/text/srx/pattern.ts';
import { PatternError } from '../../../server/text/srx/pattern-error.ts';

/** Whole texts an ICU expression matches, and such that it does not. */
const MATCHES: Record<string, { yes: readonly string[]; no: readonly string[] }> = {
  '\\d+\\s\\w+': { yes: ['٥ порт', '5\u00a0açık'], no: ['5.порт'] },
  '\\D\\S\\W': { yes: ['ab.'], no: ['5b.', 'a .', 'abc'] },
  '[\\d\\s]+': { yes: ['१ २'], no: ['a'] },
  '\\hа\\vb\\R': { yes: ['\u2003а\u2028b\r\n'], no: ['\nа\u2028b\r'] },
  '\\u00e9\\x41\\x{1F6A2}\\U0001F6A2': { yes: ['éA🚢🚢'], no: ['eA🚢🚢'] },
  '\\Qz. B.\\E?': { yes: ['z. B.', 'z. B'], no: ['zx B.'] },
  '\\p{Lu}\\p{IsGreek}\\P{L}\\p{L}': { yes: ['Ωα5ж'], no: ['ωα5ж', 'Ωаbж'] },
  '(?i)ул\\.': { yes: ['УЛ.', 'ул.'], no: ['ул'] },
  '(a|b)(?<name>c)(?:d)': { yes: ['acd', 'bcd'], no: ['ad'] },
  '(?#harbour)a{2,3}?': { yes: ['aa', 'aaa'], no: ['a'] },
  '[[:upper:]_-]+': { yes: ['Ж_-A'], no: ['ж'] },
  '[]a]+': { yes: [']a'], no: ['b'] },
  'x\\bй': { yes: [], no: ['xй'] },
  'x \\bй\\b': { yes: ['x й'], no: ['xй'] },
};

describe('an ICU expression means what it means to ICU', () => {
  for (const [pattern, { yes, no }] of Object.entries(MATCHES)) {
    test(pattern, () => {
      const { regex } = compilePattern(pattern, 'whole');
      for (const text of yes) assert.ok(regex.matches(text), text);
      for (const text of no) assert.ok(!regex.matches(text), text);
    });
  }
});

const REFUSED: Record<string, RegExp> = {
  '(a)\\1': /References back/,
  'a*+': /“\*\+” is possessive/,
  '(?>a|ab)c': /“\(\?>” is not supported/,
  'a(?!b)': /“\(\?!” is not supported/,
  '(?=a)b': /at the end of <afterbreak> only/,
  '[a-z&&[^b]]': /“&&” inside a class/,
  '[a[bc]]': /“\[” inside a class/,
  '[^\\S]': /“\\S” inside a class/,
  '(?x) a': /“\(\?x\)” is no group/,
  '\\X': /“\\X” is not supported/,
  'a\\': /lone “\\”/,
  '[a': /is not closed/,
  '(?#a': /is not closed/,
  '\\u12': /need the number of a character/,
  '\\p{Nosuch}': /invalid/,
  '(a': /missing/,
  'a{5000}': /invalid repeat count/,
};

describe('what cannot be matched in linear time, or at all, is refused with the reason', () => {
  for (const [pattern, message] of Object.entries(REFUSED)) {
    test(pattern, () => {
      assert.throws(
        () => compilePattern(pattern, 'before'),
        (error) => error instanceof PatternError && message.test(error.message),
      );
    });
  }
});
