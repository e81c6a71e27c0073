import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Translation } from '../../server/articles/article.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, type Visitor, visit } from '../support/browser.ts';
import { editing, editor, open, retype, says, segment, stored, until } from './desk.ts';

const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('editing in the browser', () => {
  let app: TestApp;
  let browser: Browser;
  let translation: Translation;
  let path: string;
  let reviewer: Visitor;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    translation = await storeSmallArticle(app.services.db);
    path = `/articles/${translation.article.id}/translations/de`;
    const { url } = await app.listen();
    reviewer = await visit(browser, app, url, 'reviewer');
    page = await reviewer.open(path);
  });

  afterEach(async () => {
    await reviewer.context.close();
    await app.close();
    assert.deepEqual(reviewer.problems, []);
  });

  it('goes through an article without a mouse', async () => {
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, 1);
    assert.equal(
      await page.locator('[data-source="1"]').getAttribute('class'),
      'segment-source is-open',
    );

    await page.keyboard.press('Enter');
    await editing(page, 2);
    await until(
      'an untouched machine text counts as read',
      async () => (await getSegment(app.services.db, translation.id, 1)).state,
      (state) => state === 'edited',
    );

    await retype(page, MENDED);
    await page.keyboard.press('Alt+m');
    await says(page.locator('[data-reference] del'), 'Separaten Militärarmee');
    await says(page.locator('[data-reference] ins'), 'Selbständige Armee');

    await page.keyboard.press('Control+Shift+Enter');
    await editing(page, 3);
    assert.equal((await stored(app, translation.id, 2, MENDED)).state, 'approved');
    await segment(page, 2).and(page.locator('.is-approved.is-changed')).waitFor();
    await says(page.locator('#save-status'), 'Saved');
    await says(page.locator('#progress'), /approved 9/);
    await says(page.locator('[data-reference]'), 'Nothing is changed.');

    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 2);
    await page.keyboard.press('Alt+n');
    await editing(page, 3);
    await page.keyboard.press('Alt+c');
    await editing(page, 2);
    await page.keyboard.press('Escape');
    await until(
      'the keyboard stays at the segment',
      () => page.evaluate(() => document.activeElement?.className),
      (name) => name === 'segment-mark',
    );
    await page.keyboard.press('Enter');
    await editing(page, 2);
  });

  it('stops at the end of the article and says so', async () => {
    await open(page, 5);
    await page.keyboard.press('Enter');
    await says(page.locator('#announcer'), 'end of the article');
    assert.equal(await editor(page).count(), 0);
  });

  it('takes back what was typed, and what a draft had typed before', async () => {
    await open(page, 2);
    await retype(page, MENDED);
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, 3);
    await says(segment(page, 2).locator('.unsaved-mark'), 'draft');
    await says(page.locator('#save-status'), 'One unsaved draft');
    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 2);
    assert.equal(await editor(page).innerText(), MENDED);
    await page.keyboard.press('ControlOrMeta+z');
    await says(editor(page), 'Separaten Militärarmee');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await says(editor(page), MENDED);
  });

  it('gives a cancelled text back when asked', async () => {
    await open(page, 2);
    await retype(page, MENDED);
    await page.keyboard.press('Escape');
    await says(segment(page, 2).locator('.segment-text'), 'Separaten Militärarmee');
    assert.equal(await page.locator('.unsaved-mark').count(), 0);
    await open(page, 2);
    await says(editor(page), 'Separaten Militärarmee');
    await page.locator('.editor-notice button').click();
    await says(editor(page), MENDED);
  });

  it('leaves Enter to an input method that is composing', async () => {
    await open(page, 4);
    await page.keyboard.press('ControlOrMeta+a');
    const session = await reviewer.context.newCDPSession(page);
    await session.send('Input.imeSetComposition', {
      text: 'ni hao',
      selectionStart: 6,
      selectionEnd: 6,
    });
    await page.keyboard.press('Enter');
    await session.send('Input.insertText', { text: '你好' });
    await says(editor(page), '你好');
    await editing(page, 4);
    await page.keyboard.press('Enter');
    await editing(page, 5);
    await stored(app, translation.id, 4, '你好');
  });

  it('says why a segment was changed, in its history', async () => {
    await open(page, 2);
    await retype(page, MENDED);
    await page.locator('[data-reason]').fill('Name der Armee');
    await page.locator('[data-reason]').press('Enter');
    await editing(page, 3);
    await stored(app, translation.id, 2, MENDED);
    await page.keyboard.press('Alt+ArrowUp');
    await says(page.locator('#panel .mini-history'), 'Name der Armee');
  });

  it('takes a key of one’s own, and never for two things', async () => {
    await page.keyboard.press('?');
    const dialog = page.locator('#help');
    await dialog.waitFor();
    await dialog
      .getByRole('button', { name: 'Change the key for “Next segment, without saving”' })
      .click();
    await page.keyboard.press('a');
    await says(dialog, 'A is needed for typing');
    await page.keyboard.press('Alt+n');
    await says(dialog, 'Alt + N is the key for “Next unreviewed segment”');
    await dialog.getByRole('button', { name: 'Use it here instead' }).click();
    await page.keyboard.press('Escape');

    await page.reload();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+n');
    await editing(page, 1);
    await page.keyboard.press('?');
    await says(editor(page), '?');
  });

  it('splits, joins and excludes in place, each to be found in the history', async () => {
    await open(page, 2);
    await page.keyboard.press('Alt+j');
    await says(page.locator('#announcer'), 'Done');
    await until(
      'the two are one',
      async () => (await getSegment(app.services.db, translation.id, 2)).source,
      (source) => /армии\. Переговоры/.test(source),
    );
    await editing(page, 2);
    assert.equal(await segment(page, 3).count(), 0);

    await page.keyboard.press('Alt+y');
    await until(
      'the keyboard is in the form',
      () => page.evaluate(() => (document.activeElement as HTMLSelectElement | null)?.name),
      (name) => name === 'source',
    );
    await page.locator('form[action$="/split"] button').press('Enter');
    await segment(page, 6).waitFor();
    await editing(page, 2);

    await page.keyboard.press('Alt+x');
    await segment(page, 2).and(page.locator('.is-excluded')).waitFor();
  });

  it('keeps a comment that is being written, and posts it in place', async () => {
    await open(page, 2);
    await page.keyboard.press('Alt+k');
    await page.locator('.comment-form textarea:focus').waitFor();
    await page.keyboard.type('Ist das die amtliche Bezeichnung?');
    await page.reload();
    await editing(page, 2);
    const field = page.locator('.comment-form textarea');
    await until(
      'the comment is back',
      () => field.inputValue(),
      (value) => value.length > 10,
    );
    await field.press('Control+Enter');
    await says(page.locator('#comments .comment-body'), 'amtliche Bezeichnung');
    await says(segment(page, 2).locator('.segment-mark'), '1 open comment');
    assert.equal(await field.inputValue(), '');
    await page.locator('.comment-form textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await editing(page, 2);
  });

  it('leaves the panel by Escape without leaving the text', async () => {
    await open(page, 2);
    await retype(page, MENDED);
    await page.keyboard.press('Alt+p');
    await page.locator('#panel:focus').waitFor();
    await page.keyboard.press('Escape');
    await editing(page, 2);
    assert.equal(await editor(page).innerText(), MENDED);
  });

  it('approves a block, and the article only once everything typed is saved', async () => {
    await open(page, 2);
    await page.keyboard.press('Alt+Shift+Enter');
    await segment(page, 3).and(page.locator('.is-approved')).waitFor();
    await editing(page, 2);
    assert.equal((await getSegment(app.services.db, translation.id, 4)).state, 'machine');

    const approve = page.locator('[data-approve-article] button');
    await retype(page, MENDED);
    await approve.click();
    await says(page.locator('#announcer'), 'not saved yet');
    assert.equal(await editor(page).innerText(), MENDED);

    await editor(page).press('Enter');
    await editing(page, 3);
    await says(page.locator('#save-status'), 'Saved');
    page.once('dialog', (dialog) => void dialog.accept());
    await approve.click();
    await until(
      'the article is approved',
      async () => (await getSegment(app.services.db, translation.id, 5)).state,
      (state) => state === 'approved',
    );
    assert.equal((await getSegment(app.services.db, translation.id, 2)).state, 'approved');
  });

  it('shows that an edit made an approval lapse', async () => {
    await open(page, 2);
    await page.keyboard.press('Control+Shift+Enter');
    await segment(page, 2).and(page.locator('.is-approved')).waitFor();
    await open(page, 2);
    await retype(page, MENDED);
    await page.keyboard.press('Control+s');
    await segment(page, 2).and(page.locator('.is-lapsed')).waitFor();
    await says(page.locator('#panel'), 'approval lapsed');
    await editing(page, 2);
  });

  it('finds words in both texts and goes to them', async () => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('Баку');
    await page.keyboard.press('Enter');
    await says(page.locator('#panel [role="status"]'), '2 matches');
    await page.locator('form.find input').fill('treffen');
    await page.keyboard.press('Enter');
    await says(page.locator('#panel [role="status"]'), '“treffen”');
    await until(
      'the first match has the keyboard',
      () => page.evaluate(() => document.activeElement?.textContent ?? ''),
      (text) => text.includes('Treffen'),
    );
    await page.keyboard.press('Enter');
    await editing(page, 4);
    await until(
      'the match is selected',
      () => page.evaluate(() => getSelection()?.toString()),
      (selected) => selected === 'Treffen',
    );
  });
});
