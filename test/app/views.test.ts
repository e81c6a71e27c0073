import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { NAMESPACES, UI_LOCALES } from '../../server/web/i18n.ts';
import { Views } from '../../server/web/views.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { readMarkup, type Said } from '../support/markup.ts';
import { type FoundLook, firstLooks, looksOf, see } from './looks.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

/** What a value that is missing or of the wrong kind looks like on a page. */
const SLIPS = /\bundefined\b|\[object \w+\]|\bNaN\b|Invalid Date|\{\{|\}\}|<%|%>|\bfunction ?\(|=>/;

/** `import:preview.title`, and `preview.title` for whoever forgot the namespace. */
const NAMESPACED = new RegExp(`\\b(?:${NAMESPACES.join('|')}):[a-z]\\w*(?:\\.\\w+)*`, 'i');
const KEYS = new Set(
  NAMESPACES.flatMap((namespace) => keysOf(localeFile('en', namespace))).filter((key) =>
    key.includes('.'),
  ),
);

describe('the views', () => {
  let room: Newsroom;
  let empty: TestApp;
  let looks: FoundLook[];
  const rendered = new Set<string>();
  const render = Views.prototype.render;

  before(async () => {
    // Only noted: what is rendered, and how, stays as it is.
    Views.prototype.render = function (this: Views, name, ...rest) {
      rendered.add(name);
      return render.call(this, name, ...rest);
    };
    [room, empty] = await Promise.all([openNewsroom(), startApp()]);
    looks = [...(await looksOf(room)), ...(await firstLooks(empty))];
  });

  after(async () => {
    Views.prototype.render = render;
    await room.close();
    await empty.close();
  });

  for (const language of UI_LOCALES) {
    it(`are well-formed and have a word for everything (${language})`, async () => {
      const problems: string[] = [];
      for (const look of looks) {
        for (const html of await see(look, language)) {
          const { said, tags } = readMarkup(html);
          if (!look.part && !look.json) {
            assert.equal(tags[0]?.name, 'html', look.name);
            assert.equal(tags[0]?.attributes.lang, language, look.name);
            const headings = tags.filter(({ name }) => name === 'h1').length;
            if (headings !== 1) problems.push(`${look.name}: has ${headings} <h1>`);
          }
          const ids = tags.flatMap(({ attributes }) => attributes.id ?? []);
          const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
          problems.push(...twice.map((id) => `${look.name}: two elements are #${id}`));
          for (const { name, attributes } of tags) {
            for (const [attribute, value] of Object.entries(attributes)) {
              if (SLIPS.test(value)) problems.push(`${look.name}: <${name} ${attribute}=${value}>`);
            }
            if (name === 'a') assert.ok(attributes.href, `${look.name}: links lead somewhere`);
          }
          for (const one of said) {
            const problem = problemWith(one);
            if (problem) problems.push(`${look.name}: ${problem} in "${one.text}"`);
          }
        }
      }
      assert.deepEqual(problems, []);
    });
  }

  it('have all been seen', async () => {
    // The feed is no page, so it has no look: its own tests read it as XML.
    await room.app.agent().get(room.feed).expect(200);
    const unseen = new Views().names.filter((name) => !rendered.has(name));
    assert.deepEqual(unseen, [], 'add a look of it in addresses.ts');
  });
});

function problemWith({ text, within }: Said): string | undefined {
  const slip = SLIPS.exec(text)?.[0] ?? NAMESPACED.exec(text)?.[0];
  // The API's description has examples of problems, with their codes.
  if (within.includes('code')) return undefined;
  if (slip) return slip;
  return KEYS.has(text) ? text : undefined;
}

function localeFile(locale: string, namespace: string): object {
  const url = new URL(`../../locales/${locale}/${namespace}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as object;
}

function keysOf(strings: object, base = ''): string[] {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${base}${key}.`)
      : `${base}${key}`,
  );
}
