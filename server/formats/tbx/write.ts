import { withoutUnwritable, writeAttributes } from '../xliff2/write-inline.ts';
import { escapeText } from '../xml.ts';
import { dataCategory, MODULES, type ModulePrefix } from './data-categories.ts';
import { NAMES, TBX_3 } from './edition.ts';
import type { Concept, Description, LanguageSection, Term, Termbase } from './termbase.ts';

/**
 * A termbase as TBX, in the edition and style it says.
 *
 * @throws RangeError for a data category of a private module in the style DCT, and for the style DCT
 *   in the edition of 2008, which has none
 */
export function writeTermbase(termbase: Termbase): Uint8Array {
  if (termbase.edition === 2 && termbase.style === 'dct') {
    throw new RangeError('TBX 2 has data categories as types alone.');
  }
  return Buffer.from(`${new Writer(termbase).write().join('\n')}\n`);
}

class Writer {
  readonly #termbase: Termbase;
  readonly #names;

  constructor(termbase: Termbase) {
    this.#termbase = termbase;
    this.#names = NAMES[termbase.edition];
  }

  write(): string[] {
    const { concepts, references } = this.#termbase;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      ...(this.#termbase.edition === 2
        ? ['<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">']
        : []),
      ...tag(this.#names.root, this.#rootAttributes(), [
        ...this.#header(),
        ...tag(
          'text',
          [],
          [
            ...tag(
              'body',
              [],
              concepts.flatMap((concept) => this.#concept(concept)),
            ),
            ...(references.length > 0 ? tag('back', [], this.#references()) : []),
          ],
        ),
      ]),
    ];
  }

  #rootAttributes(): [string, string][] {
    const { edition, style, dialect, language } = this.#termbase;
    const attributes: [string, string][] = [['type', dialect]];
    if (edition === 3) attributes.push(['style', style]);
    attributes.push(['xml:lang', language]);
    if (edition === 3) attributes.push(['xmlns', TBX_3]);
    if (style === 'dct') {
      for (const [prefix, uri] of Object.entries(MODULES)) {
        if (prefix !== 'ling') attributes.push([`xmlns:${prefix}`, uri]);
      }
    }
    return attributes;
  }

  #header(): string[] {
    const { title, sources, edition } = this.#termbase;
    const paragraphs = sources.length > 0 ? sources : ['Emend'];
    return tag(
      this.#names.header,
      [],
      [
        ...tag(
          'fileDesc',
          [],
          [
            ...(title === undefined ? [] : tag('titleStmt', [], [element('title', [], title)])),
            ...tag(
              'sourceDesc',
              [],
              paragraphs.map((text) => element('p', [], text)),
            ),
          ],
        ),
        ...(edition === 2
          ? tag('encodingDesc', [], [element('p', [['type', 'XCSURI']], 'TBXBasicXCSV02.xcs')])
          : []),
      ],
    );
  }

  #concept({ id, descriptions, languages }: Concept): string[] {
    return tag(this.#names.concept, idAttribute(id), [
      ...this.#descriptions(descriptions),
      ...languages.flatMap((section) => this.#language(section)),
    ]);
  }

  #language({ language, descriptions, terms }: LanguageSection): string[] {
    return tag(
      this.#names.language,
      [['xml:lang', language]],
      [...this.#descriptions(descriptions), ...terms.flatMap((term) => this.#term(term))],
    );
  }

  /** Notes on the term itself come before whatever else is said of it. */
  #term({ id, text, descriptions }: Term): string[] {
    const notes = descriptions.filter((description) => description.element === 'termNote');
    const others = descriptions.filter((description) => description.element !== 'termNote');
    const written = [element('term', [], text), ...this.#descriptions(notes)];
    // TBX 2 has notes with notes of their own only in this longer form.
    const isLong = this.#termbase.edition === 2 && notes.some(({ group }) => group);
    return tag(isLong ? 'ntig' : this.#names.term, idAttribute(id), [
      ...(isLong ? tag('termGrp', [], written) : written),
      ...this.#descriptions(others),
    ]);
  }

  #descriptions(descriptions: readonly Description[]): string[] {
    return descriptions.flatMap((description) => {
      const written = this.#description(description);
      if (!description.group) return [written];
      return tag(
        groupOf(description),
        [],
        [written, ...description.group.map((each) => this.#description(each))],
      );
    });
  }

  #description({ element: kind, category, id, language, target, text }: Description): string {
    const attributes = idAttribute(id);
    if (language !== undefined) attributes.push(['xml:lang', language]);
    if (category === undefined) return element(kind, attributes, text);
    if (target !== undefined) attributes.push(['target', target]);
    if (this.#termbase.style === 'dca') {
      return element(kind, [['type', category], ...attributes], text);
    }
    return element(`${this.#moduleOf(category)}:${category}`, attributes, text);
  }

  #moduleOf(category: string): ModulePrefix {
    const module = dataCategory(category, 3)?.module;
    if (!module) throw new RangeError(`No module of TBX-Basic has "${category}".`);
    return module;
  }

  #references(): string[] {
    const { references } = this.#termbase;
    return [...new Set(references.map(({ type }) => type))].flatMap((type) =>
      tag(
        this.#termbase.edition === 2 ? 'refObjectList' : 'refObjectSec',
        [['type', type]],
        references
          .filter((reference) => reference.type === type)
          .flatMap(({ id, items }) =>
            tag(
              'refObject',
              idAttribute(id),
              items.map((item) =>
                element('item', item.type === undefined ? [] : [['type', item.type]], item.text),
              ),
            ),
          ),
      ),
    );
  }
}

/** The element that groups a description with what is said of it. */
function groupOf({ element: kind }: Description): string {
  const base = kind.replace(/Note$/u, '');
  if (kind === 'termNote') return 'termNoteGrp';
  return base === 'admin' || base === 'transac' ? `${base}Grp` : 'descripGrp';
}

function tag(
  name: string,
  attributes: readonly [string, string][],
  content: readonly string[],
): string[] {
  return [`<${name}${writeAttributes(attributes)}>`, ...content, `</${name}>`];
}

function element(name: string, attributes: readonly [string, string][], text: string): string {
  return `<${name}${writeAttributes(attributes)}>${escapeText(withoutUnwritable(text))}</${name}>`;
}

function idAttribute(id: string | undefined): [string, string][] {
  return id === undefined ? [] : [['id', id]];
}
