import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { VERSION } from '../version.ts';
import type { ExportedArticle } from './exported-article.ts';

/** Formats whose bytes a manifest can be of. */
export const CONTENT_FORMATS = ['text', 'markdown', 'html', 'bilingual', 'json', 'diff'] as const;

export type ContentFormat = (typeof CONTENT_FORMATS)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.iso.datetime();
const number = z.int().min(0);

const approval = z.strictObject({
  segment: number,
  revision: number.describe('The revision that approved it'),
  approver: z.string(),
  at: time,
  textHash: hash.describe('Hash of the exact source and target approved'),
});

/** A segment's approval as it stood at the revision exported. */
export type StatedApproval = z.output<typeof approval>;

const approver = z.strictObject({
  name: z.string(),
  segments: number.describe('How many of the segments this person approved'),
  first: time,
  last: time,
});

/** What one person approved of what was exported. */
export type StatedApprover = z.output<typeof approver>;

/** What an export says of itself, so that it can be proved against the record later. */
export const manifest = z.strictObject({
  generator: z.string().describe('What wrote the export'),
  article: number,
  title: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  sourceHash: hash.describe('Hash of the original as it was imported, with its language'),
  machineHash: hash.describe('Hash of the machine text as it was imported, with its language'),
  revision: number.describe('The newest revision at the time'),
  revisionHash: hash.describe('Its hash, which everything before goes into'),
  approved: z.boolean().describe('Whether everything exported was approved'),
  approvers: z.array(approver),
  approvals: z.array(approval).optional().describe('Left out where a file carries it in its text'),
  format: z.enum(CONTENT_FORMATS),
  exportedAt: time,
  exportHash: hash.describe('SHA-256 of the exported file without the manifest it carries'),
});

export type Manifest = z.output<typeof manifest>;

/** Hash of an exported text as `sha256sum` computes it of the file: 64 hexadecimal digits. */
export function exportHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** What the record says of an export, besides its text. */
export interface Provenance {
  sourceHash: string;
  machineHash: string;
  approvals: readonly RecordedApproval[];
}

/** An approval with what tells people of one name apart. */
export interface RecordedApproval extends StatedApproval {
  approverId: string | null;
}

/**
 * Both hashes of what was imported, and the approvals that stood at a revision. Call it inside
 * `reading`, together with the texts.
 */
export async function readProvenance(
  db: Kysely<Database>,
  translation: number,
  revision: number,
): Promise<Provenance> {
  const hashes = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select(['article.original_hash', 'translation.machine_hash'])
    .where('translation.id', '=', translation)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('approval')
    .select(['segment_id', 'revision', 'approver_id', 'approver', 'at', 'text_hash'])
    .where('translation_id', '=', translation)
    .where('revision', '<=', revision)
    .where((eb) => eb.or([eb('lapsed_in', 'is', null), eb('lapsed_in', '>', revision)]))
    .execute();
  return {
    sourceHash: hashes.original_hash,
    machineHash: hashes.machine_hash,
    approvals: rows.map((row) => ({
      segment: row.segment_id,
      revision: row.revision,
      approver: row.approver,
      approverId: row.approver_id,
      at: row.at,
      textHash: row.text_hash,
    })),
  };
}

/**
 * The manifest of an export.
 *
 * @param body the exported file without a manifest
 */
export function manifestOf(
  exported: ExportedArticle,
  provenance: Provenance,
  { body, format, at }: { body: string; format: ContentFormat; at: string },
): Manifest {
  const { translation } = exported;
  return {
    generator: `Emend ${VERSION}`,
    article: translation.article.id,
    title: translation.article.title,
    sourceLanguage: translation.article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    sourceHash: provenance.sourceHash,
    machineHash: provenance.machineHash,
    revision: translation.revision,
    revisionHash: translation.hash,
    approved: isApproved(exported),
    ...statedApprovals(exported, provenance.approvals),
    format,
    exportedAt: at,
    exportHash: exportHash(body),
  };
}

/** Whether everything exported is approved. */
export function isApproved({ blocks }: ExportedArticle): boolean {
  return blocks.every(({ segments }) => segments.every(({ state }) => state === 'approved'));
}

/** Who approved what of an export: each segment in reading order, and each person by their first. */
export function statedApprovals(
  exported: ExportedArticle,
  approvals: readonly RecordedApproval[],
): { approvers: StatedApprover[]; approvals: StatedApproval[] } {
  const bySegment = new Map(approvals.map((one) => [one.segment, one]));
  const given = exported.blocks
    .flatMap(({ segments }) => segments)
    .flatMap(({ id, state }) => (state === 'approved' ? (bySegment.get(id) ?? []) : []));
  const people = new Map<string, StatedApprover>();
  for (const { approver: name, approverId, at } of given) {
    const key = JSON.stringify([approverId, name]);
    const known = people.get(key);
    people.set(key, {
      name,
      segments: (known?.segments ?? 0) + 1,
      first: known && known.first < at ? known.first : at,
      last: known && known.last > at ? known.last : at,
    });
  }
  return {
    approvers: [...people.values()].sort((one, other) => compare(one.first, other.first)),
    approvals: given.map(({ approverId: _, ...one }) => one),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
