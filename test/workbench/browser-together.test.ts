import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Translation } from '../../server/articles/article.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, type Visitor, visit } from '../support/browser.ts';
import { editing, editor, open, retype, says, segment, stored, until } from './desk.ts';

/** Name of the file of the browser code that has the editor in it, which comes by itself. */
function editorFile(): string {
  const folder = new URL('../../public/build/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const found = files.filter((name) =>
    /EditorView/.test(readFileSync(new URL(name, folder), 'utf8')),
  );
  assert.equal(found.length, 1);
  return found[0] as string;
}

describe('two people in one article', () => {
  let app: TestApp;
  let browser: Browser;
  let translation: Translation;
  let visitors: Visitor[];
  let anna: Page;
  let boris: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    app = await startApp();
    translation = await storeSmallArticle(app.services.db);
    const path = `/articles/${translation.article.id}/translations/de`;
    const { url } = await app.listen();
    visitors = [
      await visit(browser, app, url, 'editor'),
      await visit(browser, app, url, 'reviewer'),
    ];
    [anna, boris] = (await Promise.all(visitors.map((one) => one.open(path)))) as [Page, Page];
  });

  afterEach(async () => {
    for (const visitor of visitors) await visitor.context.close();
    await app.close();
    for (const visitor of visitors) assert.deepEqual(visitor.problems, []);
  });

  it('see what the other saves, without a click', async () => {
    await open(anna, 4);
    await open(boris, 2);
    await retype(boris, 'Am 17. Juli tagten die Minister.');
    await boris.keyboard.press('Control+Shift+Enter');
    await says(segment(anna, 2).locator('.segment-text'), 'tagten');
    await segment(anna, 2).and(anna.locator('.is-approved')).waitFor();
    await says(anna.locator('#progress'), /approved/);
    await editing(anna, 4);
  });

  it('get the other’s text into an editor they have not typed in', async () => {
    await open(anna, 2);
    await open(boris, 2);
    await retype(boris, 'Am 17. Juli tagten die Minister.');
    await boris.keyboard.press('Enter');
    await says(editor(anna), 'tagten');
    await says(anna.locator('.editor-notice'), 'reviewer 2 has just changed this segment');
    await editing(anna, 2);
  });

  it('open a segment that is shown anew while the editor is on its way', async () => {
    const [{ context }] = visitors as [Visitor];
    const asked = Promise.withResolvers<void>();
    const sent = Promise.withResolvers<void>();
    await context.route(`**/${editorFile()}`, async (route) => {
      asked.resolve();
      await sent.promise;
      await route.continue();
    });
    await anna.reload();
    await segment(anna, 2).locator('.segment-text').click();
    await asked.promise;
    await open(boris, 2);
    await retype(boris, 'Am 17. Juli tagten die Minister.');
    await boris.keyboard.press('Enter');
    await says(segment(anna, 2).locator('.segment-text'), 'tagten');
    sent.resolve();
    await editing(anna, 2);
    await says(editor(anna), 'tagten');
  });

  it('have edits of different words merged', async () => {
    await open(anna, 2);
    await retype(
      anna,
      'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.',
    );
    await open(boris, 2);
    await retype(
      boris,
      'Am 18. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.',
    );
    await boris.keyboard.press('Enter');
    await says(anna.locator('.editor-notice'), 'Go on typing');
    await anna.locator('.editor-notice button').click();
    await says(anna.locator('[data-reference] ins'), '18');
    await says(editor(anna), 'Selbständige Armee');

    await anna.keyboard.press('Control+s');
    const merged = 'Am 18. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';
    await stored(app, translation.id, 2, merged);
    await says(editor(anna), merged);
    await says(anna.locator('.editor-notice'), 'Both changes');
    await says(segment(boris, 2).locator('.segment-text'), merged);
  });

  it('settle edits of the same words', async () => {
    await open(anna, 2);
    await open(boris, 2);
    await retype(anna, 'Am 17. Juli besprachen die Minister die Selbständige Armee.');
    await retype(boris, 'Am 17. Juli besprachen die Minister die Allgemeine Armee.');
    await boris.keyboard.press('Enter');
    await says(anna.locator('.editor-notice'), 'Go on typing');
    await anna.keyboard.press('Enter');

    const dialog = anna.locator('#settle[open]');
    await dialog.waitFor();
    await says(dialog.locator('ins'), 'Selbständige');
    await says(dialog.locator('ins'), 'Allgemeine');
    const text = dialog.locator('textarea');
    assert.match(await text.inputValue(), /Selbständige/);
    await dialog.locator('[data-take="theirs"]').click();
    assert.match(await text.inputValue(), /Allgemeine/);
    const settled = 'Am 17. Juli besprachen die Minister die Selbständige allgemeine Armee.';
    await text.fill(settled);
    await dialog.locator('button.primary').click();
    await stored(app, translation.id, 2, settled);
    await editing(anna, 3);
    await says(anna.locator('#save-status'), 'Saved');
    await says(segment(boris, 2).locator('.segment-text'), settled);
  });

  it('may put settling off, and find the text again', async () => {
    await open(anna, 2);
    await open(boris, 2);
    await retype(anna, 'Meine Fassung.');
    await retype(boris, 'Seine Fassung.');
    await boris.keyboard.press('Enter');
    await says(anna.locator('.editor-notice'), 'Go on typing');
    await anna.keyboard.press('Enter');
    await anna.locator('#settle[open]').waitFor();
    await anna.keyboard.press('Escape');
    await says(segment(anna, 2).locator('.unsaved-mark'), 'conflict');
    await says(anna.locator('#save-status'), 'One save needs you');

    await anna.reload();
    const dialog = anna.locator('#settle[open]');
    await dialog.waitFor();
    assert.equal(await dialog.locator('textarea').inputValue(), 'Meine Fassung.');
    await dialog.locator('button.primary').click();
    await stored(app, translation.id, 2, 'Meine Fassung.');
  });

  it('do not lose a text whose segment the other joins away', async () => {
    await open(anna, 3);
    await retype(anna, 'Drei Stunden dauerten die Verhandlungen.');
    await open(boris, 2);
    await boris.keyboard.press('Alt+j');
    await says(anna.locator('.editor-notice'), 'Your text is kept');
    await says(editor(anna), 'Drei Stunden');
    await anna.keyboard.press('Enter');
    await says(anna.locator('#save-status'), 'needs you');
    await anna.keyboard.press('Alt+u');
    await says(anna.locator('#unsaved .prose-small'), 'Drei Stunden');
  });

  it('hear of a missed change when the connection is back', async () => {
    const [first] = visitors as [Visitor];
    await first.context.setOffline(true);
    await open(boris, 2);
    await retype(boris, 'Am 17. Juli tagten die Minister.');
    await boris.keyboard.press('Enter');
    await stored(app, translation.id, 2, 'Am 17. Juli tagten die Minister.');
    await first.context.setOffline(false);
    await until(
      'the change is there',
      () => segment(anna, 2).locator('.segment-text').innerText(),
      (text) => text.includes('tagten'),
    );
  });
});
