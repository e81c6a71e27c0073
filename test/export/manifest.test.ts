import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  embedManifest,
  readManifest,
  withoutManifest,
  writeManifest,
} from '../../server/export/embed-manifest.ts';
import { exportTranslation } from '../../server/export/export-translation.ts';
import { CONTENT_FORMATS, type Manifest } from '../../server/export/manifest.ts';
import { textHash } from '../../server/revisions/hash.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { engines, forEachEngine, type TestEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';
import { approveStory, reviewer, TEXTS, tell } from './story.ts';

const publisher = { id: null, name: 'Publisher' };

/** A title that every format could take for something of its own. */
const TITLE = `</script><!-- "Titel" --> # ' : |\n---\n  },\n\u2028\u0085${'\ufeff'}\t👨‍👩‍👧 \\`;

const MANIFEST: Manifest = {
  generator: 'Emend 1.2.3',
  article: 7,
  title: TITLE,
  sourceLanguage: 'ru',
  targetLanguage: 'de',
  sourceHash: '1e5'.padEnd(64, '0'),
  machineHash: 'b'.repeat(64),
  revision: 3,
  revisionHash: 'c'.repeat(64),
  approved: true,
  approvers: [
    {
      name: TITLE,
      segments: 2,
      first: '2026-01-02T03:04:05.000Z',
      last: '2026-01-02T03:04:06.000Z',
    },
  ],
  format: 'text',
  exportedAt: '2026-01-02T03:04:07.000Z',
  exportHash: 'd'.repeat(64),
};

const PAGE = '<!doctype html>\n<head>\n<title>x</title>\n</head>\n<p>Text.</p>\n';
const BODIES = {
  text: 'Text.\n',
  markdown: '---\n\nText.\n\n---\n',
  html: PAGE,
  bilingual: PAGE,
  json: `${JSON.stringify({ title: TITLE, blocks: [{}] }, null, 2)}\n`,
  diff: '# not approved: 1\n--- a/x\n+++ b/x\n',
};

describe('a manifest in a file', () => {
  for (const format of CONTENT_FORMATS) {
    for (const approvers of [MANIFEST.approvers, []]) {
      it(`comes out of ${format} as it went in, with ${approvers.length} approvers`, () => {
        const manifest = { ...MANIFEST, approvers, format };
        const file = embedManifest(BODIES[format], manifest);
        assert.equal(withoutManifest(file, format), BODIES[format]);
        if (format === 'text') assert.equal(file, BODIES.text);
        else assert.deepEqual(readManifest(file), { manifest, body: BODIES[format] });
      });
    }
  }

  it('is a file of its own as well', () => {
    assert.deepEqual(readManifest(writeManifest(MANIFEST)), {
      manifest: MANIFEST,
      body: undefined,
    });
  });

  it('is not found in what has none, or a broken one', () => {
    const broken = [
      '',
      'Text.',
      '{"manifest": {}}',
      '{',
      '---\nemend:\n    - {\n---\n',
      '---\ntitle: x\n---\n',
      '# emend article: {\n',
    ];
    for (const file of broken) assert.equal(readManifest(file), undefined, file);
  });

  it('cannot end the script it stands in, nor a line of front matter', () => {
    const html = embedManifest(BODIES.html, { ...MANIFEST, format: 'html' });
    assert.equal(html.match(/<\/script>/g)?.length, 1);
    assert.doesNotMatch(html, /<!--/);
    const markdown = embedManifest(BODIES.markdown, { ...MANIFEST, format: 'markdown' });
    const [, matter = ''] = /^---\n(.*?)\n---\n\n/s.exec(markdown) ?? [];
    assert.doesNotMatch(matter, /[\u2028\u0085\ufeff]/);
    // Every scalar that could be read as anything else is quoted: hashes, times, names.
    assert.match(matter, /^ {2}sourceHash: "1e50{61}"$/m);
  });

  const yaml = spawnSync('python3', ['-c', 'import yaml']);
  it('is YAML to a reader of YAML', { skip: yaml.status !== 0 }, () => {
    const markdown = embedManifest(BODIES.markdown, { ...MANIFEST, format: 'markdown' });
    const { stdout, stderr } = spawnSync(
      'python3',
      ['-c', 'import json, sys, yaml; print(json.dumps(next(yaml.safe_load_all(sys.stdin))))'],
      { input: markdown, encoding: 'utf8', env: { PATH: process.env.PATH, PYTHONUTF8: '1' } },
    );
    assert.equal(stderr.split('\n').at(-2) ?? '', '');
    assert.deepEqual(JSON.parse(stdout), { emend: { ...MANIFEST, format: 'markdown' } });
  });
});

describe('the manifest of an export', () => {
  forEachEngine((engine) => {
    it('says what left, at which revision, and who approved each segment when', async (t) => {
      const store = await openStore(t, engine);
      const translation = await approveStory(store, await tell(store));
      const { body, manifest } = await exportTranslation(
        store,
        translation,
        { format: 'json' },
        publisher,
      );
      const { manifest: carried, blocks, approved } = JSON.parse(body);
      assert.deepEqual(carried, manifest);
      assert.equal(manifest.article, translation.article.id);
      assert.equal(manifest.title, translation.article.title);
      assert.deepEqual([manifest.sourceLanguage, manifest.targetLanguage], ['ru', 'de']);
      assert.deepEqual(
        [manifest.revision, manifest.revisionHash],
        [translation.revision, translation.hash],
      );
      const row = await store.db
        .selectFrom('translation')
        .innerJoin('article', 'article.id', 'translation.article_id')
        .select(['original', 'machine_text'])
        .where('translation.id', '=', translation.id)
        .executeTakeFirstOrThrow();
      assert.equal(manifest.sourceHash, textHash('ru', row.original));
      assert.equal(manifest.machineHash, textHash('de', row.machine_text));
      assert.equal(approved && manifest.approved, true);

      const segments: { id: number; source: string; target: string }[] = blocks.flatMap(
        (block: { segments: object[] }) => block.segments,
      );
      assert.deepEqual(
        manifest.approvals?.map(({ segment, textHash }) => [segment, textHash]),
        segments.map(({ id, source, target }) => [id, textHash(source, target)]),
      );
      const names = manifest.approvals?.map(({ approver }) => approver);
      assert.deepEqual(new Set(names), new Set(['Ümit', reviewer.name]));
      assert.deepEqual(
        manifest.approvers.map(({ name, segments: count }) => [name, count]),
        [
          ['Ümit', 1],
          [reviewer.name, segments.length - 1],
        ],
      );
      const [first] = segments;
      const { approvedIn } = await getSegment(store.db, translation.id, first?.id as number);
      assert.equal(manifest.approvals?.[0]?.revision, approvedIn);
    });
  });

  it('leaves plain text as it was, whose hash anybody can compute', async (t) => {
    const store = await openStore(t, engines[0] as TestEngine);
    const translation = await approveStory(store, await tell(store));
    const text = await exportTranslation(store, translation, { format: 'text' }, publisher);
    assert.doesNotMatch(text.body, /emend|sha/i);
    assert.ok(text.body.includes(TEXTS[0] as string));
    const alone = await exportTranslation(store, translation, { format: 'manifest' }, publisher);
    assert.match(alone.fileName, /\.de\.manifest\.json$/);
    const manifest = JSON.parse(alone.body);
    assert.equal(manifest.format, 'text');
    assert.equal(manifest.exportHash, createHash('sha256').update(text.body).digest('hex'));
    assert.equal(manifest.approvals.length > 2, true);
  });

  it('says of unapproved text that it is not, and names no approver of it', async (t) => {
    const store = await openStore(t, engines[0] as TestEngine);
    const translation = await tell(store);
    const options = { format: 'markdown', include: 'current' } as const;
    const { manifest } = await exportTranslation(store, translation, options, publisher);
    assert.deepEqual([manifest.approved, manifest.approvers, manifest.approvals], [false, [], []]);
  });

  it('stands before a diff where git apply reads over it', async (t) => {
    const store = await openStore(t, engines[0] as TestEngine);
    const translation = await approveStory(store, await tell(store));
    const text = await exportTranslation(store, translation, { format: 'text' }, publisher);
    const diff = await exportTranslation(store, translation, { format: 'diff' }, publisher);
    assert.match(diff.body, /^# emend generator: "Emend \d/);
    const directory = mkdtempSync(join(tmpdir(), 'emend-manifest-'));
    t.after(() => rmSync(directory, { recursive: true, force: true }));
    const name = join(directory, /^--- a\/(.*)$/m.exec(diff.body)?.[1] as string);
    writeFileSync(name, text.body);
    const { status, stderr } = spawnSync('git', ['apply', '--reverse', '-'], {
      cwd: directory,
      input: diff.body,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: directory, HOME: directory },
    });
    assert.equal(status, 0, stderr);
    assert.match(readFileSync(name, 'utf8'), /Separaten Militärarmee|Ministerium/);
  });
});
