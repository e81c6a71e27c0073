import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatFor } from '../../server/web/format.ts';

describe('what the reader’s language writes', () => {
  it('names every language an article can be in', () => {
    const { language } = formatFor('de');
    assert.equal(language('tr'), 'Türkisch');
    assert.equal(language('zh-Hant'), 'Chinesisch (traditionell)');
    assert.equal(language('de-x-leicht'), 'Deutsch (de-x-leicht)');
    assert.equal(language('de-u-co-phonebk'), 'Deutsch (de-u-co-phonebk)');
    assert.equal(language('qaa'), 'qaa');
  });

  it('is worked out once for a language in use, however many others are asked for', () => {
    const german = formatFor('de');
    for (let region = 100; region < 200; region += 1) {
      formatFor(`en-${region}`);
      assert.equal(formatFor('de'), german);
    }
    assert.notEqual(formatFor('en-100'), undefined);
  });
});
