import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { openEvents } from '../../server/database/events.ts';
import { approvedTexts, compareRevisions } from '../../server/revisions/compare.ts';
import { segmentMoments } from '../../server/revisions/framed-changes.ts';
import {
  listAuthors,
  listFirstChanges,
  listRevisions,
} from '../../server/revisions/revision.store.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';

const MINISTER = 'Der Minister nannte das Treffen nützlich.';
const LATER = 'Der Minister nannte das Treffen überaus nützlich.';

describe('what the pages of the history read', () => {
  forEachEngine((engine) => {
    /** Four revisions after the import: an edit, an approval of everything, two edits. */
    async function open() {
      const connection = await engine.open();
      const { db } = connection;
      const events = await openEvents(connection, pino({ level: 'silent' }));
      const { id } = await storeSmallArticle(db);
      const services = { db, events };
      const reviewer = someone('reviewer');
      await saveSegment(services, id, 4, { text: MINISTER, version: 0 }, someone('editor'));
      await approveAll(services, id, { revision: 1 }, reviewer);
      await saveSegment(services, id, 4, { text: LATER, version: 2 }, reviewer);
      await saveSegment(services, id, 5, { text: '', version: 2 }, reviewer);
      return { db, id, close: () => events.close() };
    }

    it('is the first changes of each revision with how many there are', async () => {
      const { db, id, close } = await open();
      const first = await listFirstChanges(db, id, [0, 2, 3], 2);
      const summary = [...first].map(([number, { changes, segments, total }]) => [
        number,
        changes.map((one) => `${one.entity} ${one.id}`).join(),
        segments,
        total,
      ]);
      assert.deepEqual(summary, [
        [0, 'segment 1,segment 2', 5, 8],
        [2, 'segment 1,segment 2', 5, 5],
        [3, 'segment 4', 1, 1],
      ]);
      assert.equal((await listFirstChanges(db, id, [], 2)).size, 0);
      await close();
    });

    it('is the revisions next to a number in either direction, newest first', async () => {
      const { db, id, close } = await open();
      const numbers = async (range: Parameters<typeof listRevisions>[2]) =>
        (await listRevisions(db, id, range)).map((one) => one.number);
      assert.deepEqual(await numbers({ before: 3, limit: 2 }), [2, 1]);
      assert.deepEqual(await numbers({ from: 1, limit: 2 }), [2, 1]);
      assert.deepEqual(await numbers({ from: 1, author: 'reviewer' }), [4, 3, 2]);
      assert.deepEqual((await listAuthors(db, id)).sort(), ['Test', 'editor', 'reviewer']);
      await close();
    });

    it('is each segment as it stood before and after a revision', async () => {
      const { db, id, close } = await open();
      const moments = await segmentMoments(db, id, [
        { revision: 1, id: 4 },
        { revision: 3, id: 4 },
        { revision: 0, id: 5 },
      ]);
      const texts = (revision: number, segment: number) => {
        const { before, after } = moments.get({ revision, id: segment });
        return [before?.target, after?.target];
      };
      assert.deepEqual(texts(1, 4), ['Das Ministerium nannte das Treffen nützlich.', MINISTER]);
      assert.deepEqual(texts(3, 4), [MINISTER, LATER]);
      assert.deepEqual(texts(0, 5), [undefined, 'Das nächste Treffen findet in Baku statt.']);
      assert.deepEqual(texts(4, 2), [undefined, undefined]);
      await close();
    });

    it('is the texts last approved, whether the approval stands or has lapsed', async () => {
      const { db, id, close } = await open();
      const texts = await approvedTexts(db, id, await listSegments(db, id));
      assert.equal(texts.size, 5);
      assert.equal(texts.get(4), MINISTER);
      assert.equal(texts.get(5), 'Das nächste Treffen findet in Baku statt.');
      const { segments } = await compareRevisions(db, id, 'approved', 2, 'de');
      for (const { id: segment, delta } of segments) {
        assert.ok(
          delta.every((step) => typeof step === 'number'),
          `segment ${segment}`,
        );
      }
      await close();
    });
  });
});
