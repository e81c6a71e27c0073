import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Segments after which a piece ends at the next block, and where it ends even inside one. */
const PIECE_SEGMENTS = 80;
const PIECE_SEGMENTS_AT_MOST = 240;

/** A run of blocks the page loads at once. */
export interface Piece {
  /** Position of the first segment, inclusive. */
  from: string;
  /** Position of the next piece's first segment, exclusive; undefined for the last piece. */
  until: string | undefined;
  segments: number;
  blocks: number;
  /** Characters of the longer side, to estimate the height before it is loaded. */
  length: number;
  first: number;
}

/**
 * Cuts a translation into pieces at block boundaries. Reads identifiers and lengths only, so that
 * opening a book costs little more than opening a page.
 */
export async function listPieces(db: Kysely<Database>, translation: number): Promise<Piece[]> {
  const rows = await db
    .selectFrom('segment')
    .select([
      'id',
      'position',
      'block_id',
      sql<number>`length(source)`.as('source_length'),
      sql<number>`length(target)`.as('target_length'),
    ])
    .where('translation_id', '=', translation)
    .orderBy('position')
    .execute();
  const pieces: Piece[] = [];
  let piece: Piece | undefined;
  let block: number | undefined;
  for (const row of rows) {
    const newBlock = row.block_id !== block;
    block = row.block_id;
    const full =
      piece &&
      (piece.segments >= PIECE_SEGMENTS_AT_MOST || (newBlock && piece.segments >= PIECE_SEGMENTS));
    if (!piece || full) {
      if (piece) piece.until = row.position;
      piece = {
        from: row.position,
        until: undefined,
        segments: 0,
        blocks: 0,
        length: 0,
        first: row.id,
      };
      pieces.push(piece);
    }
    piece.segments++;
    if (newBlock) piece.blocks++;
    piece.length += Math.max(row.source_length, row.target_length);
  }
  return pieces;
}
