import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareRevisions, type Version } from '../../server/revisions/compare.ts';
import { apply } from '../../server/revisions/delta.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { changeKind, join, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

describe('comparing two versions', () => {
  forEachEngine((engine) => {
    async function story(t: Parameters<typeof openStore>[0]) {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const save = async (segment: number, text: string, state?: 'approved') => {
        const { version } = await getSegment(store.db, id, segment);
        const who = state ? reviewer : editor;
        await saveSegment(store, id, segment, { text, version, ...(state ? { state } : {}) }, who);
      };
      // 1 to 3: edited, approved, edited after the approval.
      await save(4, 'Der Minister nannte das Treffen nützlich.');
      await save(4, 'Der Minister nannte das Gespräch nützlich.', 'approved');
      await save(4, 'Der Minister nannte das Gespräch hilfreich.');
      // 4 and 5: two segments become one, another becomes two.
      await join(store, id, { id: 2, version: 0 }, { id: 3, version: 0 }, editor);
      await split(store, id, { id: 5, version: 0 }, { source: 10, target: 19 }, editor);
      await changeKind(store, id, 3, { kind: 'quotation', level: null }, editor);
      const compare = (from: Version, to: Version) =>
        compareRevisions(store.db, id, from, to, 'de');
      return { store, id, compare };
    }

    it('shows each segment in reading order, with the words that differ', async (t) => {
      const { compare } = await story(t);
      const { segments, blocks } = await compare(0, 'now');
      assert.deepEqual(
        segments.map(({ id }) => id),
        [1, 2, 3, 4, 5, 6],
      );
      const [, joined, gone, edited, shortened, made] = segments;
      assert.ok(joined && gone && edited && shortened && made);
      assert.match(joined.after?.target ?? '', /Militärarmee\. Die Verhandlungen/);
      assert.equal(gone.after, undefined);
      assert.deepEqual(gone.delta, [['Die Verhandlungen dauerten drei Stunden.', '']]);
      assert.deepEqual(edited.delta, [
        ['Das Ministerium', 'Der Minister'],
        12,
        ['Treffen nützlich', 'Gespräch hilfreich'],
        1,
      ]);
      assert.equal(shortened.after?.target, 'Das nächste Treffen');
      assert.equal(made.before, undefined);
      assert.equal(made.after?.target, 'findet in Baku statt.');
      assert.equal(blocks.get(3)?.before?.kind, 'paragraph');
      assert.equal(blocks.get(3)?.after?.kind, 'quotation');
    });

    it('takes machine text, last approved text and text of now as versions', async (t) => {
      const { compare } = await story(t);
      const textOf4 = async (version: Version) => {
        const { segments } = await compare(version, 'now');
        return segments.find(({ id }) => id === 4)?.before?.target;
      };
      assert.equal(await textOf4('machine'), 'Das Ministerium nannte das Treffen nützlich.');
      assert.equal(await textOf4('approved'), 'Der Minister nannte das Gespräch nützlich.');
      assert.equal(await textOf4('now'), 'Der Minister nannte das Gespräch hilfreich.');
      assert.equal(await textOf4(1), 'Der Minister nannte das Treffen nützlich.');
      const { segments } = await compare('machine', 'approved');
      const untouched = segments.find(({ id }) => id === 5);
      assert.equal(untouched?.after?.target, untouched?.after?.machine, 'never approved');
    });

    it('has deltas that lead from either version to the other', async (t) => {
      const { compare } = await story(t);
      const versions: Version[] = [0, 1, 2, 3, 4, 5, 6, 'machine', 'approved', 'now'];
      for (const from of versions) {
        for (const to of versions) {
          for (const { before, after, delta } of (await compare(from, to)).segments) {
            assert.equal(apply(before?.target ?? '', delta), after?.target ?? '');
          }
        }
      }
    });

    it('knows no version that never was', async (t) => {
      const { compare } = await story(t);
      await assert.rejects(compare(0, 7), { key: 'errors:notFound.revision' });
      await assert.rejects(compare(-1, 0), { key: 'errors:notFound.revision' });
    });
  });
});
