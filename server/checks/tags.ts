import type { MarkupSpan } from '../text/markup.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Elements that have no end. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
  'x',
  'ph',
  'bx',
  'ex',
]);
/** Attributes a translation may change, add or leave out: what they hold is read, or layout. */
const FREE = new Set([
  'alt',
  'title',
  'lang',
  'xml:lang',
  'xml-lang',
  'dir',
  'width',
  'height',
  'hreflang',
  'placeholder',
  'label',
  'aria-label',
  'summary',
  'content',
]);

/** Tags of HTML, XML and BBCode: the same ones, and each closed. */
export const tags: Check = {
  name: 'tags',
  group: 'markup',
  severity: 'error',
  *run({ source, target }: Pair): Generator<Found> {
    if (target.text.trim() === '') return;
    if (!/[<[\]>]/.test(source.text) && !/[<[\]>]/.test(target.text)) return;
    const [ours, theirs] = [source, target].map(({ markup }) =>
      markup.filter(({ kind }) => kind === 'tag').map(readTag),
    );
    // Without an original there is nothing to compare with, but tags have to be closed all the same.
    const compares = source.text.trim() !== '';
    const missing = [...(ours ?? [])];
    const added = (compares ? (theirs ?? []) : []).filter((tag) => {
      const at = missing.findIndex((other) => other.key === tag.key);
      if (at >= 0) missing.splice(at, 1);
      return at < 0;
    });
    // Capitalised pseudo-tags such as <Error> are words, and may be translated.
    const isWord = ({ name, isSimple }: Tag) => isSimple && /^\p{Lu}\p{Ll}+$/u.test(name);
    for (const tag of added) {
      const at = missing.findIndex((other) => isWord(other) && isWord(tag));
      if (at >= 0) {
        missing.splice(at, 1);
        continue;
      }
      const same = missing.findIndex(
        (other) => other.name === tag.name && other.isClosing === tag.isClosing,
      );
      const [other] = same >= 0 ? missing.splice(same, 1) : [];
      yield {
        side: 'target',
        start: tag.from,
        end: tag.to,
        message: other ? 'changed' : 'added',
        params: { tag: tag.text, source: other?.text ?? '' },
      };
    }
    for (const tag of missing) {
      yield {
        side: 'source',
        start: tag.from,
        end: tag.to,
        message: 'missing',
        params: { tag: tag.text },
      };
    }
    if (missing.length === 0 && added.length === 0) yield* nesting(ours ?? [], theirs ?? []);
    yield* broken(source.prose, target.prose);
  },
};

interface Tag {
  name: string;
  isClosing: boolean;
  isSelfClosing: boolean;
  /** Whether it has no attributes. */
  isSimple: boolean;
  /** What has to be the same in both texts. */
  key: string;
  from: number;
  to: number;
  text: string;
}

function readTag({ text, from, to }: MarkupSpan): Tag {
  const [, slash = '', name = text, rest = ''] =
    /^[<[](\/?)\s*([\p{L}\p{N}:._-]+)(.*)[>\]]$/su.exec(text) ?? [];
  const attributes: string[] = [];
  for (const [, key = '', , value] of rest.matchAll(
    /([^\s=/"'<>]+)(\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gu,
  )) {
    if (!FREE.has(key.toLowerCase()))
      attributes.push(value === undefined ? key : `${key}=${value.replace(/^["']|["']$/gu, '')}`);
  }
  const isSelfClosing = /\/\s*$/.test(rest) || /^<[!?\]]/.test(text);
  return {
    name,
    isClosing: slash === '/',
    isSelfClosing,
    isSimple: rest.trim() === '',
    key: `${slash}${name} ${attributes.sort().join(' ')}${isSelfClosing ? '/' : ''}`,
    from,
    to,
    text,
  };
}

/** Tags closed in the wrong order or not at all, where the original's are in order. */
function* nesting(ours: readonly Tag[], theirs: readonly Tag[]): Generator<Found> {
  if (firstUnclosed(ours)) return;
  const tag = firstUnclosed(theirs);
  if (tag)
    yield {
      side: 'target',
      start: tag.from,
      end: tag.to,
      message: 'nesting',
      params: { tag: tag.text },
    };
}

function firstUnclosed(tags: readonly Tag[]): Tag | undefined {
  const open: Tag[] = [];
  for (const tag of tags) {
    if (tag.isSelfClosing || /^\p{Lu}/u.test(tag.name) || VOID.has(tag.name.toLowerCase()))
      continue;
    if (!tag.isClosing) open.push(tag);
    else if (open.pop()?.name !== tag.name) return tag;
  }
  return open[0];
}

/** What is no tag any more, but was meant as one: "< /b>", "</ b>", "<b". */
function* broken(source: string, target: string): Generator<Found> {
  const pattern = /<\s+\/?\s*[a-z]+\s*>|<\/\s+[a-z]+\s*>|<\/?[a-z]+(?=\s*(?:<|$))/giu;
  for (const { 0: text, index } of target.matchAll(pattern)) {
    if (source.includes(text)) continue;
    yield {
      side: 'target',
      start: index,
      end: index + text.length,
      message: 'broken',
      params: { tag: text },
    };
  }
}
