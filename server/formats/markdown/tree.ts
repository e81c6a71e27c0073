import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

export type MarkdownNode = Nodes;

/** Parses Markdown as CommonMark 0.31 with GitHub's tables, strikethrough and footnotes. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml', 'toml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
  });
}

/** Where a node stands in the text, in UTF-16 code units. */
export function placeOf(node: MarkdownNode): { from: number; to: number } {
  const { start, end } = node.position ?? {};
  return { from: start?.offset ?? 0, to: end?.offset ?? 0 };
}
