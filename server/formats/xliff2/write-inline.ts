import type { FoundCode, InlineCode } from '../inline.ts';
import { keyOf, layOut, type PlacedCode } from '../span-layout.ts';
import { escapeAttribute, escapeText } from '../xml.ts';
import { isNmtoken } from '../xml-values.ts';
import { typeAttributes } from './code-types.ts';

/** What XML 1.0 has no way to write but as a code point. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Identifiers that are taken in a unit. */
export class Identifiers {
  readonly #taken = new Set<string>();

  /** One that is not taken yet: the one that is wished for, where that is possible. */
  take(wished: string | undefined, prefix: string): string {
    let id = wished !== undefined && isNmtoken(wished) ? wished : `${prefix}1`;
    for (let number = 2; this.#taken.has(id); number++) id = `${prefix}${number}`;
    this.#taken.add(id);
    return id;
  }
}

/** Writes the texts of a unit with what its codes say of themselves. */
export class InlineWriter {
  readonly #codes: ReadonlyMap<string, InlineCode>;
  readonly #ids = new Map<number, string>();
  readonly #data = new Map<string, string>();
  readonly #kept: ReadonlySet<number>;
  readonly #taken: Identifiers;
  /** Identifiers of second uses of a code. */
  readonly #copies = new Map<string, string>();

  /**
   * @param dropped numbers of codes that a translation lacks, and so cannot be said to be needed
   */
  constructor(codes: readonly InlineCode[], taken: Identifiers, dropped: ReadonlySet<number>) {
    this.#codes = new Map(codes.map((code) => [keyOf(code), code]));
    this.#taken = taken;
    const kept = codes.filter(({ number, canDelete }) => !canDelete && !dropped.has(number));
    this.#kept = new Set(kept.map(({ number }) => number));
    for (const { number, id } of codes) {
      if (!this.#ids.has(number)) this.#ids.set(number, taken.take(id, 'c'));
    }
    for (const { data } of codes) {
      if (data !== '' && !this.#data.has(data)) this.#data.set(data, `d${this.#data.size + 1}`);
    }
  }

  /** The original data of the codes; empty where they have none. */
  originalData(): string {
    if (this.#data.size === 0) return '';
    const data = [...this.#data].map(([text, id]) => `<data id="${id}">${writeText(text)}</data>`);
    return `<originalData>${data.join('')}</originalData>`;
  }

  /** All texts of one side of a unit, in order; a span can begin in one and end in another. */
  write(texts: readonly (string | undefined)[]): string[] {
    return layOut(texts).map((parts) => parts.map((part) => this.#writePart(part)).join(''));
  }

  #writePart(part: string | PlacedCode): string {
    if (typeof part === 'string') return writeText(part);
    const { number, kind, isPaired } = part;
    const id = this.#idOf(part);
    if (kind === 'standalone') return this.#element('ph', id, part, '');
    if (part.isNested) return kind === 'open' ? this.#pairStart(id, number) : '</pc>';
    if (kind === 'open') return this.#element('sc', id, part, isPaired ? '' : ' isolated="yes"');
    if (isPaired) return this.#end(id, part);
    return this.#element('ec', this.#taken.take(undefined, 'e'), part, ' isolated="yes"');
  }

  /** Something that is in a text twice needs an identifier of its own the second time. */
  #idOf({ number, use }: PlacedCode): string {
    const id = this.#ids.get(number) ?? this.#taken.take(undefined, 'c');
    this.#ids.set(number, id);
    if (use === 1) return id;
    const again = this.#copies.get(`${number} ${use}`) ?? this.#taken.take(undefined, 'c');
    this.#copies.set(`${number} ${use}`, again);
    return again;
  }

  #element(name: string, id: string, code: FoundCode, isolated: string): string {
    const described = this.#codes.get(keyOf(code));
    const attributes: [string, string][] = [['id', id]];
    if (described) {
      const data = this.#data.get(described.data);
      if (data !== undefined) attributes.push(['dataRef', data]);
      if (described.equivalent !== undefined) attributes.push(['equiv', described.equivalent]);
      attributes.push(...typeAttributes(described.type, described.address));
    }
    if (this.#kept.has(code.number)) attributes.push(['canDelete', 'no']);
    return `<${name}${writeAttributes(attributes)}${isolated}/>`;
  }

  #end(id: string, code: FoundCode): string {
    const described = this.#codes.get(keyOf(code));
    const data = this.#data.get(described?.data ?? '');
    const attributes: [string, string][] = [['startRef', id]];
    if (data !== undefined) attributes.push(['dataRef', data]);
    if (described?.equivalent !== undefined) attributes.push(['equiv', described.equivalent]);
    if (this.#kept.has(code.number)) attributes.push(['canDelete', 'no']);
    return `<ec${writeAttributes(attributes)}/>`;
  }

  #pairStart(id: string, number: number): string {
    const start = this.#codes.get(keyOf({ kind: 'open', number }));
    const end = this.#codes.get(keyOf({ kind: 'close', number }));
    const attributes: [string, string][] = [['id', id]];
    for (const [name, code] of [
      ['Start', start],
      ['End', end],
    ] as const) {
      const data = this.#data.get(code?.data ?? '');
      if (data !== undefined) attributes.push([`dataRef${name}`, data]);
      if (code?.equivalent !== undefined) attributes.push([`equiv${name}`, code.equivalent]);
    }
    if (start) attributes.push(...typeAttributes(start.type, start.address));
    if (this.#kept.has(number)) attributes.push(['canDelete', 'no']);
    return `<pc${writeAttributes(attributes)}>`;
  }
}

export function writeAttributes(attributes: readonly (readonly [string, string])[]): string {
  return attributes
    .map(([name, value]) => ` ${name}="${escapeAttribute(withoutUnwritable(value))}"`)
    .join('');
}

/** Text between tags, with what XML cannot hold as code points. */
export function writeText(text: string): string {
  return escapeText(text).replace(UNWRITABLE, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<cp hex="${hex}"/>`;
  });
}

/** Where code points cannot be written, what XML cannot hold is left out. */
export function withoutUnwritable(text: string): string {
  return text.replace(UNWRITABLE, '');
}
