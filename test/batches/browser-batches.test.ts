// Functions handed to a page run in the browser, where there is a document.
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser, visit } from '../support/browser.ts';

const table = (rows: string) => Buffer.from(`source,target\n${rows}\n`);

describe('importing many files in a browser', () => {
  let app: TestApp;
  let server: Awaited<ReturnType<TestApp['listen']>>;
  let browser: Browser;
  before(async () => {
    app = await startApp();
    server = await app.listen();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await app.close();
  });

  it('sends each file with its own progress, keeps what had come, and shows what became of them', async () => {
    const { open, problems, context } = await visit(browser, app, server.url, 'editor');
    const page = await open('/batches/new');
    await page.selectOption('#field-sourceLanguage', 'ru');
    await page.selectOption('#field-targetLanguage', 'de');
    await page.setInputFiles('#field-files', [
      { name: 'чай.csv', mimeType: 'text/csv', buffer: table('Чай готов.,Der Tee ist fertig.') },
      { name: 'порт.csv', mimeType: 'text/csv', buffer: table('Порт открылся.,"Der Hafen') },
    ]);
    // The connection breaks at the second file.
    let sent = 0;
    await context.route('**/files', (route) => {
      sent += 1;
      return sent === 2 ? route.abort() : route.continue();
    });
    await page.click('form[data-upload] button');
    await page.waitForSelector('[data-uploads] .field-error');
    assert.equal(await page.locator('[data-uploads] progress').count(), 2);
    assert.match(page.url(), /\/batches\/[\w-]{20,}$/);

    // Whoever comes back finds the first one there, sends the other, and begins.
    await page.reload();
    assert.equal(await page.locator('.batch-file').count(), 1);
    await page.setInputFiles('#field-files', [
      { name: 'порт.csv', mimeType: 'text/csv', buffer: table('Порт открылся.,"Der Hafen') },
    ]);
    await page.click('form[data-upload] button');
    await page.waitForFunction(() => document.querySelectorAll('.batch-file').length === 2);
    await page.click('form[action$="/start"] button');
    await page.waitForSelector('[data-finished="1"]');
    const text = (await page.locator('#batch').textContent()) ?? '';
    assert.match(text, /1 article imported, 1 file refused/);
    assert.match(text, /порт\.csv, line \d+: /);
    assert.deepEqual(problems, []);
  });
});
