import { canonicalLanguage } from '../text/language.ts';
import { VERSION } from '../version.ts';
import type { BilingualDocument, Note, Unit } from './document.ts';
import type { BilingualFormat } from './format.ts';
import { FormatError } from './problem.ts';
import { readTexts, writeText } from './tmx/inline.ts';
import { problemsOf } from './tmx/validate.ts';
import {
  attribute,
  childElements,
  escapeAttribute,
  escapeText,
  parseXml,
  textOf,
  type XmlElement,
} from './xml.ts';
import { decodeXml } from './xml-bytes.ts';

/** Translation memories: TMX 1.4b (LISA OSCAR, 2005), and older versions of it. */
export const tmx: BilingualFormat = {
  name: 'tmx',
  label: 'TMX',
  extensions: ['tmx'],
  mediaType: 'application/x-tmx+xml',
  isBilingual: true,
  recognise(start) {
    const text = new TextDecoder('latin1').decode(start).replaceAll('\0', '');
    return /<tmx[\s>]/u.test(text) ? 0.95 : 0;
  },
  validate(bytes) {
    try {
      return problemsOf(parseXml(decodeXml(bytes).text));
    } catch (error) {
      if (error instanceof FormatError) return [...error.problems];
      throw error;
    }
  },
  read(bytes) {
    const xml = parseXml(decodeXml(bytes).text);
    const [first, ...others] = problemsOf(xml);
    if (first) throw new FormatError([first, ...others]);
    return documentOf(xml.root);
  },
  write: (document) => new TextEncoder().encode(writeTmx(document)),
};

function documentOf(root: XmlElement): BilingualDocument {
  const header = childElements(root).find(({ local }) => local === 'header');
  const body = childElements(root).find(({ local }) => local === 'body');
  const units = body ? childElements(body) : [];
  const { source, target } = languagesOf(units, header && attribute(header, 'srclang'));
  return {
    sourceLanguage: source ?? 'und',
    targetLanguage: target,
    units: units.flatMap((unit) => unitOf(unit, source, target) ?? []),
  };
}

/** The texts of a unit by their languages, the first one of each. */
function variantsOf(unit: XmlElement): Map<string, XmlElement> {
  const variants = new Map<string, XmlElement>();
  for (const child of childElements(unit)) {
    if (child.local !== 'tuv') continue;
    const language = languageOf(attribute(child, 'xml:lang') ?? attribute(child, 'lang'));
    const text = childElements(child).find(({ local }) => local === 'seg');
    if (language && text && !variants.has(language)) variants.set(language, text);
  }
  return variants;
}

function languageOf(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : canonicalLanguage(tag.replaceAll('_', '-'));
}

/**
 * The language the memory is from, as its header says or else that of the first text, and the one that
 * most units have besides it. A memory of more languages is read as of these two.
 */
function languagesOf(
  units: readonly XmlElement[],
  stated: string | undefined,
): { source: string | undefined; target: string | undefined } {
  const counts = new Map<string, number>();
  for (const unit of units) {
    for (const language of variantsOf(unit).keys()) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const meant = stated === '*all*' ? undefined : languageOf(stated);
  const source = meant && counts.has(meant) ? meant : [...counts.keys()][0];
  let target: string | undefined;
  for (const [language, count] of counts) {
    if (language === source) continue;
    if (target === undefined || count > (counts.get(target) ?? 0)) target = language;
  }
  return { source, target };
}

function unitOf(
  unit: XmlElement,
  source: string | undefined,
  target: string | undefined,
): Unit | undefined {
  const variants = variantsOf(unit);
  const sourceText = source === undefined ? undefined : variants.get(source);
  if (!sourceText) return undefined;
  const texts = readTexts(sourceText, target === undefined ? undefined : variants.get(target));
  const id = attribute(unit, 'tuid');
  return {
    ...(id !== undefined && { id }),
    kind: 'paragraph',
    isTranslatable: true,
    segments: [
      {
        source: texts.source,
        target: texts.target,
        // What is in a memory was translated by somebody.
        state: texts.target === undefined ? 'machine' : 'edited',
      },
    ],
    codes: texts.codes,
    notes: childElements(unit)
      .filter(({ local }) => local === 'note')
      .map((note): Note => ({ text: textOf(note) })),
  };
}

function writeTmx({ sourceLanguage, targetLanguage, units }: BilingualDocument): string {
  const header = Object.entries({
    creationtool: 'Emend',
    creationtoolversion: VERSION,
    segtype: 'sentence',
    'o-tmf': 'Emend',
    adminlang: 'en',
    srclang: sourceLanguage,
    datatype: 'plaintext',
  });
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    `<header${header.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}/>`,
    '<body>',
  ];
  for (const unit of units) lines.push(...unitLines(unit, sourceLanguage, targetLanguage));
  lines.push('</body>', '</tmx>');
  return `${lines.join('\n')}\n`;
}

function unitLines(unit: Unit, source: string, target: string | undefined): string[] {
  return unit.segments.flatMap((segment, index) => {
    const part = unit.segments.length > 1 ? `#${index + 1}` : '';
    const id = unit.id === undefined ? '' : ` tuid="${escapeAttribute(unit.id + part)}"`;
    const notes = index === 0 ? unit.notes : [];
    return [
      `<tu${id}>`,
      ...notes.map(({ text }) => `<note>${escapeText(text)}</note>`),
      variantLine(source, segment.source, unit),
      ...(segment.target === undefined || target === undefined
        ? []
        : [variantLine(target, segment.target, unit)]),
      '</tu>',
    ];
  });
}

function variantLine(language: string, text: string, { codes }: Unit): string {
  return `<tuv xml:lang="${escapeAttribute(language)}"><seg>${writeText(text, codes)}</seg></tuv>`;
}
