import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../server/revisions/canonical-json.ts';
import { revisionHash, textHash } from '../../server/revisions/hash.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts names by code unit at every depth and writes no white space', () => {
    const value = {
      b: [1, { z: null, a: true }],
      '\u20ac': 1,
      '\r': 2,
      ö: 3,
      '😀': 4,
      '\ufb33': 5,
      a: 'ß',
    };
    assert.equal(
      canonicalJson(value),
      '{"\\r":2,"a":"ß","b":[1,{"a":true,"z":null}],"ö":3,"€":1,"😀":4,"\ufb33":5}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    assert.equal(
      canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, -0]),
      '[333333333.3333333,1e+30,4.5,0.002,0]',
    );
  });

  it('reads back to the same value, and does not depend on the order names were given in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const canonical = canonicalJson(value);
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(shuffled), canonical);
        assert.equal(canonicalJson(JSON.parse(canonical)), canonical);
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '\ud800',
      () => 1,
      Symbol('x'),
      1n,
    ]) {
      assert.throws(() => canonicalJson([value]), TypeError);
    }
  });
});

describe('hashes', () => {
  it('of a revision are SHA-256 of the parent and its canonical JSON', () => {
    const expected = createHash('sha256').update('abc{"a":1,"b":2}').digest('hex');
    assert.equal(revisionHash('abc', { b: 2, a: 1 }), expected);
  });

  it('of two texts tell where the one ends and the other begins', () => {
    assert.notEqual(textHash('ab', 'c'), textHash('a', 'bc'));
    assert.notEqual(textHash('a', 'b'), textHash('b', 'a'));
  });
});
