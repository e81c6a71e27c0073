import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { getSegment } from '../../server/revisions/segment.store.ts';
import type { TestApp } from '../support/app.ts';
import { PATIENCE_MS } from '../support/browser.ts';

/** The text being edited. */
export function editor(page: Page): Locator {
  return page.locator('.segment-editor .cm-content');
}

/** A segment of the article, by its number. */
export function segment(page: Page, id: number): Locator {
  return page.locator(`.segment[data-segment="${id}"]`);
}

/** Waits until the keyboard is in the editor of a segment. */
export async function editing(page: Page, id: number): Promise<void> {
  await until(
    `the keyboard is in segment ${id}`,
    () =>
      page.evaluate(() => {
        const open = document.activeElement?.closest<HTMLElement>('.segment');
        return document.activeElement?.matches('.cm-content') ? open?.dataset.segment : undefined;
      }),
    (open) => open === String(id),
  );
}

/** Opens a segment with the mouse. */
export async function open(page: Page, id: number): Promise<void> {
  await segment(page, id).locator('.segment-text').click();
  await editing(page, id);
}

/** Replaces all of the open segment's text, as one who selects it and types. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** Waits until the server has this text of a segment. */
export async function stored(app: TestApp, translation: number, id: number, text: string) {
  await until(
    `segment ${id} is stored`,
    async () => (await getSegment(app.services.db, translation, id)).target,
    (target) => target === text,
  );
  return getSegment(app.services.db, translation, id);
}

/** Waits until what is read fits; says what it was last when it never does. */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  fits: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    if (Date.now() > deadline) assert.fail(`${what}: still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until an element's text contains something. */
export async function says(locator: Locator, text: string | RegExp): Promise<void> {
  await until(
    `the page says ${text}`,
    async () => (await locator.allTextContents()).join(' '),
    (shown) => (typeof text === 'string' ? shown.includes(text) : text.test(shown)),
  );
}
