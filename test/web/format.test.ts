import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatFor } from '../../server/web/format.ts';

describe('what the reader’s language writes', () => {
  it('names every language an article can be in', () => {
    const { language } = formatFor('de', 'UTC');
    assert.equal(language('tr'), 'Türkisch');
    assert.equal(language('zh-Hant'), 'Chinesisch (traditionell)');
    assert.equal(language('de-x-leicht'), 'Deutsch (de-x-leicht)');
    assert.equal(language('de-u-co-phonebk'), 'Deutsch (de-u-co-phonebk)');
    assert.equal(language('qaa'), 'qaa');
  });

  it('tells times in the time zone asked for, and leaves a calendar date the day it is', () => {
    const evening = '2026-03-28T11:30:00Z';
    const island = formatFor('de', 'Pacific/Kiritimati');
    assert.equal(island.dateTime(evening), '29.03.2026, 01:30');
    assert.equal(island.time(evening), '01:30');
    assert.equal(island.date(evening), '29.03.2026');
    assert.equal(island.date('2026-03-28'), '28.03.2026');
    assert.equal(formatFor('de', 'America/St_Johns').dateTime(evening), '28.03.2026, 09:00');
  });

  it('is worked out once for a language in use, however many others are asked for', () => {
    const german = formatFor('de', 'UTC');
    for (let region = 100; region < 200; region += 1) {
      formatFor(`en-${region}`, 'UTC');
      assert.equal(formatFor('de', 'UTC'), german);
    }
    assert.notEqual(formatFor('en-100', 'UTC'), undefined);
  });
});
