import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { zipSync } from 'fflate';
import { type Entry, fromBufferPromise, validateFileName, type ZipFile } from 'yauzl';
import { FormatError } from './problem.ts';

/** Most that the files of an archive may take unpacked, in bytes. */
const MOST_BYTES = 256_000_000;
/** A file this large that shrank more than `MOST_RATIO` times is built to do harm. */
const SUSPICIOUS_BYTES = 8_000_000;
const MOST_RATIO = 200;
const MOST_ENTRIES = 10_000;
/** General purpose flag of a name in UTF-8 (APPNOTE 4.4.4). */
const UTF8_NAME = 0x800;

/** The files of an archive by their names, in its order. */
export type ZipFiles = Map<string, Uint8Array>;

/**
 * Unpacks a zip archive. What it says of its sizes is checked before anything is unpacked, and held to
 * while it is: no lie about them takes more memory than they say.
 *
 * @throws FormatError `not-a-zip-archive`, `truncated`, `encrypted`, `too-many-files`, `too-large`,
 *   `zip-bomb`, `unsafe-name`, `duplicate-name`, `unknown-compression` or `damaged`, with the name of the
 *   file inside
 */
export async function readZip(bytes: Uint8Array): Promise<ZipFiles> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 2) !== 'PK') {
    refuse('not-a-zip-archive', 'The file is no zip archive.');
  }
  const archive = await openArchive(file);
  const entries = await listEntries(archive);
  checkSizes(entries, file.length);
  const files: ZipFiles = new Map();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (!name.endsWith('/')) files.set(name, await unpack(archive, entry, name));
  }
  return files;
}

async function openArchive(file: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(file, { decodeStrings: false });
  } catch (error) {
    return refuse('truncated', `The archive has no end, or a wrong one: ${messageOf(error)}`);
  }
}

async function listEntries(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > MOST_ENTRIES) {
    refuse(
      'too-many-files',
      `The archive has ${archive.entryCount} files, and ${MOST_ENTRIES} are the most.`,
    );
  }
  const entries: Entry[] = [];
  const names = new Set<string>();
  try {
    for await (const entry of archive.eachEntry()) entries.push(entry);
  } catch (error) {
    refuse('damaged', `The list of files of the archive is damaged: ${messageOf(error)}`);
  }
  for (const entry of entries) {
    const name = nameOf(entry);
    const wrong = validateFileName(name);
    if (wrong !== null || name.includes('\0')) {
      refuse('unsafe-name', `The archive has a file whose name leads out of it: ${name}`);
    }
    if (entry.isEncrypted())
      refuse('encrypted', `"${name}" is encrypted. Save it without password.`);
    if (!entry.canDecodeFileData()) {
      refuse('unknown-compression', `"${name}" is packed in a way that is not known.`);
    }
    // Names of parts that differ in case only are the same (ISO/IEC 29500-2, 6.2.2.3).
    if (names.has(name.toLowerCase())) refuse('duplicate-name', `There are two files "${name}".`);
    names.add(name.toLowerCase());
  }
  return entries;
}

function nameOf(entry: Entry): string {
  // Decoded here because yauzl refuses unsafe names in words that do not tell which rule they break.
  const raw = entry.fileNameRaw as unknown as Buffer;
  const encoding = entry.generalPurposeBitFlag & UTF8_NAME ? 'utf8' : 'latin1';
  return raw.toString(encoding);
}

function checkSizes(entries: readonly Entry[], packed: number): void {
  let total = 0;
  for (const entry of entries) {
    const { uncompressedSize: size, compressedSize } = entry;
    total += size;
    if (size > SUSPICIOUS_BYTES && size > compressedSize * MOST_RATIO) {
      refuse('zip-bomb', `"${nameOf(entry)}" has ${megabytes(size)} MB packed in almost nothing.`);
    }
  }
  if (total > MOST_BYTES) {
    refuse(
      'too-large',
      `The archive has ${megabytes(total)} MB unpacked, and ${megabytes(MOST_BYTES)} are the most.`,
    );
  }
  if (total > SUSPICIOUS_BYTES && total > packed * MOST_RATIO) {
    refuse('zip-bomb', `The archive has ${megabytes(total)} MB packed in almost nothing.`);
  }
}

async function unpack(archive: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const { uncompressedSize: size } = entry;
  let content: Buffer;
  try {
    // Inflated here: a stream could still report an error when nobody listens any more.
    const packed = await buffer(
      await archive.openReadStreamPromise(entry, { decodeFileData: false }),
    );
    content = entry.compressionMethod === 0 ? packed : await inflate(packed, size);
  } catch (error) {
    return refuse('damaged', `"${name}" is damaged: ${messageOf(error)}`);
  }
  if (content.length !== size) refuse('damaged', `"${name}" is damaged: its size is wrong.`);
  if (crc32(content) !== entry.crc32) {
    refuse('damaged', `"${name}" is damaged: its checksum is wrong.`);
  }
  return content;
}

/** Inflates no more than there is said to be. */
function inflate(packed: Buffer, size: number): Promise<Buffer> {
  return promisify(inflateRaw)(packed, { maxOutputLength: Math.max(1, size) });
}

/** Packs files. The same files give the same archive: it bears no time. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) });
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}

function messageOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return `${message.replace(/\.$/u, '')}.`;
}

function refuse(rule: string, message: string): never {
  throw new FormatError([{ rule, line: 1, message }]);
}
