import { attribute, textOf, type XmlElement } from '../xml.ts';
import { descendants, isWord, relationshipId, wordChild, wordValue } from './names.ts';
import type { AtomPiece, Surroundings } from './pieces.ts';

/** What the program noted for itself: mistakes of spelling, where pages ended when it last looked. */
const NOISE =
  /^(?:proofErr|lastRenderedPageBreak|delText|delInstrText|(?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End))$/u;
/** Marks of places, and what begins a note: nobody who edits the text needs them at its ends. */
const EDGES =
  /^(?:bookmark(?:Start|End)|comment(?:RangeStart|RangeEnd)|perm(?:Start|End)|fldChar|instrText|footnoteRef|endnoteRef|annotationRef|separator|continuationSeparator|pgNum)$/u;
/** Characters that fonts of symbols have in places of their own (MS-OE376, 2.3.3.29). */
const PRIVATE = { first: 0xe000, last: 0xf8ff };

/** Whether an element says nothing that would have to be kept when its paragraph is written anew. */
export function isNoise(element: XmlElement): boolean {
  return isWord(element) && NOISE.test(element.local);
}

/** What an element that is no text is in a text. */
export function atomOf(
  element: XmlElement,
  around: Surroundings,
): Omit<AtomPiece, 'kind' | 'data' | 'wrappers'> {
  if (!isWord(element)) return foreignAtom(element, around);
  const { local } = element;
  switch (local) {
    case 'tab':
    case 'ptab':
      return { type: 'other', equivalent: ' ', isEdge: true };
    case 'br': {
      const kind = wordValue(element, 'type') ?? 'textWrapping';
      return kind === 'textWrapping'
        ? { type: 'break', isEdge: true }
        : { type: 'other', equivalent: ' ', isEdge: true };
    }
    case 'cr':
      return { type: 'break', isEdge: true };
    case 'sym':
      return { type: 'other', ...symbolOf(element), isEdge: false };
    case 'footnoteReference':
    case 'endnoteReference':
      return { type: 'footnote', equivalent: around.markOf(element), isEdge: false };
    case 'drawing':
    case 'pict':
    case 'object':
      return imageOf(element, around);
    case 'fldSimple':
      return { type: 'placeholder', equivalent: wordText(element), isEdge: false };
    case 'ruby':
      return { type: 'other', equivalent: rubyBase(element), isEdge: false };
    default:
      return { type: 'other', isEdge: EDGES.test(local) };
  }
}

/** Formulas, and what newer programs write beside what older ones understand. */
function foreignAtom(
  element: XmlElement,
  around: Surroundings,
): Omit<AtomPiece, 'kind' | 'data' | 'wrappers'> {
  if (/^oMath/u.test(element.local)) {
    return { type: 'placeholder', equivalent: textOf(element).trim(), isEdge: false };
  }
  return imageOf(element, around);
}

function imageOf(
  element: XmlElement,
  { addressOf }: Surroundings,
): Omit<AtomPiece, 'kind' | 'data' | 'wrappers'> {
  let equivalent: string | undefined;
  let address: string | undefined;
  let isAnchored = false;
  for (const inside of descendants(element)) {
    if (inside.local === 'anchor') isAnchored = true;
    if (inside.local === 'docPr') equivalent ??= attribute(inside, 'descr');
    if (inside.local === 'blip') address ??= addressOf(relationshipId(inside, 'link') ?? '');
  }
  return {
    type: 'image',
    ...(equivalent && { equivalent }),
    ...(address && { address }),
    isEdge: isAnchored,
  };
}

function symbolOf(element: XmlElement): Pick<AtomPiece, 'equivalent'> {
  const point = Number.parseInt(wordValue(element, 'char') ?? '', 16);
  const isPrivate = point >= PRIVATE.first && point <= PRIVATE.last;
  return point > 0x1f && point < 0xd800 && !isPrivate
    ? { equivalent: String.fromCodePoint(point) }
    : {};
}

function rubyBase(element: XmlElement): string {
  const base = wordChild(element, 'rubyBase');
  return base ? wordText(base) : '';
}

/** The characters of the runs in an element. */
export function wordText(element: XmlElement): string {
  let text = '';
  for (const inside of descendants(element)) if (isWord(inside, 't')) text += textOf(inside);
  return text;
}
