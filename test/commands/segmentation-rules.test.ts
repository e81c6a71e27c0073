import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readSrx } from '../../server/text/srx/read-srx.ts';
import { writeSrx } from '../../server/text/srx/write-srx.ts';
import { documentOf, type ShortRule } from '../text/srx/rules.ts';
import { emend, installationFolder } from './emend.ts';

const TEXT = 'Der Hptkap. Meier kam an. Er blieb.';

describe('segmentation rules in a file of SRX', () => {
  let folder: string;
  let remove: () => void;
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const rules = (name: string, ...all: ShortRule[]) => file(name, writeSrx(documentOf(...all)));
  const lines = () => file('in.jsonl', `${JSON.stringify({ lang: 'de', text: TEXT })}\n`);

  before(() => {
    ({ folder, remove } = installationFolder());
  });
  after(() => remove());

  test('emend segment takes those of --srx, else those of the setting', () => {
    const ranks = rules('ranks.srx', ['no', '\\bHptkap\\.', '\\s']);
    const none = rules('none.srx');
    const own = '["Der Hptkap.","Meier kam an.","Er blieb."]\n';
    const together = '["Der Hptkap. Meier kam an.","Er blieb."]\n';
    const segment = (env: Record<string, string>, ...args: string[]) =>
      emend(env, 'segment', ...args, lines()).stdout;
    assert.equal(segment({}), own);
    assert.equal(segment({}, '--srx', ranks), together);
    assert.equal(segment({ EMEND_SRX: ranks }), together);
    assert.equal(segment({ EMEND_SRX: ranks }, '--srx', none), own);
  });

  test('an import splits by those of the setting', () => {
    const env = {
      EMEND_DATA: folder,
      EMEND_SRX: rules('ranks.srx', ['no', '\\bHptkap\\.', '\\s']),
    };
    const original = file('a.de.txt', TEXT);
    const translation = file('a.en.txt', 'Captain Meier arrived. He stayed.');
    const languages = ['--source-lang', 'de', '--target-lang', 'en'];
    assert.deepEqual(emend(env, 'import', ...languages, original, translation), {
      status: 0,
      stdout: '1\n',
      stderr: '',
    });
    const { stdout } = emend(env, 'export', '1', '--format', 'json', '--include', 'current');
    assert.ok(stdout.includes('"Der Hptkap. Meier kam an."'), stdout);
  });

  test('a text is cut by them when it is made a file in two languages', () => {
    const ranks = rules('ranks.srx', ['no', '\\bHptkap\\.', '\\s']);
    const text = file('a.txt', TEXT);
    const convert = (env: Record<string, string>, ...args: string[]) => {
      const to = join(folder, 'a.csv');
      const given = ['--source-lang', 'de', '--target-lang', 'en', ...args, text, to];
      assert.deepEqual(emend(env, 'convert', ...given), { status: 0, stdout: '', stderr: '' });
      return readFileSync(to, 'utf8').trim().split('\n').length - 1;
    };
    assert.equal(convert({}), 3);
    assert.equal(convert({ EMEND_SRX: ranks }), 2);
    assert.equal(convert({}, '--srx', ranks), 2);
  });

  test('what is wrong with a file is said with its place, and nothing is opened', () => {
    const wrong = rules('wrong.srx', ['no', '(a)\\1', ' '], ['no', '.', 'b++']);
    const expected = [
      `${wrong}:8: <beforebreak> of rule 1 of “any”: References back to a group are not supported.`,
      `${wrong}:9: <afterbreak> of rule 2 of “any”: “++” is possessive, which is not supported; leave out the “+”.`,
      '',
    ].join('\n');
    for (const outcome of [
      emend({}, 'segment', '--srx', wrong, lines()),
      emend({ EMEND_DATA: join(folder, 'new'), EMEND_SRX: wrong }, 'serve'),
    ]) {
      assert.deepEqual(outcome, { status: 1, stdout: '', stderr: expected });
    }
    const missing = join(folder, 'missing.srx');
    const { stderr } = emend({}, 'segment', '--srx', missing, lines());
    assert.equal(stderr, `There is no file ${missing}.\n`);
    const noXml = file('no.srx', 'Hptkap.');
    assert.match(emend({}, 'segment', '--srx', noXml, lines()).stderr, /no\.srx:1: \S/);
  });

  test('emend segment --export-srx prints the rules of the languages asked for', () => {
    const { stdout, status } = emend(
      {},
      'segment',
      '--export-srx',
      '--lang',
      'de-AT',
      '--lang',
      'ru',
    );
    assert.equal(status, 0);
    const { languageRules } = readSrx(stdout);
    assert.deepEqual(
      languageRules.map(({ name }) => name),
      ['de', 'ru'],
    );
    const unknown = emend({}, 'segment', '--export-srx', '--lang', 'tlh');
    assert.equal(unknown.status, 1);
    assert.match(unknown.stderr, /^There are no rules for “tlh”\. There are for: am, ar, /);
  });
});
