import type { XmlElement } from '../xml.ts';
import { childNumber, childValue, isOn, wordChild, wordChildren, wordValue } from './names.ts';
import type { XmlPart } from './package.ts';
import { roleOfName, type StyleRole } from './style-names.ts';

/** The style of a paragraph or of characters. */
interface Style {
  id: string;
  name: string;
  basedOn: string | undefined;
  element: XmlElement;
}

/** What the style of a paragraph and its own properties say it is. */
export interface ParagraphRole {
  role: StyleRole;
  /** Of a heading: 1 to 6. */
  level?: number;
}

/** Names of character styles for program text. */
const CODE_NAMES =
  /^(?:html code|html keyboard|html sample|source text|source code|verbatim char|code|inline code)$/iu;
/** An outline level from here on is that of body text (ISO/IEC 29500-1, 17.3.1.20). */
const BODY_LEVEL = 9;
const DEEPEST_HEADING = 6;

/** The styles of a document. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #defaultParagraph: string | undefined;

  constructor(part: XmlPart | undefined) {
    let defaultParagraph: string | undefined;
    for (const element of wordChildren(part?.document.root, 'style')) {
      const id = wordValue(element, 'styleId') ?? '';
      const name = childValue(element, 'name') ?? id;
      // Where several have an identifier, it is the first one's (ISO/IEC 29500-1, 17.7.4.17).
      if (this.#styles.has(id)) continue;
      this.#styles.set(id, { id, name, basedOn: childValue(element, 'basedOn'), element });
      const isDefault = /^(?:1|true|on)$/u.test(wordValue(element, 'default') ?? '');
      if (isDefault && wordValue(element, 'type') === 'paragraph') defaultParagraph ??= id;
    }
    this.#defaultParagraph = defaultParagraph;
  }

  /** What a paragraph is. Its own outline level goes before its style's, and both before names. */
  roleOf(properties: XmlElement | undefined): ParagraphRole | undefined {
    const own = childNumber(properties, 'outlineLvl');
    if (own !== undefined && own < BODY_LEVEL) return heading(own);
    for (const { id, name, element } of this.#chain(properties)) {
      const named = roleOfName(name) ?? roleOfName(id.replace(/(\d)$/u, ' $1'));
      if (named && named.role !== 'heading') return named;
      const level = childNumber(wordChild(element, 'pPr'), 'outlineLvl');
      if (level !== undefined && own === undefined) {
        return level < BODY_LEVEL ? heading(level) : { role: 'body' };
      }
      if (named) return own === undefined ? named : { role: 'body' };
    }
    return undefined;
  }

  /** The numbering of a paragraph: its own, or that of its style. */
  numberingOf(properties: XmlElement | undefined): { id: string; level: number } | undefined {
    const own = wordChild(properties, 'numPr');
    const candidates = [own];
    for (const { element } of this.#chain(properties)) {
      candidates.push(wordChild(wordChild(element, 'pPr'), 'numPr'));
    }
    const id = candidates.map((one) => childValue(one, 'numId')).find((one) => one !== undefined);
    const level = candidates
      .map((one) => childNumber(one, 'ilvl'))
      .find((one) => one !== undefined);
    // 0 takes the numbering of a style away (ISO/IEC 29500-1, 17.9.18).
    return id === undefined || id === '0' ? undefined : { id, level: level ?? 0 };
  }

  /** What a style of characters makes of them. */
  emphasisOf(id: string): 'bold' | 'italic' | 'code' | undefined {
    for (const { name, element } of this.#ancestors(id)) {
      if (CODE_NAMES.test(name)) return 'code';
      const properties = wordChild(element, 'rPr');
      if (isOn(wordChild(properties, 'b'))) return 'bold';
      if (isOn(wordChild(properties, 'i'))) return 'italic';
    }
    return undefined;
  }

  /** The numbering that a style of numbering stands for. */
  numberingStyle(id: string): string | undefined {
    const style = this.#styles.get(id);
    return childValue(wordChild(wordChild(style?.element, 'pPr'), 'numPr'), 'numId');
  }

  #chain(properties: XmlElement | undefined): Generator<Style> {
    return this.#ancestors(childValue(properties, 'pStyle') ?? this.#defaultParagraph);
  }

  /** A style with those that it is based on, as far as they do not go in circles. */
  *#ancestors(id: string | undefined): Generator<Style> {
    const seen = new Set<string>();
    let next = id;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const style = this.#styles.get(next);
      if (!style) return;
      yield style;
      next = style.basedOn;
    }
  }
}

function heading(outlineLevel: number): ParagraphRole {
  return { role: 'heading', level: Math.min(DEEPEST_HEADING, outlineLevel + 1) };
}
