import {
  type CodeKind,
  codeCharacter,
  type FoundCode,
  type InlineCode,
  splitAtCodes,
} from '../inline.ts';
import { attribute, escapeText, textOf, type XmlElement } from '../xml.ts';

/** Two texts with codes for their inline elements. */
export interface ReadTexts {
  source: string;
  target: string | undefined;
  codes: InlineCode[];
}

/**
 * Reads the texts of a unit. Elements of the target are those of the source with the same `x`, or where
 * there is none, those of the same name and number, counted through the text.
 */
export function readTexts(source: XmlElement, target: XmlElement | undefined): ReadTexts {
  const numbers = new Numbers();
  const sourceText = readText(source, numbers);
  return {
    source: sourceText,
    target: target && readText(target, numbers),
    codes: numbers.codes,
  };
}

/** Gives the same number to what is the same in both texts. */
class Numbers {
  readonly codes: InlineCode[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #known = new Set<string>();

  /** @param key what makes it the same element in both texts */
  character(kind: CodeKind, key: string, data: string, id: string | undefined): string {
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    if (!this.#known.has(`${kind} ${number}`)) {
      this.#known.add(`${kind} ${number}`);
      this.codes.push({ kind, number, type: 'other', data, ...(id !== undefined && { id }) });
    }
    return codeCharacter(kind, number);
  }
}

function readText(text: XmlElement, numbers: Numbers): string {
  const counts = new Map<string, number>();
  /** What a `bpt` began, by its `i`. */
  const begun = new Map<string, string>();
  return read(text);

  function read(parent: XmlElement): string {
    let written = '';
    for (const child of parent.children) {
      if (child.type === 'text' || child.type === 'cdata') written += child.text;
      else if (child.type === 'element') written += readElement(child);
    }
    return written;
  }

  function readElement(element: XmlElement): string {
    const id = attribute(element, 'x');
    const data = textOf(element);
    const i = attribute(element, 'i') ?? '';
    switch (element.local) {
      case 'bpt': {
        const key = keyOf('span', id);
        begun.set(i, key);
        return numbers.character('open', key, data, id);
      }
      case 'ept':
        return numbers.character('close', begun.get(i) ?? keyOf('span', id), data, undefined);
      case 'hi': {
        const key = keyOf('hi', id);
        return (
          numbers.character('open', key, '', id) +
          read(element) +
          numbers.character('close', key, '', undefined)
        );
      }
      default:
        return numbers.character('standalone', keyOf('standalone', id), data, id);
    }
  }

  function keyOf(kind: string, id: string | undefined): string {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return id === undefined ? `${kind} number ${count}` : `${kind} x ${id}`;
  }
}

/** A text with its codes as inline elements; what is left of a pair stands as an isolated one. */
export function writeText(text: string, codes: readonly InlineCode[]): string {
  const parts = splitAtCodes(text);
  const pairs = pairedNumbers(parts);
  return parts
    .map((part) => {
      if (typeof part === 'string') return escapeText(part);
      const { kind, number } = part;
      const code = codes.find((one) => one.kind === kind && one.number === number);
      const data = escapeText(code?.data ?? '');
      const x = /^\d+$/u.test(code?.id ?? '') ? ` x="${code?.id}"` : '';
      if (kind === 'standalone') return `<ph${x}>${data}</ph>`;
      if (!pairs.has(number)) {
        return `<it pos="${kind === 'open' ? 'begin' : 'end'}"${x}>${data}</it>`;
      }
      return kind === 'open'
        ? `<bpt i="${number}"${x}>${data}</bpt>`
        : `<ept i="${number}">${data}</ept>`;
    })
    .join('');
}

/** Numbers of the spans that are opened once and after that closed once. */
function pairedNumbers(parts: readonly (string | FoundCode)[]): Set<number> {
  const kinds = new Map<number, CodeKind[]>();
  for (const part of parts) {
    if (typeof part === 'string' || part.kind === 'standalone') continue;
    kinds.set(part.number, [...(kinds.get(part.number) ?? []), part.kind]);
  }
  const pairs = [...kinds].filter(([, found]) => found.join() === 'open,close');
  return new Set(pairs.map(([number]) => number));
}
