import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../support/app.ts';
import { imported, type Program, program, segmentsOf } from './client.ts';

describe('attribution in the API', () => {
  let app: TestApp;
  let admin: Program;
  let path: string;
  before(async () => {
    app = await startApp();
    admin = await program(app);
    path = await imported(admin);
  });
  after(() => app.close());

  it('covers every segment, says who wrote what, and counts words', async () => {
    const segments = await segmentsOf(admin, path);
    const mended = segments.find(({ target }) => target.startsWith('Das Ministerium'));
    assert.ok(mended);
    const save = {
      text: 'Der Minister nannte das Treffen nützlich.',
      version: 0,
      reason: 'Er war es',
    };
    await admin.patch(`${path}/segments/${mended.id}`, save).expect(200);
    const reader = await program(app, 'reader');
    const { body } = await reader.get(`${path}/attribution`).expect(200);
    assert.equal(body.revision, 1);
    const now = await segmentsOf(admin, path);
    assert.deepEqual(
      body.segments.map(({ id, spans }: { id: number; spans: { to: number }[] }) => [
        id,
        spans.at(-1)?.to ?? 0,
      ]),
      now.map(({ id, target }) => [id, target.length]),
    );
    const { spans, version } = body.segments.find(({ id }: { id: number }) => id === mended.id);
    assert.equal(version, 1);
    const [written, kept] = spans;
    const { at } = written;
    const author = { id: written.author.id, name: 'Service of a administrator' };
    assert.deepEqual(written, {
      from: 0,
      to: 12,
      kind: 'written',
      author,
      at,
      revision: 1,
      reason: 'Er war es',
    });
    assert.deepEqual([kept.kind, kept.from, kept.revision], ['kept', 12, 1]);
    const { machine, kept: keptWords, written: people } = body.totals;
    assert.deepEqual(people, [{ author, words: 2 }]);
    assert.equal(keptWords, 4);
    assert.ok(machine > 20);
  });

  it('says which revision brought a text back', async () => {
    const [segment] = (await segmentsOf(admin, path)).filter(({ version }) => version === 1);
    assert.ok(segment);
    const address = `${path}/segments/${segment.id}`;
    await admin.patch(address, { text: 'Er fand es gut.', version: 1 }).expect(200);
    await admin.post(`${path}/restore`, { revision: 1, segment: segment.id }).expect(200);
    const { body } = await admin.get(`${path}/attribution`).expect(200);
    const { spans } = body.segments.find(({ id }: { id: number }) => id === segment.id);
    assert.equal(spans[0].revision, 1);
    assert.equal(spans[0].restoredIn, 3);
  });

  it('knows no attribution of what is not there, and tells strangers nothing', async () => {
    await admin.get('/articles/999/translations/de/attribution').expect(404);
    await admin.get(`${path}/attribution`, { authorization: 'Bearer x' }).expect(401);
  });
});
