import type { Kysely } from 'kysely';
import { getTranslation } from '../articles/article.store.ts';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { shown } from '../revisions/failure.ts';
import { snapshotAt } from '../revisions/rebuild.ts';
import { getRevision } from '../revisions/revision.store.ts';
import { verifyTranslation } from '../revisions/verify.ts';
import { embedManifest, withoutManifest } from './embed-manifest.ts';
import { writeContent } from './export-translation.ts';
import { type ExportedArticle, exportableSegments, exportedArticle } from './exported-article.ts';
import {
  exportHash,
  isApproved,
  type Manifest,
  type Provenance,
  readProvenance,
  type StatedApproval,
  statedApprovals,
} from './manifest.ts';

/** Something of an export that does not hold. */
export interface ExportProblem {
  /** What is at fault, in words: "segment 3", "line 12", "revision". */
  where: string;
  /** What is wrong with it, in a sentence. */
  detail: string;
}

/** An exported file and what is said of it. */
export interface StatedExport {
  manifest: Manifest;
  file: Uint8Array;
}

/**
 * Proves an exported file against the record: the file is the one its manifest was made for, the
 * record says what the manifest says, and the texts rebuilt at that revision give the same file again,
 * byte for byte.
 *
 * The record keeps no history of titles: a title that was changed since counts as a difference.
 *
 * @returns everything that does not hold; nothing where all of it does
 */
export async function verifyExport(
  db: Kysely<Database>,
  { manifest, file }: StatedExport,
): Promise<ExportProblem[]> {
  const problems: ExportProblem[] = [];
  checkFile(problems, manifest, file);
  await reading(db, async (trx) => {
    const translation = await findTranslation(trx, problems, manifest);
    if (!translation) return;
    const provenance = await readProvenance(trx, translation.id, manifest.revision);
    checkArticle(problems, manifest, translation, provenance);
    const recordHolds = await checkRecord(trx, problems, translation.id);
    await checkExported(trx, problems, manifest, translation.id);
    if (!(await checkRevision(trx, problems, manifest, translation))) return;

    const exported = await rebuilt(trx, manifest, translation, recordHolds);
    if (!exported) return;
    checkApprovals(problems, manifest, exported, provenance);
    checkText(problems, manifest, exported, file);
  });
  return problems;
}

/** Whether the file is the one the manifest was made for, whatever the record says. */
function checkFile(problems: ExportProblem[], manifest: Manifest, file: Uint8Array): void {
  // What is no text is hashed as it is: decoding would make other bytes of it.
  const text = decoded(file);
  const body = text === undefined ? file : withoutManifest(text, manifest.format);
  if (exportHash(body) === manifest.exportHash) return;
  problems.push({
    where: 'file',
    detail: `It is not the one the manifest was made for: that one was exported as ${manifest.format} and has the hash ${manifest.exportHash}.`,
  });
}

async function findTranslation(
  db: Kysely<Database>,
  problems: ExportProblem[],
  { article, targetLanguage }: Manifest,
): Promise<Translation | undefined> {
  try {
    return await getTranslation(db, article, targetLanguage);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    problems.push({
      where: 'article',
      detail: `The record has no article ${article} with a translation into ${targetLanguage}.`,
    });
    return undefined;
  }
}

function checkArticle(
  problems: ExportProblem[],
  manifest: Manifest,
  { article }: Translation,
  { sourceHash, machineHash }: Provenance,
): void {
  compare(problems, 'title', manifest.title, article.title);
  compare(problems, 'source language', manifest.sourceLanguage, article.sourceLanguage);
  compare(problems, 'hash of the original', manifest.sourceHash, sourceHash);
  compare(problems, 'hash of the machine text', manifest.machineHash, machineHash);
}

/** Nothing is proved by a record that does not hold itself. */
async function checkRecord(
  db: Kysely<Database>,
  problems: ExportProblem[],
  translation: number,
): Promise<boolean> {
  const failure = (await verifyTranslation(db, translation))?.failure;
  if (!failure) return true;
  problems.push({
    where: `record, revision ${failure.revision}, ${failure.what}`,
    detail: failure.detail,
  });
  return false;
}

/** Every export is recorded, so its date can be held against that. */
async function checkExported(
  db: Kysely<Database>,
  problems: ExportProblem[],
  { revision, format, exportedAt }: Manifest,
  translation: number,
): Promise<void> {
  // A manifest that was asked for alone is one of the plain text.
  const formats = format === 'text' ? [format, 'manifest'] : [format];
  const found = await db
    .selectFrom('export')
    .select('id')
    .where('translation_id', '=', translation)
    .where('revision', '=', revision)
    .where('format', 'in', formats)
    .where('at', '=', exportedAt)
    .executeTakeFirst();
  if (found) return;
  problems.push({
    where: 'date',
    detail: `The record has no export of revision ${revision} as ${format} at ${exportedAt}.`,
  });
}

/** @returns whether there is a revision of that number, even of another hash */
async function checkRevision(
  db: Kysely<Database>,
  problems: ExportProblem[],
  { revision, revisionHash }: Manifest,
  translation: Translation,
): Promise<boolean> {
  try {
    const { hash } = await getRevision(db, translation.id, revision);
    compare(problems, `revision ${revision}`, revisionHash, hash);
    return true;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    problems.push({
      where: `revision ${revision}`,
      detail: `The record has no such revision; its newest is ${translation.revision}.`,
    });
    return false;
  }
}

/** The article as it was exported, from the record. */
async function rebuilt(
  db: Kysely<Database>,
  { title, revision, revisionHash }: Manifest,
  translation: Translation,
  recordHolds: boolean,
): Promise<ExportedArticle | undefined> {
  try {
    const snapshot = await snapshotAt(db, translation.id, revision);
    return exportedArticle(
      {
        ...translation,
        // What was found to differ already is not to be found once more in the text.
        article: { ...translation.article, title },
        revision,
        hash: revisionHash,
      },
      exportableSegments(snapshot),
    );
  } catch (error) {
    // That a broken record cannot be walked has been said.
    if (!recordHolds) return undefined;
    throw error;
  }
}

function checkApprovals(
  problems: ExportProblem[],
  manifest: Manifest,
  exported: ExportedArticle,
  provenance: Provenance,
): void {
  const { approvers, approvals } = statedApprovals(exported, provenance.approvals);
  const before = problems.length;
  if (manifest.approvals) {
    const recorded = new Map(approvals.map((one) => [one.segment, one]));
    for (const one of manifest.approvals) {
      checkApproval(problems, one, recorded.get(one.segment), manifest.revision);
      recorded.delete(one.segment);
    }
    for (const { segment, approver, revision } of recorded.values()) {
      problems.push({
        where: `segment ${segment}`,
        detail: `By the record ${approver} approved it in revision ${revision}; the manifest does not say so.`,
      });
    }
  }
  // Figures that follow from approvals found wrong say nothing new.
  if (problems.length === before) {
    compare(problems, 'approvers', manifest.approvers, approvers);
  }
  compare(problems, 'approved', manifest.approved, isApproved(exported));
}

function checkApproval(
  problems: ExportProblem[],
  stated: StatedApproval,
  recorded: StatedApproval | undefined,
  revision: number,
): void {
  const where = `segment ${stated.segment}`;
  if (!recorded) {
    problems.push({
      where,
      detail: `The manifest says that ${stated.approver} approved it; by the record it was not approved at revision ${revision}.`,
    });
    return;
  }
  compare(problems, `approver of ${where}`, stated.approver, recorded.approver);
  compare(problems, `revision that approved ${where}`, stated.revision, recorded.revision);
  compare(problems, `time of approval of ${where}`, stated.at, recorded.at);
  compare(problems, `hash of the approved text of ${where}`, stated.textHash, recorded.textHash);
}

function compare(problems: ExportProblem[], where: string, stated: unknown, recorded: unknown) {
  if (JSON.stringify(stated) === JSON.stringify(recorded)) return;
  problems.push({
    where,
    detail: `The manifest says ${shown(stated)}, the record ${shown(recorded)}.`,
  });
}

/** Whether the record gives the same file again. */
function checkText(
  problems: ExportProblem[],
  manifest: Manifest,
  exported: ExportedArticle,
  file: Uint8Array,
): void {
  const content = writeContent(exported, manifest.format);
  // A manifest that lies beside its file may have been taken out of it.
  const whole = embedManifest(content, manifest);
  if ([whole, content].some((expected) => Buffer.from(expected).equals(file))) return;
  const text = decoded(file);
  if (text === undefined) {
    problems.push({ where: 'file', detail: 'It is no text in UTF-8.' });
    return;
  }
  const carries = withoutManifest(text, manifest.format) !== text;
  problems.push(firstDifference(text, carries ? whole : content));
}

/** The first line in which a file is not what the record gives. */
function firstDifference(file: string, expected: string): ExportProblem {
  const [lines, wanted] = [file.split('\n'), expected.split('\n')];
  const index = lines.findIndex((line, at) => line !== wanted[at]);
  // A file that only stops too early has all of its lines right.
  const at = index < 0 ? lines.length : index;
  const [line, want] = [lines[at], wanted[at]];
  const where = `line ${at + 1}`;
  if (line === undefined) return { where, detail: `The file ends before ${shown(want)}.` };
  if (want === undefined) {
    return { where, detail: `By the record the file ends before ${shown(line)}.` };
  }
  if (line === `${want}\r`) {
    return { where, detail: 'It ends with CR LF in the file, with LF by the record.' };
  }
  const from = differenceIn(line, want);
  return {
    where,
    detail: `The file says ${shown(line.slice(from))}, the record ${shown(want.slice(from))}.`,
  };
}

/** Where to begin showing two lines, so that what differs is seen: some words before it. */
function differenceIn(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  // Every space begins a word, so no character is cut apart.
  return Math.max(0, one.lastIndexOf(' ', Math.max(0, same - 20)) + 1);
}

function decoded(file: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof UserError && error.status === 404;
}
