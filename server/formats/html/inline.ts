import { codeCharacter, type InlineCode, MOST_CODES, splitAtCodes } from '../inline.ts';
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  isAtom,
  isElement,
  isSkipped,
  isText,
  typeOf,
} from './elements.ts';
import { escapeHtml } from './escape.ts';

/** White space that HTML shows as one space; a no-break space is none of it. */
const WHITE_SPACE = /[\t\n\f\r ]+/gu;

/** A line of text with its markup as codes. */
export interface InlineText {
  text: string;
  codes: InlineCode[];
}

/**
 * Reads nodes that stand in one line. White space is as it is shown; what is not shown is a code.
 *
 * @param source the page, where the nodes have their places in it: tags are then kept as written
 */
export function readInline(nodes: readonly HtmlNode[], source: string): InlineText {
  const codes: InlineCode[] = [];
  let number = 0;
  let text = '';
  for (const node of nodes) add(node);
  return trimmed(text, codes);

  function add(node: HtmlNode): void {
    if (isText(node)) text += node.value.replace(WHITE_SPACE, ' ');
    else if (isElement(node)) addElement(node);
    else addAtom({ type: 'other', data: slice(node) });
  }

  function addElement(element: HtmlElement): void {
    if (isAtom(element) || isSkipped(element) || number >= MOST_CODES) {
      addAtom({
        type: typeOf(element),
        data: slice(element),
        ...addressOf(element),
        ...equivalentOf(element),
      });
      return;
    }
    const place = element.sourceCodeLocation;
    const open = place?.startTag;
    const close = place?.endTag;
    const own = ++number;
    codes.push({
      kind: 'open',
      number: own,
      type: typeOf(element),
      data: open ? source.slice(open.startOffset, open.endOffset) : `<${element.tagName}>`,
      ...addressOf(element),
    });
    text += codeCharacter('open', own);
    for (const child of element.childNodes) add(child);
    codes.push({
      kind: 'close',
      number: own,
      type: typeOf(element),
      data: close ? source.slice(close.startOffset, close.endOffset) : `</${element.tagName}>`,
    });
    text += codeCharacter('close', own);
  }

  function addAtom(code: Omit<InlineCode, 'kind' | 'number'>): void {
    const own = Math.min(++number, MOST_CODES);
    codes.push({ kind: 'standalone', number: own, ...code });
    text += codeCharacter('standalone', own);
  }

  function slice(node: HtmlNode): string {
    const place = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined;
    return place ? source.slice(place.startOffset, place.endOffset) : '';
  }
}

function addressOf(element: HtmlElement): Pick<InlineCode, 'address'> {
  const address = attributeOf(element, 'href') ?? attributeOf(element, 'src');
  return address === undefined ? {} : { address };
}

function equivalentOf(element: HtmlElement): Pick<InlineCode, 'equivalent'> {
  const alternative = attributeOf(element, 'alt');
  return alternative ? { equivalent: alternative } : {};
}

/** Takes away the space that a line has at its ends and doubled ones, codes between them or not. */
function trimmed(text: string, codes: InlineCode[]): InlineText {
  let wasSpace = true;
  let result = '';
  for (const part of splitAtCodes(text)) {
    if (typeof part !== 'string') {
      const code = codes.find(({ kind, number }) => kind === part.kind && number === part.number);
      result += codeCharacter(part.kind, part.number);
      // After a break a line begins, and what stands alone ends a space.
      if (part.kind === 'standalone') wasSpace = code?.type === 'break';
      continue;
    }
    const shown = wasSpace ? part.replace(/^ /u, '') : part;
    if (shown === '') continue;
    result += shown;
    wasSpace = shown.endsWith(' ');
  }
  return { text: withoutLastSpace(result), codes };
}

/** The last space of a line may stand before the tags that end it. */
function withoutLastSpace(text: string): string {
  return text.replace(/ (?=[\u{101000}-\u{101fff}]*$)/u, '');
}

/** A text with its codes as they were written; those that came from nowhere are left out. */
export function writeInline(text: string, codes: readonly InlineCode[] = []): string {
  return splitAtCodes(text)
    .map((part) => {
      if (typeof part === 'string') return escapeHtml(part);
      const code = codes.find(({ kind, number }) => kind === part.kind && number === part.number);
      return code?.data ?? '';
    })
    .join('');
}
