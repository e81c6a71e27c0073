import type { Block, BlockKind, CellPlace } from '../document.ts';
import { childElements, type XmlElement } from '../xml.ts';
import { type InlineText, isBlank, toInlineText } from './inline.ts';
import type { Lists } from './lists.ts';
import { childNumber, descendants, isOn, isWord, wordChild, wordChildren } from './names.ts';
import { readPieces, type Surroundings } from './pieces.ts';
import type { ParagraphRole } from './styles.ts';

/** A block with its place in the part. */
export interface PlacedBlock {
  block: Block;
  inline: InlineText;
  /** Its paragraphs: several where changes that are accepted have made them one. */
  paragraphs: readonly XmlElement[];
  /** Paragraphs that older programs show instead, with the same text. */
  twins: readonly XmlElement[];
}

/** Elements around paragraphs whose content stands as if they were not there. */
const TRANSPARENT = new Set(['sdtContent', 'customXml', 'ins', 'moveTo']);

/** Finds the paragraphs with text in elements of a part: also in tables, controls and text boxes. */
export function readBlocks(
  containers: readonly XmlElement[],
  around: Surroundings,
  lists: Lists,
): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let tables = 0;
  for (const container of containers) walk(container, undefined);
  return blocks;

  function walk(parent: XmlElement, cell: CellPlace | undefined): void {
    let merged: XmlElement[] = [];
    for (const element of childElements(parent)) {
      if (isWord(element, 'p')) {
        merged.push(element);
        if (isMarkDeleted(element)) continue;
        addParagraph(merged, cell);
      } else if (isWord(element, 'tbl')) walkTable(element);
      else if (isWord(element, 'sdt')) walk(wordChild(element, 'sdtContent') ?? element, cell);
      else if (isWord(element) && TRANSPARENT.has(element.local)) walk(element, cell);
      else continue;
      merged = [];
    }
    if (merged.length > 0) addParagraph(merged, cell);
  }

  function walkTable(table: XmlElement): void {
    const number = ++tables;
    lists.interrupt();
    const rows = rowsOf(table).filter((row) => !wordChild(wordChild(row, 'trPr'), 'del'));
    for (const [row, element] of rows.entries()) {
      const properties = wordChild(element, 'trPr');
      const isHeader = isOn(wordChild(properties, 'tblHeader'));
      let column = childNumber(properties, 'gridBefore') ?? 0;
      for (const cell of cellsOf(element)) {
        walk(cell, { table: number, row, column, isHeader });
        column += childNumber(wordChild(cell, 'tcPr'), 'gridSpan') ?? 1;
      }
    }
  }

  function addParagraph(paragraphs: readonly XmlElement[], cell: CellPlace | undefined): void {
    const last = paragraphs.at(-1) as XmlElement;
    const pieces = paragraphs.flatMap((paragraph) => readPieces(paragraph, around));
    const inline = toInlineText(pieces, around.prefix, last.line);
    if (!isBlank(inline.text)) {
      const { text, codes } = inline;
      const place = placeOf(last, cell, around, lists);
      const block: Block = { ...place, text, ...(codes.length > 0 && { codes }) };
      blocks.push({ block, inline, paragraphs, twins: [] });
    }
    for (const paragraph of paragraphs) walkTextBoxes(paragraph);
  }

  function walkTextBoxes(paragraph: XmlElement): void {
    const [shown, older] = textBoxesOf(paragraph);
    const first = blocks.length;
    for (const box of shown) walk(box, undefined);
    const found = blocks.slice(first);
    const others = older.flatMap((box) => [...descendants(box)].filter((one) => isWord(one, 'p')));
    const withText = others.filter(
      (one) => !isBlank(toInlineText(readPieces(one, around), around.prefix, one.line).text),
    );
    if (withText.length !== found.length) return;
    for (const [index, twin] of withText.entries()) {
      const placed = found[index] as PlacedBlock;
      blocks[first + index] = { ...placed, twins: [twin] };
    }
  }
}

/** What a paragraph is, and where it stands. */
function placeOf(
  paragraph: XmlElement,
  cell: CellPlace | undefined,
  { styles }: Surroundings,
  lists: Lists,
): Pick<Block, 'kind' | 'level' | 'list' | 'cell'> {
  const properties = wordChild(paragraph, 'pPr');
  const found = styles.roleOf(properties);
  const isHeader = cell && (cell.isHeader || found?.role === 'tableHeading');
  const place = cell && { cell: { ...cell, isHeader: isHeader ?? false } };
  const numbering = styles.numberingOf(properties);
  const kind = kindOf(found);
  // Headings that are numbered count in lists too, but are headings.
  const list = numbering && lists.place(numbering.id, numbering.level);
  if (!list || kind === 'heading') lists.interrupt();
  if (kind === 'heading') return { kind, level: found?.level ?? 1, ...place };
  if (list && kind === 'paragraph') return { kind: 'listItem', list, ...place };
  return { kind, ...place };
}

function kindOf(found: ParagraphRole | undefined): BlockKind {
  switch (found?.role) {
    case 'title':
    case 'heading':
      return 'heading';
    case 'quotation':
    case 'caption':
      return found.role;
    case 'contents':
      return 'boilerplate';
    default:
      return 'paragraph';
  }
}

/** Whether a change takes the end of a paragraph away, which makes it one with the next. */
function isMarkDeleted(paragraph: XmlElement): boolean {
  const mark = wordChild(wordChild(paragraph, 'pPr'), 'rPr');
  return wordChild(mark, 'del') !== undefined || wordChild(mark, 'moveFrom') !== undefined;
}

/** Rows, also those in controls. */
function rowsOf(table: XmlElement): XmlElement[] {
  return inControls(table, 'tr');
}

function cellsOf(row: XmlElement): XmlElement[] {
  return inControls(row, 'tc');
}

function inControls(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (isWord(element, name)) return [element];
    if (isWord(element, 'sdt'))
      return inControls(wordChild(element, 'sdtContent') ?? element, name);
    return isWord(element, 'customXml', 'ins') ? inControls(element, name) : [];
  });
}

/** The text boxes anchored in a paragraph: those that are shown, and what older programs show instead. */
function textBoxesOf(paragraph: XmlElement): [shown: XmlElement[], older: XmlElement[]] {
  const shown: XmlElement[] = [];
  const older: XmlElement[] = [];
  find(paragraph, shown);
  return [shown, older];

  function find(element: XmlElement, found: XmlElement[]): void {
    for (const child of childElements(element)) {
      if (isWord(child, 'txbxContent')) found.push(child);
      else if (isWord(child, 'del', 'moveFrom')) continue;
      else if (child.local === 'AlternateContent') findAlternatives(child, found);
      else find(child, found);
    }
  }

  function findAlternatives(element: XmlElement, found: XmlElement[]): void {
    const choice = childElements(element).find(({ local }) => local === 'Choice');
    const fallback = childElements(element).find(({ local }) => local === 'Fallback');
    if (choice) find(choice, found);
    if (fallback) find(fallback, choice ? older : found);
  }
}

/** The notes of a part by their identifiers; separators between text and notes are none. */
export function notesOf(root: XmlElement, name: 'footnote' | 'endnote'): Map<string, XmlElement> {
  const notes = wordChildren(root, name).filter((note) =>
    note.attributes.every(({ local, value }) => local !== 'type' || value === 'normal'),
  );
  return new Map(
    notes.map((note) => [note.attributes.find(({ local }) => local === 'id')?.value ?? '', note]),
  );
}
