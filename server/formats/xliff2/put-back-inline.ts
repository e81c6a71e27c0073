import type { FoundCode } from '../inline.ts';
import { keyOf, layOut, type PlacedCode } from '../span-layout.ts';
import { outerText, startTag, withAttribute } from '../start-tag.ts';
import { attribute, type XmlElement } from '../xml.ts';
import type { CodeOrigin } from './read-inline.ts';
import { type Identifiers, writeAttributes, writeText } from './write-inline.ts';

/** Attributes of a span that is one element, and how its two ends have them as two. */
const ENDS = ['dataRef', 'disp', 'equiv', 'subFlows'];
/** Attributes that only its start has where a span is two elements. */
const ONLY_START = ['id', 'dir', 'type', 'subType', 'copyOf', 'canReorder'];

/** Writes texts with the inline elements of the unit they belong to. */
export class InlineRestorer {
  readonly #file: string;
  readonly #origins: ReadonlyMap<string, CodeOrigin>;
  readonly #taken: Identifiers;
  /** Identifiers of second uses of a code. */
  readonly #copies = new Map<string, string>();
  readonly #prefix: string;

  /**
   * @param file text of the file
   * @param prefix of the elements of XLIFF in it, with its colon
   */
  constructor(
    file: string,
    prefix: string,
    origins: ReadonlyMap<string, CodeOrigin>,
    taken: Identifiers,
  ) {
    this.#file = file;
    this.#prefix = prefix;
    this.#origins = origins;
    this.#taken = taken;
  }

  /** All targets of a unit, in order. */
  write(texts: readonly (string | undefined)[]): string[] {
    return layOut(texts).map((parts) =>
      parts
        .map((part) => (typeof part === 'string' ? this.#writeText(part) : this.#writeCode(part)))
        .join(''),
    );
  }

  #writeText(text: string): string {
    const written = writeText(text);
    return this.#prefix === '' ? written : written.replaceAll('<cp ', `<${this.#prefix}cp `);
  }

  #writeCode(code: PlacedCode): string {
    const { kind, isPaired } = code;
    const origin = this.#origins.get(keyOf(code)) ?? this.#oppositeOrigin(code);
    if (!origin) return this.#unknown(kind);
    const { element, name } = origin;
    const id = this.#idOf(element, code);
    if (kind === 'standalone') return this.#copied(outerText(element, this.#file), id, code);
    if ((name === 'pc' || name === 'mrk') && code.isNested) {
      const tag = startTag(element, this.#file);
      return kind === 'open' ? this.#copied(tag, id, code) : `</${element.name}>`;
    }
    const isAnnotation = name === 'mrk' || name === 'sm' || name === 'em';
    // Half an annotation marks nothing.
    if (!isPaired && isAnnotation) return '';
    if (kind === 'open') return this.#start(origin, id, isPaired);
    return isPaired ? this.#end(origin, id, isAnnotation) : this.#isolatedEnd(origin);
  }

  /** Of an end that the file does not have: a span of it that was begun elsewhere. */
  #oppositeOrigin({ kind, number }: FoundCode): CodeOrigin | undefined {
    if (kind === 'standalone') return undefined;
    return this.#origins.get(keyOf({ kind: kind === 'open' ? 'close' : 'open', number }));
  }

  #start({ element, name }: CodeOrigin, id: string, isPaired: boolean): string {
    if (name === 'sc' || name === 'sm') {
      let tag = withAttribute(outerText(element, this.#file), 'id', id);
      if (name === 'sc') tag = withAttribute(tag, 'isolated', isPaired ? undefined : 'yes');
      return tag;
    }
    const attributes: [string, string][] = [['id', id]];
    for (const { name: own, value } of element.attributes) {
      const base = ENDS.find((end) => own === `${end}Start`);
      if (base) attributes.push([base, value]);
      else if (own !== 'id' && !ENDS.some((end) => own === `${end}End`))
        attributes.push([own, value]);
    }
    if (!isPaired) attributes.push(['isolated', 'yes']);
    return `<${this.#prefix}${name === 'mrk' ? 'sm' : 'sc'}${writeAttributes(attributes)}/>`;
  }

  #end({ element, name }: CodeOrigin, id: string, isAnnotation: boolean): string {
    if (isAnnotation) return `<${this.#prefix}em startRef="${id}"/>`;
    if (name === 'ec' && attribute(element, 'isolated') !== 'yes') {
      return withAttribute(outerText(element, this.#file), 'startRef', id);
    }
    return `<${this.#prefix}ec startRef="${id}"${writeAttributes(this.#endAttributes(element, name))}/>`;
  }

  #isolatedEnd({ element, name }: CodeOrigin): string {
    if (name === 'ec' && attribute(element, 'isolated') === 'yes') {
      return outerText(element, this.#file);
    }
    const id = this.#taken.take(undefined, 'e');
    const attributes = writeAttributes(this.#endAttributes(element, name));
    return `<${this.#prefix}ec id="${id}" isolated="yes"${attributes}/>`;
  }

  /** What the end of a span says of itself, from its one element, its start or its end. */
  #endAttributes(element: XmlElement, name: string): [string, string][] {
    const attributes: [string, string][] = [];
    for (const { name: own, value } of element.attributes) {
      const base = ENDS.find((end) => own === (name === 'pc' ? `${end}End` : end));
      if (base && (name !== 'sc' || base === 'subFlows')) attributes.push([base, value]);
      else if (own.startsWith('can') && !ONLY_START.includes(own)) attributes.push([own, value]);
    }
    const reorder = attribute(element, 'canReorder') ?? 'yes';
    if (reorder !== 'yes') attributes.push(['canReorder', 'no']);
    return attributes;
  }

  /** Something that is in a text twice has an identifier of its own the second time. */
  #copied(tag: string, id: string, { use }: PlacedCode): string {
    return use === 1 ? tag : withAttribute(tag, 'id', id);
  }

  #idOf(element: XmlElement, { number, use }: PlacedCode): string {
    if (use === 1) return attribute(element, 'id') ?? attribute(element, 'startRef') ?? '';
    const key = `${number} ${use}`;
    const again = this.#copies.get(key) ?? this.#taken.take(undefined, 'c');
    this.#copies.set(key, again);
    return again;
  }

  /** A code that is none of the unit: something stands there, but nobody knows what. */
  #unknown(kind: FoundCode['kind']): string {
    return kind === 'standalone'
      ? `<${this.#prefix}ph id="${this.#taken.take(undefined, 'c')}"/>`
      : '';
  }
}
