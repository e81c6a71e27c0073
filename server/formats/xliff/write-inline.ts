import type { InlineCode } from '../inline.ts';
import { keyOf, layOut, type PlacedCode } from '../span-layout.ts';
import { withoutUnwritable, writeAttributes } from '../xliff2/write-inline.ts';
import { escapeText } from '../xml.ts';
import { ctypeOf } from './types.ts';

/** Writes the texts of a unit with what its codes say of themselves. */
export class InlineWriter {
  readonly #codes: ReadonlyMap<string, InlineCode>;
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(codes: readonly InlineCode[]) {
    this.#codes = new Map(codes.map((code) => [keyOf(code), code]));
    for (const code of codes) {
      if (code.id !== undefined && code.kind !== 'close') this.#idOf({ ...code, use: 1 });
    }
  }

  /** All texts of one side of a unit, in order; a span can begin in one and end in another. */
  write(texts: readonly (string | undefined)[]): string[] {
    return layOut(texts).map((parts) =>
      parts
        .map((part) => (typeof part === 'string' ? writePlain(part) : this.#writeCode(part)))
        .join(''),
    );
  }

  #writeCode(code: PlacedCode): string {
    const { kind, number } = code;
    const id = this.#idOf(code);
    const described = this.#codes.get(keyOf(code));
    const data = described?.data ?? '';
    if (kind === 'standalone') {
      return data === ''
        ? `<x${this.#attributes(code, id)}/>`
        : `<ph${this.#attributes(code, id)}>${writePlain(data)}</ph>`;
    }
    if (!code.isPaired) {
      return `<it${this.#attributes(code, id, [['pos', kind]])}>${writePlain(data)}</it>`;
    }
    const other = this.#codes.get(keyOf({ kind: kind === 'open' ? 'close' : 'open', number }));
    const hasData = data !== '' || (other?.data ?? '') !== '' || other?.equivalent !== undefined;
    if (code.isNested && !hasData && described?.equivalent === undefined) {
      return kind === 'open' ? `<g${this.#attributes(code, id)}>` : '</g>';
    }
    const rid = toToken(id);
    if (!hasData && described?.equivalent === undefined) {
      return `<${kind === 'open' ? 'bx' : 'ex'}${this.#attributes(code, id, [['rid', rid]])}/>`;
    }
    const name = kind === 'open' ? 'bpt' : 'ept';
    return `<${name}${this.#attributes(code, id, [['rid', rid]])}>${writePlain(data)}</${name}>`;
  }

  #attributes(code: PlacedCode, id: string, more: [string, string][] = []): string {
    const described = this.#codes.get(keyOf(code));
    const attributes: [string, string][] = [['id', id], ...more];
    const ctype = code.kind === 'close' ? undefined : ctypeOf(described?.type ?? 'other');
    if (ctype !== undefined) attributes.push(['ctype', ctype]);
    if (described?.equivalent !== undefined) attributes.push(['equiv-text', described.equivalent]);
    if (described?.address !== undefined) attributes.push(['emend:address', described.address]);
    if (described?.canDelete) attributes.push(['emend:can-delete', 'yes']);
    return writeAttributes(attributes);
  }

  /** Both ends of a span have the same; a second use of a code has its own. */
  #idOf({ number, use }: Pick<PlacedCode, 'number' | 'use'>): string {
    const key = `${number} ${use}`;
    const found = this.#ids.get(key);
    if (found !== undefined) return found;
    const open = this.#codes.get(keyOf({ kind: 'open', number }));
    const code =
      open ??
      this.#codes.get(keyOf({ kind: 'standalone', number })) ??
      this.#codes.get(keyOf({ kind: 'close', number }));
    let id = use === 1 && code?.id !== undefined ? code.id : String(number);
    for (let count = 1; this.#taken.has(id); count++) id = `${number}-${count}`;
    this.#taken.add(id);
    this.#ids.set(key, id);
    return id;
  }
}

function toToken(id: string): string {
  return id.replace(/[^\w.:-]/gu, '_');
}

/** Text between tags; XLIFF 1 has no way to write what XML cannot hold. */
export function writePlain(text: string): string {
  return escapeText(withoutUnwritable(text));
}
