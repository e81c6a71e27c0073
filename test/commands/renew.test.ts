import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../server/config.ts';
import { connect } from '../../server/database/connect.ts';
import { emend, installationFolder } from './emend.ts';
import { forEachDatabase, type Installation } from './installations.ts';

const ORIGINAL = `Переговоры в Баку

Министры обсудили поставки. Переговоры продлились три часа.`;
const MACHINE = `Verhandlungen in Baku

Die Minister besprachen die Lieferungen. Die Verhandlungen dauerten drei Stunden.`;

forEachDatabase((make) => {
  describe('emend renew', () => {
    const { folder, remove } = installationFolder();
    let installation: Installation;
    const run = (...args: string[]) => emend(installation.env, ...args);
    const file = (name: string, content: string | Buffer): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };

    before(async () => {
      installation = await make();
      const imported = run(
        ...['import', file('ru.txt', ORIGINAL), file('de.txt', MACHINE)],
        ...['--source-lang', 'ru', '--target-lang', 'de', '--engine', 'DeepL'],
      );
      assert.equal(imported.status, 0, imported.stderr);
    });
    after(async () => {
      remove();
      await installation.remove();
    });

    it('gives an article a new machine translation, and prints what became of its segments', () => {
      const path = file('de-2.txt', MACHINE.replace('drei', '3'));
      const { status, stdout, stderr } = run('renew', '1', '--translation', path);
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(stdout.split('\n'), [
        'Revision 1',
        '2 segments stay as they are',
        '1 segment takes the new machine text',
        '',
      ]);
    });

    it('prints JSON, and keeps engine and reason', async () => {
      const path = file('de-3.txt', MACHINE.replace('drei', 'etwa drei'));
      const { status, stdout } = run(
        ...['renew', '1', '--translation', path, '--engine', 'Yandex', '--lang', 'DE'],
        ...['--reason', 'Neues „Modell“', '--json'],
      );
      assert.equal(status, 0);
      assert.deepEqual(JSON.parse(stdout), {
        revision: 2,
        counts: {
          unchanged: 2,
          sourceChanged: 0,
          taken: 1,
          merged: 0,
          conflicts: 0,
          added: 0,
          removed: 0,
        },
        conflicts: [],
      });
      const connection = await connect(readConfig(installation.env));
      try {
        const revision = await connection.db
          .selectFrom('revision')
          .select(['kind', 'author', 'reason'])
          .where('number', '=', 2)
          .executeTakeFirstOrThrow();
        assert.deepEqual(
          { ...revision },
          { kind: 'renew', author: 'emend renew', reason: 'Neues „Modell“' },
        );
        const { engine } = await connection.db
          .selectFrom('translation')
          .select('engine')
          .executeTakeFirstOrThrow();
        assert.equal(engine, 'Yandex');
      } finally {
        await connection.close();
      }
      assert.equal(run('verify').status, 0);
    });

    it('says so where the texts are those it has', () => {
      const path = file('ru-2.txt', ORIGINAL.replaceAll('\n', '\r\n'));
      const { status, stdout } = run('renew', '1', '--original', path);
      assert.equal(status, 0);
      assert.match(stdout, /There is nothing to renew/);
      const json = JSON.parse(run('renew', '1', '--original', path, '--json').stdout);
      assert.deepEqual([json.revision, json.counts.unchanged], [null, 3]);
    });

    it('names the file at fault, on standard error alone, and changes nothing', () => {
      const short = file('short.txt', 'Kurz.');
      const nul = file('nul.txt', Buffer.from('Текст\0', 'utf8'));
      const original = file('ru-3.txt', `${ORIGINAL} Новое.`);
      const refusals: [string[], RegExp][] = [
        [['1', '--translation', short], /short\.txt: .*most of it seems to be missing/],
        [['1', '--original', nul], /nul\.txt: /],
        [['1', '--original', join(folder, 'none.txt')], /There is no file .*none\.txt/],
        [['1', '--original', folder], /A file is needed/],
        [['1', '--original', original, '--engine', 'X'], /--engine: The engine belongs to/],
        [['1'], /Name a file with --original, with --translation, or both/],
        [['9', '--original', original], /article/],
        [['1', '--original', original, '--lang', 'fr'], /with --lang: de\./],
      ];
      for (const [args, message] of refusals) {
        const { status, stdout, stderr } = run('renew', ...args);
        assert.deepEqual([status, stdout], [1, ''], args.join(' '));
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, / {4}at /, 'no trace');
      }
      const taken = run('renew', '1', '--translation', short, '--accept-short', '--json');
      assert.equal(JSON.parse(taken.stdout).revision, 3, 'the first one after those before');
    });

    it('asks which translation is meant where there are several', async () => {
      const connection = await connect(readConfig(installation.env));
      try {
        const one = await connection.db
          .selectFrom('translation')
          .selectAll()
          .executeTakeFirstOrThrow();
        const { id: _, ...rest } = one;
        await connection.db
          .insertInto('translation')
          .values({ ...rest, target_language: 'tr' })
          .execute();
      } finally {
        await connection.close();
      }
      const path = file('ru-4.txt', `${ORIGINAL} Ещё одно.`);
      const { status, stderr } = run('renew', '1', '--original', path);
      assert.equal(status, 1);
      assert.match(stderr, /Choose one of the article's translations with --lang: de, tr\./);
      const german = run(
        'renew',
        '1',
        '--original',
        path,
        '--lang',
        'de',
        '--accept-short',
        '--json',
      );
      assert.equal(german.status, 0, german.stderr);
      assert.equal(JSON.parse(german.stdout).revision, 4);
    });
  });
});
