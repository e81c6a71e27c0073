import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ArticleToCheck } from '../../server/checks/check-article.ts';

const CHILD = fileURLToPath(new URL('../../server/findings/check-child.ts', import.meta.url));

/** Long enough that whoever asked is gone before the answer. */
const ARTICLE: ArticleToCheck = {
  sourceLanguage: 'ru',
  targetLanguage: 'en',
  publishedOn: null,
  profile: { off: ['spelling'], housePatterns: [], words: [] },
  segments: Array.from({ length: 2_000 }, (_, id) => ({
    id,
    source: `17 июля ${id} министров прибыли в Баку, сообщил Керем Мустафаев.`,
    target: `On 17 July ${id} ministers arrived in Baku, Kerem Mustafayev said.`,
    kind: 'paragraph' as const,
    isStale: true,
  })),
};

it('a process that checks for a server that ends meanwhile ends without a word', async () => {
  const child = fork(CHILD, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  assert.ok(child.stderr);
  const said = text(child.stderr);
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.send(ARTICLE, (error) => (error ? reject(error) : resolve()));
  });
  child.disconnect();
  assert.deepEqual(await ended, [0, null]);
  assert.equal(await said, '');
});
