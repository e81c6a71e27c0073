import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { writeTrackedChanges } from '../../server/formats/docx/tracked-changes.ts';
import { docx } from '../../server/formats/docx.ts';

const isInstalled = spawnSync('soffice', ['--version']).status === 0;

/** What LibreOffice makes of documents when it opens them. */
describe('documents opened by LibreOffice', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'emend-docx-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Files converted by one start of it, which takes some seconds. */
  function convert(documents: Readonly<Record<string, Uint8Array>>): Record<string, string> {
    for (const [name, bytes] of Object.entries(documents)) {
      writeFileSync(join(folder, `${name}.docx`), bytes);
    }
    const paths = Object.keys(documents).map((name) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const { status, stderr } = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, ...paths],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    return Object.fromEntries(
      Object.keys(documents).map((name) => [
        name,
        readFileSync(join(folder, `${name}.fodt`), 'utf8'),
      ]),
    );
  }

  it('have their structure and their changes', async (test) => {
    if (!isInstalled) {
      test.diagnostic('LibreOffice is not installed here; nothing was opened by it.');
      return;
    }
    const { fresh = '', tracked = '' } = convert({
      fresh: await docx.write({
        language: 'ar',
        blocks: [
          { kind: 'heading', level: 1, text: 'العبّارة الليلية' },
          { kind: 'quotation', text: 'اقتباس' },
          { kind: 'listItem', text: 'ثالثا', list: { list: 1, depth: 1, number: 3 } },
          {
            kind: 'paragraph',
            text: 'باكو',
            cell: { table: 1, row: 0, column: 0, isHeader: true },
          },
        ],
      }),
      tracked: writeTrackedChanges({
        language: 'de',
        paragraphs: [
          {
            kind: 'paragraph',
            before: 'Der alte Kran.',
            revisions: [
              { author: 'Ada', date: '2026-01-02T03:04:05Z', delta: [4, ['alte', 'neue'], 6] },
            ],
          },
        ],
      }),
    });
    assert.match(fresh, /<text:h [^>]*text:outline-level="1"[^>]*>(?:<[^>]*>)*العبّارة الليلية/u);
    assert.match(fresh, /style:writing-mode="rl-tb"/u);
    assert.match(fresh, /text:start-value="3"/u);
    assert.match(fresh, /<table:table-header-rows>/u);
    assert.deepEqual(changeOf(tracked, 'deletion'), {
      text: 'alte',
      author: 'Ada',
      date: '2026-01-02T03:04:05',
    });
    assert.deepEqual(changeOf(tracked, 'insertion'), {
      text: 'neue',
      author: 'Ada',
      date: '2026-01-02T03:04:05',
    });
  });
});

/** The first change of a kind in a flat ODT file: what it is about, who made it and when. */
function changeOf(page: string, kind: 'insertion' | 'deletion') {
  const region = new RegExp(
    `text:id="(\\w+)">\\s*<text:${kind}>[\\s\\S]*?<dc:creator>(.*?)</dc:creator>\\s*<dc:date>(.*?)</dc:date>`,
    'u',
  ).exec(page);
  const [, id, author, date] = region ?? [];
  const text = new RegExp(
    `<text:change-start text:change-id="${id}"/>(.*?)<text:change-end text:change-id="${id}"/>`,
    'u',
  ).exec(page)?.[1];
  return { text: text?.replace(/<[^>]*>/gu, ''), author, date };
}
