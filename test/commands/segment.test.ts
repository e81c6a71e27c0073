import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const line = (lang: string, text: string) => `${JSON.stringify({ lang, text })}\n`;

async function segment(input: string): Promise<string[][]> {
  const { code, out, err } = await run(['segment', '--jsonl'], input);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out
    .trimEnd()
    .split('\n')
    .map((json) => JSON.parse(json));
}

describe('emend segment', () => {
  test('answers line by line, whatever the language', async () => {
    const found = await segment(
      line('de', 'Am 17. Juli legte die Fähre ab. Sie kam z. B. nie an.') +
        line('zh-Hant', '橋斷了。誰修？') +
        line('sr-Latn', 'Dr. Perić je stigao. Kiša pada.') +
        line('tlh', 'One. Two!') +
        line('en', '') +
        line('ar', 'وصل القطار. متى يغادر؟'),
    );
    assert.deepEqual(found, [
      ['Am 17. Juli legte die Fähre ab.', 'Sie kam z. B. nie an.'],
      ['橋斷了。', '誰修？'],
      ['Dr. Perić je stigao.', 'Kiša pada.'],
      ['One.', 'Two!'],
      [],
      ['وصل القطار.', 'متى يغادر؟'],
    ]);
  });

  test('takes what other systems write: byte order mark, CRLF, empty lines, no last line feed', async () => {
    const input = `\ufeff{"lang":"en","text":"One. Two."}\r\n\r\n{"lang":"en","text":"Three."}`;
    assert.deepEqual(await segment(input), [['One.', 'Two.'], ['Three.']]);
  });

  test('ends a line at a line feed only, since JSON may have U+2028 as it is', async () => {
    const [sentences] = await segment('{"lang":"en","text":"A first\u2028line. And more."}\n');
    assert.equal(sentences?.join('').replace(/\s/gu, ''), 'Afirstline.Andmore.');
  });

  test('gives back every character but the white space between sentences', async () => {
    const text = '  „Halt!“ rief er.\r\n\r\n\tNiemand hielt \ud83d\ude00 …  Ende ';
    const [sentences] = await segment(line('de', text));
    let at = 0;
    for (const sentence of sentences as string[]) {
      const from = text.indexOf(sentence, at);
      assert.equal(text.slice(at, from).trim(), '');
      at = from + sentence.length;
    }
    assert.equal(text.slice(at).trim(), '');
  });

  test('names the line that does not fit', async () => {
    for (const wrong of [
      'no JSON',
      '{"text":"A."}',
      '{"lang":"en","text":5}',
      '[]',
      '{"lang":"","text":""}',
    ]) {
      const { code, out, err } = await run(
        ['segment', '--jsonl'],
        `${line('en', 'Fine.')}${wrong}\n`,
      );
      assert.equal(code, 1, wrong);
      assert.equal(out, '["Fine."]\n', wrong);
      assert.match(err, /^Line 2 is not of the form/, wrong);
    }
    const { code, err } = await run(['segment', '--jsonl', 'no-such-file.jsonl']);
    assert.deepEqual({ code, err }, { code: 1, err: 'There is no file no-such-file.jsonl.\n' });
  });

  test('stops quietly when whoever reads has seen enough', async () => {
    const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      main,
      'segment',
      '--jsonl',
    ]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(line('en', 'Once more. And again.').repeat(50_000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    assert.deepEqual({ code, err }, { code: 0, err: '' });
  });
});
