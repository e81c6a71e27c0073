// Takes the picture in docs/ of a fresh installation with its sample articles, after a first day's
// work, so that it shows what an editor sees: npm run screenshots
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { provideChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the editor of the picture mends: words of the machine text and what takes their place. */
const MENDED: readonly (readonly [words: string, instead: string])[] = [
  [
    'Türkiye lieferte seine Militärindustrie an Aserbaidschan',
    'Die Türkei bietet Aserbaidschan ihre Rüstungsindustrie an',
  ],
  [
    'Kommandeur der Separaten Militärarmee, Kyaram Mustafayev',
    'Befehlshaber der Selbständigen Armee, Kerem Mustafajew',
  ],
];

const data = mkdtempSync(join(tmpdir(), 'emend-screenshots-'));
const server = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', 'server/main.ts', 'serve'],
  {
    cwd: root,
    env: { ...process.env, EMEND_DATA: data, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const browser = await chromium.launch({
  executablePath: await provideChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(await firstLink());
  await page.fill('[name="name"]', 'Maria Weber');
  await page.fill('[name="email"]', 'maria@example.org');
  await page.fill('[name="password"]', 'three quiet mornings');
  await page.click('button.primary');
  await page.click('a[lang="ru"]');
  for (const [words, instead] of MENDED) await mend(page, words, instead);
  await page.keyboard.press('Enter');
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('Alt+m');
  await page.locator('[data-reference] ins').first().waitFor();
  await page.locator('#panel del').first().waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(root, 'docs', 'workbench.png') });
  console.log('docs/workbench.png');
} finally {
  await browser.close();
  server.kill();
  rmSync(data, { recursive: true, force: true });
}

/** The address the server prints for whoever is to be its first administrator. */
async function firstLink(): Promise<string> {
  let printed = '';
  for await (const chunk of server.stdout) {
    printed += chunk;
    const link = /^ {2}(http\S+)$/m.exec(printed)?.[1];
    if (link) return link;
  }
  throw new Error(`The server ended without a link.\n${printed}`);
}

/** Opens the segment with these words, changes them, saves and closes it. */
async function mend(page: Page, words: string, instead: string): Promise<void> {
  const segment = page.locator('.segment', { hasText: words }).first();
  const text = await segment.locator('.segment-text').innerText();
  await segment.locator('.segment-text').click();
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text.replace(words, instead));
  await page.keyboard.press('Control+s');
  await page.locator('.segment.is-edited', { hasText: instead }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.segment-editor').waitFor({ state: 'detached' });
}
