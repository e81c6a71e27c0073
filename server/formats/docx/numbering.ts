import type { ListPlace } from '../document.ts';

/** Deepest level of a list in Word, from 0. */
const DEEPEST = 8;
/** Indent of a level, in twentieths of a point. */
const INDENT = 720;

/** The lists of a document that is being written: each has a numbering of its own. */
export class Numberings {
  /** For each list its numbering and the last number in it. */
  readonly #lists = new Map<number, { id: number; number: number | undefined }>();
  readonly #definitions: string[] = [];

  /** The property of a paragraph that makes it an item. */
  property(place: ListPlace | undefined): string {
    const { list, depth, number } = place ?? { list: 0, depth: 1 };
    const level = Math.min(DEEPEST, depth - 1);
    const known = this.#lists.get(list);
    const goesOn = known && (number === undefined || number === (known.number ?? 0) + 1);
    const id = goesOn ? known.id : this.#define(level, number);
    this.#lists.set(list, { id, number });
    return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
  }

  #define(level: number, number: number | undefined): number {
    const id = this.#definitions.length + 1;
    const levels = Array.from({ length: level + 1 }, (_, index) => levelOf(index, number));
    this.#definitions.push(
      `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`,
    );
    return id;
  }

  /** What the part of numberings holds: definitions first, then what refers to them. */
  written(): string {
    const numbers = this.#definitions.map(
      (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index + 1}"/></w:num>`,
    );
    return [...this.#definitions, ...numbers].join('');
  }
}

function levelOf(level: number, number: number | undefined): string {
  const isOrdered = number !== undefined;
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="${Math.max(0, number ?? 1)}"/>` +
    `<w:numFmt w:val="${isOrdered ? 'decimal' : 'bullet'}"/>` +
    `<w:lvlText w:val="${isOrdered ? `%${level + 1}.` : '•'}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${INDENT * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>`
  );
}
