import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { editor, open, retype, says, stored } from './desk.ts';

const MINISTER = 'Der Minister nannte das Treffen nützlich.';

describe('undoing in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let url: string;
  before(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    ({ url } = await app.listen());
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  it("takes back one's last save by link and by key, and leaves drafts alone", async () => {
    const { id, article } = await storeSmallArticle(app.services.db);
    const visitor = await visit(browser, app, url, 'editor');
    const page = await visitor.open(`/articles/${article.id}/translations/de`);
    await open(page, 4);
    await retype(page, MINISTER);
    await page.keyboard.press('ControlOrMeta+s');
    await stored(app, id, 4, MINISTER);
    await page.locator('#save-status').getByRole('button', { name: 'Undo' }).click();
    await stored(app, id, 4, 'Das Ministerium nannte das Treffen nützlich.');
    await says(page.locator('#announcer'), 'Your last save was undone: segment 4.');
    await says(editor(page), 'Das Ministerium nannte');

    await retype(page, MINISTER);
    await page.keyboard.press('ControlOrMeta+s');
    await stored(app, id, 4, MINISTER);
    await open(page, 3);
    await retype(page, 'Die Gespräche dauerten drei Stunden.');
    await page.keyboard.press('Alt+z');
    await stored(app, id, 4, 'Das Ministerium nannte das Treffen nützlich.');
    await says(page.locator('.segment[data-segment="4"]'), 'Das Ministerium nannte');
    await says(editor(page), 'Die Gespräche dauerten');
    await page.keyboard.press('Alt+z');
    await says(page.locator('#save-status'), 'You have saved nothing');
    assert.deepEqual(visitor.problems, []);
  });

  it('goes from change to change by keys, but not while one types', async () => {
    const { article } = await storeSmallArticle(app.services.db);
    const visitor = await visit(browser, app, url, 'editor');
    const path = `/articles/${article.id}/translations/de`;
    const page = await visitor.open(path);
    await open(page, 4);
    await retype(page, 'Der Minister nannte das Treffen sehr nützlich.');
    await page.keyboard.press('ControlOrMeta+s');
    await says(page.locator('#save-status'), 'Saved');
    await page.goto(`${url}${path}/compare`);
    await page.locator('[data-hunks="ready"] #s4-h2').waitFor();
    await page.keyboard.press('n');
    await says(page.locator('#announcer'), '1 of 2');
    await page.keyboard.press('n');
    await says(page.locator('#announcer'), '2 of 2');
    assert.equal(new URL(page.url()).hash, '#s4-h2');
    await page.keyboard.press('p');
    await says(page.locator('#announcer'), '1 of 2');
    await page.locator('select[name="from"]').focus();
    await page.keyboard.press('n');
    await says(page.locator('#announcer'), '1 of 2');
    await page.goto(`${url}${path}/history/1#s4-h2`);
    await page.locator('#s4-h2.is-current-hunk').waitFor();
    assert.deepEqual(visitor.problems, []);
  });
});
