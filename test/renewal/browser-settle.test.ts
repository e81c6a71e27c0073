import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { translationPath } from '../../server/articles/translation-of.ts';
import { renew } from '../../server/renewal/renew.ts';
import { listMarks } from '../../server/renewal/renewal.store.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { editing, retype, says, segment, stored, until } from '../workbench/desk.ts';

describe('settling conflicts of a renewal in a browser', () => {
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

  it('goes from one to the next by key, and settles by button and by hand', async () => {
    const translation = await storeSmallArticle(app.services.db);
    const { id } = translation;
    const mine: Record<number, string> = {
      2: 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.',
      3: 'Man verhandelte drei Stunden.',
      4: 'Der Minister nannte das Treffen fruchtbar.',
    };
    for (const [one, text] of Object.entries(mine)) {
      await saveSegment(app.services, id, Number(one), { text, version: 0 }, someone('editor'));
    }
    const machine = (await listSegments(app.services.db, id)).map((one) => one.machine);
    const [heading, a, b, c, d] = machine;
    const renewed = `${heading}\n\n${a} ${b}\n\n${c} ${d}`
      .replace('Separaten Militärarmee', 'Getrennten Heeresarmee')
      .replace('Die Verhandlungen dauerten', 'Die Gespräche währten')
      .replace('nützlich', 'hilfreich');
    await renew(app.services, translation, { translation: renewed }, 3, someone('editor'));

    const visitor = await visit(browser, app, url, 'editor');
    const path = translationPath(translation);
    const page = await visitor.open(path);
    const panel = page.locator('#panel');
    const open = async (which: number) => {
      await page.keyboard.press('Alt+o');
      await editing(page, which);
      await page.locator(`[data-panel-segment="${which}"] [name="take"]`).first().waitFor();
    };
    const left = (marks: number[]) =>
      until(
        'what is left to look at',
        async () => (await listMarks(app.services.db, id)).map((mark) => mark.segment),
        (now) => now.join() === marks.join(),
      );

    await open(2);
    await panel.getByRole('button', { name: 'Keep the translation' }).press('Enter');
    await left([3, 4]);
    await until(
      'the mark is gone',
      async () => (await segment(page, 2).getAttribute('class')) ?? '',
      (classes) => !classes.includes('is-marked'),
    );
    await editing(page, 2);

    await open(3);
    await panel.getByRole('button', { name: 'Take the machine text' }).click();
    await stored(app, id, 3, 'Die Gespräche währten drei Stunden.');
    await left([4]);
    await editing(page, 3);

    await open(4);
    await retype(page, 'Der Minister nannte das Treffen hilfreich und fruchtbar.');
    await page.keyboard.press('ControlOrMeta+s');
    await left([]);
    await page.keyboard.press('Alt+o');
    await says(page.locator('#announcer'), 'There is nothing left to look at after a renewal.');
    assert.equal((await stored(app, id, 2, mine[2] as string)).version, 4);
    assert.deepEqual(visitor.problems, []);
  });
});
