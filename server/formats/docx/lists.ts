import type { ListPlace } from '../document.ts';
import type { XmlElement } from '../xml.ts';
import { childNumber, childValue, wordChild, wordChildren, wordValue } from './names.ts';
import type { XmlPart } from './package.ts';
import type { Styles } from './styles.ts';

/** A level of a list. */
interface Level {
  isOrdered: boolean;
  start: number;
  /** Whether it begins anew behind an item of a level above. */
  restarts: boolean;
}

/** A numbering: which list it counts in, and what its levels are. */
interface Numbering {
  /** The numberings of one abstract numbering count on from each other (ISO/IEC 29500-1, 17.9.15). */
  abstract: string;
  element: XmlElement;
  levels: Map<number, Level>;
}

/** A list that the paragraph before stands in. */
interface OpenList {
  numbering: string;
  level: number;
  list: number;
}

/** Formats of numbers that show none. */
const UNORDERED = new Set(['bullet', 'none']);

/** Counts the items of the lists of a document, paragraph after paragraph. */
export class Lists {
  readonly #numberings = new Map<string, Numbering>();
  /** Last number on each level, for each abstract numbering. */
  readonly #counters = new Map<string, Map<number, number>>();
  /** Numberings that have been begun, for those that begin anew when they are. */
  readonly #begun = new Set<string>();
  #lists = 0;
  #open: OpenList[] = [];
  /** The outermost list of each numbering that has numbers: it goes on behind other paragraphs. */
  readonly #ordered = new Map<string, number>();

  constructor(part: XmlPart | undefined, styles: Styles) {
    const root = part?.document.root;
    const abstracts = new Map(
      wordChildren(root, 'abstractNum').map((one) => [wordValue(one, 'abstractNumId'), one]),
    );
    const numbers = new Map(wordChildren(root, 'num').map((one) => [wordValue(one, 'numId'), one]));
    for (const [id, element] of numbers) {
      let abstract = abstracts.get(childValue(element, 'abstractNumId'));
      const link = childValue(abstract, 'numStyleLink');
      const linked = link === undefined ? undefined : numbers.get(styles.numberingStyle(link));
      if (linked) abstract = abstracts.get(childValue(linked, 'abstractNumId'));
      if (id === undefined || !abstract) continue;
      this.#numberings.set(id, {
        abstract: wordValue(abstract, 'abstractNumId') ?? '',
        element,
        levels: levelsOf(abstract, element),
      });
    }
  }

  /** Where the next item of a numbering stands; undefined where there is no such numbering. */
  place(numbering: string, level: number): ListPlace | undefined {
    const found = this.#numberings.get(numbering);
    if (!found) return undefined;
    const { isOrdered } = found.levels.get(level) ?? { isOrdered: false };
    const number = this.#count(numbering, found, level);
    while ((this.#open.at(-1)?.level ?? -1) > level) this.#open.pop();
    const innermost = this.#open.at(-1);
    if (innermost?.level !== level || innermost.numbering !== numbering) {
      if (innermost?.level === level) this.#open.pop();
      this.#open.push({ numbering, level, list: this.#begin(numbering, isOrdered) });
    }
    const { list } = this.#open.at(-1) as OpenList;
    return { list, depth: this.#open.length, ...(isOrdered && { number }) };
  }

  /** A paragraph that is no item has come. */
  interrupt(): void {
    this.#open = [];
  }

  #begin(numbering: string, isOrdered: boolean): number {
    const isOutermost = this.#open.length === 0;
    const known = isOutermost && isOrdered ? this.#ordered.get(numbering) : undefined;
    const list = known ?? ++this.#lists;
    if (isOutermost && isOrdered) this.#ordered.set(numbering, list);
    return list;
  }

  #count(id: string, { abstract, element, levels }: Numbering, level: number): number {
    const counters = this.#counters.get(abstract) ?? new Map<number, number>();
    this.#counters.set(abstract, counters);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const override of wordChildren(element, 'lvlOverride')) {
        const start = childNumber(override, 'startOverride');
        if (start !== undefined) counters.set(Number(wordValue(override, 'ilvl')), start - 1);
      }
    }
    const number = (counters.get(level) ?? (levels.get(level)?.start ?? 1) - 1) + 1;
    counters.set(level, number);
    for (const deeper of counters.keys()) {
      if (deeper > level && levels.get(deeper)?.restarts) counters.delete(deeper);
    }
    return number;
  }
}

function levelsOf(abstract: XmlElement, numbering: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  const overridden = wordChildren(numbering, 'lvlOverride').map((one) => wordChild(one, 'lvl'));
  for (const level of [...wordChildren(abstract, 'lvl'), ...overridden]) {
    if (!level) continue;
    const format = childValue(level, 'numFmt') ?? 'decimal';
    levels.set(Number(wordValue(level, 'ilvl')), {
      isOrdered: !UNORDERED.has(format),
      start: childNumber(level, 'start') ?? 0,
      restarts: childNumber(level, 'lvlRestart') !== 0,
    });
  }
  return levels;
}
