import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { NAMESPACES, UI_LOCALES } from '../../server/web/i18n.ts';
import { readMarkup, type Said } from '../support/markup.ts';
import { type FoundLook, looksOf, see } from './looks.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

/** Letters a phrase has, besides what is filled in, where it tells its language. */
const TELLING_LETTERS = 5;

/** What the interface says in one language. */
interface Phrases {
  whole: Set<string>;
  /** Those with something to be filled in. */
  patterns: RegExp[];
}

describe('pages in four languages', () => {
  let room: Newsroom;
  let looks: FoundLook[];
  const all = new Map(UI_LOCALES.map((locale) => [locale, phrasesOf(locale, 1)]));
  const telling = new Map(UI_LOCALES.map((locale) => [locale, phrasesOf(locale, TELLING_LETTERS)]));

  before(async () => {
    room = await openNewsroom();
    looks = (await looksOf(room)).filter(({ method }) => method === 'GET');
  });

  after(() => room.close());

  it('say everything in the language asked for, and nothing in another', async () => {
    const problems: string[] = [];
    for (const locale of UI_LOCALES) {
      for (const look of looks) {
        for (const html of await see(look, locale)) {
          const { own, foreign } = told(html, locale);
          problems.push(...foreign.map((text) => `${look.name} in ${locale}: "${text}"`));
          const least = look.part || look.json ? 1 : 6;
          if (own < least) problems.push(`${look.name} in ${locale}: only ${own} phrases known`);
        }
      }
    }
    assert.deepEqual(problems, []);
  });

  it('are the same whether they are asked for alone or all at once', async () => {
    const asked = looks.flatMap((look) => UI_LOCALES.map((locale) => ({ look, locale })));
    assert.ok(asked.length > 100);
    const alone = new Map<string, string>();
    for (const { look, locale } of asked) {
      alone.set(`${look.name} ${locale}`, saidIn(await see(look, locale)));
    }
    const mixed = shuffled(asked);
    const answers = await Promise.all(mixed.map(({ look, locale }) => see(look, locale)));
    for (const [index, { look, locale }] of mixed.entries()) {
      const name = `${look.name} ${locale}`;
      assert.equal(saidIn(answers[index] as string[]), alone.get(name), name);
    }
  });

  it('write every time as the language does', async () => {
    const look = looks.find(({ name }) => name === 'history');
    assert.ok(look);
    const written = new Set<string>();
    for (const locale of UI_LOCALES) {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      const [html = ''] = await see(look, locale);
      const times = readMarkup(html).tags.filter(
        ({ name, attributes }) => name === 'time' && attributes.title,
      );
      assert.ok(times.length > 5);
      for (const { attributes } of times) {
        assert.equal(attributes.title, format.format(new Date(attributes.datetime ?? '')));
        written.add(String(attributes.title));
      }
    }
    assert.ok(written.size >= UI_LOCALES.length);
  });

  it('follow what was chosen, whatever the browser prefers', async () => {
    for (const locale of UI_LOCALES) {
      const agent = await room.app.signedIn(room.members.reader);
      const back = '/account?done=name';
      const answer = await agent.post('/locale').type('form').send({ locale, back }).expect(303);
      assert.equal(answer.headers.location, back);
      for (const preferred of UI_LOCALES) {
        const page = await agent.get(back).set('accept-language', preferred).expect(200);
        assert.equal(readMarkup(page.text).tags[0]?.attributes.lang, locale);
        assert.deepEqual(told(page.text, locale).foreign, []);
      }
    }
  });

  it('fall back on a language there is', async () => {
    for (const [preferred, locale] of [
      ['fr-FR, tr;q=0.8, de;q=0.5', 'tr'],
      ['de-AT', 'de'],
      ['ja', 'en'],
      ['*', 'en'],
      ['x'.repeat(500), 'en'],
    ] as const) {
      const page = await room.agents.stranger.get('/sign-in').set('accept-language', preferred);
      assert.equal(page.status, 200, preferred);
      assert.equal(readMarkup(page.text).tags[0]?.attributes.lang, locale, preferred);
    }
  });

  /** How many known phrases a page has, and what it says in another language than its own. */
  function told(html: string, locale: string): { own: number; foreign: string[] } {
    const spoken = readMarkup(html).said.filter(
      ({ language, within }) => (language === locale || !language) && !within.includes('code'),
    );
    const isOwn = ({ text }: Said) => knows(all.get(locale), text);
    const others = UI_LOCALES.filter((other) => other !== locale);
    return {
      own: spoken.filter(isOwn).length,
      foreign: spoken
        .filter((one) => !isOwn(one) && others.some((other) => knows(telling.get(other), one.text)))
        .map(({ text }) => text),
    };
  }
});

function knows(language: Phrases | undefined, text: string): boolean {
  if (!language) return false;
  return language.whole.has(text) || language.patterns.some((pattern) => pattern.test(text));
}

/** Everything pages say, but for times, which pass, and links made for the occasion. */
function saidIn(pages: readonly string[]): string {
  return pages
    .flatMap((html) => readMarkup(html).said)
    .filter(({ within, attribute }) => !within.includes('time') || attribute)
    .map(({ text, language }) => `${language}: ${text}`)
    .join('\n');
}

/** In an order in which languages and pages alternate, the same in every run. */
function shuffled<T>(items: readonly T[]): T[] {
  const step = 37;
  const length = items.length % step === 0 ? items.length - 1 : items.length;
  const mixed = Array.from({ length }, (_, index) => items[(index * step) % length] as T);
  return [...mixed, ...items.slice(length)];
}

/** The phrases of a language that have some letters of their own. */
function phrasesOf(locale: string, letters: number): Phrases {
  const all = NAMESPACES.flatMap((namespace) => {
    const url = new URL(`../../locales/${locale}/${namespace}.json`, import.meta.url);
    return valuesOf(JSON.parse(readFileSync(url, 'utf8')));
  });
  const telling = all.filter((text) => text.replace(/\{\{.*?\}\}|\P{L}/gu, '').length >= letters);
  return {
    whole: new Set(telling.filter((text) => !text.includes('{{'))),
    patterns: telling.filter((text) => text.includes('{{')).map(patternOf),
  };
}

function patternOf(text: string): RegExp {
  const literal = text.split(/\{\{.*?\}\}/).map((part) => RegExp.escape(part));
  return new RegExp(`^${literal.join('.+?')}$`, 'su');
}

function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\s+/gu, ' ').trim()];
  return value && typeof value === 'object' ? Object.values(value).flatMap(valuesOf) : [];
}
