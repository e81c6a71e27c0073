import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import {
  hasDoubtful,
  isDoubtful,
  listSegments,
  type Segment,
} from '../../server/revisions/segment.store.ts';
import { undo } from '../../server/revisions/undo.ts';
import type { Bead } from '../../server/text/align.ts';
import { planRealignment, realign } from '../../server/workbench/realign.ts';
import { editsOfRun, type Run, runsOf, segmentsAfter } from '../../server/workbench/realignment.ts';
import { repair } from '../../server/workbench/restructure.ts';
import { startApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const languages = { source: 'ru', target: 'de' };

function segment(id: number, texts: Partial<Segment>, position: string): Segment {
  return {
    id,
    block: 1,
    position,
    source: '',
    machine: texts.target ?? '',
    target: '',
    state: 'machine',
    excluded: false,
    kind: 'paragraph',
    level: null,
    version: 0,
    changes: 0,
    words: 1,
    confidence: 0.3,
    approvedIn: null,
    ...texts,
  };
}

const sentences = fc
  .array(
    fc
      .array(fc.constantFrom('Армия', 'Minister', 'drei', 'Baku', '会晤'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => `${words.join(' ')}.`),
    { maxLength: 3 },
  )
  .map((all) => all.join(' '));

/** A run of segments in some blocks, and any pairing of its sentences in order. */
const paired = fc
  .tuple(
    fc.array(fc.tuple(sentences, sentences, fc.boolean()), { minLength: 2, maxLength: 8 }),
    fc.infiniteStream(fc.tuple(fc.nat(3), fc.nat(3))),
  )
  .map(([texts, sizes]) => {
    const positions = generateNKeysBetween('a0', null, texts.length);
    let block = 1;
    const segments = texts.map(([source, target, starts], index) => {
      if (starts) block++;
      return segment(index + 1, { source, target, block }, positions[index] as string);
    });
    const [run] = runsOf(segments, 'a0', languages, undefined);
    if (!run) return undefined;
    const beads: Bead[] = [];
    let [i, j] = [0, 0];
    while (i < run.source.length || j < run.target.length) {
      const { value } = sizes.next();
      const [a, b] = value as [number, number];
      if (a + b === 0) continue;
      const bead = {
        source: run.source.slice(i, i + a).map((_, at) => i + at),
        target: run.target.slice(j, j + b).map((_, at) => j + at),
        confidence: 0.9,
      };
      i += a;
      j += b;
      if (bead.source.length + bead.target.length > 0) beads.push(bead);
    }
    return { run, beads };
  })
  .filter((one): one is { run: Run; beads: Bead[] } => one !== undefined);

/** Everything but the white space at the seams. */
const bare = (texts: readonly string[]) => texts.join('').replace(/\s/gu, '');

describe('pairing a run of segments anew', () => {
  it('keeps every word in its order, in blocks that stay in theirs', () => {
    fc.assert(
      fc.property(paired, ({ run, beads }) => {
        const { edits, nextSegment } = editsOfRun(run, beads, languages, 100);
        const after = segmentsAfter(run, edits);
        for (const side of ['source', 'target'] as const) {
          assert.equal(
            bare(after.map((one) => one[side])),
            bare(run.segments.map((one) => one[side])),
          );
        }
        assert.equal(new Set(after.map(({ id }) => id)).size, after.length);
        assert.equal(new Set(after.map(({ position }) => position)).size, after.length);
        assert.ok(after.every(({ position }) => position > 'a0'));
        const block = new Map(run.segments.map((one) => [one.id, one.block]));
        for (const { id, after: made } of edits) if (made) block.set(id, made.block);
        const blocks = after.map(({ id }) => block.get(id) as number);
        assert.deepEqual(
          blocks,
          blocks.toSorted((one, other) => one - other),
        );
        const ids = new Set(after.map(({ id }) => id));
        for (const { after: made, heir } of edits) {
          if (!made) assert.ok(heir !== undefined && ids.has(heir));
        }
        assert.ok(nextSegment >= 100 && Math.max(...ids) < nextSegment);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing where the pairs are the same', () => {
    fc.assert(
      fc.property(paired, ({ run }) => {
        const beads = run.segments.map((_, index) => ({
          source: run.source.flatMap((one, at) => (one.segment === index ? [at] : [])),
          target: run.target.flatMap((one, at) => (one.segment === index ? [at] : [])),
          confidence: 1,
        }));
        const real = beads.filter(({ source, target }) => source.length + target.length > 0);
        fc.pre(real.length === beads.length);
        assert.deepEqual(editsOfRun(run, real, languages, 100).edits, []);
      }),
    );
  });

  it('leaves out what somebody has vouched for', () => {
    const positions = generateNKeysBetween(null, null, 9);
    const text = { source: 'Раз. Два.', target: 'Eins. Zwei.' };
    const make = (index: number, more: Partial<Segment> = {}) =>
      segment(index, { ...text, ...more }, positions[index] as string);
    const runs = runsOf(
      [
        make(1),
        make(2),
        make(3, { confidence: null }),
        make(4),
        make(5, { state: 'approved' }),
        make(6),
        make(7, { excluded: true }),
        make(8),
      ],
      null,
      languages,
      undefined,
    );
    assert.deepEqual(
      runs.map((run) => [run.segments.map(({ id }) => id), run.from, run.until]),
      [[[1, 2], null, positions[3]]],
    );
  });
});

/** Pairs that slipped by one sentence after the second. */
const SLIPPED = [
  [
    ['Министры встретились 17 июля в Баку.', 'Die Minister trafen sich am 17. Juli in Baku.'],
    ['Переговоры продлились 3 часа.', ''],
    ['Обсудили поставки 250 машин.', 'Die Verhandlungen dauerten 3 Stunden.'],
    ['Встречу назвали полезной.', 'Man besprach die Lieferung von 250 Fahrzeugen.'],
  ],
  [
    ['В Анкару прибыла делегация из 12 человек.', 'Das Treffen nannte man nützlich.'],
    ['Её возглавил Таиров.', 'In Ankara traf eine Delegation von 12 Personen ein.'],
    ['', 'Tairow leitete sie.'],
  ],
] as const;

describe('aligning again from a segment on', () => {
  forEachEngine((engine) => {
    it('pairs what had slipped, in one revision that can be undone to the letter', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db, SLIPPED);
      await store.db
        .updateTable('segment')
        .set({ confidence: 0.2 })
        .where('translation_id', '=', translation.id)
        .execute();
      const before = await listSegments(store.db, translation.id);
      const plan = await planRealignment(store, translation, 2);
      assert.ok(plan.runs.length > 0);
      assert.deepEqual(await listSegments(store.db, translation.id), before);

      const user = someone('editor');
      const seen = { segment: 2, revision: plan.revision };
      const { revision } = await realign(store, translation, seen, user);
      assert.equal(revision?.kind, 'pair');
      const after = await listSegments(store.db, translation.id);
      assert.deepEqual(
        after.slice(1).map(({ source, target }) => [source, target]),
        [
          ['Министры встретились 17 июля в Баку.', 'Die Minister trafen sich am 17. Juli in Baku.'],
          ['Переговоры продлились 3 часа.', 'Die Verhandlungen dauerten 3 Stunden.'],
          ['Обсудили поставки 250 машин.', 'Man besprach die Lieferung von 250 Fahrzeugen.'],
          ['Встречу назвали полезной.', 'Das Treffen nannte man nützlich.'],
          [
            'В Анкару прибыла делегация из 12 человек.',
            'In Ankara traf eine Delegation von 12 Personen ein.',
          ],
          ['Её возглавил Таиров.', 'Tairow leitete sie.'],
        ],
      );
      assert.ok(
        after.every(({ machine, target, state }) => machine === target && state === 'machine'),
      );

      await undo(store, translation.id, { revision: revision?.number ?? 0 }, user);
      const content = (segments: readonly Segment[]) =>
        segments.map(({ id, block, position, source, machine, target, state, excluded, kind }) => ({
          id,
          block,
          position,
          source,
          machine,
          target,
          state,
          excluded,
          kind,
        }));
      assert.deepEqual(content(await listSegments(store.db, translation.id)), content(before));
    });

    it('refuses once the article has changed, and leaves pairs a person made', async (t) => {
      const store = await openStore(t, engine);
      const translation = await storeSmallArticle(store.db, SLIPPED);
      const user = someone('editor');
      const { revision } = await planRealignment(store, translation, 2);
      const [first, second] = (await listSegments(store.db, translation.id)).slice(2, 4);
      assert.ok(first && second);
      const joined = second.target.length;
      await repair(
        store,
        translation.id,
        { id: first.id, version: first.version },
        { id: second.id, version: second.version },
        { source: first.source.length, target: joined },
        user,
      );
      await assert.rejects(realign(store, translation, { segment: 2, revision }, user), {
        status: 409,
      });
      const plan = await planRealignment(store, translation, 2);
      const touched = plan.runs.flatMap(({ edits }) => edits.map(({ id }) => id));
      assert.ok(!touched.includes(first.id) && !touched.includes(second.id));
    });
  });
});

describe('the page of aligning again', () => {
  it('shows what would change, does it, and says when there is nothing to do', async (t) => {
    const app = await startApp();
    t.after(() => app.close());
    const { article } = await storeSmallArticle(app.services.db, SLIPPED);
    const path = `/articles/${article.id}/translations/de`;
    const editor = await app.as('editor');
    const panel = await editor.get(`${path}/segments/2/panel`).expect(200);
    assert.match(panel.text, new RegExp(`href="${path}/segments/2/realignment"`));

    const { text } = await editor.get(`${path}/segments/2/realignment`).expect(200);
    const [, before = '', after = ''] = text.split(/<h3>As it (?:is|would be)<\/h3>/);
    const pair = (source: string, target: string) =>
      new RegExp(`<p[^>]*lang="ru"[^>]*>${source}</p>\\s*<p[^>]*lang="de"[^>]*>${target}</p>`);
    assert.match(before, pair('Переговоры продлились 3 часа.', '—'));
    assert.match(
      after,
      pair('Переговоры продлились 3 часа.', 'Die Verhandlungen dauerten 3 Stunden.'),
    );

    const [, revision] = /name="revision" value="(\d+)"/.exec(text) ?? [];
    await editor
      .post(`${path}/segments/2/realignment`)
      .type('form')
      .send({ revision })
      .expect(303)
      .expect('location', `${path}?segment=2#s2`);
    const again = await editor.get(`${path}/segments/2/realignment`).expect(200);
    assert.match(again.text, /All pairs from here on stay as they are/);
    const stale = await editor
      .post(`${path}/segments/2/realignment`)
      .type('form')
      .send({ revision })
      .expect(409);
    assert.match(stale.text, /changed/);
    await (await app.as('reader')).get(`${path}/segments/2/realignment`).expect(403);
  });
});

describe('doubtful pairs', () => {
  forEachEngine((engine) => {
    it('are those the aligner is not sure of, until somebody has touched them', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      assert.equal(await hasDoubtful(db, id), false);
      const doubtful = async () =>
        (await listSegments(db, id)).filter(isDoubtful).map((one) => one.id);
      const set = (segment: number, values: object) =>
        db
          .updateTable('segment')
          .set(values)
          .where('translation_id', '=', id)
          .where('id', '=', segment)
          .execute();
      await set(2, { confidence: 0.3 });
      await set(3, { confidence: 0.3, state: 'edited' });
      await set(4, { source: '' });
      await set(5, { confidence: null, target: '' });
      assert.deepEqual(await doubtful(), [2, 4]);
      assert.equal(await hasDoubtful(db, id), true);
    });
  });

  it('are marked, have a filter once there are any, and are gone to one by one', async (t) => {
    const app = await startApp();
    t.after(() => app.close());
    const { article, id } = await storeSmallArticle(app.services.db);
    const path = `/articles/${article.id}/translations/de`;
    const editor = await app.as('editor');
    const sure = await editor.get(path).expect(200);
    assert.doesNotMatch(sure.text, /state=doubtful|is-doubtful/);
    await app.services.db
      .updateTable('segment')
      .set({ confidence: 0.2 })
      .where('translation_id', '=', id)
      .where('id', '=', 4)
      .execute();
    const page = await editor.get(path).expect(200);
    assert.match(page.text, /href="[^"]*state=doubtful"/);
    assert.match(page.text, /class="[^"]*is-doubtful" id="s4"/);
    const filtered = await editor.get(`${path}?state=doubtful`).expect(200);
    assert.match(filtered.text, /id="s4"/);
    assert.doesNotMatch(filtered.text, /id="s2"/);
    const next = await editor.get(`${path}/next?want=doubtful&after=1`).expect(200);
    assert.equal(next.body.segment, 4);
  });
});
