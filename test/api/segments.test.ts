import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { apply, type Delta } from '../../server/revisions/delta.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  type ApiSegment,
  imported,
  MINISTERS,
  type Program,
  program,
  segmentsOf,
} from './client.ts';

describe('saving and looking back over the API', () => {
  let app: TestApp;
  let admin: Program;
  let colleague: Program;
  let path: string;
  let segment: ApiSegment;
  let articles = 0;

  before(async () => {
    app = await startApp();
    admin = await program(app);
    colleague = await program(app, 'editor');
  });

  beforeEach(async () => {
    articles += 1;
    path = await imported(admin, {
      ...MINISTERS,
      original: `${MINISTERS.original}\nВыпуск ${articles}.\n`,
    });
    segment = (await segmentsOf(admin, path))[1] as ApiSegment;
  });

  after(() => app.close());

  const patch = (body: object, who = admin) => who.patch(`${path}/segments/${segment.id}`, body);
  const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

  it('saves a text and answers with the segment, edited, at its new version', async () => {
    const { body } = await patch({ text: MENDED, version: 0, reason: 'Eigenname' }).expect(200);
    assert.deepEqual(body, {
      ...segment,
      target: MENDED,
      state: 'edited',
      version: 1,
      outcome: 'saved',
    });
    assert.deepEqual((await segmentsOf(admin, path))[1], {
      ...segment,
      target: MENDED,
      state: 'edited',
      version: 1,
    });
  });

  it('saves a state alone, and text and state together', async () => {
    const reviewed = await patch({ state: 'reviewed', version: 0 }).expect(200);
    assert.deepEqual([reviewed.body.state, reviewed.body.target], ['reviewed', segment.target]);
    const approved = await patch({ text: MENDED, state: 'approved', version: 1 }).expect(200);
    assert.deepEqual([approved.body.state, approved.body.target], ['approved', MENDED]);
    // An edit of approved text makes its approval lapse.
    const edited = await patch({ text: `${MENDED} Neu.`, version: 2 }).expect(200);
    assert.equal(edited.body.state, 'edited');
  });

  it('makes no revision of what changes nothing', async () => {
    for (const body of [{ version: 0 }, { text: segment.target, version: 0 }]) {
      const response = await patch(body).expect(200);
      assert.equal(response.body.outcome, 'unchanged');
      assert.equal(response.body.version, 0);
    }
    assert.equal((await admin.get(`${path}/revisions`)).body.revisions.length, 1);
  });

  it('takes null for a field that is left out', async () => {
    await patch({ text: MENDED, version: 0, reason: null }).expect(200);
  });

  it('merges edits of different words, and leaves nobody’s approval on the result', async () => {
    const theirs = segment.target.replace('Separaten Militärarmee', 'Selbständige Armee');
    await patch({ text: theirs, version: 0 }, colleague).expect(200);
    const mine = segment.target.replace('besprachen', 'erörterten');
    const { body } = await patch({ text: mine, state: 'approved', version: 0 }).expect(200);
    assert.equal(body.outcome, 'merged');
    assert.equal(body.target, theirs.replace('besprachen', 'erörterten'));
    assert.equal(body.state, 'edited');
  });

  it('refuses edits of the same words with base, theirs and mine, and saves nothing', async () => {
    const theirs = segment.target.replace('Separaten Militärarmee', 'Selbständige Armee');
    const mine = segment.target.replace('Separaten Militärarmee', 'Eigenständige Armee');
    await patch({ text: theirs, version: 0 }, colleague).expect(200);
    const { body, headers } = await patch({ text: mine, version: 0 }).expect(409);
    assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
    assert.equal(body.code, 'api:error.conflict');
    assert.deepEqual([body.base, body.theirs, body.mine], [segment.target, theirs, mine]);
    assert.equal(body.segment.version, 1);
    assert.match(body.detail, /Service of a editor/);
    assert.equal((await segmentsOf(admin, path))[1]?.target, theirs);
    // Settled, and sent with the version given, it is saved.
    await patch({ text: mine, version: body.segment.version }).expect(200);
  });

  it('refuses to approve a text that has changed since it was read', async () => {
    await patch({ text: MENDED, version: 0 }, colleague).expect(200);
    const { body } = await patch({ state: 'approved', version: 0 }).expect(409);
    assert.equal(body.theirs, MENDED);
  });

  it('says of every field what does not fit', async () => {
    const cases: [body: object, field: string][] = [
      [{ text: MENDED }, 'version'],
      [{ text: MENDED, version: '0' }, 'version'],
      [{ text: MENDED, version: 0.5 }, 'version'],
      [{ text: MENDED, version: -1 }, 'version'],
      [{ text: MENDED, version: 7 }, 'version'],
      [{ text: MENDED, version: 2 ** 40 }, 'version'],
      [{ text: null, version: 0 }, 'text'],
      [{ text: 7, version: 0 }, 'text'],
      [{ text: 'Ba\u0000ku', version: 0 }, 'text'],
      [{ text: 'Baku \ud83d', version: 0 }, 'text'],
      [{ text: 'x'.repeat(100_001), version: 0 }, 'text'],
      [{ state: 'final', version: 0 }, 'state'],
      [{ txt: MENDED, version: 0 }, 'txt'],
      [{ text: MENDED, version: 0, reason: 'Ba\u0000ku' }, 'reason'],
      [{ text: MENDED, version: 0, reason: '\udc00' }, 'reason'],
      [{ text: MENDED, version: 0, reason: 'x'.repeat(2001) }, 'reason'],
    ];
    for (const [body, field] of cases) {
      const response = await patch(body);
      assert.equal(response.status, 422, JSON.stringify(body).slice(0, 80));
      const fields = response.body.errors.map((error: { field: string }) => error.field);
      assert.deepEqual(fields, [field]);
    }
    assert.equal((await admin.get(`${path}/revisions`)).body.revisions.length, 1);
  });

  it('lists revisions, newest first, a page at a time', async () => {
    for (const [index, word] of ['eins', 'zwei', 'drei', 'vier'].entries()) {
      await patch({ text: `${MENDED} ${word}.`, version: index }).expect(200);
    }
    const numbers: number[] = [];
    let address = `${path}/revisions?limit=2`;
    for (;;) {
      const { body, headers } = await admin.get(address).expect(200);
      assert.ok(body.revisions.length <= 2);
      numbers.push(...body.revisions.map((one: { number: number }) => one.number));
      const next = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
      assert.equal(next === undefined, body.next === null);
      if (!next) break;
      address = next;
    }
    assert.deepEqual(numbers, [4, 3, 2, 1, 0]);

    const kinds = await admin.get(`${path}/revisions?kind=import`).expect(200);
    assert.deepEqual(
      kinds.body.revisions.map((one: { kind: string }) => one.kind),
      ['import'],
    );
    const untouched = (await segmentsOf(admin, path)).find(({ version }) => version === 0);
    const own = await admin.get(`${path}/revisions?segment=${untouched?.id}`).expect(200);
    assert.deepEqual(
      own.body.revisions.map((one: { number: number }) => one.number),
      [0],
    );
    const others = await admin.get(`${path}/revisions?author=Nobody%20here`).expect(200);
    assert.deepEqual(others.body, { revisions: [], next: null });
  });

  it('gives a revision whose delta leads from the one text to the other', async () => {
    await patch({ text: MENDED, version: 0, reason: 'Eigenname' }).expect(200);
    const { body } = await admin.get(`${path}/revisions/1`).expect(200);
    assert.equal(body.number, 1);
    assert.equal(body.kind, 'edit');
    assert.equal(body.reason, 'Eigenname');
    assert.equal(body.author.name, 'Service of a administrator');
    assert.match(body.hash, /^[0-9a-f]{64}$/);
    assert.equal(body.changes.length, 1);
    const [change] = body.changes as { id: number; delta: Delta; state: unknown; change: object }[];
    assert.equal(change?.id, segment.id);
    assert.equal(apply(segment.target, change?.delta as Delta), MENDED);
    assert.deepEqual(change?.state, ['machine', 'edited']);
    assert.deepEqual(change?.change, { target: change?.delta, state: change?.state });
    // Each revision names the one before by its hash.
    const { body: first } = await admin.get(`${path}/revisions/0`).expect(200);
    assert.equal(body.parent, first.hash);
    assert.equal(first.kind, 'import');
  });

  it('gives the whole text of any revision, a paragraph a block', async () => {
    await patch({ text: MENDED, version: 0 }).expect(200);
    const before = await admin.get(`${path}/revisions/0/text`).expect(200);
    assert.equal(before.headers['content-type'], 'text/plain; charset=utf-8');
    const now = await admin.get(`${path}/revisions/1/text`).expect(200);
    assert.ok(before.text.startsWith('Verhandlungen in Baku\n\nAm 17. Juli besprachen'));
    assert.ok(before.text.includes('Separaten Militärarmee. Die Verhandlungen dauerten'));
    assert.equal(now.text, before.text.replace(segment.target, MENDED));
  });

  it('compares any two versions, by number or by name', async () => {
    await patch({ text: MENDED, state: 'approved', version: 0 }).expect(200);
    await patch({ text: `${MENDED} Neu.`, version: 1 }).expect(200);
    const changed = async (query: string) => {
      const { body } = await admin.get(`${path}/compare${query}`).expect(200);
      const segments = body.segments as {
        id: number;
        before: string;
        after: string;
        changed: boolean;
        delta: Delta;
      }[];
      for (const one of segments) assert.equal(apply(one.before, one.delta), one.after);
      return segments
        .filter((one) => one.changed)
        .map(({ id, before, after }) => ({ id, before, after }));
    };
    const { id, target } = segment;
    const now = `${MENDED} Neu.`;
    assert.deepEqual(await changed(''), [{ id, before: target, after: now }]);
    assert.deepEqual(await changed('?from=machine&to=now'), [{ id, before: target, after: now }]);
    assert.deepEqual(await changed('?from=0&to=1'), [{ id, before: target, after: MENDED }]);
    assert.deepEqual(await changed('?from=approved&to=now'), [{ id, before: MENDED, after: now }]);
    assert.deepEqual(await changed('?from=2&to=0'), [{ id, before: now, after: target }]);
    assert.deepEqual(await changed('?from=2&to=now'), []);
    for (const query of ['?from=then', '?to=-1', '?from=1&from=2', '?to=1.5']) {
      const { body } = await admin.get(`${path}/compare${query}`).expect(422);
      assert.equal(body.errors[0].field, query.includes('from') ? 'from' : 'to');
    }
  });

  it('restores one segment or the article, as a new revision, once', async () => {
    await patch({ text: MENDED, state: 'approved', version: 0 }).expect(200);
    const preview = () => admin.get(`${path}/restore?revision=0&segment=${segment.id}`).expect(200);
    const { body: plan } = await preview();
    assert.deepEqual(plan.lapsing, [segment.id]);
    assert.deepEqual(
      plan.changes.map(({ id, state }: { id: number; state: string[] }) => [id, state]),
      [[segment.id, ['approved', 'machine']]],
    );
    const restored = await admin
      .post(`${path}/restore`, { revision: 0, segment: segment.id, reason: 'Doch so' })
      .expect(200);
    assert.equal(restored.body.revision.number, 2);
    assert.equal(restored.body.revision.kind, 'restore');
    assert.equal(restored.body.revision.reason, 'Doch so');
    assert.equal((await segmentsOf(admin, path))[1]?.target, segment.target);

    const again = await admin
      .post(`${path}/restore`, { revision: 0, segment: segment.id })
      .expect(200);
    assert.equal(again.body.revision, null);
    assert.deepEqual((await preview()).body, { changes: [], lapsing: [] });

    const whole = await admin.post(`${path}/restore`, { revision: 1 }).expect(200);
    assert.equal(whole.body.revision.number, 3);
    const [, now] = await segmentsOf(admin, path);
    assert.deepEqual([now?.target, now?.state], [MENDED, 'edited']);
  });

  it('refuses restorations of what is not there, or asked for wrongly', async () => {
    const restore = (body: object) => admin.post(`${path}/restore`, body);
    await restore({ revision: 1 }).expect(404);
    await restore({ revision: 0, segment: 999 }).expect(404);
    for (const body of [
      {},
      { revision: 'machine' },
      { revision: -1 },
      { revision: 0, article: 1 },
    ]) {
      await restore(body).expect(422);
    }
    const { body } = await restore({ revision: 0, reason: 'Ba\u0000ku' }).expect(422);
    assert.equal(body.code, 'api:error.brokenText');
  });

  it('takes any script through a save and back without losing a character', async () => {
    for (const [version, text] of [
      '«كتابٌ جميل»، قال المدير؟ ١٢٬٠٠٠',
      '她没有回头。「雾散了」——山上传来钟声。',
      'Zwei Zeilen:\nFamilie 👨‍👩‍👧‍👦 und 🏳️‍🌈, e\u0301 bleibt zerlegt.',
      '"Anführung" \\ & <b>kein Fett</b> {{name}} %s',
    ].entries()) {
      const { body } = await patch({ text, version }).expect(200);
      assert.equal(body.target, text);
      const revision = (await admin.get(`${path}/revisions/${version + 1}`)).body;
      assert.ok(revision.changes[0].delta.length > 0);
    }
  });
});
