import { posix } from 'node:path';
import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, parseXml, type XmlDocument } from '../xml.ts';
import { decodeXml } from '../xml-bytes.ts';
import { readZip, type ZipFiles } from '../zip.ts';

/** A link from one part to another, or out of the package (ISO/IEC 29500-2, 6.5). */
export interface Relationship {
  id: string;
  /** Last step of its type: `styles`, `hyperlink`. */
  type: string;
  /** Name of the part in the package; where `isExternal`, an address. */
  target: string;
  isExternal: boolean;
  /** Where it stands in its part. */
  line: number;
}

/** A part of XML: its text with its tree. */
export interface XmlPart {
  name: string;
  text: string;
  document: XmlDocument;
}

/** The parts of a DOCX file. Parts of XML are parsed when they are asked for. */
export interface WordPackage {
  files: ZipFiles;
  /** The part with the text. */
  main: XmlPart;
  mainRelationships: Relationship[];
}

/** What files begin with that Word encrypted or wrote before 2007: Compound File Binary. */
const COMPOUND_FILE = 'd0cf11e0a1b11ae1';
const MAIN_TYPE =
  /^application\/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.(?:document|template)(?:\.macroEnabled)?\.?(?:main|macroEnabledTemplate\.main)?\+xml$/iu;
const CONTENT_TYPES = '[Content_Types].xml';

/** Whether bytes begin as a file that Word encrypted or wrote before 2007. */
export function isCompoundFile(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, 8)).toString('hex') === COMPOUND_FILE;
}

/**
 * Opens a DOCX file and finds its main part.
 *
 * @throws FormatError as `readZip`; `encrypted` or `old-word-format`; `missing-part`, `wrong-content-type`,
 *   or what is wrong with the XML of a part, with its name
 */
export async function openPackage(bytes: Uint8Array): Promise<WordPackage> {
  if (isCompoundFile(bytes)) refuseCompoundFile(bytes);
  const files = await readZip(bytes);
  const types = parsePart(files, CONTENT_TYPES);
  const root = relationshipsOf(files, '');
  const name = root.find(({ type }) => type === 'officeDocument')?.target;
  if (name === undefined) {
    throw refused('missing-part', '_rels/.rels', 'There is no relationship to a main document.');
  }
  const main = parsePart(files, name);
  const type = contentType(types, name);
  if (!type || !MAIN_TYPE.test(type)) {
    throw refused(
      'wrong-content-type',
      CONTENT_TYPES,
      `"${name}" is no document of Word, but ${type ?? 'of no type'}.`,
    );
  }
  return { files, main, mainRelationships: relationshipsOf(files, name) };
}

function refuseCompoundFile(bytes: Uint8Array): never {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  throw new FormatError([
    isEncrypted
      ? {
          rule: 'encrypted',
          line: 1,
          message: 'The file is protected by a password. Save it without one.',
        }
      : {
          rule: 'old-word-format',
          line: 1,
          message: 'The file is in the format of Word before 2007. Save it as .docx.',
        },
  ]);
}

/** The media type that the package gives to a part. */
export function contentType({ document }: XmlPart, name: string): string | undefined {
  const entries = childElements(document.root);
  const override = entries.find(
    (entry) =>
      entry.local === 'Override' &&
      attribute(entry, 'PartName')?.toLowerCase() === `/${name}`.toLowerCase(),
  );
  const extension = /\.([^./]+)$/u.exec(name)?.[1]?.toLowerCase();
  const usual = entries.find(
    (entry) =>
      entry.local === 'Default' && attribute(entry, 'Extension')?.toLowerCase() === extension,
  );
  const found = override ?? usual;
  return found && attribute(found, 'ContentType');
}

/**
 * Parses a part.
 *
 * @throws FormatError `missing-part`, `document-type`, or what is wrong with its XML, with its name
 */
export function parsePart(files: ZipFiles, name: string): XmlPart {
  const bytes = files.get(name);
  if (!bytes) throw refused('missing-part', name, 'The package has no such part.');
  try {
    const { text } = decodeXml(bytes);
    const document = parseXml(text);
    if (document.doctype !== undefined) {
      throw refused('document-type', name, 'A part must not have a document type declaration.');
    }
    return { name, text, document };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problems = error.problems.map((problem) => withPart(problem, name));
    throw new FormatError(problems as [FormatProblem, ...FormatProblem[]]);
  }
}

/** Parses a part that the main part is related to, if it has one of that type. */
export function relatedPart(
  { files, mainRelationships }: WordPackage,
  type: string,
): XmlPart | undefined {
  const found = mainRelationships.find((one) => one.type === type && !one.isExternal);
  return found && files.has(found.target) ? parsePart(files, found.target) : undefined;
}

/** Name of the part that holds the relationships of another; of the package itself for ''. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/**
 * The relationships of a part, or of the package for ''.
 *
 * @throws FormatError as `parsePart`; only the package itself has to have some
 */
export function relationshipsOf(files: ZipFiles, part: string): Relationship[] {
  const name = relationshipsName(part);
  if (part !== '' && !files.has(name)) return [];
  return childElements(parsePart(files, name).document.root)
    .filter(({ local }) => local === 'Relationship')
    .map((element) => {
      const isExternal = attribute(element, 'TargetMode') === 'External';
      const target = attribute(element, 'Target') ?? '';
      return {
        id: attribute(element, 'Id') ?? '',
        type: (attribute(element, 'Type') ?? '').replace(/^.*\//u, ''),
        target: isExternal ? target : resolve(part, target),
        isExternal,
        line: element.line,
      };
    });
}

/** A reference in a part as the name of another. */
function resolve(part: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
}

function refused(rule: string, part: string, message: string): FormatError {
  return new FormatError([withPart({ rule, line: 1, message }, part)]);
}

/** Lines are those of a part, so every message names it. */
export function withPart(problem: FormatProblem, part: string): FormatProblem {
  if (problem.message.startsWith(`${part}: `)) return problem;
  return { ...problem, message: `${part}: ${problem.message}` };
}
