import type { InlineCode } from '../formats/inline.ts';

/** An entry of the memory. */
export interface MemoryEntry {
  id: number;
  /** BCP 47. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Inline markup is in both texts as the characters of `formats/inline.ts`. */
  source: string;
  target: string;
  codes: InlineCode[];
  origin: EntryOrigin;
  /** Who approved it, or brought the file in, and when. */
  addedBy: string;
  addedAt: string;
}

/** Where an entry is from. */
export type EntryOrigin =
  | { kind: 'article'; translation: number; segment: number; revision: number }
  | { kind: 'file'; file: string };
