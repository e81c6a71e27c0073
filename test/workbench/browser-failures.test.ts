import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Translation } from '../../server/articles/article.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import {
  launchBrowser,
  type SwitchableServer,
  serve,
  type Visitor,
  visit,
} from '../support/browser.ts';
import { editing, editor, open, retype, says, segment, stored, until } from './desk.ts';

const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('what was typed', () => {
  let app: TestApp;
  let browser: Browser;
  let server: SwitchableServer;
  let translation: Translation;
  let path: string;
  let editorVisitor: Visitor;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    translation = await storeSmallArticle(app.services.db);
    path = `/articles/${translation.article.id}/translations/de`;
    server = await serve(app);
    editorVisitor = await visit(browser, app, server.url, 'editor');
    page = await editorVisitor.open(path);
  });

  afterEach(async () => {
    await editorVisitor.context.close();
    await server.stop();
    await app.close();
    assert.deepEqual(editorVisitor.problems, []);
  });

  it('survives a tab that is closed in the middle of a word', async () => {
    await open(page, 2);
    await retype(page, MENDED);
    await page.close({ runBeforeUnload: true });

    const next = await editorVisitor.open(path);
    await says(segment(next, 2).locator('.unsaved-mark'), 'draft');
    await says(next.locator('#save-status'), 'One unsaved draft');
    await open(next, 2);
    await says(editor(next), MENDED);
    await says(next.locator('.editor-notice'), 'is back');
    await next.keyboard.press('Enter');
    await stored(app, translation.id, 2, MENDED);
    await says(next.locator('#save-status'), 'Saved');
    assert.equal(await next.locator('.unsaved-mark').count(), 0);
  });

  it('is sent when the dead server is back, in order', async () => {
    await open(page, 2);
    await server.stop();
    await retype(page, MENDED);
    await page.keyboard.press('Enter');
    await editing(page, 3);
    await says(segment(page, 2).locator('.segment-text'), MENDED);
    await retype(page, 'Man verhandelte drei Stunden.');
    await page.keyboard.press('Enter');
    await editing(page, 4);
    await says(page.locator('#save-status'), '2 saves are kept in this browser');
    assert.match((await getSegment(app.services.db, translation.id, 2)).target, /Separaten/);

    await server.start();
    await page.locator('#save-status button').click();
    await stored(app, translation.id, 2, MENDED);
    await stored(app, translation.id, 3, 'Man verhandelte drei Stunden.');
    await says(page.locator('#save-status'), 'Saved');
    await segment(page, 2).and(page.locator('.is-edited:not(.is-saving)')).waitFor();
  });

  it('is sent by the next page, where server and tab both were gone', async () => {
    await open(page, 2);
    await server.stop();
    await retype(page, MENDED);
    await page.keyboard.press('Enter');
    await editing(page, 3);
    await says(page.locator('#save-status'), 'One save is kept');
    await page.close();
    await server.start();
    const next = await editorVisitor.open(path);
    await stored(app, translation.id, 2, MENDED);
    await says(next.locator('#save-status'), 'Saved');
    await says(segment(next, 2).locator('.segment-text'), MENDED);
  });

  it('can be edited again before the server has it', async () => {
    await open(page, 2);
    await server.stop();
    await retype(page, MENDED);
    await page.keyboard.press('Enter');
    await editing(page, 3);
    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 2);
    await says(editor(page), MENDED);
    await retype(page, `Zweite Fassung. ${MENDED}`);
    await page.keyboard.press('Enter');
    await editing(page, 3);
    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 2);
    await retype(page, 'Dritte Fassung.');
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, 3);
    await server.start();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    const now = await stored(app, translation.id, 2, `Zweite Fassung. ${MENDED}`);
    assert.equal(now.version, 2, 'each save is a revision of its own');
    await segment(page, 2).and(page.locator('.is-edited:not(.is-saving)')).waitFor();

    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 2);
    await says(editor(page), 'Dritte Fassung.');
    await page.keyboard.press('Enter');
    await stored(app, translation.id, 2, 'Dritte Fassung.');
    await says(page.locator('#save-status'), 'Saved');
  });

  it('waits for a sign-in, which takes another tab', async () => {
    const cookies = await editorVisitor.context.cookies();
    await open(page, 2);
    await editorVisitor.context.clearCookies();
    await retype(page, MENDED);
    await page.keyboard.press('Enter');
    await says(page.locator('#save-status'), 'You are signed out');
    const link = page.locator('#save-status a');
    assert.equal(await link.getAttribute('href'), '/sign-in');
    assert.equal(await link.getAttribute('target'), '_blank');
    await editorVisitor.context.addCookies(cookies);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await stored(app, translation.id, 2, MENDED);
    await says(page.locator('#save-status'), 'Saved');
  });

  it('stays to be read where the server will never take it', async () => {
    await open(page, 2);
    const tooLong = 'Wort '.repeat(40_000);
    await page.evaluate((text) => {
      const view = document.querySelector('.cm-content');
      const data = new DataTransfer();
      data.setData('text/plain', text);
      view?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, tooLong);
    await page.keyboard.press('Enter');
    await editing(page, 3);
    await says(page.locator('#save-status'), 'One save needs you');
    await says(segment(page, 2).locator('.unsaved-mark'), 'not saved');
    await page.keyboard.press('Alt+u');
    await says(page.locator('#unsaved'), 'did not accept');
    await page.locator('#unsaved').getByRole('button', { name: 'Open' }).click();
    await editing(page, 2);
    await retype(page, MENDED);
    await page.keyboard.press('Enter');
    await stored(app, translation.id, 2, MENDED);
    await says(page.locator('#save-status'), 'Saved');
  });

  it('of two tabs of one person is kept for each', async () => {
    const other = await editorVisitor.open(path);
    await open(page, 2);
    await retype(page, MENDED);
    await open(other, 2);
    await retype(other, 'Etwas ganz anderes.');
    await page.close({ runBeforeUnload: true });
    await other.close({ runBeforeUnload: true });
    const next = await editorVisitor.open(path);
    await open(next, 2);
    const first = await editor(next).innerText();
    await next.locator('.editor-notice button').click();
    const second = await until(
      'the other text',
      () => editor(next).innerText(),
      (text) => text !== first,
    );
    assert.deepEqual(new Set([first, second]), new Set([MENDED, 'Etwas ganz anderes.']));
  });
});
