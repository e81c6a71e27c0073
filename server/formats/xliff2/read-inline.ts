import { codeCharacter, hasCodes, type InlineCode, MOST_CODES } from '../inline.ts';
import { FormatError } from '../problem.ts';
import { keyOf } from '../span-layout.ts';
import { attribute, childElements, textOf, type XmlElement } from '../xml.ts';
import { withoutLayout } from '../xml-layout.ts';
import { addressOf, typeOf } from './code-types.ts';
import { isElement, nameOf } from './namespaces.ts';

/** An inline element that a code stands for, or one end of it. */
export interface CodeOrigin {
  element: XmlElement;
  /** `cp`, `ph`, `pc`, `sc`, `ec`, `mrk`, `sm` or `em`. */
  name: string;
}

/**
 * Reads the texts of a unit, its sources first. Elements of sources and targets that have the same
 * identifier get the same number, and so do the two ends of a span.
 */
export class InlineReader {
  /** In order of appearance, sources first. */
  readonly codes: InlineCode[] = [];
  /** By the key of a code, those of sources where there are such. */
  readonly origins = new Map<string, CodeOrigin>();
  readonly #numbers = new Map<string, number>();
  readonly #data = new Map<string, string>();
  readonly #unit: XmlElement;

  /** @param unit a unit or a translation candidate */
  constructor(unit: XmlElement) {
    this.#unit = unit;
    for (const child of childElements(unit)) {
      if (!isElement(child, 'originalData')) continue;
      for (const datum of childElements(child)) {
        this.#data.set(attribute(datum, 'id') ?? '', textOf(datum));
      }
    }
  }

  /** The text of a source or a target. */
  read(parent: XmlElement): string {
    const points = new Map<string, number>();
    const text = this.#textOf(parent, points);
    return withoutLayout(text, parent);
  }

  /** The text of a candidate: codes that the unit does not have are left out. */
  readKnown(parent: XmlElement): string {
    const text = this.#knownTextOf(parent);
    return withoutLayout(text, parent);
  }

  #knownTextOf(parent: XmlElement): string {
    return childText(parent, (element, name) => {
      const number = this.#numbers.get(
        attribute(element, 'id') ?? attribute(element, 'startRef') ?? '',
      );
      const wanted = name === 'pc' || name === 'mrk' ? 'open' : kindOf(name);
      const isKnown = number !== undefined && this.origins.has(keyOf({ kind: wanted, number }));
      if (name === 'pc' || name === 'mrk') {
        const inner = this.#knownTextOf(element);
        return isKnown
          ? codeCharacter('open', number) + inner + codeCharacter('close', number)
          : inner;
      }
      return isKnown ? codeCharacter(wanted, number) : '';
    });
  }

  #textOf(parent: XmlElement, points: Map<string, number>): string {
    return childText(parent, (element, name) => {
      switch (name) {
        case 'cp': {
          // Code points have no identifiers: the n-th of a kind in a target is that of the source.
          const hex = attribute(element, 'hex') ?? '';
          const count = (points.get(hex) ?? 0) + 1;
          points.set(hex, count);
          return this.#add('standalone', ` ${hex} ${count}`, { element, name });
        }
        case 'pc':
        case 'mrk': {
          const id = attribute(element, 'id') ?? '';
          const start = this.#add('open', id, { element, name });
          const inner = this.#textOf(element, points);
          return start + inner + this.#add('close', id, { element, name });
        }
        default: {
          const id = attribute(element, 'id') ?? attribute(element, 'startRef') ?? '';
          return this.#add(kindOf(name), id, { element, name });
        }
      }
    });
  }

  #add(kind: InlineCode['kind'], id: string, origin: CodeOrigin): string {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      if (number > MOST_CODES) {
        const message = `The unit has more than ${MOST_CODES} inline elements.`;
        throw new FormatError([{ rule: 'too-many-codes', line: this.#unit.line, message }]);
      }
      this.#numbers.set(id, number);
    }
    const key = keyOf({ kind, number });
    if (!this.origins.has(key)) {
      this.origins.set(key, origin);
      this.codes.push(this.#describe(kind, number, origin));
    }
    return codeCharacter(kind, number);
  }

  #describe(kind: InlineCode['kind'], number: number, { element, name }: CodeOrigin): InlineCode {
    const start = this.origins.get(keyOf({ kind: 'open', number }))?.element ?? element;
    const isAnnotation = name === 'mrk' || name === 'sm' || name === 'em';
    const end = name === 'pc' ? (kind === 'open' ? 'Start' : 'End') : '';
    const equivalent = attribute(element, `equiv${end}`);
    const id = attribute(element, 'id') ?? attribute(element, 'startRef');
    const address = kind === 'close' ? undefined : addressOf(element);
    const canDelete = isAnnotation || attribute(start, 'canDelete') !== 'no';
    return {
      kind,
      number,
      type: isAnnotation || name === 'cp' ? 'other' : typeOf(start),
      data: this.#data.get(attribute(element, `dataRef${end}`) ?? '') ?? '',
      ...(address !== undefined && { address }),
      ...(equivalent !== undefined && { equivalent }),
      ...(id !== undefined && { id }),
      ...(canDelete && { canDelete }),
    };
  }
}

function childText(
  parent: XmlElement,
  ofElement: (element: XmlElement, name: string) => string,
): string {
  let text = '';
  for (const child of parent.children) {
    if (child.type === 'text' || child.type === 'cdata') text += checked(child.text, parent);
    else if (child.type === 'element') text += ofElement(child, nameOf(child) ?? '');
  }
  return text;
}

function checked(text: string, { line, name }: XmlElement): string {
  if (!hasCodes(text)) return text;
  const message = `<${name}> holds private-use characters above U+100000, which stand for codes here.`;
  throw new FormatError([{ rule: 'reserved-character', line, message, element: name }]);
}

function kindOf(name: string): InlineCode['kind'] {
  if (name === 'sc' || name === 'sm') return 'open';
  return name === 'ec' || name === 'em' ? 'close' : 'standalone';
}
