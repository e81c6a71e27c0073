import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { storeArticle } from '../../server/articles/store-article.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser, type Visitor, visit } from '../support/browser.ts';
import { editing, editor, open, retype, says, segment, stored } from './desk.ts';

describe('the workbench', () => {
  let app: TestApp;
  let browser: Browser;
  let url: string;
  let visitor: Visitor;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    ({ url } = await app.listen());
  });

  afterEach(async () => {
    await visitor.context.close();
    await app.close();
    assert.deepEqual(visitor.problems, []);
  });

  /** Stores an article of one paragraph. */
  async function storeParagraph(
    [sourceLanguage, targetLanguage]: readonly [string, string],
    sentences: readonly (readonly [source: string, target: string])[],
  ): Promise<{ id: number; path: string }> {
    const id = await storeArticle(
      { db: app.services.db },
      {
        title: sentences[0]?.[0] ?? '',
        sourceLanguage,
        targetLanguage,
        original: sentences.map(([source]) => source).join(' '),
        machineText: sentences.map(([, target]) => target).join(' '),
        engine: null,
        url: null,
        author: null,
        publishedOn: null,
        note: null,
      },
      {
        blocks: [
          {
            kind: 'paragraph',
            level: null,
            beads: sentences.map(([source, target]) => ({
              source: [source],
              target: [target],
              confidence: 1,
            })),
          },
        ],
      },
      { id: null, name: 'Test' },
    );
    return { id, path: `/articles/${id}/translations/${targetLanguage}` };
  }

  it('edits Arabic from right to left', async () => {
    const { path } = await storeParagraph(
      ['en', 'ar'],
      [
        ['The library is open.', 'المكتبة مفتوح.'],
        ['Entry is free.', 'الدخول مجاني.'],
      ],
    );
    visitor = await visit(browser, app, url, 'reviewer');
    const page = await visitor.open(path);
    await open(page, 1);
    assert.equal(await editor(page).getAttribute('dir'), 'rtl');
    assert.equal(await editor(page).getAttribute('lang'), 'ar');
    await retype(page, 'المكتبة مفتوحة.');
    await page.keyboard.press('Alt+m');
    await says(page.locator('[data-reference] ins'), 'مفتوحة');
    assert.equal(await page.locator('[data-reference] .diff').getAttribute('dir'), 'rtl');
    await page.keyboard.press('Enter');
    await editing(page, 2);
    await stored(app, 1, 1, 'المكتبة مفتوحة.');
  });

  it('shows which words of a Chinese text were changed', async () => {
    const { path } = await storeParagraph(
      ['en', 'zh'],
      [['The ministers met in Baku.', '部长们在北京会面。']],
    );
    visitor = await visit(browser, app, url, 'reviewer');
    const page = await visitor.open(path);
    await open(page, 1);
    await page.keyboard.press('Alt+m');
    await retype(page, '部长们在巴库会面。');
    await says(page.locator('[data-reference] del'), /deleted: 北京$/);
    await says(page.locator('[data-reference] ins'), /inserted: 巴库$/);
  });

  it('speaks the language of its reader', async () => {
    const { article } = await storeSmallArticle(app.services.db);
    visitor = await visit(browser, app, url, 'reviewer', { locale: 'de-DE' });
    const page = await visitor.open(`/articles/${article.id}/translations/de`);
    await open(page, 2);
    await retype(page, 'Anders.');
    await says(page.locator('#save-status'), 'Entwurf');
    await page.keyboard.press('Enter');
    await says(page.locator('#save-status'), 'Gespeichert');
    await page.keyboard.press('F1');
    await says(page.locator('#help'), 'Strg + Umschalt + Enter');
    await says(page.locator('#help'), 'Nächstes ungeprüftes Segment');
  });

  it('lets readers look, and nothing else', async () => {
    const { article } = await storeSmallArticle(app.services.db);
    visitor = await visit(browser, app, url, 'reader');
    const page = await visitor.open(`/articles/${article.id}/translations/de`);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await segment(page, 2).and(page.locator('.is-open')).waitFor();
    await says(page.locator('#panel'), 'Segment 2');
    assert.equal(await editor(page).count(), 0);
    assert.equal(await page.locator('#panel form[data-structure]').count(), 0);
  });

  it('opens the panel as a sheet on a phone, and closes it', async () => {
    const { article } = await storeSmallArticle(app.services.db);
    const viewport = { width: 390, height: 844 };
    visitor = await visit(browser, app, url, 'editor', { viewport });
    const page = await visitor.open(`/articles/${article.id}/translations/de`);
    await open(page, 2);
    const isOpen = () => page.evaluate(() => document.body.classList.contains('panel-open'));
    assert.equal(await isOpen(), false);
    await page.locator('[data-action="panel"]').click();
    await says(page.locator('#panel'), 'Segment 2');
    assert.equal(await isOpen(), true);
    await page.locator('[data-action="close-panel"]').click();
    assert.equal(await isOpen(), false);
    await editing(page, 2);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`can be used by everybody, open segment and dialogs included (${colorScheme})`, async () => {
      const { article } = await storeSmallArticle(app.services.db);
      visitor = await visit(browser, app, url, 'reviewer');
      const page = await visitor.open(`/articles/${article.id}/translations/de`);
      await page.emulateMedia({ colorScheme });
      await open(page, 2);
      await page.keyboard.press('Alt+m');
      await retype(page, 'Am 17. Juli tagten die Minister.');
      await says(page.locator('[data-reference] ins'), 'tagten');
      await says(page.locator('#panel'), 'Segment 2');
      await assertAccessible(page);
      await page.keyboard.press('F1');
      await page.locator('#help[open]').waitFor();
      await assertAccessible(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.press('Alt+u');
      await page.locator('#unsaved[open]').waitFor();
      await assertAccessible(page);
    });
  }
});

async function assertAccessible(page: Page): Promise<void> {
  assert.deepEqual(await violations(page), []);
}
