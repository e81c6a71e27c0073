import { type ExportedArticle, readableBlocks } from './exported-article.ts';
import { isApproved } from './manifest.ts';

/**
 * JSON: the article's provenance and its blocks, each segment beside its original and with its state.
 * `approved` says whether all of them are.
 */
export function writeJson(exported: ExportedArticle): string {
  const { translation } = exported;
  const { article } = translation;
  const blocks = readableBlocks(exported);
  const content = {
    article: article.id,
    title: article.title,
    sourceLanguage: article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    url: article.url,
    author: article.author,
    publishedOn: article.publishedOn,
    engine: translation.engine,
    revision: translation.revision,
    hash: translation.hash,
    approved: isApproved(exported),
    blocks: blocks.map(({ kind, level, segments }) => ({
      kind,
      ...(level === null ? {} : { level }),
      segments: segments.map(({ id, source, target, state }) => ({ id, source, target, state })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
