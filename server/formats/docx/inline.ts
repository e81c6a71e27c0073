import { codeCharacter, type InlineCode, MOST_CODES, withoutCodes } from '../inline.ts';
import { FormatError } from '../problem.ts';
import type { AtomPiece, Piece, TextPiece, Wrapper } from './pieces.ts';
import { joinProperties, type RunFeature } from './run-properties.ts';

/** The text of a paragraph with what it takes to write another one in its place. */
export interface InlineText {
  text: string;
  codes: InlineCode[];
  /** Properties that all of its text has. */
  base: string;
  /** Pieces at its ends that are no part of the text. */
  before: readonly Piece[];
  after: readonly Piece[];
}

/** A span over pieces: of text with a feature, or inside a wrapper. */
interface Span {
  key: string;
  feature?: RunFeature;
  wrapper?: Wrapper;
}

/**
 * Turns the pieces of a paragraph into a text with codes. What all of its text has in common is no code,
 * and what all the text of a link has in common is part of the link's.
 *
 * @param line of the paragraph, for the message
 * @throws FormatError `too-many-codes`
 */
export function toInlineText(pieces: readonly Piece[], prefix: string, line: number): InlineText {
  const { inner, before, after } = cutEnds(pieces);
  const common = commonFeatures(inner.filter((piece) => piece.kind === 'text'));
  const features = new Set(common.map(featureKey));
  const wrappers = [...new Set(inner.flatMap((piece) => piece.wrappers))];
  const shared = new Map(
    wrappers.map((wrapper) => {
      const inside = inner.filter(
        (piece) => piece.kind === 'text' && piece.wrappers.includes(wrapper),
      );
      const own = commonFeatures(inside as TextPiece[]);
      return [wrapper, own.filter((one) => !features.has(featureKey(one)))];
    }),
  );
  const spans = spansOf(inner, features, wrappers, shared);
  const { text, codes } = writeCodes(inner, spans, shared, prefix, line);
  const base = joinProperties(
    common.map(({ properties }) => properties),
    prefix,
  );
  return { text, codes, base, before, after };
}

/** Whether there is anything to read. */
export function isBlank(text: string): boolean {
  return withoutCodes(text).trim() === '';
}

/** Takes white space, and what nobody misses there, from the ends. */
function cutEnds(pieces: readonly Piece[]): Pick<InlineText, 'before' | 'after'> & {
  inner: Piece[];
} {
  const inner = [...pieces];
  const before = cutEnd(inner, false);
  const after = cutEnd(inner, true);
  return { inner, before, after };
}

function cutEnd(inner: Piece[], isEnd: boolean): Piece[] {
  const cut: Piece[] = [];
  for (;;) {
    const piece = isEnd ? inner.at(-1) : inner[0];
    if (!piece) break;
    if (piece.kind === 'atom') {
      if (!piece.isEdge || piece.wrappers.length > 0) break;
    } else if (piece.text.trim() !== '') {
      const [own, space] = splitSpace(piece.text, isEnd);
      if (space !== '') {
        if (piece.wrappers.length === 0) cut.push({ ...piece, text: space });
        inner[isEnd ? inner.length - 1 : 0] = { ...piece, text: own };
      }
      break;
    }
    if (isEnd) inner.pop();
    else inner.shift();
    if (piece.wrappers.length === 0) cut.push(piece);
  }
  return isEnd ? cut.reverse() : cut;
}

function splitSpace(text: string, isEnd: boolean): [own: string, space: string] {
  const own = isEnd ? text.trimEnd() : text.trimStart();
  const length = text.length - own.length;
  return [own, isEnd ? text.slice(text.length - length) : text.slice(0, length)];
}

function featureKey({ properties }: RunFeature): string {
  return properties;
}

/** What all pieces of text have; of an empty list, nothing. White space has whatever is around it. */
function commonFeatures(pieces: readonly TextPiece[]): RunFeature[] {
  const [first, ...others] = pieces.filter(({ text }) => text.trim() !== '');
  return (first?.features ?? []).filter((feature) =>
    others.every((piece) => piece.features.some((one) => featureKey(one) === featureKey(feature))),
  );
}

/** For each piece the spans it is in, but for what is common to all. */
function spansOf(
  pieces: readonly Piece[],
  common: ReadonlySet<string>,
  wrappers: readonly Wrapper[],
  shared: ReadonlyMap<Wrapper, RunFeature[]>,
): Span[][] {
  const own = pieces.map((piece) => {
    const inside = piece.wrappers.map((wrapper) => ({
      key: `wrapper ${wrappers.indexOf(wrapper)}`,
      wrapper,
    }));
    if (piece.kind === 'atom') return { inside, features: undefined };
    const known = new Set(piece.wrappers.flatMap((one) => shared.get(one)?.map(featureKey) ?? []));
    const features = piece.features
      .filter((feature) => !common.has(featureKey(feature)) && !known.has(featureKey(feature)))
      .map((feature) => ({ key: featureKey(feature), feature }));
    return { inside, features };
  });
  return own.map(({ inside, features }, index) => {
    if (features) return [...inside, ...features];
    // What is no text stands in the spans that go on behind it.
    const previous = own.slice(0, index).findLast((one) => one.features)?.features ?? [];
    const next = own.slice(index + 1).find((one) => one.features)?.features ?? [];
    const through = previous.filter(({ key }) => next.some((one) => one.key === key));
    return [...inside, ...through];
  });
}

function writeCodes(
  pieces: readonly Piece[],
  spans: readonly Span[][],
  shared: ReadonlyMap<Wrapper, RunFeature[]>,
  prefix: string,
  line: number,
): { text: string; codes: InlineCode[] } {
  const codes: InlineCode[] = [];
  const ends = endsOf(spans);
  let open: (Span & { number: number })[] = [];
  let number = 0;
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const needed = spans[index] ?? [];
    const kept = keptOpen(open, needed, index);
    close(kept);
    const opening = needed.filter(({ key }) => !open.some((one) => one.key === key));
    opening.sort(
      (one, other) => endOf(other, index) - endOf(one, index) || rank(one) - rank(other),
    );
    for (const span of opening) begin(span);
    if (piece.kind === 'text') text += piece.text;
    else addAtom(piece);
  }
  close(0);
  return { text, codes };

  function next(): number {
    if (number >= MOST_CODES) {
      const message = `A paragraph has more than ${MOST_CODES} changes of format.`;
      throw new FormatError([{ rule: 'too-many-codes', line, message }]);
    }
    return ++number;
  }

  function begin(span: Span): void {
    const own = next();
    open.push({ ...span, number: own });
    codes.push(openingCode(span, own, shared, prefix));
    text += codeCharacter('open', own);
  }

  function close(kept: number): void {
    for (const span of open.slice(kept).reverse()) {
      const type = span.wrapper?.type ?? span.feature?.type ?? 'other';
      codes.push({ kind: 'close', number: span.number, type, data: span.wrapper?.end ?? '' });
      text += codeCharacter('close', span.number);
    }
    open = open.slice(0, kept);
  }

  function addAtom({ type, data, equivalent, address }: AtomPiece): void {
    const own = next();
    codes.push({
      kind: 'standalone',
      number: own,
      type,
      data,
      ...(address !== undefined && { address }),
      ...(equivalent !== undefined && { equivalent }),
    });
    text += codeCharacter('standalone', own);
  }

  /** How many of the open spans can stay so: no wrapper may begin inside one that it outlasts. */
  function keptOpen(current: readonly Span[], needed: readonly Span[], index: number): number {
    const longest = Math.max(
      ...needed
        .filter(({ key, wrapper }) => wrapper && !current.some((one) => one.key === key))
        .map((span) => endOf(span, index)),
      -1,
    );
    const wrong = current.findIndex(
      (span) =>
        !needed.some(({ key }) => key === span.key) ||
        (!span.wrapper && endOf(span, index) < longest),
    );
    return wrong < 0 ? current.length : wrong;
  }

  function endOf({ key }: Span, index: number): number {
    return ends[index]?.get(key) ?? index;
  }
}

/** Wrappers stand outside of features that are as long, in the order they are inside each other. */
function rank({ wrapper }: Span): number {
  return wrapper ? 0 : 1;
}

/** For each piece and each span it is in, the last piece that the span goes on to. */
function endsOf(spans: readonly Span[][]): Map<string, number>[] {
  const ends: Map<string, number>[] = [];
  for (let index = spans.length - 1; index >= 0; index--) {
    const following = ends[index + 1];
    ends[index] = new Map(
      (spans[index] ?? []).map(({ key }) => [key, following?.get(key) ?? index]),
    );
  }
  return ends;
}

function openingCode(
  { wrapper, feature }: Span,
  number: number,
  shared: ReadonlyMap<Wrapper, RunFeature[]>,
  prefix: string,
): InlineCode {
  const features = wrapper ? (shared.get(wrapper) ?? []) : feature ? [feature] : [];
  const properties = joinProperties(
    features.map((one) => one.properties),
    prefix,
  );
  const written = properties && `<${prefix}rPr>${properties}</${prefix}rPr>`;
  const address = wrapper?.address;
  return {
    kind: 'open',
    number,
    type: wrapper?.type ?? feature?.type ?? 'other',
    data: `${wrapper?.start ?? ''}${written}`,
    ...(address !== undefined && { address }),
  };
}
