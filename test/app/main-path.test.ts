// Functions handed to a page run in the browser, where there is a document.
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { launchBrowser, PATIENCE_MS } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { editor, retype } from '../workbench/desk.ts';
import { PASSWORD, RIGHT, WRONG } from './newsroom.ts';

const TITLE = 'Турция предоставила Азербайджану свою военную промышленность';
const EMAIL = 'kerem@example.org';

/** What the path presses and reads, in the languages it is gone in. */
const WORDS = {
  en: {
    ...{ name: 'Name', email: 'E-mail address', password: 'Password', start: 'Save and start' },
    ...{ saveNext: 'Save and next', approveNext: 'Approve and next', machine: 'Machine text' },
    ...{ workbench: 'Workbench', compare: 'Compare', history: 'History', export: 'Export' },
    ...{ restore: 'Restore the article to this version', approveArticle: 'Approve article' },
    ...{ saved: 'Saved', approved: 'Every segment is approved.', download: 'Download' },
    ...{ fromTo: 'Machine text → Now', usedUp: 'This link no longer works', people: 'People' },
    ...{ signOut: 'Sign out', signIn: 'Sign in', confirm: 'Approve every segment' },
  },
  de: {
    ...{ name: 'Name', email: 'E-Mail-Adresse', password: 'Passwort' },
    ...{ start: 'Speichern und loslegen', saveNext: 'Speichern und weiter' },
    ...{ approveNext: 'Freigeben und weiter', machine: 'Maschinentext', workbench: 'Werkbank' },
    ...{ compare: 'Vergleichen', history: 'Verlauf', export: 'Exportieren' },
    ...{ restore: 'Artikel auf diese Fassung zurücksetzen', approveArticle: 'Artikel freigeben' },
    ...{ saved: 'Gespeichert', approved: 'Alle Segmente sind freigegeben.' },
    ...{ download: 'Herunterladen', fromTo: 'Maschinentext → Jetzt', people: 'Personen' },
    ...{ usedUp: 'Dieser Link funktioniert nicht mehr', signOut: 'Abmelden', signIn: 'Anmelden' },
    ...{ confirm: 'Alle Segmente dieses Artikels' },
  },
};

type Words = (typeof WORDS)['en'];

/** How somebody gets about on a page. */
interface Hand {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Puts a text into a field. */
  fill(target: Locator, text: string): Promise<void>;
  /** Opens the segment that holds the wrong name, for editing. */
  openSegment(page: Page): Promise<void>;
  showMachineText(page: Page, words: Words): Promise<void>;
  save(page: Page, words: Words): Promise<void>;
  approve(page: Page, words: Words): Promise<void>;
}

/** Waits for the script of the workbench: keys are named on the page once they do something. */
function isListening(page: Page): Promise<void> {
  return page.locator('[data-key-hints] dt').first().waitFor({ state: 'attached' });
}

const MOUSE: Hand = {
  press: (target) => target.click(),
  fill: (target, text) => target.fill(text),
  openSegment: (page) =>
    page
      .locator('.segment-text', { hasText: /Separaten Militärarmee|Selbständigen Armee/ })
      .click(),
  showMachineText: (page, words) => page.getByRole('button', { name: words.machine }).click(),
  save: async (page, words) => {
    await page.getByRole('button', { name: words.saveNext }).click();
    await shows(page.locator('#save-status'), words.saved);
    await MOUSE.openSegment(page);
  },
  approve: (page, words) => page.getByRole('button', { name: words.approveNext }).click(),
};

const KEYBOARD: Hand = {
  press: async (target) => {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  fill: async (target, text) => {
    await tabTo(target);
    await retype(target.page(), text);
  },
  openSegment: async (page) => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('Kommandeur');
    await page.keyboard.press('Enter');
    await page.locator('[data-goto]:focus', { hasText: 'Kommandeur' }).waitFor();
    await page.keyboard.press('Enter');
  },
  showMachineText: (page) => page.keyboard.press('Alt+m'),
  save: async (page, words) => {
    await page.keyboard.press('Control+s');
    await shows(page.locator('#save-status'), words.saved);
  },
  approve: (page) => page.keyboard.press('Control+Shift+Enter'),
};

describe('from the printed link to the exported text', () => {
  let browser: Browser;
  let folder: string;
  let server: RunningServer;
  let context: BrowserContext;
  let problems: string[];
  /** While the server is started again, open pages ask for it in vain. */
  let restarting: boolean;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'emend-path-'));
    server = await startServer(folder);
    problems = [];
    restarting = false;
  });

  afterEach(async () => {
    await server.stop();
    await context?.close();
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(problems, []);
  });

  it('with a mouse, and over a restart of the server', async () => {
    const link = server.link ?? '';
    const page = await visitor('en-GB');
    await walk(page, MOUSE, WORDS.en);

    const stranger = await browser.newContext({ locale: 'en-GB' });
    const late = await stranger.newPage();
    const answer = await late.goto(link);
    assert.equal(answer?.status(), 404);
    await shows(late.locator('main'), WORDS.en.usedUp);
    await stranger.close();

    const { port } = new URL(server.url);
    restarting = true;
    assert.equal(await server.stop(), 0);
    assert.match(server.output(), /Stopping: what is being saved will be finished\.\s*$/);
    server = await startServer(folder, Number(port));
    assert.equal(server.link, undefined, 'no link is printed any more');
    await page.reload();
    restarting = false;
    await page.getByRole('link', { name: WORDS.en.people }).click();
    await shows(page.locator('main'), EMAIL);

    await page.getByRole('button', { name: WORDS.en.signOut }).click();
    await page.getByLabel(WORDS.en.email).fill(EMAIL);
    await page.getByLabel(WORDS.en.password).fill(PASSWORD);
    await page.getByRole('button', { name: WORDS.en.signIn }).click();
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await shows(page.locator('.segment-text'), RIGHT);
  });

  it('without a mouse', async () => {
    const page = await visitor('en-GB');
    await walk(page, KEYBOARD, WORDS.en);
  });

  it('in German', async () => {
    const page = await visitor('de-DE');
    await walk(page, MOUSE, WORDS.de);
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  });

  it('without JavaScript, from reading to importing', async () => {
    const page = await visitor('en-GB', { javaScriptEnabled: false });
    await enter(page, MOUSE, WORDS.en);
    const { press } = MOUSE;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const tab = (name: string) =>
      page.getByRole('navigation', { name: 'Views of this translation' }).getByText(name).click();

    await page.getByRole('link', { name: TITLE, exact: true }).click();
    const wrong = page.locator('.segment', { hasText: WRONG });
    await press(wrong.locator('.segment-mark'));
    const text = page.locator('textarea[name="text"]');
    await text.fill((await text.inputValue()).replace(WRONG, RIGHT));
    await page.getByLabel('Reason').fill('Name der Armee');
    await press(button('Save'));
    await page.waitForURL(/\?segment=\d+#s\d+$/);
    const right = page.locator('.segment.is-edited', { hasText: RIGHT });
    await press(right.locator('.segment-mark'));
    await shows(page.locator('.panel-body del'), WRONG);
    await shows(page.locator('.panel-body ins'), RIGHT);

    await page.getByLabel('New comment').fill('Amtlich?\nJa.');
    await press(button('Comment'));
    await shows(page.locator('.comment-body'), 'Amtlich?');
    await press(button('Resolve'));
    await shows(page.locator('.comment'), 'Resolved by Керем');
    await press(button('Save and approve'));
    await page.locator('.segment.is-approved', { hasText: RIGHT }).waitFor();

    await tab('History');
    await shows(page.locator('#r1'), 'Name der Armee');
    await press(page.locator('#r1 a.revision-kind'));
    await shows(page.locator('h2'), 'Revision 1');
    await shows(page.locator('.changes ins'), RIGHT);
    await press(page.getByRole('link', { name: 'Side by side' }));
    await shows(page.locator('.side.after'), RIGHT);

    await tab('Compare');
    await page.locator('select[name="from"]').selectOption('0');
    await page.locator('select[name="to"]').selectOption('approved');
    await press(button('Compare'));
    await shows(page.locator('h2'), 'Revision 0 → Last approved');
    await shows(page.locator('.comparison del'), WRONG);

    await tab('Reading view');
    await shows(page.locator('article.reading'), RIGHT);
    assert.doesNotMatch(await page.locator('article.reading').innerText(), /Abonnieren/);
    await press(page.getByRole('link', { name: 'Changes to the machine text' }));
    await shows(page.locator('article.reading del'), WRONG);

    await tab('Export');
    await page.getByLabel('Markdown').check();
    await press(button('Download'));
    await shows(page.getByRole('alert'), /not approved/);
    await page.getByLabel('Include unapproved text').check();
    const exported = await downloaded(page, () => press(button('Download')));
    assert.match(exported.name, /\.md$/);
    assert.match(exported.text, /Selbständigen Armee/);

    await page.getByLabel('Interface language').selectOption('tr');
    await press(button('Apply'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'tr');
    await page.getByLabel('Arayüz dili').selectOption('en');
    await press(button('Uygula'));

    await importWithoutScript(page);
  });

  /** Opens a browser in a language, in front of an empty page. */
  async function visitor(
    locale: string,
    options: { javaScriptEnabled?: boolean } = {},
  ): Promise<Page> {
    context = await browser.newContext({ locale, acceptDownloads: true, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      // That something was refused is told by the page, where it is wanted here.
      const refused = /the server responded with a status of 4/.test(message.text());
      const down = restarting && message.text().includes('ERR_CONNECTION_REFUSED');
      if (message.type() === 'error' && !refused && !down) problems.push(message.text());
    });
    return page;
  }

  /** Opens the printed link, is in at once, and gives the details that use it up. */
  async function enter(page: Page, hand: Hand, words: Words): Promise<void> {
    assert.ok(server.link?.startsWith(`${server.url}/welcome/`), server.output());
    await page.goto(server.link ?? '');
    await page.getByRole('link', { name: words.people }).waitFor();
    await hand.fill(page.getByLabel(words.name), 'Керем');
    await hand.fill(page.getByLabel(words.email), EMAIL);
    await hand.fill(page.getByLabel(words.password), PASSWORD);
    await hand.press(page.getByRole('button', { name: words.start }));
    await page.waitForURL(`${server.url}/`);
    await shows(page.locator('.person'), 'Керем');
  }

  async function walk(page: Page, hand: Hand, words: Words): Promise<void> {
    const tab = (name: string) => page.locator('.tabs').getByRole('link', { name, exact: true });
    await enter(page, hand, words);
    assert.equal(await page.locator('table.articles tbody tr').count(), 6, 'the six samples');
    await hand.press(page.getByRole('link', { name: TITLE, exact: true }));

    await isListening(page);
    await hand.openSegment(page);
    await shows(editor(page), WRONG);
    const machine = await editor(page).innerText();
    await retype(page, machine.replace(WRONG, RIGHT));
    await hand.showMachineText(page, words);
    await shows(page.locator('[data-reference] del'), WRONG);
    await shows(page.locator('[data-reference] ins'), RIGHT);
    await hand.save(page, words);
    await page.locator('.segment.is-edited.is-changed', { hasText: RIGHT }).waitFor();
    await hand.approve(page, words);
    await page.locator('.segment.is-approved', { hasText: RIGHT }).waitFor();
    await shows(page.locator('#save-status'), words.saved);
    await page.keyboard.press('Escape');

    await hand.press(tab(words.compare));
    await shows(page.locator('h2'), words.fromTo);
    await shows(page.locator('.comparison del'), WRONG);
    await shows(page.locator('.comparison ins'), RIGHT);

    await restore(0, WRONG);
    await restore(2, RIGHT);

    page.once('dialog', (dialog) => {
      assert.match(dialog.message(), new RegExp(words.confirm));
      void dialog.accept();
    });
    await hand.press(page.getByRole('button', { name: words.approveArticle }));
    await shows(page.locator('.progress-words'), /^\s*\S+ \d+\s+\d+ \S+\s*$/);

    await hand.press(tab(words.export));
    await shows(page.locator('main'), words.approved);
    const { name, text } = await downloaded(page, () =>
      hand.press(page.getByRole('button', { name: words.download })),
    );
    assert.match(name, /\.txt$/);
    assert.ok(text.includes(machine.replace(WRONG, RIGHT)), text);
    assert.ok(!text.includes(WRONG), text);
    assert.match(text, /^Türkiye lieferte seine Militärindustrie an Aserbaidschan\n\n/);
    assert.doesNotMatch(text, /Abonnieren|Kommentare|Nur ein Scherz/);

    /** Goes back to a revision, by its own page, and sees its text in the workbench. */
    async function restore(revision: number, restored: string): Promise<void> {
      await hand.press(tab(words.history));
      await hand.press(page.locator(`#r${revision} a.revision-kind`));
      await hand.press(page.getByRole('link', { name: words.restore }));
      await hand.press(page.getByRole('button', { name: words.restore }));
      await page.waitForURL(/\/translations\/de$/);
      await page.locator('.segment-text', { hasText: restored }).waitFor();
    }
  }
});

/** An import by its forms alone, with the preview in which a kind is changed and taken back. */
async function importWithoutScript(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page
    .getByLabel('Text of the original')
    .fill(
      'Der Marktplatz\n\nAm Samstag war der Markt voll. Frau Öz verkaufte Äpfel.\n\nAbends regnete es.',
    );
  await button('Go to the preview').click();
  await shows(page.getByRole('alert'), 'There is no text here');
  assert.match(await page.getByLabel('Text of the original').inputValue(), /Frau Öz/);
  await page.locator('input[name="translationFile"]').setInputFiles({
    name: 'ceviri.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'Pazar yeri\n\nCumartesi günü pazar doluydu. Bayan Öz elma sattı.\n\nAkşam yağmur yağdı.',
    ),
  });
  await page.getByLabel('Title').fill('Markt');
  await button('Go to the preview').click();
  await shows(page.locator('.language-pair'), 'German → Turkish');
  const kind = page.getByLabel('Kind of block 3');
  await kind.selectOption({ label: 'quotation' });
  await page.locator('#b2').getByRole('button', { name: 'Apply' }).click();
  await shows(page.locator('#b2 select option:checked'), 'quotation');
  await button('Undo').click();
  await shows(page.locator('#b2 select option:checked'), 'paragraph');
  await page.getByText('About the article:').click();
  await page.getByLabel('Author').fill('Ilse Kröger');
  await button('Save').click();
  await button('Save and open the workbench').click();
  await page.waitForURL(/\/articles\/\d+\/translations\/tr$/);
  await shows(page.locator('h1'), 'Markt');
  await shows(page.locator('.provenance'), 'Ilse Kröger');
  await shows(page.locator('.segment-text'), 'Bayan Öz elma sattı.');
}

/** Waits until a page, perhaps the next one, has an element with a text in it. */
async function shows(element: Locator, text: string | RegExp): Promise<void> {
  await element.filter({ hasText: text }).first().waitFor({ state: 'attached' });
}

/** A file that something on a page makes the browser save. */
async function downloaded(
  page: Page,
  start: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    start(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
}

/** Presses Tab until the keyboard is at an element, as one does who has no mouse. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  await target.waitFor();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await isThere()); presses += 1) {
    assert.ok(presses < 250, `${target} cannot be reached by Tab`);
    await page.keyboard.press('Tab');
  }
}
