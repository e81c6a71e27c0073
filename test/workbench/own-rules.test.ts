import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeSrx } from '../../server/text/srx/write-srx.ts';
import { startApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { documentOf } from '../text/srx/rules.ts';

describe('places to cut a segment at', () => {
  it("are those of the installation's own rules", async (t) => {
    const app = await startApp();
    t.after(() => app.close());
    const { article, id } = await storeSmallArticle(app.services.db);
    const text = 'Der Hptkap. Meier kam an. Er blieb.';
    await app.services.db
      .updateTable('segment')
      .set({ target: text })
      .where('translation_id', '=', id)
      .where('id', '=', 4)
      .execute();
    const editor = await app.as('editor');
    const cuts = async () => {
      const path = `/articles/${article.id}/translations/de/segments/4`;
      const { text: page } = await editor.get(path).expect(200);
      const [, options = ''] = /<select name="target"[^>]*>(.*?)<\/select>/s.exec(page) ?? [];
      return [...options.matchAll(/value="(\d+)"/g)].map(([, offset]) => Number(offset));
    };
    assert.deepEqual(await cuts(), [12, 26, text.length]);
    app.services.srx = writeSrx(documentOf(['no', '\\bHptkap\\.', '\\s']));
    assert.deepEqual(await cuts(), [26, text.length]);
  });
});
