import { codeCharacter, hasCodes, type InlineCode, MOST_CODES } from '../inline.ts';
import { FormatError } from '../problem.ts';
import { keyOf } from '../span-layout.ts';
import { attribute, textOf, type XmlElement } from '../xml.ts';
import { withoutLayout } from '../xml-layout.ts';
import { codeTypeOf, OWN } from './types.ts';

/**
 * Reads the texts of a unit, its sources first: codes that have the same identifier are the same on
 * both sides, however they are written.
 */
export class InlineReader {
  /** In order of appearance, sources first. */
  readonly codes: InlineCode[] = [];
  /** The element each code stands for, by its key. */
  readonly origins = new Map<string, XmlElement>();
  readonly #numbers = new Map<string, number>();

  /** The text of an element: of a source, a target or a segment marked in one. */
  read(parent: XmlElement): string {
    return withoutLayout(this.#textOf(parent, new Map(), true), parent);
  }

  /** The text of a proposal: codes that the unit does not have are left out. */
  readKnown(parent: XmlElement): string {
    return withoutLayout(this.#textOf(parent, new Map(), false), parent);
  }

  #textOf(parent: XmlElement, marks: Map<string, number>, isAdding: boolean): string {
    let text = '';
    for (const child of parent.children) {
      if (child.type === 'text' || child.type === 'cdata') text += checked(child.text, parent);
      else if (child.type === 'element') text += this.#elementText(child, marks, isAdding);
    }
    return text;
  }

  #elementText(element: XmlElement, marks: Map<string, number>, isAdding: boolean): string {
    const id = attribute(element, 'rid') ?? attribute(element, 'id') ?? '';
    const add = (kind: InlineCode['kind'], key: string) => this.#add(kind, key, element, isAdding);
    switch (element.local) {
      case 'g':
        return (
          add('open', `span ${id}`) +
          this.#textOf(element, marks, isAdding) +
          add('close', `span ${id}`)
        );
      case 'mrk': {
        if (attribute(element, 'mtype') === 'seg') return this.#textOf(element, marks, isAdding);
        // Marks have no identifiers: the n-th of a kind in a target is that of the source.
        const kind = attribute(element, 'mid') ?? attribute(element, 'mtype') ?? '';
        const count = (marks.get(kind) ?? 0) + 1;
        marks.set(kind, count);
        const key = `mark ${kind} ${count}`;
        return add('open', key) + this.#textOf(element, marks, isAdding) + add('close', key);
      }
      case 'bpt':
      case 'bx':
        return add('open', `span ${id}`);
      case 'ept':
      case 'ex':
        return add('close', `span ${id}`);
      case 'it':
        return add(attribute(element, 'pos') === 'close' ? 'close' : 'open', `span ${id}`);
      default:
        return add('standalone', `point ${id}`);
    }
  }

  #add(kind: InlineCode['kind'], id: string, element: XmlElement, isAdding: boolean): string {
    let number = this.#numbers.get(id);
    const isKnown = number !== undefined && this.origins.has(keyOf({ kind, number }));
    if (!isAdding) return isKnown && number !== undefined ? codeCharacter(kind, number) : '';
    if (number === undefined) {
      number = this.#numbers.size + 1;
      if (number > MOST_CODES) {
        const message = `The unit has more than ${MOST_CODES} inline elements.`;
        throw new FormatError([{ rule: 'too-many-codes', line: element.line, message }]);
      }
      this.#numbers.set(id, number);
    }
    if (!isKnown) {
      this.origins.set(keyOf({ kind, number }), element);
      this.codes.push(this.#describe(kind, number, element));
    }
    return codeCharacter(kind, number);
  }

  #describe(kind: InlineCode['kind'], number: number, element: XmlElement): InlineCode {
    const start = this.origins.get(keyOf({ kind: 'open', number })) ?? element;
    const isMark = element.local === 'mrk';
    const equivalent = attribute(element, 'equiv-text');
    const address = attribute(element, 'address', OWN);
    const id = attribute(element, 'id');
    const canDelete = isMark || attribute(start, 'can-delete', OWN) === 'yes';
    const hasData = ['bpt', 'ept', 'ph', 'it'].includes(element.local);
    return {
      kind,
      number,
      type: isMark ? 'other' : codeTypeOf(attribute(start, 'ctype')),
      data: hasData ? textOf(element) : '',
      ...(address !== undefined && kind !== 'close' && { address }),
      ...(equivalent !== undefined &&
        !(kind === 'close' && element.local === 'g') && { equivalent }),
      ...(id !== undefined && { id }),
      ...(canDelete && { canDelete }),
    };
  }
}

function checked(text: string, { line, name }: XmlElement): string {
  if (!hasCodes(text)) return text;
  const message = `<${name}> holds private-use characters above U+100000, which stand for codes here.`;
  throw new FormatError([{ rule: 'reserved-character', line, message, element: name }]);
}
