import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { translationPath } from '../../server/articles/translation-of.ts';
import { listDismissals } from '../../server/findings/dismissal.store.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { editing, editor, says, segment, stored, until } from '../workbench/desk.ts';

const WRONG = 'Die Verhandlungen  dauerten sieben Stunden.';
const RIGHT = 'Die Verhandlungen dauerten sieben Stunden.';

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

describe('findings in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let url: string;
  before(async () => {
    [app, browser] = await Promise.all([startApp({ checking: true }), launchBrowser()]);
    ({ url } = await app.listen());
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  const work = async () => {
    const translation = await storeSmallArticle(app.services.db, PARAGRAPHS);
    const { id } = translation;
    await saveSegment(app.services, id, 3, { text: WRONG, version: 0 }, someone('editor'));
    await app.checked();
    const visitor = await visit(browser, app, url, 'editor');
    const page = await visitor.open(translationPath(translation));
    return { translation, id, visitor, page };
  };

  it('are gone through, underlined and fixed by key', async () => {
    const { id, visitor, page } = await work();
    await page.keyboard.press('Alt+g');
    await editing(page, 3);
    const marks = editor(page).locator('.finding-mark');
    await until(
      'both are underlined',
      () => marks.allTextContents(),
      (all) => all.join('|') === '  |sieben',
    );
    await until(
      'the first one is selected',
      () => page.evaluate(() => document.getSelection()?.toString()),
      (selected) => selected === '  ',
    );
    await page.keyboard.press('Alt+q');
    await until(
      'it is fixed',
      () => editor(page).innerText(),
      (text) => text.trim() === RIGHT,
    );
    await says(page.locator('#announcer'), /^Fixed: /);
    assert.deepEqual(await marks.allTextContents(), ['sieben']);
    await page.keyboard.press('Alt+g');
    await until(
      'the number is selected',
      () => page.evaluate(() => document.getSelection()?.toString()),
      (selected) => selected === 'sieben',
    );
    await page.keyboard.type('drei');
    assert.equal(await marks.count(), 0, 'nothing is said of words that were typed over');
    await page.keyboard.press('ControlOrMeta+s');
    await stored(app, id, 3, RIGHT.replace('sieben', 'drei'));
    await app.checked();
    await until(
      'the mark is gone',
      async () => (await segment(page, 3).getAttribute('class')) ?? '',
      (classes) => !classes.includes('is-found'),
    );
    await page.keyboard.press('Alt+g');
    await says(page.locator('#announcer'), 'The checks have found nothing else here.');
    assert.deepEqual(visitor.problems, []);
  });

  it('stay by their words while somebody types, and are dismissed in the panel', async () => {
    const { id, visitor, page } = await work();
    await segment(page, 3).locator('.segment-text').click();
    await editing(page, 3);
    const marks = editor(page).locator('.finding-mark');
    await until(
      'they are underlined',
      () => marks.count(),
      (count) => count === 2,
    );
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('Ja: ');
    assert.deepEqual(await marks.allTextContents(), ['  ', 'sieben']);

    const finding = page.locator('#panel .finding', { hasText: 'sieben' });
    await finding.getByText('Dismiss').first().click();
    await finding.getByLabel('Reason').fill('So hat es der Autor berichtigt');
    await finding.getByRole('button', { name: 'Dismiss' }).click();
    await until(
      'one is left',
      () => marks.allTextContents(),
      (all) => all.join('|') === '  ',
    );
    const [dismissal] = await listDismissals(app.services.db, id);
    assert.equal(dismissal?.reason, 'So hat es der Autor berichtigt');
    assert.match(await editor(page).innerText(), /^Ja: Die/);
    assert.deepEqual(visitor.problems, []);
  });
});
