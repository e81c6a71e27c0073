// Functions handed to a page run in the browser, where there is a document.
/// <reference lib="dom" />
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Words of running text are as small as the text is (WCAG 2.2, 2.5.8: inline). */
const INLINE_TARGET = /^<a class="stretch/;

/**
 * What axe finds wrong with a page as it is shown now.
 *
 * It is brought to a page once, which a library that wraps it does before every question anew.
 *
 * @param rules which rules to ask; by default all that axe asks by default
 * @returns a line or more for each element that breaks a rule
 */
export async function violations(page: Page, rules: axe.RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (options) => (window.axe as typeof axe).run(document, options),
    { ...rules, resultTypes: ['violations'] } satisfies axe.RunOptions,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'target-size' || !INLINE_TARGET.test(html))
      .map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
