import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { workbenchCommands } from '../../client/commands.ts';
import { type Strings, translator } from '../../client/strings.ts';

const root = resolve(import.meta.dirname, '../..');

function stringsOf(locale: string): Strings {
  const json = readFileSync(join(root, 'locales', locale, 'client.json'), 'utf8');
  return (JSON.parse(json) as { workbench: Strings }).workbench;
}

describe('texts in the browser', () => {
  it('are filled in and take the plural form of their number', () => {
    const t = translator(stringsOf('ru'), 'ru');
    assert.equal(t('status.drafts', { count: 1 }), '1 несохранённый черновик');
    assert.equal(t('status.drafts', { count: 3 }), '3 несохранённых черновика');
    assert.equal(t('status.drafts', { count: 11 }), '11 несохранённых черновиков');
    assert.equal(t('status.drafts', { count: 21 }), '21 несохранённый черновик');
  });

  it('write numbers as the language does', () => {
    const t = translator({ many: 'Segment {id}' }, 'de');
    assert.equal(t('many', { id: 12345 }), 'Segment 12.345');
  });

  it('leave alone what looks like a placeholder in a value', () => {
    const t = translator({ hello: '{name} und {name}' }, 'de');
    assert.equal(t('hello', { name: '{name} $&' }), '{name} $& und {name} $&');
  });

  it('show their key where there is none', () => {
    assert.equal(translator({}, 'en')('no.such'), 'no.such');
    assert.equal(translator({ no: 'x' }, 'en')('no.such'), 'no.such');
  });

  it('are there for everything the client asks for', () => {
    const t = translator(stringsOf('en'), 'en');
    const asked = new Set<string>();
    for (const file of readdirSync(join(root, 'client')).filter((name) => name.endsWith('.ts'))) {
      const code = readFileSync(join(root, 'client', file), 'utf8');
      for (const [, key] of code.matchAll(/\bt\(\s*'([\w.]+)'/g)) asked.add(key as string);
    }
    for (const { id } of workbenchCommands(false)) asked.add(`command.${id}`);
    for (const wanted of ['any', 'unreviewed', 'changed']) asked.add(`move.none.${wanted}`);
    for (const mark of ['draft', 'conflict', 'refused']) asked.add(`mark.${mark}`);
    for (const why of ['typing', 'taken']) asked.add(`help.${why}`);
    for (const id of ['split', 'join', 'pair', 'exclude', 'approveBlock']) {
      asked.add(`structure.cannot.${id}`);
    }
    assert.ok(asked.size > 60);
    assert.deepEqual(
      [...asked].filter((key) => t(key, { count: 2 }) === key),
      [],
    );
  });
});
