import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { Translation } from '../../server/articles/article.ts';
import { translationPath } from '../../server/articles/translation-of.ts';
import { checkTranslation } from '../../server/findings/check-translation.ts';
import { runArticleChecks } from '../../server/findings/run-checks.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { fieldValue, textOf } from '../support/html.ts';

const WRONG = 'Die Verhandlungen  dauerten sieben Stunden.';

/** As it should be: nothing is found in it. */
const PARAGRAPHS = [
  [
    ['Министры встретились в Баку.', 'Die Minister trafen sich in Baku.'],
    ['Переговоры продлились три часа.', 'Die Verhandlungen dauerten drei Stunden.'],
  ],
  [
    ['Министр назвал встречу полезной.', 'Der Minister nannte das Treffen nützlich.'],
    ['Следующая встреча пройдёт в Баку.', 'Das nächste Treffen findet in Baku statt.'],
  ],
] as const;

describe('the pages of findings', () => {
  let app: TestApp;
  let editor: Agent;
  let reviewer: Agent;
  let reader: Agent;
  let translation: Translation;
  let path: string;
  before(async () => {
    app = await startApp({ checking: true });
    [editor, reviewer, reader] = await Promise.all([
      app.as('editor'),
      app.as('reviewer'),
      app.as('reader'),
    ]);
  });
  after(() => app.close());
  beforeEach(async () => {
    translation = await storeSmallArticle(app.services.db, PARAGRAPHS);
    path = translationPath(translation);
    await save(3, WRONG);
  });

  const save = async (segment: number, text: string) => {
    const { version } = await getSegment(app.services.db, translation.id, segment);
    await editor
      .post(`${path}/segments/${segment}`)
      .type('form')
      .send({ text, version })
      .expect(303);
    await app.checked();
  };
  const html = async (address: string, agent = editor) =>
    (await agent.get(`${path}${address}`).expect(200)).text;

  it('list what was found, by gravity and by check, and lead to it', async () => {
    const all = await html('/findings');
    assert.match(textOf(all), /Numbers “три” has become “sieben”/);
    assert.match(textOf(all), /Doubled spaces?/);
    assert.ok(all.includes(`href="${path}?segment=3#s3"`));
    const spaces = textOf(await html('/findings?check=double-space'));
    assert.doesNotMatch(spaces, /“три” has become/);
    const none = textOf(await html('/findings?check=homoglyph'));
    assert.match(none, /Nothing of this sort was found/);
    assert.match(textOf(await html('/findings', reader)), /“три” has become “sieben”/);
  });

  it('mark the closed segment and count on the workbench, and filter by it', async () => {
    const page = await html('');
    const [segment = ''] = /<span class="segment[^>]*data-segment="3".*?<\/a>/s.exec(page) ?? [];
    assert.match(segment, /is-found/);
    assert.match(textOf(segment), /2 warnings\./);
    assert.match(page, /class="finding-count is-warning"/);
    const filtered = await html('?state=found');
    assert.ok(filtered.includes('data-segment="3"') && !filtered.includes('data-segment="5"'));
    const { body } = await editor.get(`${path}/next?want=found&after=5`).expect(200);
    assert.equal(body.segment, 3);
  });

  it('apply fixes that were ticked as one revision', async () => {
    const preview = await html('/findings/fixes');
    const value = fieldValue(preview, 'fix');
    assert.match(value ?? '', /^3\.1\.double-space-/);
    assert.match(preview, /<del/);
    await editor.post(`${path}/findings/fixes`).type('form').send({}).expect(422);
    const done = await editor
      .post(`${path}/findings/fixes`)
      .type('form')
      .send({ fix: value })
      .expect(303);
    assert.equal(done.headers.location, `${path}/history/2`);
    const { target } = await getSegment(app.services.db, translation.id, 3);
    assert.equal(target, WRONG.replace('  ', ' '));
    const again = await editor
      .post(`${path}/findings/fixes`)
      .type('form')
      .set('accept-language', 'de')
      .send({ fix: value })
      .expect(409);
    assert.match(textOf(again.text), /Segment 3 hat sich geändert/);
    await reader.post(`${path}/findings/fixes`).type('form').send({ fix: value }).expect(403);
  });

  it('let a finding pass with a reason, keep a record of it, and take it back', async () => {
    const key = fieldValue(await html('/segments/3'), 'finding');
    const dismissal = (more: object, agent = editor) =>
      agent
        .post(`${path}/segments/3/dismissals`)
        .type('form')
        .send({
          finding: key,
          scope: 'place',
          reason: 'Im Original „три“, nach Rücksprache',
          ...more,
        });
    await dismissal({}, reader).expect(403);
    await dismissal({ reason: ' ' }).expect(422);
    await dismissal({ finding: 'nothing' }).expect(409);
    await dismissal({ scope: 'everywhere' }).expect(403);
    await dismissal({}).expect(303);
    const page = await html('/findings');
    const record = textOf(page.slice(page.indexOf('id="dismissed"')));
    assert.match(record, /nach Rücksprache/);
    assert.match(record, /Only in this segment · editor/);
    for (const [address, isThere] of [
      ['/history', true],
      ['/history?segment=3', true],
      ['/history?segment=2', false],
      ['/history?kind=edit', false],
    ] as const) {
      const history = textOf(await html(address));
      assert.equal(/nach Rücksprache/.test(history), isThere, address);
    }
    const [, action = ''] = /action="([^"]+\/withdrawal)"/.exec(page) ?? [];
    await reviewer.post(action).expect(303);
    for (const address of ['/findings', '/history']) {
      assert.match(textOf(await html(address)), /Taken back by reviewer/, address);
    }
    const now = await getTranslation(app.services.db, translation.article.id, 'de');
    assert.equal(now.revision, 1, 'no text has changed by it');
  });

  it('add a word to the dictionary, for oneself or for everybody', async () => {
    const spelt = await startApp();
    const path = translationPath(await storeSmallArticle(spelt.services.db, PARAGRAPHS));
    const [one, other] = await Promise.all([spelt.as('editor'), spelt.as('editor')]);
    await one
      .post(`${path}/segments/3`)
      .type('form')
      .send({ text: 'Die Verhandlungen Qarabağs dauerten drei Stunden.', version: 0 })
      .expect(303);
    const { id } = await getTranslation(spelt.services.db, 1, 'de');
    await checkTranslation(spelt.services.db, id, runArticleChecks);
    const said = async (agent: Agent) =>
      textOf((await agent.get(`${path}/segments/3/panel`).expect(200)).text);
    const found = /“Qarabağs” is not in the dictionary/;
    assert.match(await said(one), found);
    const add = (shared: string) =>
      one
        .post(`${path}/segments/3/words`)
        .type('form')
        .set('hx-request', 'true')
        .send({ word: 'Qarabağs', shared })
        .expect(200);
    assert.doesNotMatch(textOf((await add('0')).text), found);
    assert.match(await said(other), found);
    const listed = async (agent: Agent) =>
      textOf((await agent.get(`${path}/findings`).expect(200)).text);
    assert.doesNotMatch(await listed(one), found);
    assert.match(await listed(other), found);
    await add('1');
    assert.doesNotMatch(await said(other), found);
    await spelt.close();
  });
});
