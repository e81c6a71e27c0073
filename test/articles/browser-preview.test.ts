import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import {
  launchBrowser,
  type SwitchableServer,
  serve,
  type Visitor,
  visit,
} from '../support/browser.ts';

const ORIGINAL = 'Поставки\n\nПервое предложение о поставках. Второе о переговорах.';
const TRANSLATION = 'Lieferungen\n\nErster Satz über Lieferungen. Zweiter über Verhandlungen.';

describe('the preview in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let server: SwitchableServer;
  let editor: Visitor;
  let page: Page;
  before(async () => {
    app = await startApp();
    [browser, server] = [await launchBrowser(), await serve(app)];
    editor = await visit(browser, app, server.url, 'editor');
    page = await editor.open('/articles/new');
    await page.locator('#field-original').fill(ORIGINAL);
    await page.locator('#field-translation').fill(TRANSLATION);
    await page.getByRole('button', { name: 'Go to the preview' }).click();
    await page.waitForURL('**/articles/drafts/*');
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await app.close();
    // That no answer came, which the page says, htmx also tells the console.
    const others = editor.problems.filter((problem) => !problem.startsWith('htmx: htmx:error'));
    assert.deepEqual(others, []);
  });

  it('says when a change did not arrive, and takes it once the server answers again', async () => {
    const kind = page.locator('#b1 select[name="kind"]');
    await server.stop();
    await kind.selectOption('quotation');
    await page.locator('#b1 > .field-error').getByText('The server does not answer').waitFor();
    await server.start();
    await kind.selectOption('caption');
    await page.locator('#b1.block-caption').waitFor();
    assert.equal(await page.locator('.field-error').count(), 0);
  });

  it('takes a double click on “save” for one, and opens the workbench', async () => {
    await page.getByRole('button', { name: 'Save and open' }).dblclick();
    await page.waitForURL('**/translations/de');
    const articles = await app.services.db.selectFrom('article').select('id').execute();
    assert.equal(articles.length, 1);
  });
});
