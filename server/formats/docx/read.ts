import { FormatError } from '../problem.ts';
import type { XmlElement } from '../xml.ts';
import { notesOf, type PlacedBlock, readBlocks } from './blocks.ts';
import { Lists } from './lists.ts';
import { descendants, isWord, wordChild, wordPrefix, wordValue } from './names.ts';
import { relatedPart, relationshipsOf, type WordPackage, type XmlPart } from './package.ts';
import type { Surroundings } from './pieces.ts';
import { Styles } from './styles.ts';

/** The blocks of a part, with what writing them anew takes. */
export interface PartBlocks {
  part: XmlPart;
  around: Surroundings;
  blocks: PlacedBlock[];
}

/** How the text of a part is written where it stands; by default as it is. */
export type Slice = (part: XmlPart, from: number, to: number) => string;

/**
 * Reads the text of a document: that of its main part, then its footnotes and its endnotes in the order
 * they are referred to.
 *
 * @throws FormatError as `parsePart` and `toInlineText`, or `missing-body`
 */
export function readDocument(
  opened: WordPackage,
  slice: Slice = ({ text }, from, to) => text.slice(from, to),
): PartBlocks[] {
  const { main } = opened;
  const { root } = main.document;
  const body = isWord(root, 'document') ? wordChild(root, 'body') : undefined;
  if (!body) {
    const message = `${main.name}: There is no body with the text.`;
    throw new FormatError([{ rule: 'missing-body', line: root.line, message }]);
  }
  const styles = new Styles(relatedPart(opened, 'styles'));
  const lists = new Lists(relatedPart(opened, 'numbering'), styles);
  const references = {
    footnote: referencesTo(body, 'footnoteReference'),
    endnote: referencesTo(body, 'endnoteReference'),
  };
  const read = (part: XmlPart, containers: readonly XmlElement[]): PartBlocks => {
    const around = surroundingsOf(part);
    return { part, around, blocks: readBlocks(containers, around, lists) };
  };
  const parts = [read(main, [body])];
  for (const name of ['footnote', 'endnote'] as const) {
    const part = relatedPart(opened, `${name}s`);
    if (!part) continue;
    const notes = notesOf(part.document.root, name);
    const order = [...new Set(references[name])];
    const referred = order.flatMap((id) => notes.get(id) ?? []);
    if (referred.length > 0) parts.push(read(part, referred));
  }
  return parts;

  function surroundingsOf(part: XmlPart): Surroundings {
    const targets = new Map(
      relationshipsOf(opened.files, part.name)
        .filter(({ isExternal }) => isExternal)
        .map(({ id, target }) => [id, target]),
    );
    return {
      prefix: wordPrefix(part.document.root),
      styles,
      slice: (from, to) => slice(part, from, to),
      addressOf: (relationship) => targets.get(relationship),
      markOf(reference) {
        const name = isWord(reference, 'footnoteReference') ? 'footnote' : 'endnote';
        return String(references[name].indexOf(wordValue(reference, 'id') ?? '') + 1);
      },
    };
  }
}

function referencesTo(body: XmlElement, name: string): string[] {
  const found: string[] = [];
  for (const element of descendants(body)) {
    if (isWord(element, name)) found.push(wordValue(element, 'id') ?? '');
  }
  return found;
}
