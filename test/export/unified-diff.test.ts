import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unifiedDiff } from '../../server/formats/unified-diff.ts';

const GERMAN = `Verhandlungen in Baku

Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.

Das Ministerium nannte das Treffen nützlich.

Das nächste Treffen findet im Herbst statt.

Die Delegation reist am Freitag ab.

-- Redaktion
`;

const ARABIC = `مكتبة الواحة

افتتحت البلدية صباح الأحد مكتبة الواحة بعد ثلاث سنوات من العمل.

وقال المدير إن عدد الكتب بلغ ١٢٬٠٠٠ كتاب.
`;

const CHINESE = '茶马古桥\n\n清晨六点，陈桂香背着竹篓走上廊桥。\n\n她没有回头。\n';

/** What the two sides of a diff may be like. */
const PAIRS: [string, string, string][] = [
  ['a word', GERMAN, GERMAN.replace('Separaten Militärarmee', 'Selbständigen Armee')],
  [
    'the first and the last line',
    GERMAN,
    GERMAN.replace('Verhandlungen', 'Gespräche').replace('-- Redaktion', '-- Die Redaktion'),
  ],
  ['a paragraph taken out', GERMAN, GERMAN.replace(/Das nächste.*\n\n/, '')],
  ['a paragraph put in', GERMAN, GERMAN.replace('Das nächste', 'Er lächelte.\n\nDas nächste')],
  ['Arabic', ARABIC, ARABIC.replace('مكتبة الواحة بعد', 'مكتبتها الجديدة بعد')],
  ['Chinese', CHINESE, CHINESE.replace('竹篓', '竹筐')],
  ['an emoji of several parts', 'Familie 👨‍👩‍👧 da.\n', 'Familie 👨‍👩‍👦 da.\n'],
  ['a final line break that goes', GERMAN, GERMAN.trimEnd()],
  ['a final line break that comes', GERMAN.trimEnd(), GERMAN],
  ['no final line break on either side', 'Ein Satz.', 'Ein anderer Satz.'],
  ['lines ended by CR LF', crlf(GERMAN), crlf(GERMAN.replace('nützlich', 'hilfreich'))],
  ['CR LF that becomes LF', crlf(GERMAN), GERMAN],
  ['CR LF without the last', crlf(GERMAN).trimEnd(), crlf(ARABIC).trimEnd()],
  ['everything', GERMAN, ARABIC],
  ['all of it taken out', GERMAN, ''],
  ['a line separator, which ends no line for patch', 'Eins\u2028zwei\n', 'Eins\u2028drei\n'],
];

function crlf(text: string): string {
  return text.replace(/\n/g, '\r\n');
}

/** Bare systems have git, with which the project was fetched, but not always patch. */
const hasPatch = spawnSync('patch', ['--version']).status === 0;

describe('a unified diff', () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-diff-'));
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  let folders = 0;

  /** Lets a program apply the diff to a file with `before` in it, and reads what comes of it. */
  function applied(command: string, args: string[], text: string, diff: string): string {
    folders += 1;
    const cwd = join(directory, String(folders));
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'article-7.de.txt'), text);
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd,
      input: diff,
      encoding: 'utf8',
      // Neither the repository this test lies in nor anybody's settings are to play a part.
      env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: directory, HOME: directory },
    });
    assert.equal(status, 0, `${command}: ${stdout}${stderr}\n${diff}`);
    // patch removes a file that has become empty.
    try {
      return readFileSync(join(cwd, 'article-7.de.txt'), 'utf8');
    } catch {
      return '';
    }
  }

  for (const [what, one, other] of PAIRS) {
    it(`is taken by patch and by git apply, both ways: ${what}`, () => {
      const diff = unifiedDiff('article-7.de.txt', one, other);
      assert.match(diff, /^--- a\/article-7\.de\.txt\n\+\+\+ b\/article-7\.de\.txt\n@@ /);

      assert.equal(applied('git', ['apply', '-'], one, diff), other);
      if (other !== '') {
        assert.equal(applied('git', ['apply', '--reverse', '-'], other, diff), one);
      }
      if (!hasPatch) return;
      const patch = ['-p1', '--silent', '--binary'];
      assert.equal(applied('patch', patch, one, diff), other);
      if (other !== '') {
        assert.equal(applied('patch', [...patch, '--reverse'], other, diff), one);
      }
    });
  }

  it('is empty where nothing differs', () => {
    assert.equal(unifiedDiff('article-7.de.txt', GERMAN, GERMAN), '');
  });
});
