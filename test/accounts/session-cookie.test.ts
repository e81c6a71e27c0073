import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sessionCookie } from '../../server/accounts/session-cookie.ts';

const secret = 'a secret of at least thirty-two characters';
const cookie = sessionCookie(secret, false);
const header = (value: string) => `theme=dark; emend.session=${encodeURIComponent(value)}; x=1`;

describe('the session cookie', () => {
  it('gives back the token it was signed for', () => {
    assert.equal(cookie.read(header(cookie.sign('token'))), 'token');
  });

  it('gives nothing for a token somebody else signed, or none', () => {
    const other = sessionCookie('another secret, also long enough for it', false);
    assert.equal(cookie.read(header(other.sign('token'))), undefined);
    assert.equal(cookie.read(header('token')), undefined);
    assert.equal(cookie.read(header('token.')), undefined);
    assert.equal(
      cookie.read(header(`${cookie.sign('token')}=`.replace('token', 'tokem'))),
      undefined,
    );
    assert.equal(cookie.read('emend.session=%E0%A4%A'), undefined);
    assert.equal(cookie.read(undefined), undefined);
  });

  it('is for HTTPS only where the server is reached by it', () => {
    assert.equal(cookie.options.secure, false);
    const secure = sessionCookie(secret, true);
    assert.equal(secure.options.secure, true);
    assert.match(secure.name, /^__Host-/);
  });
});
