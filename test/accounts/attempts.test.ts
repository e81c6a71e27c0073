import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AttemptStore } from '../../server/accounts/attempt.store.ts';
import { forEachEngine } from '../support/engines.ts';

const MINUTE = 60_000;

forEachEngine((engine) => {
  it('attempts are counted by key and by limit, and forgotten after the window', async () => {
    const { db } = await engine.open();
    const store = new AttemptStore(db, 'sign-in', MINUTE);
    const other = new AttemptStore(db, 'password change', MINUTE);
    const hits = await Promise.all(
      Array.from({ length: 5 }, async () => (await store.increment('ada@example.org')).totalHits),
    );
    assert.deepEqual(hits.sort(), [1, 2, 3, 4, 5]);
    assert.equal((await other.increment('ada@example.org')).totalHits, 1);
    assert.equal((await store.increment('bob@example.org')).totalHits, 1);

    await store.decrement('ada@example.org');
    const { totalHits, resetTime } = await store.increment('ada@example.org');
    assert.equal(totalHits, 5);
    const left = (resetTime?.getTime() ?? 0) - Date.now();
    assert.ok(left > 0 && left <= MINUTE, `${left} ms`);

    const past = new AttemptStore(db, 'past', -MINUTE);
    await past.increment('ada@example.org');
    assert.equal((await past.increment('ada@example.org')).totalHits, 1);
    await store.resetKey('ada@example.org');
    assert.equal((await store.increment('ada@example.org')).totalHits, 1);
  });

  it('what attempts are counted by is not kept', async () => {
    const { db } = await engine.open();
    await new AttemptStore(db, 'sign-in', MINUTE).increment('my secret password');
    const rows = await db.selectFrom('attempt').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes('secret'));
  });
});
