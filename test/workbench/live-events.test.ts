import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { it, type TestContext } from 'node:test';
import { startApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';

const HEARTBEAT_MS = 25_000;

it('live events end with the session they were asked for with', async (t: TestContext) => {
  const app = await startApp();
  const { article } = await storeSmallArticle(app.services.db);
  const { name, value, user } = await app.signInCookie('reader');
  const server = await app.listen();
  t.mock.timers.enable({ apis: ['setInterval'] });
  const request = get(`${server.url}/articles/${article.id}/translations/de/events`, {
    headers: { cookie: `${name}=${value}` },
  });
  const [stream] = (await once(request, 'response')) as [IncomingMessage];
  assert.equal(stream.statusCode, 200);
  assert.match(String((await once(stream, 'data'))[0]), /^event: hello/);

  t.mock.timers.tick(HEARTBEAT_MS);
  assert.match(String((await once(stream, 'data'))[0]), /^: still here/);

  await app.services.db.deleteFrom('session').where('user_id', '=', user.id).execute();
  stream.resume();
  t.mock.timers.tick(HEARTBEAT_MS);
  await once(stream, 'end');
  await server.close();
  await app.close();
});
