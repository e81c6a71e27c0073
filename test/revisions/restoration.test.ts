import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { snapshotAt } from '../../server/revisions/rebuild.ts';
import { getRevision } from '../../server/revisions/revision.store.ts';
import { findSegment, getSegment } from '../../server/revisions/segment.store.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { BRIDGE, type Desk, publish, REPORT, VAULT } from './published.ts';

const MINISTER = 'Der Minister nannte das Treffen nützlich.';

describe('restoring', () => {
  let app: TestApp;
  let editor: Agent;
  let reviewer: Agent;
  before(async () => {
    app = await startApp();
    [editor, reviewer] = await Promise.all([app.as('editor'), app.as('reviewer')]);
  });
  after(() => app.close());

  const restore = (desk: Desk, fields: Record<string, string>, by = editor) =>
    by.post(`${desk.path}/restoration`).type('form').send(fields);

  it('brings the whole article back with its structure, as a new revision', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['ru', 'de'], REPORT);
    await desk.save(editor, 4, MINISTER, 0);
    await desk.send(editor, 'segments/2/join', { version: 0, next: 3, nextVersion: 0 });
    await desk.send(editor, 'blocks/3/kind', { kind: 'quotation' });
    await desk.save(editor, 4, 'Der Minister war sehr zufrieden.', 1);
    await restore(desk, { revision: '1', reason: 'Zu frei' })
      .expect(303)
      .expect('location', desk.path);
    const restored = await getRevision(db, desk.id, 5);
    assert.deepEqual([restored.kind, restored.reason], ['restore', 'Zu frei']);
    const texts = async (revision: number) => {
      const { blocks, segments } = await snapshotAt(db, desk.id, revision);
      return [...segments]
        .map(([id, { target, block }]) => [id, target, blocks.get(block)?.kind])
        .sort(([one], [other]) => Number(one) - Number(other));
    };
    assert.deepEqual(await texts(5), await texts(1));
    assert.equal((await findSegment(db, desk.id, 3))?.target, REPORT[1]?.[2]?.[1]);
  });

  it('brings one segment back and leaves the others alone', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['en', 'ar'], VAULT);
    await desk.save(editor, 2, 'في القبو 1.2 مليون عينة.', 0);
    await desk.save(editor, 3, 'افتُتح القبو في عام 2008.', 0);
    await restore(desk, { revision: '0', segment: '3' })
      .expect(303)
      .expect('location', `${desk.path}?segment=3#s3`);
    const back = await getSegment(db, desk.id, 3);
    assert.deepEqual([back.target, back.state], ['تم افتتاحه في عام 2008.', 'machine']);
    assert.equal((await getSegment(db, desk.id, 2)).target, 'في القبو 1.2 مليون عينة.');
  });

  it('is shown first as what it would change now, with the approval that would lapse', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['ru', 'de'], REPORT);
    await desk.save(editor, 2, 'Am 17. Juli ging es um die Selbständige Armee.', 0);
    await desk.save(reviewer, 4, MINISTER, 0, { state: 'approved' });
    const preview = async (query: string) => {
      const { text } = await editor.get(`${desk.path}/restoration?${query}`).expect(200);
      return { text, said: textOf(text) };
    };
    const one = await preview('revision=0&segment=4');
    assert.match(one.said, /Restore segment 4 to revision 0/);
    assert.match(one.said, /approved → machine/);
    assert.match(one.said, /The approval of 1 segment would lapse\./);
    assert.match(one.text, /Der Minister<\/del><ins class="wording">.*?Das Ministerium<\/ins>/);
    assert.ok(!one.said.includes('Selbständige'));
    assert.match(
      one.text,
      /name="revision" value="0">\s*<input type="hidden" name="segment" value="4">/,
    );
    const all = await preview('revision=1');
    assert.match(all.said, /Restore the article to revision 1/);
    assert.match(all.said, /What would change now 1 segment/);
    assert.ok(!all.text.includes('name="segment"'));
    // Looking at it has done nothing.
    assert.deepEqual((await getSegment(db, desk.id, 4)).state, 'approved');
    await assert.rejects(getRevision(db, desk.id, 3), { key: 'errors:notFound.revision' });
  });

  it('says in the preview that nothing would change, and why it cannot be', async () => {
    const desk = await publish(app.services.db, ['en', 'zh-Hans'], BRIDGE);
    for (const query of ['revision=0', 'revision=0&segment=3']) {
      const { text } = await editor.get(`${desk.path}/restoration?${query}`).expect(200);
      assert.match(textOf(text), /there is nothing to restore/);
      assert.ok(!text.includes(`action="${desk.path}/restoration"`));
    }
    const open = (query: string, by = editor) => by.get(`${desk.path}/restoration${query}`);
    for (const query of ['', '?revision=', '?revision=-1', '?revision=0&segment=all']) {
      await open(query).expect(422);
    }
    await open('?revision=7').expect(404);
    await open('?revision=0&segment=4711').expect(404);
    await open('?revision=0', await app.as('reader')).expect(403);
    await open('?revision=0', await app.as('editor', ['tr'])).expect(403);
  });

  it('never brings an approval back: what was approved then is edited', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['ru', 'de'], REPORT);
    await desk.save(reviewer, 4, MINISTER, 0, { state: 'approved' });
    await desk.save(editor, 4, 'Der Minister war sehr zufrieden.', 1);
    await restore(desk, { revision: '1', segment: '4' }).expect(303);
    const back = await getSegment(db, desk.id, 4);
    assert.deepEqual([back.target, back.state, back.version], [MINISTER, 'edited', 3]);
  });

  it('saves nothing where all is as asked, and says so', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['en', 'zh-Hans'], BRIDGE);
    const article = await restore(desk, { revision: '0' }).expect(303);
    const page = await editor.get(article.headers.location ?? '').expect(200);
    assert.match(textOf(page.text), /nothing was saved/);
    const segment = await restore(desk, { revision: '0', segment: '3' }).expect(303);
    const history = await editor.get(segment.headers.location ?? '').expect(200);
    assert.match(textOf(history.text), /nothing was saved.*History of segment 3/);
    await assert.rejects(getRevision(db, desk.id, 1), { key: 'errors:notFound.revision' });
  });

  it('explains why a segment cannot come back alone', async () => {
    const desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    await desk.send(editor, 'segments/2/join', { version: 0, next: 3, nextVersion: 0 });
    await desk.send(editor, 'segments/2/split', { version: 1, source: 70, target: 80 });
    const paired = await restore(desk, { revision: '1', segment: '2' }).expect(422);
    assert.match(textOf(paired.text), /paired with another original/);
    const unborn = await restore(desk, { revision: '0', segment: '7' }).expect(422);
    assert.match(textOf(unborn.text), /Segment 7 was not there in revision 0/);
    await restore(desk, { revision: '1', segment: '3' }).expect(404);
  });

  it('restores nothing for requests that name nothing clear', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['ru', 'de'], REPORT);
    await desk.save(editor, 4, MINISTER, 0);
    const bad: [Record<string, string>, number][] = [
      [{}, 422],
      [{ revision: '' }, 422],
      [{ revision: ' ' }, 422],
      [{ revision: '-1' }, 422],
      [{ revision: '0', segment: '' }, 422],
      [{ revision: '0', segment: 'all' }, 422],
      [{ revision: '0', reason: 'x'.repeat(2001) }, 422],
      [{ revision: '7' }, 404],
      [{ revision: '0', segment: '4711' }, 404],
    ];
    for (const [fields, status] of bad) {
      assert.equal((await restore(desk, fields)).status, status, JSON.stringify(fields));
    }
    assert.equal((await getSegment(db, desk.id, 4)).target, MINISTER);
  });

  it('is not for readers, editors of other languages or strangers', async () => {
    const { db } = app.services;
    const desk = await publish(db, ['ru', 'de'], REPORT);
    await desk.save(editor, 4, MINISTER, 0);
    for (const other of [await app.as('reader'), await app.as('editor', ['tr'])]) {
      await restore(desk, { revision: '0' }, other).expect(403);
    }
    const stranger = await restore(desk, { revision: '0' }, app.agent());
    assert.notEqual(stranger.status, 200);
    assert.equal((await getSegment(db, desk.id, 4)).target, MINISTER);
  });
});
