import type { BlockKind } from '../formats/document.ts';
import type { State } from '../revisions/state.ts';

/** Source and target sentences that belong together, as alignment pairs them. */
export interface PreparedBead {
  source: string[];
  target: string[];
  /** Confidence of the alignment, 0 to 1; null once a person paired it. */
  confidence: number | null;
  /** What a bilingual file says of it; left out, `machine`. */
  state?: State;
}

/** One block with its sentences paired. */
export interface PreparedBlock {
  kind: BlockKind;
  level: number | null;
  beads: PreparedBead[];
  /** Remarks that a bilingual file has on it. */
  notes?: { text: string; author?: string }[];
}

/** An article cut into blocks and paired sentences, as the preview shows it before it is stored. */
export interface PreparedArticle {
  blocks: PreparedBlock[];
}
