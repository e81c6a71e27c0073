import type { CodeType } from '../inline.ts';
import { childElements, type XmlElement, type XmlNode } from '../xml.ts';
import { atomOf, isNoise } from './atoms.ts';
import { findFields, hyperlinkOf } from './fields.ts';
import { isOn, isWord, relationshipId, wordChild, wordValue } from './names.ts';
import { featuresOf, type RunFeature } from './run-properties.ts';
import type { Styles } from './styles.ts';

/** What reading the text of a paragraph takes from the document around it. */
export interface Surroundings {
  /** Prefix of WordprocessingML in the part, with its colon. */
  prefix: string;
  styles: Styles;
  /** Written part of the text that the part was parsed from. */
  slice(from: number, to: number): string;
  /** Address that a relationship of the part leads to. */
  addressOf(relationship: string): string | undefined;
  /** The mark a note is referred to by. */
  markOf(reference: XmlElement): string;
}

/** What stands around pieces of a paragraph: a link, a control. */
export interface Wrapper {
  type: CodeType;
  /** What is written before and behind what it is around. */
  start: string;
  end: string;
  address?: string;
}

/** Text that is formatted in one way. */
export interface TextPiece {
  kind: 'text';
  text: string;
  features: RunFeature[];
  wrappers: Wrapper[];
}

/** Something other than text, written as elements that stand beside runs. */
export interface AtomPiece {
  kind: 'atom';
  type: CodeType;
  data: string;
  equivalent?: string;
  address?: string;
  /** Whether nobody misses it in the text when it stands at one of its ends: a tab, a bookmark. */
  isEdge: boolean;
  wrappers: Wrapper[];
}

export type Piece = TextPiece | AtomPiece;

/** A child of a run, or an element beside runs, with what is around it. */
export interface Leaf {
  element: XmlElement;
  /** The run it is in, if it is in one. */
  run: XmlElement | undefined;
  wrappers: Wrapper[];
}

/** Elements beside runs whose content stands as if they were not there; changes are accepted. */
const TRANSPARENT = new Set(['ins', 'moveTo', 'smartTag', 'customXml']);
const LEFT_OUT = new Set(['del', 'moveFrom', 'pPr', 'smartTagPr', 'customXmlPr', 'sdtPr', 'rPr']);
const WRAPPERS = new Set(['hyperlink', 'sdt', 'dir', 'bdo']);

/** Reads the text of a paragraph with all that stands in it. */
export function readPieces(paragraph: XmlElement, around: Surroundings): Piece[] {
  const leaves: Leaf[] = [];
  collect(paragraph, [], leaves, around);
  return piecesOf(leaves, around);
}

function collect(
  parent: XmlElement,
  wrappers: Wrapper[],
  leaves: Leaf[],
  around: Surroundings,
): void {
  for (const element of childElements(parent)) {
    const { local } = element;
    if (!isWord(element)) leaves.push({ element, run: undefined, wrappers });
    else if (LEFT_OUT.has(local)) continue;
    else if (TRANSPARENT.has(local)) collect(element, wrappers, leaves, around);
    else if (local === 'r') addRun(element, wrappers, leaves);
    else if (WRAPPERS.has(local) || (local === 'fldSimple' && isLink(element))) {
      const content = local === 'sdt' ? wordChild(element, 'sdtContent') : element;
      if (content) collect(content, [...wrappers, wrap(element, content, around)], leaves, around);
    } else if (!isNoise(element)) leaves.push({ element, run: undefined, wrappers });
  }
}

function isLink(field: XmlElement): boolean {
  return hyperlinkOf(wordValue(field, 'instr') ?? '') !== undefined;
}

function addRun(run: XmlElement, wrappers: Wrapper[], leaves: Leaf[]): void {
  for (const element of childElements(run)) {
    if (isWord(element, 'rPr') || isNoise(element)) continue;
    leaves.push({ element, run, wrappers });
  }
}

function wrap(element: XmlElement, content: XmlElement, around: Surroundings): Wrapper {
  const [outer, inner] = [element.place, content.place];
  if (!outer || !inner) throw new Error('A wrapper was not parsed from a text.');
  const address = addressOf(element, around);
  return {
    type: address === undefined ? 'other' : 'link',
    start: around.slice(outer.start, inner.contentStart),
    end: around.slice(inner.contentEnd, outer.end),
    ...(address !== undefined && { address }),
  };
}

function addressOf(element: XmlElement, around: Surroundings): string | undefined {
  if (isWord(element, 'fldSimple')) return hyperlinkOf(wordValue(element, 'instr') ?? '');
  if (!isWord(element, 'hyperlink')) return undefined;
  const id = relationshipId(element);
  const anchor = wordValue(element, 'anchor');
  const address = id === undefined ? undefined : around.addressOf(id);
  return `${address ?? ''}${anchor === undefined ? '' : `#${anchor}`}`;
}

function piecesOf(leaves: readonly Leaf[], around: Surroundings): Piece[] {
  const pieces: Piece[] = [];
  const fields = findFields(leaves);
  for (let index = 0; index < leaves.length; index++) {
    const leaf = leaves[index] as Leaf;
    const field = fields.get(index);
    if (!field) {
      pieces.push(pieceOf(leaf, around));
      continue;
    }
    const written = (from: number, to: number) =>
      leaves
        .slice(from, to)
        .map((one) => runAround(one, around))
        .join('');
    const result = leaves.slice(field.separate + 1, field.end);
    if (field.address === undefined) {
      const data = written(index, field.end + 1);
      const equivalent = readable(piecesOf(result, around));
      const { wrappers } = leaf;
      pieces.push({ kind: 'atom', type: 'placeholder', data, equivalent, isEdge: false, wrappers });
    } else {
      const link: Wrapper = {
        type: 'link',
        start: written(index, field.separate + 1),
        end: written(field.end, field.end + 1),
        address: field.address,
      };
      const inside = result.map((one) => {
        const wrappers = [...one.wrappers];
        wrappers.splice(leaf.wrappers.length, 0, link);
        return { ...one, wrappers };
      });
      pieces.push(...piecesOf(inside, around));
    }
    index = field.end;
  }
  return pieces;
}

function pieceOf(leaf: Leaf, around: Surroundings): Piece {
  const { element, run, wrappers } = leaf;
  const properties = run && wordChild(run, 'rPr');
  const text = run && !isOn(wordChild(properties, 'vanish')) ? textOfLeaf(element) : undefined;
  if (text !== undefined) {
    return { kind: 'text', text, features: featuresOf(properties, around.styles), wrappers };
  }
  return { kind: 'atom', ...atomOf(element, around), data: runAround(leaf, around), wrappers };
}

/** The text that a child of a run is; undefined for what is none. */
function textOfLeaf(element: XmlElement): string | undefined {
  if (!isWord(element)) return undefined;
  switch (element.local) {
    case 't': {
      const text = element.children
        .map(characters)
        .join('')
        .replace(/[\t\n\r]/gu, ' ');
      const isKept = element.attributes.some(
        ({ name, value }) => name === 'xml:space' && value === 'preserve',
      );
      return isKept ? text : text.replace(/^ +| +$/gu, '');
    }
    case 'noBreakHyphen':
      return '\u2011';
    case 'softHyphen':
      return '\u00ad';
    default:
      return undefined;
  }
}

function characters(node: XmlNode): string {
  return node.type === 'text' || node.type === 'cdata' ? node.text : '';
}

/** A child of a run, in a run of its own. */
function runAround({ element, run }: Leaf, { slice, prefix }: Surroundings): string {
  const written = element.place ? slice(element.place.start, element.place.end) : '';
  if (!run) return written;
  const place = wordChild(run, 'rPr')?.place;
  const properties = place ? slice(place.start, place.end) : '';
  return `<${prefix}r>${properties}${written}</${prefix}r>`;
}

/** What pieces read as where only text can stand. */
function readable(pieces: readonly Piece[]): string {
  return pieces.map((one) => (one.kind === 'text' ? one.text : (one.equivalent ?? ''))).join('');
}
