import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const directory = join(root, 'locales');
const locales = readdirSync(directory).sort();
const namespaces = readdirSync(join(directory, 'en')).sort();

/** Every message of a file by its dotted key. */
function messagesOf(locale: string, file: string): Map<string, string> {
  const messages = new Map<string, string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') messages.set(path, node);
    else
      for (const [key, value] of Object.entries(node as object))
        walk(value, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(directory, locale, file), 'utf8')), '');
  return messages;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

function variables(message: string): string[] {
  return [...message.matchAll(/\{\{\s*-?\s*(\w+)/g)].map((match) => match[1] as string).sort();
}

describe('the locale files', () => {
  it('are there in every language the interface ships in', () => {
    assert.deepEqual(locales, ['de', 'en', 'ru', 'tr']);
    for (const locale of locales) {
      assert.deepEqual(readdirSync(join(directory, locale)).sort(), namespaces, locale);
    }
  });

  for (const file of namespaces) {
    const english = messagesOf('en', file);
    for (const locale of locales) {
      const messages = messagesOf(locale, file);

      it(`${locale}/${file} has the messages of the English file, and no empty one`, () => {
        const base = (key: string) => key.replace(PLURAL, '');
        assert.deepEqual(
          [...new Set([...messages.keys()].map(base))].sort(),
          [...new Set([...english.keys()].map(base))].sort(),
        );
        for (const [key, message] of messages) assert.notEqual(message.trim(), '', key);
      });

      it(`${locale}/${file} has exactly the plural forms of its language`, () => {
        const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
        const forms = new Map<string, Set<string>>();
        for (const key of messages.keys()) {
          const form = PLURAL.exec(key)?.[1];
          if (!form) continue;
          const base = key.replace(PLURAL, '');
          forms.set(base, (forms.get(base) ?? new Set()).add(form));
        }
        for (const [base, found] of forms)
          assert.deepEqual([...found].sort(), [...needed].sort(), base);
      });

      it(`${locale}/${file} names the values the English messages name`, () => {
        for (const [key, message] of messages) {
          if (PLURAL.test(key)) {
            const known = variables(english.get(key.replace(PLURAL, '_other')) ?? '');
            for (const name of variables(message))
              assert.ok(known.includes(name), `${key}: ${name}`);
          } else {
            assert.deepEqual(variables(message), variables(english.get(key) ?? ''), key);
          }
        }
      });
    }
  }

  it('hold every message the code and the views ask for', () => {
    const known = new Set<string>();
    for (const file of namespaces) {
      const namespace = file.replace('.json', '');
      for (const key of messagesOf('en', file).keys()) {
        known.add(`${namespace}:${key}`);
        known.add(`${namespace}:${key.replace(PLURAL, '')}`);
        // Some ask for a whole branch of messages at once.
        known.add(`${namespace}:${key.split('.')[0]}`);
      }
    }
    const asked = /['"`]((?:[a-z]+):[a-zA-Z0-9]+(?:\.[a-zA-Z0-9]+)*)['"`]/g;
    const missing: string[] = [];
    for (const folder of ['server', 'views']) {
      for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!/\.(ts|ejs)$/.test(name)) continue;
        for (const [, key] of readFileSync(join(root, folder, name), 'utf8').matchAll(asked)) {
          const namespace = key?.split(':')[0];
          if (!namespaces.includes(`${namespace}.json`)) continue;
          if (!known.has(key as string)) missing.push(`${folder}/${name}: ${key}`);
        }
      }
    }
    assert.deepEqual(missing, []);
  });
});
