import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameUuid } from '../../server/mine/name-uuid.ts';

describe('the UUID of a name', () => {
  it('is the one RFC 9562 works out in appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    assert.equal(nameUuid('www.example.com', dns), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is another in another namespace', () => {
    const url = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
    assert.notEqual(nameUuid('www.example.com', url), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
