import { generateNKeysBetween } from 'fractional-indexing';
import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { type BlockEdit, commitRevision, type SegmentEdit } from '../revisions/commit.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import type { Author } from '../revisions/revision.ts';
import type { Services } from '../services.ts';
import { joinSentences } from '../text/language.ts';
import { insertComment } from '../workbench/comment.store.ts';
import { insertArticle, type NewArticle } from './article.store.ts';
import { insertFiles } from './article-file.store.ts';
import type { ArticleFile } from './article-file.ts';
import type { PreparedArticle } from './prepared-article.ts';

/**
 * Stores an article and makes its first revision, the import: every block and segment as prepared,
 * in the state that a bilingual file gave it or else `machine`. Remarks of such a file become comments.
 *
 * @param files what it came in, kept with it
 * @returns the article's identifier
 */
export async function storeArticle(
  { db }: Pick<Services, 'db'>,
  article: NewArticle,
  prepared: PreparedArticle,
  author: Author,
  files: readonly ArticleFile[] = [],
): Promise<number> {
  return writing(db, async (trx) => {
    const stored = await insertArticle(trx, article, author);
    const languages = { source: article.sourceLanguage, target: article.targetLanguage };
    const { blocks, segments } = editsOf(prepared, languages);
    const revision = await commitRevision(
      trx,
      {
        translation: stored.translation,
        article: stored.article,
        languages,
        revision: -1,
        hash: stored.hash,
        nextSegment: 1,
        nextBlock: 1,
      },
      {
        kind: 'import',
        author,
        blocks,
        segments,
        nextSegment: segments.length + 1,
        nextBlock: blocks.length + 1,
      },
    );
    // A translation without a revision could be neither shown nor restored.
    if (!revision) throw new Error('An article without any block cannot be stored.');
    await insertFiles(trx, stored.article, files);
    await addNotes(trx, stored.translation, prepared, author);
    return stored.article;
  });
}

function editsOf(
  prepared: PreparedArticle,
  languages: LanguagePair,
): { blocks: BlockEdit[]; segments: SegmentEdit[] } {
  const blocks: BlockEdit[] = [];
  const segments: SegmentEdit[] = [];
  const count = prepared.blocks.reduce((sum, block) => sum + block.beads.length, 0);
  const positions = generateNKeysBetween(null, null, count);
  for (const [index, block] of prepared.blocks.entries()) {
    const id = index + 1;
    blocks.push({ id, before: undefined, after: { kind: block.kind, level: block.level } });
    for (const bead of block.beads) {
      const machine = joinSentences(bead.target, languages.target);
      segments.push({
        id: segments.length + 1,
        before: undefined,
        after: {
          block: id,
          position: positions[segments.length] as string,
          source: joinSentences(bead.source, languages.source),
          machine,
          target: machine,
          state: bead.state ?? 'machine',
          excluded: false,
        },
        confidence: bead.confidence,
      });
    }
  }
  return { blocks, segments };
}

/** Remarks on a block stand at its first segment, with the name of whoever the file says made them. */
async function addNotes(
  trx: Transaction<Database>,
  translation: number,
  { blocks }: PreparedArticle,
  author: Author,
): Promise<void> {
  let segment = 1;
  for (const { beads, notes = [] } of blocks) {
    for (const note of notes) {
      if (note.text.trim() === '') continue;
      const by = note.author ? { id: null, name: note.author } : author;
      await insertComment(trx, { translation, segment, author: by, body: note.text });
    }
    segment += beads.length;
  }
}
