import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import express from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { loggedPath, logRequests } from '../../server/web/request-log.ts';

describe('the log of requests', () => {
  it('says what was asked for and how it went, and nothing that lets anybody in', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const app = express();
    app.use(logRequests(logger));
    app.get('/welcome/:token', (_req, res) => {
      res.cookie('emend.session', 'cookie-of-the-answer').sendStatus(403);
    });
    await supertest(app)
      .get('/welcome/the-token?q=words')
      .set('authorization', 'Bearer the-key')
      .set('cookie', 'emend.session=the-cookie')
      .set('referer', 'https://emend.example/invitations/the-token')
      .expect(403);
    const log = lines.join('');
    const { req, res } = JSON.parse(log) as { req: object; res: object };
    assert.deepEqual(Object.keys(req), ['id', 'method', 'path', 'remoteAddress']);
    assert.deepEqual(res, { statusCode: 403 });
    assert.match(log, /"method":"GET","path":"\/welcome\/…"/);
    assert.doesNotMatch(log, /token|key|cookie|words/);
  });

  it('names a page by its path, a link that lets people in without its secret', () => {
    assert.equal(
      loggedPath('/articles/1/translations/de/find?q=слово'),
      '/articles/1/translations/de/find',
    );
    assert.equal(loggedPath('/password/QUJD'), '/password/…');
    assert.equal(loggedPath('/Invitations/QUJD/'), '/Invitations/…/');
  });
});
