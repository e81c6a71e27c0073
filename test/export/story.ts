import { getTranslation } from '../../server/articles/article.store.ts';
import type { Translation } from '../../server/articles/article.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { changeKind, exclude, join, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import type { Store } from '../support/store.ts';

export const editor = { ...someone('editor'), name: 'Ayşe <Çelik>' };
export const reviewer = { ...someone('reviewer'), name: 'Лейла "L." Гасанова' };

/** Texts that formats could take for something of their own. */
export const TEXTS = [
  'قال: «الاجتماع مفيد»،\nثم غادر.',
  '她说："没有回头。"',
  'data 5\n"quoted" \\ \'back\' #\tTab',
  '</script><!-- & --> ---\n---\nEOF 👨‍👩‍👧',
];

/** Saves a segment as it stands now. */
export async function save(
  store: Store,
  translation: number,
  id: number,
  change: { text?: string; state?: 'approved'; reason?: string },
  user = editor,
) {
  const { version } = await getSegment(store.db, translation, id);
  const saved = await saveSegment(store, translation, id, { ...change, version }, user);
  if (saved.outcome !== 'saved') throw new Error(`The save was ${saved.outcome}.`);
}

/** An article with a history of texts and of structure. */
export async function tell(store: Store): Promise<Translation> {
  const { id, article } = await storeSmallArticle(store.db);
  const seen = async (segment: number) => {
    const { version } = await getSegment(store.db, id, segment);
    return { id: segment, version };
  };
  for (const [index, text] of TEXTS.entries()) {
    const reason = index === 1 ? 'Zitat geprüft.\n\nSee: "quote" <a@b>' : undefined;
    await save(store, id, 2 + index, reason ? { text, reason } : { text });
  }
  await split(store, id, await seen(2), { source: 8, target: 5 }, editor);
  await exclude(store, id, await seen(4), true, editor);
  const { block } = await getSegment(store.db, id, 5);
  await changeKind(store, id, block, { kind: 'boilerplate', level: null }, editor);
  await changeKind(store, id, block, { kind: 'quotation', level: null }, editor);
  await join(store, id, await seen(2), await seen(6), editor);
  return getTranslation(store.db, article.id, 'de');
}

/** Approves what is open, one segment by an editor of higher rank and the rest by the reviewer. */
export async function approveStory(store: Store, { id, article }: Translation) {
  await save(store, id, 1, { state: 'approved' }, { ...reviewer, id: 'second', name: 'Ümit' });
  const { revision } = await getTranslation(store.db, article.id, 'de');
  await approveAll(store, id, { revision }, reviewer);
  return getTranslation(store.db, article.id, 'de');
}
