import type { BilingualDocument, Unit } from '../document.ts';
import { readableText } from '../inline.ts';
import { type Replacement, spliceXml } from '../splice.ts';
import { withoutUnwritable } from '../xliff2/write-inline.ts';
import { escapeAttribute, escapeText, type XmlElement } from '../xml.ts';
import { indentBefore } from '../xml-layout.ts';
import { NAMES } from './edition.ts';
import { type ConceptPairs, languagesOf, pairsOf } from './pairs.ts';
import { type ReadTbx, readTbx } from './read.ts';

/**
 * A termbase with the target terms of a document in it, and all else of it to the letter: further
 * languages, descriptions, markup, comments. A term that has none yet gets a section of its own.
 *
 * @throws FormatError when the file is not valid
 * @throws RangeError when the document has not the pairs of terms of the file
 */
export function putBackTbx(original: Uint8Array, document: BilingualDocument): Uint8Array {
  const read = readTbx(original);
  const concepts = pairsOf(read.termbase, languagesOf(read.termbase));
  const count = concepts.reduce((sum, { pairs }) => sum + pairs.length, 0);
  if (document.units.length !== count) {
    throw new RangeError(`The file has ${count} pairs of terms, not ${document.units.length}.`);
  }
  const replacements: Replacement[] = [];
  let next = 0;
  for (const concept of concepts) {
    const units = document.units.slice(next, next + concept.pairs.length);
    next += concept.pairs.length;
    replacements.push(...replaceTerms(concept, units, document.targetLanguage, read));
  }
  return replacements.length === 0 ? original : spliceXml(read.file, replacements);
}

function replaceTerms(
  { concept, target, pairs }: ConceptPairs,
  units: readonly Unit[],
  language: string | undefined,
  read: ReadTbx,
): Replacement[] {
  const replacements: Replacement[] = [];
  const added: string[] = [];
  const replaced = new Set<unknown>();
  for (const [index, pair] of pairs.entries()) {
    const text = termOf(units[index]);
    const before = pair.target;
    if (text === undefined || text === '' || text === before?.text) {
      if (before) replaced.add(before);
      continue;
    }
    // A term that stands beside several is one only the first time.
    if (!before || replaced.has(before)) added.push(text);
    else replacements.push(...replaceContent(read.elements.get(before), text));
    if (before) replaced.add(before);
  }
  if (added.length === 0) return replacements;
  const container = read.elements.get(target ?? concept);
  if (!container?.place) return replacements;
  return [...replacements, addTerms(container, added, target ? undefined : language, read)];
}

function termOf(unit: Unit | undefined): string | undefined {
  const text = unit?.segments[0]?.target;
  return text === undefined ? undefined : readableText(text, unit?.codes).trim();
}

function replaceContent(term: XmlElement | undefined, text: string): Replacement[] {
  if (!term?.place) return [];
  const { contentStart, contentEnd } = term.place;
  return [{ from: contentStart, to: contentEnd, text: escapeText(withoutUnwritable(text)) }];
}

/** @param language undefined to add to a section that is there already */
function addTerms(
  container: XmlElement,
  terms: readonly string[],
  language: string | undefined,
  { termbase, file }: ReadTbx,
): Replacement {
  const names = NAMES[termbase.edition];
  const prefix = container.name.includes(':') ? `${container.name.split(':')[0]}:` : '';
  const { contentEnd = 0 } = container.place ?? {};
  const last = container.children.findLast((child) => child.type === 'element');
  const at = last?.place?.end ?? contentEnd;
  const indent = last?.place ? indentBefore(file.text, last.place.start) : '';
  const written = terms.map((term) => {
    const text = escapeText(withoutUnwritable(term));
    return `<${prefix}${names.term}><${prefix}term>${text}</${prefix}term></${prefix}${names.term}>`;
  });
  const text =
    language === undefined
      ? written.map((term) => indent + term).join('')
      : `${indent}<${prefix}${names.language} xml:lang="${escapeAttribute(language)}">${written.join('')}</${prefix}${names.language}>`;
  return { from: at, to: at, text };
}
