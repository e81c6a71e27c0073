import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { translationPath } from '../../server/articles/translation-of.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { editor, open, until } from '../workbench/desk.ts';

describe('matches of the memory in a browser', () => {
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

  it('are put into the editor by key, the best first, and taken out again', async () => {
    const { db } = app.services;
    const pair = (hours: string, stunden: string) =>
      [
        [
          [
            `Переговоры в Баку продлились ${hours}.`,
            `Die Verhandlungen in Baku dauerten ${stunden}.`,
          ],
        ],
      ] as const;
    for (const [source, target] of [
      ['3 часа', '3 Stunden'],
      ['два дня', 'zwei Tage'],
    ] as const) {
      const { id, revision } = await storeSmallArticle(db, pair(source, target));
      await approveAll(app.services, id, { revision }, someone('reviewer'));
    }
    const machine = 'Die Gespräche liefen 14 Stunden.';
    const translation = await storeSmallArticle(db, [
      [['Переговоры в Баку продлились 14 часов.', machine]],
    ]);
    const visitor = await visit(browser, app, url, 'editor');
    const page = await visitor.open(translationPath(translation));
    await open(page, 2);
    const says = (text: string) =>
      until(
        `the editor has ${text}`,
        () => editor(page).innerText(),
        (now) => now === text,
      );
    await page.keyboard.press('Alt+r');
    await says('Die Verhandlungen in Baku dauerten 14 Stunden.');
    await page.keyboard.press('Alt+r');
    await says('Die Verhandlungen in Baku dauerten zwei Tage.');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await says(machine);
    const offered = page.locator('#panel .match');
    assert.equal(await offered.count(), 2);
    await offered.nth(1).getByRole('button').click();
    await says('Die Verhandlungen in Baku dauerten zwei Tage.');
    assert.deepEqual(visitor.problems, []);
  });
});
