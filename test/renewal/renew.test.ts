import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { Translation } from '../../server/articles/article.ts';
import { deleteArticle } from '../../server/articles/article-details.store.ts';
import { createArticle } from '../../server/articles/import-article.ts';
import { UserError, UserErrors } from '../../server/errors.ts';
import { proposeRenewal, renew } from '../../server/renewal/renew.ts';
import {
  findMark,
  getText,
  listMarks,
  listTextVersions,
} from '../../server/renewal/renewal.store.ts';
import { snapshotAt } from '../../server/revisions/rebuild.ts';
import { restore } from '../../server/revisions/restore.ts';
import { getRevision } from '../../server/revisions/revision.store.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import { insertComment, listComments } from '../../server/workbench/comment.store.ts';
import { join } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound, copyOf } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

const ORIGINAL = `Переговоры в Баку

17 июля министры обсудили поставки для Отдельной общевойсковой армии. Переговоры продлились три часа.

Министр назвал встречу полезной. Следующая встреча пройдёт в Баку.`;
const MACHINE = `Verhandlungen in Baku

Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee. Die Verhandlungen dauerten drei Stunden.

Das Ministerium nannte das Treffen nützlich. Das nächste Treffen findet in Baku statt.`;

async function fresh({ db }: Store, { article, targetLanguage }: Translation) {
  return getTranslation(db, article.id, targetLanguage);
}

async function save(
  store: Store,
  translation: Translation,
  id: number,
  change: { text?: string; state?: 'approved' | 'edited' },
) {
  const segment = (await listSegments(store.db, translation.id)).find((one) => one.id === id);
  assert.ok(segment);
  const version = segment.version;
  const saved = await saveSegment(store, translation.id, id, { ...change, version }, reviewer);
  assert.equal(saved.outcome, 'saved');
}

async function renewed(store: Store, translation: Translation, texts: Parameters<typeof renew>[2]) {
  const { revision } = await fresh(store, translation);
  return renew(store, translation, texts, revision, editor);
}

const refusedWith = (status: number, key: string) => (error: unknown) =>
  (error instanceof UserError || error instanceof UserErrors) &&
  error.status === status &&
  error.message.includes(key);

describe('a renewal', () => {
  forEachEngine((engine) => {
    it('makes one revision, from which every version comes back', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      const copies = [await copyOf(store.db, translation.id)];
      const remember = async () => copies.push(await copyOf(store.db, translation.id));
      await save(store, translation, 4, { text: 'Der Minister nannte das Treffen nützlich.' });
      await remember();
      await save(store, translation, 2, { state: 'approved' });
      await remember();
      await save(store, translation, 3, { state: 'approved' });
      await remember();

      const { revision, plan } = await renewed(store, translation, {
        original: `${ORIGINAL.replace('три часа', 'четыре часа')} Журналистов не пустили.`,
        translation: `${MACHINE.replace('nützlich', 'hilfreich').replace('drei Stunden', 'vier Stunden')} Journalisten blieben draußen.`,
      });
      await remember();
      assert.equal(revision?.kind, 'renew');
      const { unchanged, taken, merged, sourceChanged, added, removed, conflicts } = plan.counts;
      assert.deepEqual(
        [unchanged, taken, merged, sourceChanged, added, removed, conflicts],
        [3, 1, 1, 1, 1, 0, 0],
      );
      const now = new Map((await listSegments(store.db, translation.id)).map((s) => [s.id, s]));
      assert.equal(now.get(4)?.target, 'Der Minister nannte das Treffen hilfreich.');
      // What the renewal has no part in stays approved; another original takes the approval back.
      assert.equal(now.get(2)?.state, 'approved');
      assert.equal(now.get(3)?.state, 'edited');
      assert.equal(now.get(3)?.target, 'Die Verhandlungen dauerten vier Stunden.');
      await assertSound(store.db, translation.id);

      await save(store, translation, 5, { text: 'Man trifft sich wieder in Baku.' });
      await remember();
      await restore(store, translation.id, { revision: 1 }, editor);
      await remember();
      await restore(store, translation.id, { revision: 5 }, editor);
      await remember();
      for (const [number, copy] of copies.entries()) {
        assert.deepEqual(await snapshotAt(store.db, translation.id, number), copy, `${number}`);
      }
      assert.equal((await fresh(store, translation)).article.title, 'Переговоры в Баку');
      await assertSound(store.db, translation.id);
    });

    it('keeps the texts before it', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      const { db } = store;
      const machine = MACHINE.replace('nützlich', 'hilfreich');
      await renewed(store, translation, { translation: machine });
      const original = ORIGINAL.replace('три', 'четыре');
      await renewed(store, translation, { original });

      const versions = await listTextVersions(db, translation.id);
      assert.deepEqual(
        versions.map(({ revision, sides }) => [revision, sides]),
        [
          [0, ['original', 'translation']],
          [1, ['translation']],
          [2, ['original']],
        ],
      );
      assert.equal(await getText(db, translation.id, 1, 'translation'), machine);
      assert.equal(await getText(db, translation.id, 2, 'original'), original);
      assert.match(await getText(db, translation.id, 0, 'translation'), /nützlich/);
      await assert.rejects(
        getText(db, translation.id, 1, 'original'),
        refusedWith(404, 'errors:notFound.revision'),
      );
      await assertSound(db, translation.id);
      await deleteArticle(db, translation.article.id);
      assert.deepEqual(await listTextVersions(db, translation.id), []);
    });

    it('marks what is to be looked at until it is saved again', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      const mine = 'Der Minister nannte das Treffen fruchtbar.';
      await save(store, translation, 4, { text: mine });
      const { plan } = await renewed(store, translation, {
        original: ORIGINAL.replace('три часа', 'четыре часа'),
        translation: MACHINE.replace('nützlich', 'hilfreich'),
      });
      assert.equal(plan.counts.conflicts, 1);
      assert.deepEqual(await listMarks(store.db, translation.id), [
        {
          segment: 3,
          revision: 2,
          source: 'Переговоры продлились три часа.',
          conflict: null,
          now: {
            source: 'Переговоры продлились четыре часа.',
            machine: 'Die Verhandlungen dauerten drei Stunden.',
            target: 'Die Verhandlungen dauerten drei Stunden.',
          },
        },
        {
          segment: 4,
          revision: 2,
          source: null,
          conflict: { base: 'Das Ministerium nannte das Treffen nützlich.', mine },
          now: {
            source: 'Министр назвал встречу полезной.',
            machine: 'Das Ministerium nannte das Treffen hilfreich.',
            target: mine,
          },
        },
      ]);
      await save(store, translation, 3, { text: 'Die Verhandlungen dauerten vier Stunden.' });
      assert.equal(await findMark(store.db, translation.id, 3), undefined);
      // Another renewal that has no part in a segment leaves its mark.
      await renewed(store, translation, {
        original: ORIGINAL.replace('три', 'четыре').replace('17', '18'),
      });
      assert.deepEqual(
        (await listMarks(store.db, translation.id)).map(({ segment }) => segment),
        [2, 4],
      );
    });

    it('is nothing where the texts are the same, whatever people have done to the segments', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      const [, first, second] = await listSegments(store.db, translation.id);
      assert.ok(first && second);
      await join(store, translation.id, first, second, editor);
      await save(store, translation, 4, { text: 'Ganz anders.' });
      const texts = { original: ORIGINAL, translation: MACHINE };
      const { revision } = await renewed(store, translation, texts);
      assert.equal(revision, undefined);
      assert.equal((await listTextVersions(store.db, translation.id)).length, 1);
    });

    it('takes comments along where segments become one or go', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      await insertComment(store.db, {
        translation: translation.id,
        segment: 5,
        body: 'Wo?',
        author: editor,
      });
      const original = ORIGINAL.replace(' Следующая встреча пройдёт в Баку.', '');
      const machine = MACHINE.replace(' Das nächste Treffen findet in Baku statt.', '');
      const { plan } = await renewed(store, translation, { original, translation: machine });
      assert.equal(plan.counts.removed, 1);
      assert.equal((await listComments(store.db, translation.id, 4)).length, 1);
    });

    it('is refused where somebody has saved since, and to whoever may not edit', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      await save(store, translation, 2, { text: 'Neu.' });
      const texts = { original: `${ORIGINAL} Всё.` };
      await assert.rejects(
        renew(store, translation, texts, 0, editor),
        refusedWith(409, 'renewal:error.outdated'),
      );
      await assert.rejects(
        renew(store, translation, texts, 9, editor),
        refusedWith(404, 'errors:notFound.revision'),
      );
      for (const one of [someone('reader'), someone('reviewer', ['fr'])]) {
        await assert.rejects(
          renew(store, translation, texts, 1, one),
          refusedWith(403, 'forbidden'),
        );
      }
      const { changes } = await getRevision(store.db, translation.id, 1);
      assert.equal(changes.length, 1);
    });

    it('refuses texts as an import does', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db);
      const propose = (texts: Parameters<typeof renew>[2]) =>
        proposeRenewal(store, translation, texts);
      await assert.rejects(propose({ original: ' \n' }), refusedWith(422, 'renewal:error.nothing'));
      await assert.rejects(propose({ original: 'а\0б' }), refusedWith(422, 'import:error.nul'));
      await assert.rejects(
        propose({ translation: ORIGINAL }),
        refusedWith(422, 'import:error.identical'),
      );
      await assert.rejects(
        propose({ translation: 'Kurz.' }),
        refusedWith(422, 'import:error.translationShort'),
      );
      const { plan } = await propose({ translation: 'Kurz.', acceptShort: true });
      assert.ok(plan.segments.length > 0);
    });

    it('goes by words in Chinese and Arabic', async (t) => {
      const store = await openStore(t, engine);
      const original = '部长们讨论了供应问题。谈判持续了三个小时。';
      const machine = 'ناقش الوزراء الإمدادات. استمرت المفاوضات ثلاث ساعات.';
      const id = await createArticle(
        store,
        {
          original,
          translation: machine,
          sourceLanguage: 'zh',
          targetLanguage: 'ar',
          title: '谈判',
        },
        { ...editor, id: null },
      );
      const translation = await getTranslation(store.db, id, 'ar');
      await save(store, translation, 2, { text: 'دامت المفاوضات ثلاث ساعات.' });
      const { plan } = await renewed(store, translation, {
        original: original.replace('三个', '四个'),
        translation: machine.replace('ثلاث', 'أربع'),
      });
      assert.deepEqual([plan.counts.unchanged, plan.counts.merged], [1, 1]);
      const [, second] = await listSegments(store.db, translation.id);
      assert.equal(second?.target, 'دامت المفاوضات أربع ساعات.');
      await assertSound(store.db, translation.id);
    });
  });
});
