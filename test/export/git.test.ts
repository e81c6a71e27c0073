import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { reading } from '../../server/database/transaction.ts';
import { gitFiles, gitStream } from '../../server/export/git-stream.ts';
import { putHunkNote } from '../../server/revisions/hunk-note.store.ts';
import { snapshotAt } from '../../server/revisions/rebuild.ts';
import { listChanges, listRevisions } from '../../server/revisions/revision.store.ts';
import { inReadingOrder, type Snapshot } from '../../server/revisions/snapshot.ts';
import { joinSentences } from '../../server/text/language.ts';
import { engines, forEachEngine, type TestEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';
import { editor, save, tell } from './story.ts';

const LANGUAGES = { source: 'ru', target: 'de' };
const FILES = gitFiles(LANGUAGES);

async function streamOf({ db }: Store, translation: number): Promise<string> {
  return reading(db, async (trx) =>
    (await Array.fromAsync(gitStream(trx, translation, LANGUAGES))).join(''),
  );
}

/** What the files of a version have to hold, written without the code that is tested. */
function expected(snapshot: Snapshot) {
  const segments = inReadingOrder(snapshot).filter(
    ({ block, excluded }) => !excluded && snapshot.blocks.get(block)?.kind !== 'boilerplate',
  );
  const paragraphs: string[] = [];
  for (const block of new Set(segments.map((one) => one.block))) {
    const texts = segments.filter((one) => one.block === block).map(({ target }) => target);
    paragraphs.push(joinSentences(texts, 'de'));
  }
  return {
    text: `${paragraphs.filter(Boolean).join('\n\n')}\n`,
    pairs: segments.map(({ id, source, target, state }) => ({ id, source, target, state })),
  };
}

/** The first change of a text in a history. */
async function firstHunk({ db }: Store, translation: number) {
  for (const [revision, changes] of await listChanges(db, translation, { from: 1 })) {
    const one = changes.find(({ entity, change }) => entity === 'segment' && 'target' in change);
    if (one) return { revision, segment: one.id, hunk: 1 };
  }
  throw new Error('No text was changed.');
}

describe('a history for git', () => {
  let directory: string;
  let repositories = 0;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-git-'));
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  /** An empty repository, and git in it, without anybody's settings. */
  function repository() {
    repositories += 1;
    const cwd = join(directory, String(repositories));
    const git = (args: string[], input = '') => {
      const { status, stdout, stderr } = spawnSync('git', args, {
        cwd,
        input,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: directory, GIT_CONFIG_NOSYSTEM: '1', TZ: 'Asia/Baku' },
      });
      assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
      return stdout;
    };
    spawnSync('git', ['init', '--quiet', '-b', 'main', cwd], { env: { PATH: process.env.PATH } });
    return git;
  }

  forEachEngine((engine) => {
    it('is taken by git fast-import, and every commit is the version the record rebuilds', async (t) => {
      const store = await openStore(t, engine);
      const { id, revision: head } = await tell(store);
      const git = repository();
      git(['fast-import', '--quiet'], await streamOf(store, id));
      assert.equal(git(['fsck', '--full', '--strict']), '');

      const commits = git(['rev-list', '--reverse', 'main']).trim().split('\n');
      assert.equal(commits.length, head + 1);
      for (const [number, commit] of commits.entries()) {
        const { text, pairs } = expected(await snapshotAt(store.db, id, number));
        assert.equal(git(['show', `${commit}:${FILES.text}`]), text, `text of revision ${number}`);
        const lines = git(['show', `${commit}:${FILES.pairs}`])
          .trimEnd()
          .split('\n');
        assert.deepEqual(
          lines.map((line) => JSON.parse(line)),
          pairs,
          `pairs of revision ${number}`,
        );
      }
    });

    it('names author, time, reason, number and hash of each revision', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await tell(store);
      const git = repository();
      git(['fast-import', '--quiet'], await streamOf(store, id));
      const format =
        '%an|%ae|%aI|%cn|%ce|%cI|%s|%(trailers:key=Emend-Revision,valueonly,separator=)|%(trailers:key=Emend-Hash,valueonly,separator=)';
      const commits = git(['log', '--reverse', `--format=${format}`, 'main'])
        .trim()
        .split('\n');
      const revisions = (await listRevisions(store.db, id)).reverse();
      for (const [number, revision] of revisions.entries()) {
        const who =
          number === 0
            ? ['Test', 'unknown@emend.invalid']
            : ['Ayşe Çelik', `${editor.id}@emend.invalid`];
        const at = revision.at.replace(/\.\d+Z$/, '+00:00');
        const { kind, summary, hash } = revision;
        const subject = summary ? `${kind}: ${summary}` : kind;
        assert.equal(
          commits[number]?.replace(/(\d)Z\|/g, '$1+00:00|'),
          [...who, at, ...who, at, subject, number, hash].join('|'),
        );
      }
      const [reasoned] = revisions.filter(({ reason }) => reason);
      assert.ok(reasoned?.reason);
      const message = git(['log', '--reverse', '--format=%B%x00', 'main']).split('\0\n')[
        reasoned.number
      ];
      assert.equal(
        message?.trim(),
        `edit: ${reasoned.summary}\n\n${reasoned.reason}\n\nEmend-Revision: ${reasoned.number}\nEmend-Hash: ${reasoned.hash}`,
      );
    });

    it('carries the reasons for single changes as notes, which leave the commits as they were', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await tell(store);
      const git = repository();
      git(['fast-import', '--quiet'], await streamOf(store, id));
      const commits = git(['rev-list', '--reverse', 'main']);
      const place = await firstHunk(store, id);
      await putHunkNote(store.db, id, place, 'Eigenname <sic>', editor);
      git(['fast-import', '--quiet'], await streamOf(store, id));
      assert.equal(git(['rev-list', '--reverse', 'main']), commits);
      const commit = commits.split('\n')[place.revision] ?? '';
      assert.equal(
        git(['notes', 'show', commit]),
        `Segment ${place.segment}, change 1: Eigenname <sic> (Ayşe Çelik)\n`,
      );
      assert.match(git(['log', 'main']), /Notes:\n {4}Segment \d+, change 1: Eigenname/);
    });

    it('goes on in a repository that has its beginning', async (t) => {
      const store = await openStore(t, engine);
      const { id, revision } = await tell(store);
      const git = repository();
      git(['fast-import', '--quiet'], await streamOf(store, id));
      const first = git(['rev-parse', 'main']).trim();
      await save(store, id, 1, { text: 'Gespräche in Baku' });
      git(['fast-import', '--quiet'], await streamOf(store, id));
      assert.equal(git(['rev-parse', 'main~1']).trim(), first);
      assert.equal(git(['rev-list', '--count', 'main']).trim(), String(revision + 2));
      assert.match(git(['show', `main:${FILES.text}`]), /^Gespräche in Baku\n/);
    });
  });

  it('writes a file only where it changed, and says where it ends', async (t) => {
    const store = await openStore(t, engines[0] as TestEngine);
    const { id } = await tell(store);
    const stream = await streamOf(store, id);
    assert.match(stream, /^feature done\n/);
    assert.match(stream, /\ndone\n$/);
    await save(store, id, 1, { state: 'approved' }, { ...editor, role: 'reviewer' });
    const approval = (await streamOf(store, id)).split(/^commit /m).at(-1) ?? '';
    assert.doesNotMatch(approval, /translation\.de\.txt/);
    assert.match(approval, /pairs\.ru-de\.jsonl/);
  });
});
