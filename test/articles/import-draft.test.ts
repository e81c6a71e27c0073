import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import { createArticle, type Importer } from '../../server/articles/import-article.ts';
import { getDraft, listDrafts } from '../../server/articles/import-draft.store.ts';
import { createDraft, operateOnDraft, saveDraft } from '../../server/articles/import-draft.ts';
import type { Connection } from '../../server/database/connect.ts';
import { UserError } from '../../server/errors.ts';
import { forEachEngine } from '../support/engines.ts';

const ADA = { id: 'ada', name: 'Ada', role: 'editor', languages: null } as const;

const ARTICLE = {
  original: '标题\n\n第一句话说明情况。第二句话补充细节。',
  translation: 'Headline\n\nThe first sentence explains matters. The second one adds details.',
  sourceLanguage: 'zh',
  targetLanguage: 'en',
};

function isUserError(key: string, status: number) {
  return (error: unknown) =>
    error instanceof UserError && error.key === key && error.status === status;
}

forEachEngine((engine) => {
  let connection: Connection;
  beforeEach(async () => {
    connection = await engine.open();
  });

  it('keeps a draft with its texts until it is stored, once', async () => {
    const id = await createDraft(connection, ARTICLE, ADA, { notes: [] });
    const draft = await getDraft(connection.db, id, ADA.id);
    assert.deepEqual(
      [draft.version, draft.details.title, draft.prepared.blocks.length],
      [1, '标题', 2],
    );
    const { article } = await saveDraft(connection, id, ADA, 1, false);
    const stored = await connection.db
      .selectFrom('article')
      .select(['original', 'title'])
      .where('id', '=', article)
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...stored }, { original: ARTICLE.original, title: '标题' });
    await assert.rejects(
      saveDraft(connection, id, ADA, 1, false),
      isUserError('import:error.noDraft', 404),
    );
  });

  it('lets one of two changes made at once through', async () => {
    const id = await createDraft(connection, ARTICLE, ADA, { notes: [] });
    const outcomes = await Promise.allSettled([
      operateOnDraft(connection, id, ADA, 1, { do: 'mergeBlocks', block: 0 }),
      operateOnDraft(connection, id, ADA, 1, { do: 'joinBeads', block: 1, bead: 0 }),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const { version, undo } = await getDraft(connection.db, id, ADA.id);
    assert.deepEqual([version, undo.length], [2, 1]);
  });

  it('is stored once, however often and wherever that is asked for at once', async () => {
    const original = `${ARTICLE.original}\n\n再来一句。`;
    const [one, other] = [
      await createDraft(connection, { ...ARTICLE, original }, ADA, { notes: [] }),
      await createDraft(connection, { ...ARTICLE, original }, ADA, { notes: [] }),
    ];
    const outcomes = await Promise.allSettled([
      saveDraft(connection, one, ADA, 1, false),
      saveDraft(connection, one, ADA, 1, false),
      saveDraft(connection, other, ADA, 1, false),
    ]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof UserError);
    }
    const stored = await connection.db.selectFrom('article').select('id').execute();
    assert.equal(stored.length, 1);
  });

  it('stays a draft when its owner may no longer edit its language', async () => {
    const id = await createDraft(connection, ARTICLE, ADA, { notes: [] });
    const limited = { ...ADA, languages: ['de'] };
    await assert.rejects(
      saveDraft(connection, id, limited, 1, false),
      isUserError('errors:forbiddenLanguage', 403),
    );
    assert.equal((await getDraft(connection.db, id, ADA.id)).version, 1);
  });

  it('forgets drafts nobody came back to for 30 days', async () => {
    const old = await createDraft(connection, ARTICLE, ADA, { notes: [] });
    await connection.db
      .updateTable('import_draft')
      .set({ updated_at: new Date(Date.now() - 31 * 86_400_000).toISOString() })
      .where('id', '=', old)
      .execute();
    const fresh = await createDraft(connection, ARTICLE, ADA, { notes: [] });
    assert.deepEqual(
      (await listDrafts(connection.db, ADA.id)).map(({ id }) => id),
      [fresh],
    );
  });

  it('creates an article at once for programs, and the same one again only when told to', async () => {
    const id = await createArticle(connection, { ...ARTICLE, title: 'Tee' }, ADA);
    await assert.rejects(createArticle(connection, ARTICLE, ADA), (error) => {
      assert.ok(isUserError('import:error.sameArticle', 409)(error));
      assert.deepEqual((error as UserError).params, { id, title: 'Tee' });
      return true;
    });
    const again = await createArticle(connection, { ...ARTICLE, again: true }, ADA);
    assert.notEqual(again, id);
  });

  it('creates one article of programs that send the same at once, as they do trying again', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 3 }, () => createArticle(connection, ARTICLE, ADA)),
    );
    const ids = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(ids.length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      assert.ok(isUserError('import:error.sameArticle', 409)(outcome.reason));
      assert.equal((outcome.reason as UserError).params.id, ids[0]);
    }
  });

  it('prepares a long article on another thread, and as well as a short one', async () => {
    const numbers = Array.from({ length: 250 }, (_, index) => index + 1);
    const long = {
      ...ARTICLE,
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      original: numbers
        .map((n) => `Строка ${n} рассказывает о поставках и переговорах.`)
        .join('\n\n'),
      translation: numbers
        .map((n) => `Zeile ${n} erzählt von Lieferungen und Verhandlungen.`)
        .join('\n\n'),
    };
    const id = await createDraft(connection, long, ADA, { notes: [] });
    const { prepared } = await getDraft(connection.db, id, ADA.id);
    assert.deepEqual(
      prepared.blocks.flatMap(({ beads }) => beads.map(({ source }) => source.length)),
      numbers.map(() => 1),
    );
    const last = prepared.blocks.at(-1)?.beads[0];
    assert.match(`${last?.source[0]} ${last?.target[0]}`, /Строка 250 .* Zeile 250 /u);
  });

  it('creates articles only in languages the importer may edit', async () => {
    const german: Importer = { ...ADA, id: null, languages: ['de'] };
    await assert.rejects(
      createArticle(connection, ARTICLE, german),
      isUserError('errors:forbiddenLanguage', 403),
    );
  });
});
