import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { safeBack } from '../../server/accounts/back.ts';

describe('the way back after signing in', () => {
  it('keeps a path with its query and fragment', () => {
    assert.equal(
      safeBack('/articles/1?state=edited#segment-4'),
      '/articles/1?state=edited#segment-4',
    );
  });

  it('leads nowhere else', () => {
    for (const elsewhere of [
      'https://example.org/',
      '//example.org',
      '/\\example.org',
      '/\t/example.org',
      '/.//example.org',
      '/a/..//example.org',
      'javascript:alert(1)',
      'articles',
      '',
      undefined,
      ['/a', '/b'],
    ]) {
      assert.equal(safeBack(elsewhere), '/', String(elsewhere));
    }
  });

  it('stays on the server whatever is asked for', () => {
    const characters = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '@',
      ':',
      '.',
      '?',
      '#',
      'a',
      'é',
      ' ',
    );
    const paths = fc.string({ unit: characters, maxLength: 12 });
    fc.assert(
      fc.property(paths, (path) => {
        const url = new URL(safeBack(`/${path}`), 'https://emend.example');
        assert.equal(url.origin, 'https://emend.example');
      }),
    );
  });
});
