import type { FoundCode } from '../inline.ts';
import { keyOf, layOut, type PlacedCode } from '../span-layout.ts';
import { outerText, startTag, withAttribute } from '../start-tag.ts';
import { writeAttributes } from '../xliff2/write-inline.ts';
import { attribute, type XmlElement } from '../xml.ts';
import { writePlain } from './write-inline.ts';

/** Writes texts with the inline elements of the unit they belong to. */
export class InlineRestorer {
  readonly #file: string;
  readonly #origins: ReadonlyMap<string, XmlElement>;
  readonly #prefix: string;

  /** @param prefix of the elements of XLIFF in the file, with its colon */
  constructor(file: string, prefix: string, origins: ReadonlyMap<string, XmlElement>) {
    this.#file = file;
    this.#prefix = prefix;
    this.#origins = origins;
  }

  /** All targets of a unit, in order. */
  write(texts: readonly (string | undefined)[]): string[] {
    return layOut(texts).map((parts) =>
      parts
        .map((part) => (typeof part === 'string' ? writePlain(part) : this.#writeCode(part)))
        .join(''),
    );
  }

  #writeCode(code: PlacedCode): string {
    const { kind, isPaired, isNested } = code;
    const element = this.#origins.get(keyOf(code)) ?? this.#opposite(code);
    if (!element) return kind === 'standalone' ? `<${this.#prefix}x id="${code.number}"/>` : '';
    if (kind === 'standalone') return this.#renamed(outerText(element, this.#file), element, code);
    if (element.local === 'g' || element.local === 'mrk') {
      if (isNested) {
        const tag = this.#renamed(startTag(element, this.#file), element, code);
        return kind === 'open' ? tag : `</${element.name}>`;
      }
      // Half a mark marks nothing.
      if (element.local === 'mrk') return '';
    }
    if (!isPaired) return this.#isolated(element, code);
    const isIsolated = element.local === 'it';
    if (element.local === 'g' || isIsolated) return this.#half(element, code);
    const fits = kind === 'open' ? ['bpt', 'bx'] : ['ept', 'ex'];
    if (!fits.includes(element.local)) return this.#half(element, code);
    return this.#renamed(outerText(element, this.#file), element, code);
  }

  #opposite({ kind, number }: FoundCode): XmlElement | undefined {
    if (kind === 'standalone') return undefined;
    return this.#origins.get(keyOf({ kind: kind === 'open' ? 'close' : 'open', number }));
  }

  /** One end of a span that the file has as one element. */
  #half(element: XmlElement, code: PlacedCode): string {
    const id = this.#idOf(element, code);
    const attributes: [string, string][] = [
      ['id', id],
      ['rid', id.replace(/[^\w.:-]/gu, '_')],
    ];
    const ctype = attribute(element, 'ctype');
    if (code.kind === 'open' && ctype !== undefined) attributes.push(['ctype', ctype]);
    return `<${this.#prefix}${code.kind === 'open' ? 'bx' : 'ex'}${writeAttributes(attributes)}/>`;
  }

  /** One end of a span whose other end is not in the text. */
  #isolated(element: XmlElement, code: PlacedCode): string {
    if (element.local === 'it') return this.#renamed(outerText(element, this.#file), element, code);
    const own = attribute(element, 'id') ?? '';
    const { contentStart, contentEnd } = element.place ?? {};
    const isNative = element.local === 'bpt' || element.local === 'ept';
    const content = isNative ? this.#file.slice(contentStart, contentEnd) : '';
    const attributes = writeAttributes([
      ['id', code.use === 1 ? own : `${own}-${code.use}`],
      ['pos', code.kind],
    ]);
    return `<${this.#prefix}it${attributes}>${content}</${this.#prefix}it>`;
  }

  /** Something that is in a text twice has an identifier of its own the second time. */
  #renamed(tag: string, element: XmlElement, code: PlacedCode): string {
    if (code.use === 1 || element.local === 'mrk') return tag;
    const id = this.#idOf(element, code);
    const named = withAttribute(tag, 'id', id);
    return attribute(element, 'rid') === undefined ? named : withAttribute(named, 'rid', id);
  }

  #idOf(element: XmlElement, { use }: PlacedCode): string {
    const id = attribute(element, 'rid') ?? attribute(element, 'id') ?? '';
    return use === 1 ? id : `${id}-${use}`;
  }
}
