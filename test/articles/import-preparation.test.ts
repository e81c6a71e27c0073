import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { titleFor } from '../../server/articles/import-article.ts';
import { prepare } from '../../server/articles/import-article-preparation.ts';
import { UserError } from '../../server/errors.ts';

const NUMBERS = Array.from({ length: 250 }, (_, index) => index + 1);

/** An article long enough for a thread of its own. */
const LONG = {
  sourceLanguage: 'ru',
  targetLanguage: 'de',
  original: NUMBERS.map((n) => `Строка ${n} о поставках и переговорах.`).join('\n\n'),
  translation: NUMBERS.map((n) => `Zeile ${n} über Lieferungen und Gespräche.`).join('\n\n'),
};

describe('preparing an article', () => {
  it('is given up when it does not come to an end, and leaves room for the next', async () => {
    const endless = Array.from({ length: 3 }, () => prepare(LONG, { deadline: 1 }));
    for (const outcome of await Promise.allSettled(endless)) {
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof UserError);
      assert.deepEqual([outcome.reason.key, outcome.reason.status], ['import:error.endless', 422]);
    }
    assert.equal((await prepare(LONG)).blocks.length, NUMBERS.length);
  });

  it('calls an article by its first words, though they have no end', () => {
    const paragraph = (text: string) => ({
      blocks: [
        {
          kind: 'paragraph' as const,
          level: null,
          beads: [{ source: [text], target: [], confidence: null }],
        },
      ],
    });
    assert.equal(titleFor('', paragraph('长'.repeat(4_000_000))), `${'长'.repeat(119)}…`);
    assert.equal(titleFor('', paragraph('长'.repeat(120))), '长'.repeat(120));
    assert.equal(
      titleFor('', paragraph(`${'👩‍👩‍👧'.repeat(118)} und mehr`)),
      `${'👩‍👩‍👧'.repeat(118)}…`,
    );
  });
});
