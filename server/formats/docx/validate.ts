import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, type XmlElement } from '../xml.ts';
import { descendants, isWord, relationshipId, wordChildren, wordValue } from './names.ts';
import {
  contentType,
  openPackage,
  parsePart,
  relationshipsName,
  relationshipsOf,
  type WordPackage,
  withPart,
  type XmlPart,
} from './package.ts';
import { readDocument } from './read.ts';

/** Attributes by which elements refer to relationships of their part. */
const REFERENCES = ['id', 'embed', 'link', 'pict', 'dm', 'lo', 'qs', 'cs'];
/** Parts whose elements of one name must have identifiers of their own (17.11.10, 17.13.4.2). */
const IDENTIFIED = [
  { part: 'footnotes', element: 'footnote', reference: 'footnoteReference' },
  { part: 'endnotes', element: 'endnote', reference: 'endnoteReference' },
  { part: 'comments', element: 'comment', reference: 'commentReference' },
] as const;

/**
 * Everything that is wrong with a DOCX file: with its archive, its package (ISO/IEC 29500-2), the XML of
 * its parts, its relationships, and the identifiers in it. Reading is more lenient: it only refuses what
 * keeps it from the text.
 */
export async function validatePackage(bytes: Uint8Array): Promise<FormatProblem[]> {
  let opened: WordPackage;
  try {
    opened = await openPackage(bytes);
    readDocument(opened);
  } catch (error) {
    if (error instanceof FormatError) return [...error.problems];
    throw error;
  }
  const { problems, parts } = parseParts(opened);
  for (const part of parts) problems.push(...checkRelationships(opened, part));
  problems.push(...checkContentTypes(opened), ...checkIdentifiers(opened, parts));
  return problems;
}

/** All parts of XML, with what is wrong with those that do not parse. */
function parseParts({ files }: WordPackage): { problems: FormatProblem[]; parts: XmlPart[] } {
  const problems: FormatProblem[] = [];
  const parts: XmlPart[] = [];
  for (const name of files.keys()) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    try {
      parts.push(parsePart(files, name));
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { problems, parts };
}

function checkRelationships({ files }: WordPackage, part: XmlPart): FormatProblem[] {
  const problems: FormatProblem[] = [];
  const owner = /^(?:(.*)\/)?_rels\/(.*)\.rels$/u.exec(part.name);
  if (owner) {
    const [, folder, file] = owner;
    const source = folder ? `${folder}/${file}` : (file ?? '');
    const seen = new Set<string>();
    for (const { id, target, isExternal, line } of relationshipsOf(files, source)) {
      if (seen.has(id)) {
        const message = `There are two relationships with the identifier ${id}.`;
        problems.push(withPart({ rule: 'duplicate-relationship', line, message }, part.name));
      }
      seen.add(id);
      if (isExternal || files.has(target.replace(/#.*$/u, ''))) continue;
      const message = `Relationship ${id} leads to "${target}", which is not in the package.`;
      problems.push(withPart({ rule: 'missing-target', line, message }, part.name));
    }
    return problems;
  }
  if (!files.has(relationshipsName(part.name)) && !isMain(part)) return problems;
  const known = new Set(relationshipsOf(files, part.name).map(({ id }) => id));
  for (const element of descendants(part.document.root)) {
    for (const name of REFERENCES) {
      const id = relationshipId(element, name);
      if (id === undefined || id === '' || known.has(id)) continue;
      const message = `<${element.name}> refers to the relationship ${id}, which there is not.`;
      problems.push(problemAt('unknown-relationship', element, part, message));
    }
  }
  return problems;
}

function isMain({ document }: XmlPart): boolean {
  return isWord(document.root, 'document');
}

function checkContentTypes({ files }: WordPackage): FormatProblem[] {
  const problems: FormatProblem[] = [];
  const types = parsePart(files, '[Content_Types].xml');
  const seen = new Set<string>();
  for (const element of childElements(types.document.root)) {
    const of = attribute(element, 'PartName') ?? attribute(element, 'Extension') ?? '';
    const key = `${element.local} ${of}`.toLowerCase();
    if (seen.has(key)) {
      const message = `"${of}" is given a content type twice.`;
      problems.push(problemAt('duplicate-content-type', element, types, message));
    }
    seen.add(key);
  }
  for (const name of files.keys()) {
    if (name === types.name || contentType(types, name) !== undefined) continue;
    const message = `"${name}" is given no content type.`;
    problems.push(problemAt('missing-content-type', types.document.root, types, message));
  }
  return problems;
}

function checkIdentifiers(
  { main, mainRelationships }: WordPackage,
  parts: readonly XmlPart[],
): FormatProblem[] {
  const problems: FormatProblem[] = [];
  for (const { part: type, element, reference } of IDENTIFIED) {
    const name = mainRelationships.find((one) => one.type === type)?.target;
    const part = parts.find((one) => one.name === name);
    const seen = new Set<string>();
    for (const one of wordChildren(part?.document.root, element)) {
      const id = wordValue(one, 'id') ?? '';
      if (seen.has(id) && part) {
        const message = `There are two ${element}s with the identifier ${id}.`;
        problems.push(problemAt(`duplicate-${element}`, one, part, message));
      }
      seen.add(id);
    }
    for (const one of descendants(main.document.root)) {
      const id = wordValue(one, 'id') ?? '';
      if (!isWord(one, reference) || seen.has(id)) continue;
      const message = `There is a reference to ${element} ${id}, which there is not.`;
      problems.push(problemAt(`unknown-${element}`, one, main, message));
    }
  }
  return problems;
}

function problemAt(
  rule: string,
  { line, name }: XmlElement,
  part: XmlPart,
  message: string,
): FormatProblem {
  return withPart({ rule, line, element: name, message }, part.name);
}
