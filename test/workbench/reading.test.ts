import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BRIDGE, publish, type TestBlock, VAULT } from '../revisions/published.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';

const PAGE: readonly TestBlock[] = [
  ['heading', ['Порт закрыт', 'Der Hafen ist zu']],
  [
    'paragraph',
    ['Паром стоит.', 'Die Fähre steht.'],
    ['Море неспокойно.', 'Das Meer ist unruhig.'],
  ],
  ['quotation', ['Мы ждём.', 'Wir warten.']],
  ['listItem', ['Паром', 'Fähre']],
  ['listItem', ['Катер', 'Boot']],
  ['caption', ['Порт утром', 'Der Hafen am Morgen']],
  ['paragraph', ['Лишняя фраза.', 'Ein überzähliger Satz.']],
  ['boilerplate', ['Подпишитесь на рассылку', 'Abonnieren Sie unseren Newsletter']],
  ['comment', ['Первый!', 'Erster!']],
];

describe('the reading view', () => {
  let app: TestApp;
  let editor: Agent;
  let reader: Agent;
  let path: string;
  before(async () => {
    app = await startApp();
    [editor, reader] = await Promise.all([app.as('editor'), app.as('reader')]);
    const desk = await publish(app.services.db, ['ru', 'de'], PAGE);
    path = desk.path;
    await desk.save(await app.as('reviewer'), 2, 'Die Fähre liegt im Hafen.', 0, {
      state: 'approved',
    });
    await desk.save(editor, 2, 'Die Fähre liegt im Hafen fest.', 1);
    await desk.save(editor, 3, '', 0);
    await desk.send(editor, 'segments/8/exclusion', { version: 0, excluded: '1' });
  });
  after(() => app.close());

  const articleOf = (html: string) =>
    /<article class="reading[^>]*>.*?<\/article>/s.exec(html)?.[0] ?? '';
  const article = async (query = '', of = path) =>
    articleOf((await reader.get(`${of}/read${query}`).expect(200)).text);

  it('is the article as its readers will see it, with nothing else', async () => {
    assert.deepEqual((await article()).split(/\n+/), [
      '<article class="reading prose" lang="de" dir="ltr">',
      '<h2>Der Hafen ist zu</h2>',
      '<p>Die Fähre liegt im Hafen fest.</p>',
      '<blockquote><p>Wir warten.</p></blockquote>',
      '<ul>',
      '<li>Fähre</li>',
      '<li>Boot</li>',
      '</ul>',
      '<p class="reading-caption">Der Hafen am Morgen</p>',
      '</article>',
    ]);
  });

  it('shows changes to the machine text when asked, what was deleted whole included', async () => {
    const changed = await article('?changes=1');
    assert.match(
      changed,
      /Die Fähre <span class="hunk" id="s2-h1"><del class="wording">.*?steht<\/del><ins class="wording">/,
    );
    assert.match(
      changed,
      /<\/span>\. <span class="hunk" id="s3-h1"><del class="wording">.*?Das Meer ist unruhig\.<\/del><a .*?<\/a><\/span><\/p>/,
    );
    assert.ok(!changed.includes('überzähliger'));
  });

  it('shows changes since the last approval when asked', async () => {
    const changed = await article('?changes=approved');
    assert.match(
      changed,
      /Die Fähre liegt im Hafen<span class="hunk" id="s2-h1"><ins class="wording">.*? fest<\/ins>.*?<\/span>\./,
    );
    assert.ok(!changed.includes('steht'));
  });

  it('takes no notice of other wishes', async () => {
    for (const query of ['?changes=0', '?changes=', '?changes=1&changes=1', '?changes=%20']) {
      assert.equal(await article(query), await article(), query);
    }
  });

  it('joins sentences as the language does', async () => {
    const bridge = await publish(app.services.db, ['en', 'zh-Hans'], BRIDGE);
    assert.ok(
      (await article('', bridge.path)).includes('<p>这座桥于1987年重建。茶商每天都使用它。</p>'),
    );
    await bridge.save(editor, 3, '茶商每天经过这里。', 0);
    assert.match(await article('?changes=1', bridge.path), /重建。茶商每天/);
  });

  it('sets Arabic from right to left', async () => {
    const vault = await publish(app.services.db, ['en', 'ar'], VAULT);
    assert.match(
      await article('', vault.path),
      /lang="ar" dir="rtl">\s*<h2>قبو البذور<\/h2>\s*<p>يحتوي القبو على 1\.2 مليون عينة\. تم/,
    );
  });

  it('says so where there is nothing to read', async () => {
    const furniture: TestBlock = ['boilerplate', ['Войти', 'Anmelden']];
    const empty = await publish(app.services.db, ['ru', 'de'], [furniture]);
    const { text } = await reader.get(`${empty.path}/read`).expect(200);
    assert.match(text, /There is nothing to read in this translation/);
  });

  it('has no editing in it, and is for those who signed in', async () => {
    const { text } = await editor.get(`${path}/read`).expect(200);
    assert.ok(!/<textarea|data-segment|workbench\.js/.test(text));
    const { headers } = await app.agent().get(`${path}/read`).expect(303);
    assert.match(headers.location ?? '', /^\/sign-in/);
  });
});
