import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { can, type Role, type User } from '../../server/accounts/user.ts';

function member(role: Role, languages: string[] | null = null): User {
  return { id: '1', name: 'Ayşe', email: 'ayse@example.org', role, languages };
}

describe('what a member may do', () => {
  it('grows with the role', () => {
    const allowed = (role: Role) =>
      (['read', 'edit', 'review', 'administer'] as const).filter((what) => can(member(role), what));
    assert.deepEqual(allowed('reader'), ['read']);
    assert.deepEqual(allowed('editor'), ['read', 'edit']);
    assert.deepEqual(allowed('reviewer'), ['read', 'edit', 'review']);
    assert.deepEqual(allowed('administrator'), ['read', 'edit', 'review', 'administer']);
  });

  it('is limited to the target languages of the role, but for reading', () => {
    const editor = member('editor', ['de', 'zh-Hant']);
    assert.equal(can(editor, 'edit', 'de'), true);
    assert.equal(can(editor, 'edit', 'tr'), false);
    assert.equal(can(editor, 'read', 'tr'), true);
    assert.equal(can(editor, 'edit', 'zh-Hans'), false);
  });

  it('covers regional variants of a language, not languages that begin alike', () => {
    const editor = member('editor', ['de', 'zh-Hant']);
    assert.equal(can(editor, 'edit', 'de-AT'), true);
    assert.equal(can(editor, 'edit', 'DE-ch'), true);
    assert.equal(can(editor, 'edit', 'zh-Hant-TW'), true);
    assert.equal(can(editor, 'edit', 'den'), false);
  });
});
