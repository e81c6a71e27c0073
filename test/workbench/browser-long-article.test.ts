import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Translation } from '../../server/articles/article.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, type Visitor, visit } from '../support/browser.ts';
import { editing, open, retype, says, segment, stored } from './desk.ts';

const PARAGRAPHS = 120;
const SENTENCES = 5;
const LAST = PARAGRAPHS * SENTENCES + 1;

/** A long article, in which every sentence can be told by its number. */
const paragraphs = Array.from({ length: PARAGRAPHS }, (_, paragraph) =>
  Array.from({ length: SENTENCES }, (_, sentence) => {
    const number = paragraph * SENTENCES + sentence + 2;
    return [
      `Это предложение номер ${number}, в котором министры обсуждают поставки.`,
      `Dies ist der Satz Nummer ${number}, in dem die Minister Lieferungen besprechen.`,
    ] as const;
  }),
);

describe('a long article', () => {
  let app: TestApp;
  let browser: Browser;
  let translation: Translation;
  let path: string;
  let visitor: Visitor;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    translation = await storeSmallArticle(app.services.db, paragraphs);
    path = `/articles/${translation.article.id}/translations/de`;
    const { url } = await app.listen();
    visitor = await visit(browser, app, url, 'editor');
  });

  afterEach(async () => {
    await visitor.context.close();
    await app.close();
    assert.deepEqual(visitor.problems, []);
  });

  const topOf = (page: Page, id: number) =>
    segment(page, id).evaluate((element) => element.getBoundingClientRect().top);
  const pending = (page: Page) => page.locator('.piece-pending').count();

  it('loads what one comes near, and no more', async () => {
    const page = await visitor.open(path);
    const before = await pending(page);
    assert.ok(before >= 4, `${before} pieces are yet to come`);
    assert.equal(await segment(page, LAST).count(), 0);
    await page.evaluate(() => window.scrollTo({ top: 1e9, behavior: 'instant' }));
    await segment(page, LAST).waitFor();
    assert.ok((await pending(page)) > 0, 'the middle is not loaded for nothing');
  });

  it('does not move what one looks at while pieces above it come', async () => {
    let letThrough = (): void => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await visitor.context.route('**/pieces?*', async (route) => {
      await held;
      await route.continue();
    });
    const page = await visitor.open(`${path}?segment=330`);
    await editing(page, 330);
    const top = await topOf(page, 330);
    assert.ok(top > 0 && top < 900, `segment 330 is at ${top}`);
    assert.equal(await segment(page, 320).count(), 0);
    letThrough();
    await segment(page, 320).waitFor();
    const now = await topOf(page, 330);
    assert.ok(Math.abs(now - top) <= 2, `moved from ${top} to ${now}`);
  });

  it('stays where it is while segments open, close and are saved', async () => {
    const page = await visitor.open(path);
    await open(page, 8);
    await segment(page, 8).evaluate((element) => {
      window.scrollBy({ top: element.getBoundingClientRect().top - 150, behavior: 'instant' });
    });
    const top = await topOf(page, 9);
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, 9);
    assert.ok(Math.abs((await topOf(page, 9)) - top) <= 2, 'moving on');

    await retype(page, 'Kurz.');
    await page.keyboard.press('Enter');
    await editing(page, 10);
    const next = await topOf(page, 10);
    await stored(app, translation.id, 9, 'Kurz.');
    await segment(page, 9).and(page.locator('.is-edited')).waitFor();
    assert.ok(Math.abs((await topOf(page, 10)) - next) <= 2, 'the answer comes in');
  });

  it('is walked through with the keyboard across its pieces', async () => {
    const page = await visitor.open(path);
    const last = Number(
      await page.locator('.piece:not(.piece-pending) .segment').last().getAttribute('data-segment'),
    );
    await page.evaluate(() => window.scrollTo(0, 0));
    await open(page, last);
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, last + 1);
    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, last);
  });

  it('leads to matches and unreviewed segments in pieces that are not loaded', async () => {
    const page = await visitor.open(path);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('Nummer 555');
    await page.keyboard.press('Enter');
    await says(page.locator('#panel [role="status"]'), '1 match');
    await page.keyboard.press('Enter');
    await editing(page, 555);
    const top = await topOf(page, 555);
    assert.ok(top > 0 && top < 900, `segment 555 is at ${top}`);
    await page.keyboard.press('Alt+n');
    await editing(page, 556);
  });

  it('comes back at the segment one was at', async () => {
    const page = await visitor.open(path);
    await open(page, 12);
    await page.reload();
    await editing(page, 12);
  });

  it('shown through a filter, goes from one that fits to the next', async () => {
    const page = await visitor.open(path);
    for (const id of [3, 7]) {
      await open(page, id);
      await page.keyboard.press('Enter');
      await editing(page, id + 1);
    }
    await says(page.locator('#save-status'), 'Saved');
    await page.getByRole('link', { name: 'edited', exact: true }).click();
    await page.locator('.filters [aria-current]', { hasText: 'edited' }).waitFor();
    assert.equal(await page.locator('.block').count(), 2);
    await page.keyboard.press('Alt+ArrowDown');
    await editing(page, 3);
    await page.keyboard.press('Enter');
    await editing(page, 7);
    await page.keyboard.press('Alt+ArrowUp');
    await editing(page, 3);
  });
});
