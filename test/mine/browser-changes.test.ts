import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { publish, REPORT } from '../revisions/published.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launchBrowser, visit } from '../support/browser.ts';
import { childrenOf, readXml } from '../support/xml.ts';
import { says } from '../workbench/desk.ts';

describe('an editor whose text was changed', () => {
  let app: TestApp;
  let browser: Browser;
  before(async () => {
    app = await startApp();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  it('sees it, takes it back, and has a feed reader tell of the next time', async () => {
    const { url } = await app.listen();
    const visitor = await visit(browser, app, url, 'editor');
    const desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    const ruth = await app.signedIn(
      await app.member('reviewer', undefined, { name: 'Ruth Amadi' }),
    );

    const page = await visitor.open('/changes-to-mine');
    await says(page.locator('main'), 'Nobody has changed text of yours.');
    // The editor writes, somebody else replaces a word of it.
    await page.goto(`${url}${desk.path}/segments/4`);
    await page.locator('textarea[name="text"]').fill('Der Minister nannte das Treffen nützlich.');
    await page.locator('form:has(textarea[name="text"]) button').first().click();
    await page.waitForURL(`${url}${desk.path}?segment=4*`);
    const reason = 'So steht es im Original';
    await desk.save(ruth, 4, 'Der Präsident nannte das Treffen nützlich.', 1, { reason });

    await page.getByRole('navigation', { name: 'Main navigation' }).getByText('Your text').click();
    const change = page.getByRole('article').filter({ hasText: 'Ruth Amadi' });
    await says(change, reason);
    await says(change.locator('del'), 'Minister');
    await says(change.locator('ins'), 'Präsident');
    await change.getByRole('link', { name: 'Undo this change' }).click();
    await page.getByRole('button', { name: 'Undo this change' }).click();
    await page.waitForURL(`${url}${desk.path}/history/3*`);
    const { target } = await app.services.db
      .selectFrom('segment')
      .select('target')
      .where('translation_id', '=', desk.id)
      .where('id', '=', 4)
      .executeTakeFirstOrThrow();
    assert.equal(target, 'Der Minister nannte das Treffen nützlich.');

    await page.goto(`${url}/changes-to-mine`);
    await page.getByRole('link', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByLabel('The address of your feed').inputValue();
    const { headers, text } = await fetchFeed(address);
    assert.match(headers.get('content-type') ?? '', /^application\/atom\+xml/);
    assert.equal(childrenOf(readXml(text), 'entry').length, 1);
    await page.getByRole('link', { name: 'The same as a page' }).click();
    await says(page.locator('main'), 'Präsident');
    assert.deepEqual(visitor.problems, []);
  });
});

/** Asks as a feed reader does, which is no browser and not signed in. */
async function fetchFeed(address: string): Promise<{ headers: Headers; text: string }> {
  const response = await fetch(address);
  assert.equal(response.status, 200);
  return { headers: response.headers, text: await response.text() };
}
