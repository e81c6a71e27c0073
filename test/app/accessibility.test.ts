import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { violations } from '../support/axe.ts';
import { launchBrowser, PATIENCE_MS } from '../support/browser.ts';
import type { Fields } from './addresses.ts';
import { type FoundLook, firstLooks, looksOf } from './looks.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Rules about colours: the only ones that can fail in the dark alone, and never on a phone alone. */
const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** All others, and the size of what a finger has to hit, which is not asked for by default. */
const ALL_BUT_COLOURS: RunOptions = {
  rules: {
    'color-contrast': { enabled: false },
    'link-in-text-block': { enabled: false },
    'target-size': { enabled: true },
  },
};

/** Pages are shared out among so many tests, so that none is taken for stuck. */
const SHARES = 18;

describe('every page can be used by everybody', { concurrency: 2 }, () => {
  let room: Newsroom;
  let empty: TestApp;
  let browser: Browser;
  let looks: { look: FoundLook; url: string }[];
  const contexts = new Map<FoundLook['agent'], Promise<BrowserContext>>();

  before(async () => {
    [room, empty, browser] = await Promise.all([openNewsroom(), startApp(), launchBrowser()]);
    const [full, first] = await Promise.all([room.app.listen(), empty.listen()]);
    const pages = (all: FoundLook[]) =>
      all.filter(({ part, json, alike }) => !part && !json && !alike);
    looks = [
      ...pages(await looksOf(room)).map((look) => ({ look, url: full.url })),
      ...pages(await firstLooks(empty)).map((look) => ({ look, url: first.url })),
    ];
  });

  after(async () => {
    await browser.close();
    await room.close();
    await empty.close();
  });

  for (let share = 0; share < SHARES; share += 1) {
    it(`light and dark, on a desk and on a phone (${share + 1} of ${SHARES})`, async () => {
      const problems: string[] = [];
      for (const [index, { look, url }] of looks.entries()) {
        if (index % SHARES !== share) continue;
        const context = await contextOf(look, url);
        const page = await context.newPage();
        listen(page, look.name, problems);
        const ask = async (name: string, rules?: RunOptions) => {
          const found = await violations(page, rules);
          problems.push(...found.map((problem) => `${name}: ${problem}`));
        };
        await page.setViewportSize(DESK);
        await page.emulateMedia({ colorScheme: 'light' });
        await open(page, look, url);
        await ask(look.name);
        await page.emulateMedia({ colorScheme: 'dark' });
        await ask(`${look.name}, in the dark`, COLOURS);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ colorScheme: 'light' });
        await ask(`${look.name}, on a phone`, ALL_BUT_COLOURS);
        problems.push(...(await tooWide(page, look.name)));
        await page.close();
      }
      assert.deepEqual(problems, []);
    });
  }

  /** The browser of whoever looks. */
  function contextOf(look: FoundLook, url: string): Promise<BrowserContext> {
    const context = contexts.get(look.agent) ?? newContext(look, url);
    contexts.set(look.agent, context);
    return context;
  }

  async function newContext({ agent }: FoundLook, url: string): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    const { name } = room.app.services.accounts.sessions.cookie;
    const cookie = agent.jar.getCookie(name, {
      domain: '',
      path: '/',
      secure: false,
      script: false,
    });
    if (cookie) await context.addCookies([{ name, value: cookie.value, url }]);
    return context;
  }
});

/** Notes what goes wrong on a page. */
function listen(page: Page, name: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    // That a page is one of a refusal is told by its status; here such pages are wanted.
    const told = /^Failed to load resource: the server responded with a status of 4/;
    if (message.type() === 'error' && !told.test(message.text())) {
      problems.push(`${name}: ${message.text()}`);
    }
  });
  page.on('requestfailed', (request) => {
    // What the browser broke off itself, because it went on to the next page, did not fail.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`${name}: ${request.url()} ${reason}`);
  });
}

/** What of a page is wider than the window, so that one would have to scroll in two directions. */
function tooWide(page: Page, name: string): Promise<string[]> {
  return page.evaluate((where) => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrollsItself = (element: Element): boolean => {
      const { parentElement: parent } = element;
      if (!parent || parent === document.body) return false;
      return getComputedStyle(parent).overflowX !== 'visible' || scrollsItself(parent);
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .filter((element) => !scrollsItself(element))
      .map((element) => `${where}: wider than the window: ${element.outerHTML.slice(0, 120)}`)
      .slice(0, 3);
  }, name);
}

/** Opens a page: by its address, or by sending a form as a page of ours does. */
async function open(page: Page, look: FoundLook, url: string): Promise<void> {
  if (look.method === 'GET') {
    const answer = await page.goto(`${url}${look.path}`);
    assert.equal(answer?.status(), look.status, look.name);
    return;
  }
  // From a page of ours, whichever is there for the person and quickly opened.
  await page.goto(`${url}${look.from}`);
  const answer = page.waitForResponse((one) => one.request().method() === 'POST');
  const loaded = page.waitForEvent('load');
  await page.evaluate(
    ({ action, fields }: { action: string; fields: Fields }) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement('textarea');
        field.name = name;
        field.value = String(value);
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    },
    { action: look.path, fields: look.form ?? {} },
  );
  assert.equal((await answer).status(), look.status, look.name);
  await loaded;
}
