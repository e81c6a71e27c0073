// Functions handed to a page run in the browser, where there is a document.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import type { Role } from '../../server/accounts/user.ts';
import type { TestApp } from './app.ts';

/** Longest wait for anything a page is to show, in milliseconds. */
export const PATIENCE_MS = 20_000;

/** Starts a Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.EMEND_CHROMIUM ?? findChromium(),
    // Chromium refuses to run its sandbox as root, as containers of continuous integration do.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Somebody signed in, at their own browser. */
export interface Visitor {
  context: BrowserContext;
  name: string;
  /** Opens a page. What goes wrong on it ends up in `problems`. */
  open(path: string): Promise<Page>;
  /** Errors of scripts and of the content security policy, on all pages of this browser. */
  problems: string[];
}

export interface VisitorOptions {
  languages?: readonly string[];
  locale?: string;
  viewport?: { width: number; height: number };
}

/** Makes a member and a browser in which they are signed in. */
export async function visit(
  browser: Browser,
  app: TestApp,
  url: string,
  role: Role,
  { languages, locale = 'en-GB', viewport = { width: 1440, height: 900 } }: VisitorOptions = {},
): Promise<Visitor> {
  const { name, value, user } = await app.signInCookie(role, languages);
  const context = await browser.newContext({ locale, viewport });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addCookies([{ name, value, url }]);
  const problems: string[] = [];
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) =>
      problems.push(error.stack || `${error.name}: ${error.message}`),
    );
    page.on('console', (message) => {
      // That a request failed is told by the page; tests with a dead server expect it.
      const failed = /^(?:Failed to load resource|$)/.test(message.text());
      if (message.type() === 'error' && !failed) problems.push(message.text());
    });
    await page.goto(`${url}${path}`);
    return page;
  };
  return { context, name: user.name, open, problems };
}

/** A server that can be switched off and on again at the same address. */
export interface SwitchableServer {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function serve(app: TestApp): Promise<SwitchableServer> {
  let server: Server | undefined;
  let port = 0;
  const start = async (): Promise<void> => {
    const next = createServer(app.app);
    await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', resolve));
    port = (next.address() as AddressInfo).port;
    server = next;
  };
  const stop = async (): Promise<void> => {
    const old = server;
    server = undefined;
    if (!old) return;
    const closed = new Promise<void>((resolve) => old.close(() => resolve()));
    old.closeAllConnections();
    await closed;
  };
  await start();
  return { url: `http://127.0.0.1:${port}`, start, stop };
}
