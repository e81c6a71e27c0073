import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { embedManifest, readManifest } from '../../server/export/embed-manifest.ts';
import { type ExportFormat, exportTranslation } from '../../server/export/export-translation.ts';
import { CONTENT_FORMATS, exportHash, type Manifest } from '../../server/export/manifest.ts';
import { verifyExport } from '../../server/export/verify-export.ts';
import { engines, forEachEngine, type TestEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';
import { approveStory, save, tell } from './story.ts';

const publisher = { id: null, name: 'Publisher' };

async function published(t: TestContext, engine = engines[0] as TestEngine) {
  const store = await openStore(t, engine);
  const translation = await approveStory(store, await tell(store));
  const exported = (format: ExportFormat) =>
    exportTranslation(store, translation, { format }, publisher);
  return { store, translation, exported };
}

/** What is found fault with, each as `where: detail`. */
async function problems({ db }: Store, manifest: Manifest, file: string | Uint8Array) {
  const found = await verifyExport(db, { manifest, file: Buffer.from(file) });
  return found.map(({ where, detail }) => `${where}: ${detail}`);
}

describe('verifying an export', () => {
  forEachEngine((engine) => {
    it('holds in every format, also once the article has gone on', async (t) => {
      const { store, translation, exported } = await published(t, engine);
      const files = [];
      for (const format of CONTENT_FORMATS) files.push(await exported(format));
      await save(store, translation.id, 2, { text: 'Ganz anders.' });
      await save(store, translation.id, 3, { text: 'Auch das.' });
      for (const { manifest, body } of files) {
        assert.deepEqual(await problems(store, manifest, body), [], manifest.format);
        const carried = readManifest(body);
        if (carried) assert.deepEqual(await problems(store, carried.manifest, body), []);
        else assert.equal(manifest.format, 'text');
      }
    });

    it('holds of unapproved text, which is marked', async (t) => {
      const store = await openStore(t, engine);
      const translation = await tell(store);
      for (const format of CONTENT_FORMATS) {
        const options = { format, include: 'current' } as const;
        const { manifest, body } = await exportTranslation(store, translation, options, publisher);
        assert.deepEqual(await problems(store, manifest, body), [], format);
      }
    });
  });

  it('holds of a manifest that was asked for alone, and of a page it was taken out of', async (t) => {
    const { store, exported } = await published(t);
    const text = await exported('text');
    const alone = readManifest((await exported('manifest')).body);
    assert.deepEqual(await problems(store, alone?.manifest as Manifest, text.body), []);
    const html = await exported('html');
    const bare = html.body.replace(/<script.*<\/script>\n/, '');
    assert.notEqual(bare, html.body);
    assert.deepEqual(await problems(store, html.manifest, bare), []);
  });

  it('names the line where a file was changed', async (t) => {
    const { store, exported } = await published(t);
    const { manifest, body } = await exported('text');
    const changed = body.replace('Verhandlungen in Baku', 'Verhandlungen in Eriwan');
    const [file, line, ...others] = await problems(store, manifest, changed);
    assert.match(file ?? '', /^file: It is not the one the manifest was made for/);
    assert.equal(
      line,
      'line 1: The file says "Verhandlungen in Eriwan", the record "Verhandlungen in Baku".',
    );
    assert.deepEqual(others, []);

    const last = async (text: string | Uint8Array) =>
      (await problems(store, manifest, text)).at(-1) ?? '';
    assert.match(await last(body.replace(/\n/g, '\r\n')), /^line 1: It ends with CR LF/);
    assert.match(await last(`${body}Noch etwas.\n`), /^line \d+: .*Noch etwas/);
    assert.match(await last(body.slice(0, -1)), /^line \d+: The file ends before ""/);
    assert.match(await last(`\ufeff${body}`), /^line 1: /);
    assert.match(await last(Buffer.from([0xff, 0xfe, 0])), /^file: It is no text in UTF-8/);
  });

  it('finds a text that somebody made a new hash for, in any format', async (t) => {
    const { store, exported } = await published(t);
    for (const format of CONTENT_FORMATS) {
      const { manifest, body } = await exported(format);
      const plain = readManifest(body)?.body ?? body;
      const forgedBody = plain.replaceAll('Baku', 'Eriwan');
      const forged = { ...manifest, exportHash: exportHash(forgedBody) };
      const found = await problems(store, forged, embedManifest(forgedBody, forged));
      assert.equal(found.length, 1, format);
      assert.match(
        found[0] ?? '',
        /^line \d+: The file says .*Eriwan.*, the record .*Baku/,
        format,
      );
    }
  });

  it('names each statement that the record does not make', async (t) => {
    const { store, translation, exported } = await published(t);
    const { manifest, body } = await exported('text');
    const [first, second, ...rest] = manifest.approvals ?? [];
    assert.ok(first && second);
    const other = 'e'.repeat(64);
    const LIES: [lie: Partial<Manifest>, says: RegExp][] = [
      [{ title: 'Anders' }, /^title: The manifest says "Anders", the record "Переговоры в Баку"/],
      [{ sourceLanguage: 'uk' }, /^source language: /],
      [{ sourceHash: other }, /^hash of the original: /],
      [{ machineHash: other }, /^hash of the machine text: /],
      [{ revisionHash: other }, /^revision \d+: The manifest says "eeee/],
      [{ approved: false }, /^approved: The manifest says false, the record true/],
      [{ approvers: [] }, /^approvers: The manifest says \[\], the record /],
      [{ exportHash: other }, /^file: /],
      [{ exportedAt: '2020-01-01T00:00:00.000Z' }, /^date: The record has no export of revision/],
      [
        { approvals: [{ ...first, approver: 'Mallory' }, second, ...rest] },
        /^approver of segment 1: The manifest says "Mallory", the record "Ümit"/,
      ],
      [
        { approvals: [{ ...first, at: '2020-01-01T00:00:00.000Z' }, second, ...rest] },
        /^time of approval of segment 1: /,
      ],
      [
        { approvals: [{ ...first, textHash: other }, second, ...rest] },
        /^hash of the approved text of segment 1: /,
      ],
      [
        { approvals: [second, ...rest] },
        /^segment 1: By the record Ümit approved it in revision \d+; the manifest does not say so/,
      ],
      [
        { approvals: [...(manifest.approvals ?? []), { ...first, segment: 99 }] },
        /^segment 99: The manifest says that Ümit approved it; by the record it was not/,
      ],
    ];
    for (const [lie, says] of LIES) {
      const found = await problems(store, { ...manifest, ...lie }, body);
      assert.equal(found.length, 1, `${JSON.stringify(lie)}: ${found.join('\n')}`);
      assert.match(found[0] ?? '', says);
    }
    const later = await problems(store, { ...manifest, revision: 999 }, body);
    assert.ok(
      later.includes(
        `revision 999: The record has no such revision; its newest is ${translation.revision}.`,
      ),
    );
    const elsewhere = { ...manifest, targetLanguage: 'tr' };
    assert.deepEqual(await problems(store, elsewhere, body), [
      `article: The record has no article ${manifest.article} with a translation into tr.`,
    ]);
  });

  it('finds an approval that was given later, or an earlier text passed off as approved', async (t) => {
    const store = await openStore(t, engines[0] as TestEngine);
    const before = await tell(store);
    const options = { format: 'json', include: 'current' } as const;
    const early = await exportTranslation(store, before, options, publisher);
    const translation = await approveStory(store, before);
    const late = await exportTranslation(store, translation, { format: 'json' }, publisher);
    const { approvals, approvers, approved } = late.manifest;
    const found = await problems(
      store,
      { ...early.manifest, approvals, approvers, approved },
      early.body,
    );
    assert.match(found[0] ?? '', /^segment \d+: .* approved it; by the record it was not approved/);
  });

  it('says that a record which does not hold itself proves nothing', async (t) => {
    const { store, translation, exported } = await published(t);
    const { manifest, body } = await exported('text');
    await store.db
      .updateTable('revision')
      .set({ author: 'Mallory' })
      .where('translation_id', '=', translation.id)
      .where('number', '=', 2)
      .execute();
    const found = await problems(store, manifest, body);
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^record, revision 2, revision: Its hash does not follow/);
  });
});
