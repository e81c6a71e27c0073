// Functions handed to a page run in the browser, where there is a document.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Translation } from '../../server/articles/article.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser, type Visitor, visit } from '../support/browser.ts';
import { editing, editor, open, retype, says, segment, stored, until } from './desk.ts';

const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('the layer of authors in the browser', () => {
  let app: TestApp;
  let browser: Browser;
  let translation: Translation;
  let path: string;
  let visitor: Visitor;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    translation = await storeSmallArticle(app.services.db);
    path = `/articles/${translation.article.id}/translations/de`;
    const maria = await app.member('editor', undefined, { name: 'Maria Weber' });
    await saveSegment(app.services, translation.id, 2, { text: MENDED, version: 0 }, maria);
    const { url } = await app.listen();
    visitor = await visit(browser, app, url, 'reviewer');
    page = await visitor.open(path);
  });

  afterEach(async () => {
    await visitor.context.close();
    await app.close();
    assert.deepEqual(visitor.problems, []);
  });

  /** What is marked by who wrote it, by look. */
  const marked = () =>
    page.evaluate(() => {
      const found: Record<string, string[]> = {};
      for (const [name, ranges] of CSS.highlights) {
        if (name.startsWith('by-')) found[name] = [...ranges].map((range) => String(range)).sort();
      }
      return found;
    });

  const marks = (what: string, fits: (found: Record<string, string[]>) => boolean) =>
    until(what, marked, fits);

  it('is switched on and off by a button and a key, and leaves the text as it was', async () => {
    const button = page.locator('[data-action="attribution"]');
    const before = await page.locator('#article').innerHTML();
    assert.deepEqual(await marked(), {});
    await button.click();
    assert.deepEqual(await marks('words are marked', (found) => 'by-author-0' in found), {
      'by-kept': ['.', 'Am 17. Juli besprachen die Minister Lieferungen für die'],
      'by-author-0': ['Selbständige Armee'],
    });
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.equal(await page.locator('#article').innerHTML(), before);
    await says(page.locator('#panel .attribution-legend'), /Maria Weber\s+\d+%\s+2 words/);
    await says(page.locator('#announcer'), 'marked by who wrote them');

    await page.keyboard.press('Alt+w');
    assert.deepEqual(await marked(), {});
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    assert.equal(await page.locator('.attribution-legend:visible').count(), 0);
  });

  it('says of what is under the pointer who wrote it', async () => {
    await page.locator('[data-action="attribution"]').click();
    await marks('words are marked', (found) => 'by-author-0' in found);
    const place = await page.evaluate(() => {
      const [range] = CSS.highlights.get('by-author-0') ?? [];
      const { left, top, width, height } = (range as Range).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.move(place.x, place.y);
    await until(
      'the words say whose they are',
      () => segment(page, 2).locator('.segment-text').getAttribute('title'),
      (title) => /^Written by Maria Weber, .+, revision 1$/.test(title ?? ''),
    );
  });

  it('follows what is edited and saved, stays out of the editor, and is there the next time', async () => {
    await page.keyboard.press('Alt+w');
    await marks('words are marked', (found) => 'by-author-0' in found);
    await open(page, 4);
    const text = 'Der Minister nannte das Treffen nützlich.';
    await retype(page, text);
    assert.equal(await editor(page).innerText(), text);
    await page.keyboard.press('Enter');
    await editing(page, 5);
    await stored(app, translation.id, 4, text);
    await marks('the new words are marked', (found) =>
      Boolean(found['by-author-1']?.includes('Der Minister')),
    );
    await page.keyboard.press('Escape');
    await says(page.locator('#panel .attribution-legend'), visitor.name);

    await page.reload();
    await marks('it is still on', (found) => 'by-author-1' in found);
  });

  it('can be used by everybody, by day and by night', async () => {
    await page.locator('[data-action="attribution"]').click();
    await page.locator('#panel .attribution-legend').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violations(page), [], colorScheme);
    }
    await page.keyboard.press('F1');
    await says(page.locator('#help'), 'Show who wrote what, or stop showing it');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.attribution-strip .attribution-legend').waitFor();
    assert.equal(await page.locator('[id="attribution-title"]').count(), 1);
  });
});
