import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { findConcordances } from '../../server/memory/concordance.ts';
import { eachEntryOf, listEntries, listPairs } from '../../server/memory/entry.store.ts';
import { findMatches, type MatchQuery } from '../../server/memory/find-matches.ts';
import { importMemory, readMemoryFile } from '../../server/memory/import-memory.ts';
import { writeMemory } from '../../server/memory/write-memory.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openBeside, openStore } from '../support/store.ts';

const REVIEWER = someone('reviewer');
const TALKS = 'Переговоры продлились три часа.';

const tmx = (units: readonly (readonly [string, string])[], [source, target] = ['ru', 'de']) =>
  new TextEncoder().encode(
    `<?xml version="1.0"?><tmx version="1.4"><header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="${source}" datatype="plaintext"/><body>${units
      .map(
        ([one, other]) =>
          `<tu><tuv xml:lang="${source}"><seg>${one}</seg></tuv><tuv xml:lang="${target}"><seg>${other}</seg></tuv></tu>`,
      )
      .join('\n')}</body></tmx>`,
  );

forEachEngine((engine) => {
  describe('the memory', () => {
    async function open(t: TestContext, languages = { source: 'ru', target: 'de' }) {
      const store = await openStore(t, engine);
      const { db } = store;
      await db.deleteFrom('memory_entry').execute();
      await db.deleteFrom('memory_signature').execute();
      const match = (source: string, query: Partial<MatchQuery> = {}) =>
        findMatches(db, { pair: languages, source, ...query });
      const load = async (
        units: readonly (readonly [string, string])[],
        pair?: [string, string],
        name = 'talks.tmx',
      ) =>
        importMemory(db, await readMemoryFile(name, tmx(units, pair)), { id: null, name: 'Ruth' });
      return { store, db, match, load };
    }

    it('has what is approved, as it was approved last, and nothing else', async (t) => {
      const { store, db, match } = await open(t);
      const { id, revision } = await storeSmallArticle(db);
      assert.deepEqual(await match(TALKS), []);
      await approveAll(store, id, { revision }, REVIEWER);
      const [found, ...others] = await match(TALKS);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [found?.target, found?.score, found?.kind, found?.entry.addedBy],
        ['Die Verhandlungen dauerten drei Stunden.', 100, 'exact', 'reviewer'],
      );

      const segment = found?.entry.origin.kind === 'article' ? found.entry.origin.segment : 0;
      const save = (target: string, version: number, state: 'approved' | 'edited') =>
        saveSegment(store, id, segment, { version, text: target, state }, REVIEWER);
      await save('Die Gespräche dauerten drei Stunden.', 1, 'approved');
      assert.deepEqual(
        (await match(TALKS)).map(({ target }) => target),
        ['Die Gespräche dauerten drei Stunden.'],
      );
      await save('Die Gespräche währten drei Stunden.', 2, 'edited');
      assert.deepEqual(await match(TALKS), []);
      const left = await listEntries(db, { limit: 100 });
      assert.equal(left.length, 4, 'the other segments of the article');
    });

    it('is in step however a process ended, and forgets articles that are deleted', async (t) => {
      const { store, db } = await open(t);
      const { id, article, revision } = await storeSmallArticle(db);
      await approveAll(store, id, { revision }, REVIEWER);
      // Nothing has read the memory yet: another instance is the first to.
      const other = await openBeside(t, engine, store);
      const pair = { source: 'ru', target: 'de' };
      assert.equal((await findMatches(other.db, { pair, source: TALKS })).length, 1);
      await db.deleteFrom('article').where('id', '=', article.id).execute();
      assert.deepEqual(await findMatches(other.db, { pair, source: TALKS }), []);
    });

    it('tells the same text in its context from the same text', async (t) => {
      const { store, db, match } = await open(t);
      const { id, revision } = await storeSmallArticle(db);
      await approveAll(store, id, { revision }, REVIEWER);
      const before = '17 июля министры обсудили поставки для Отдельной общевойсковой армии.';
      const after = 'Министр назвал встречу полезной.';
      const kind = async (query: Partial<MatchQuery>) => (await match(TALKS, query))[0]?.kind;
      assert.equal(await kind({ before, after }), 'context');
      assert.equal(await kind({ before }), 'context');
      assert.equal(await kind({ before, after: '' }), 'exact');
      assert.equal((await match('Переговоры в Баку', { before: '' }))[0]?.kind, 'context');
      assert.deepEqual(await match(TALKS, { except: { translation: id, segment: 3 } }), []);
    });

    it('finds similar texts, says what differs, and adapts numbers', async (t) => {
      const { match, load } = await open(t);
      await load([
        ['Переговоры продлились 3 часа.', 'Die Verhandlungen dauerten 3 Stunden.'],
        ['Встреча прошла в Баку.', 'Das Treffen fand in Baku statt.'],
        ['Да.', 'Ja.'],
      ]);
      const [talks, ...others] = await match('Переговоры продлились 14 часов.');
      assert.deepEqual(others, []);
      assert.equal(talks?.target, 'Die Verhandlungen dauerten 14 Stunden.');
      assert.equal(talks?.kind, 'fuzzy');
      assert.ok(talks.score >= 85 && talks.score < 100, String(talks.score));
      assert.deepEqual(talks.differences, [
        {
          wanted: { start: 22, end: 30, text: '14 часов' },
          found: { start: 22, end: 28, text: '3 часа' },
        },
      ]);
      assert.equal(
        (await match('Встречи прошли в Баку'))[0]?.entry.target.slice(0, 11),
        'Das Treffen',
      );
      assert.deepEqual(await match('Совсем другое предложение о погоде.'), []);
      assert.deepEqual(await match(''), []);
      assert.deepEqual(await match('…'), []);
    });

    it('serves variants of a language, but no other script of it', async (t) => {
      const { db, match, load } = await open(t);
      await load([[TALKS, 'Die Verhandlungen währten drei Stunden.']], ['ru-RU', 'de-AT']);
      await load([['会谈持续了三个小时。', 'Talks lasted three hours.']], ['zh-Hans', 'en']);
      assert.equal((await match(TALKS)).length, 1);
      const chinese = (source: string, text: string) =>
        findMatches(db, { pair: { source, target: 'en-GB' }, source: text });
      assert.equal((await chinese('zh-CN', '会谈持续了三个小时。')).length, 1);
      assert.equal((await chinese('zh', '会谈持续了两个小时。')).length, 1);
      assert.equal((await chinese('zh-Hant', '会谈持续了三个小时。')).length, 0);
      assert.deepEqual(await listPairs(db), [
        { source: 'ru-RU', target: 'de-AT' },
        { source: 'zh-Hans', target: 'en' },
      ]);
    });

    it('has what several files bring once, and gives it back as TMX', async (t) => {
      const { db, load } = await open(t);
      const units = [
        [TALKS, 'Die Verhandlungen dauerten drei Stunden.'],
        ['Да &amp; нет', 'Ja &amp; <ph x="1">&lt;br/&gt;</ph>nein'],
        ['Да', ''],
      ] as const;
      assert.deepEqual(await load(units), {
        pair: { source: 'ru', target: 'de' },
        entries: 2,
        skipped: 1,
      });
      await load(units.slice(0, 1), undefined, 'again.tmx');
      const entries = await listEntries(db, { limit: 10 });
      assert.deepEqual(
        entries.map(({ origin }) => origin),
        [
          { kind: 'file', file: 'again.tmx' },
          { kind: 'file', file: 'talks.tmx' },
        ],
      );
      let written = '';
      for await (const piece of writeMemory(await eachEntryOf(db, {}))) written += piece;
      const { document } = await readMemoryFile('out.tmx', new TextEncoder().encode(written));
      const given = (await readMemoryFile('in.tmx', tmx(units))).document;
      const texts = ({ units }: typeof document) =>
        units.map(({ segments: [one], codes }) => [one?.source, one?.target, codes]).sort();
      assert.deepEqual(texts(document), texts({ ...given, units: given.units.slice(0, 2) }));
    });

    it('finds words in every form, in either language, phrases first', async (t) => {
      const { db, load } = await open(t);
      await load([
        ['На столе лежат карты города.', 'Auf dem Tisch liegen Stadtpläne.'],
        ['Город без карты.', 'Eine Stadt ohne Karte.'],
        ['Картина города', 'Bild einer Stadt'],
      ]);
      await load([['Fındığın fiyatı arttı.', 'Der Preis der Haselnuss stieg.']], ['tr', 'de']);
      await load([['会谈持续了三个小时。', 'Talks lasted three hours.']], ['zh', 'en']);
      const found = async (words: string, pair = {}, side?: 'source' | 'target') =>
        (await findConcordances(db, { words, pair, side })).map(({ side, found }) => [
          side,
          found.map(({ text }) => text).join(' '),
        ]);
      assert.deepEqual(await found('карта', { source: 'ru' }), [
        ['source', 'карты'],
        ['source', 'карты'],
      ]);
      assert.deepEqual(await found('карта города'), [
        ['source', 'карты города'],
        ['source', 'Город карты'],
      ]);
      assert.deepEqual(await found('fındık'), [['source', 'Fındığın']]);
      assert.deepEqual(await found('fındalar'), []);
      assert.deepEqual(await found('会谈'), [['source', '会谈']]);
      assert.deepEqual(await found('Haselnüsse Preise', { target: 'de' }, 'target'), [
        ['target', 'Preis Haselnuss'],
      ]);
      assert.deepEqual(await found('Haselnuss', { source: 'ru' }), []);
      assert.deepEqual(await found('talk', {}, 'source'), []);
      assert.deepEqual(await found('  ,'), []);
    });

    it('finds the best match among many that share common words', async (t) => {
      const { match, load } = await open(t);
      const names = ['Баку', 'Вене', 'Риме', 'Осло', 'Бонне', 'Киеве', 'Минске', 'Праге'];
      const units = Array.from({ length: 1_200 }, (_, index) => {
        const city = names[index % names.length];
        return [
          `Вчера в ${city} прошла ${index}-я встреча министров по вопросу ${index % 37}.`,
          `Treffen ${index}`,
        ] as const;
      });
      await load(units);
      await load([['Вчера в Праге не прошла встреча министров.', 'Kein Treffen']]);
      const [best] = await match('Вчера в Праге не прошла встреча министра.');
      assert.equal(best?.target, 'Kein Treffen');
    });
  });
});
