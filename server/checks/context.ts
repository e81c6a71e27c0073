import type { TermPair } from '../terms/term-index.ts';
import type { LengthFit } from '../text/length-model.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Severity } from './finding.ts';

/** What a segment is part of; the kinds of the document model. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'quotation'
  | 'listItem'
  | 'caption'
  | 'comment'
  | 'boilerplate';

/** A term somebody names with the pair of texts; those of the termbase are found by `termbase`. */
export interface Term {
  source: string;
  /** The renderings allowed; the source itself for what stays untranslated. */
  targets: readonly string[];
  /** Renderings that must not be used. */
  forbidden?: readonly string[];
  caseSensitive?: boolean;
}

/** A pattern of the newsroom's own. */
export interface HousePattern {
  /** Name it is found by in the settings. */
  name: string;
  side: 'source' | 'target';
  /** RE2 syntax: no back-references, no look-around. */
  pattern: string;
  ignoreCase?: boolean;
  /** Only where no letter or digit touches the match, whatever its script: RE2's \b knows ASCII alone. */
  wholeWords?: boolean;
  /** What is said when it matches, in the newsroom's words. */
  message: string;
  /** Put in place of the match by the fix; `$1`, `$2`, … are groups. */
  replacement?: string;
  severity?: Severity;
}

/** What is known of a segment besides its texts. */
export interface SegmentRecord {
  state: 'machine' | 'edited' | 'reviewed' | 'approved';
  /** What the engine produced. */
  machineText: string;
  /** Whether somebody had the segment open, or confirmed it by itself, before it was approved. */
  wasOpened: boolean;
  /** Texts of this segment that were replaced by an edit, newest first, without the current one. */
  rejected: readonly string[];
}

/** Finds misspelt words; made by `openDictionaries`, which loads the dictionaries. */
export interface Dictionary {
  /** Whether the language has a dictionary that is loaded. */
  covers(language: string): boolean;
  isCorrect(word: string, language: string): boolean;
  /**
   * What may have been meant, best first. Takes up to a second, so it is left out where a text is checked
   * at every save, and asked for when somebody opens the finding.
   */
  suggest?(word: string, language: string): string[];
}

/** Everything a check may go by besides the pair itself. All of it is optional: a pair can stand alone. */
export interface CheckContext {
  readonly blockKind?: BlockKind;
  /** The segments around this one, in reading order. */
  readonly previous?: { readonly source: string; readonly target: string };
  readonly next?: { readonly source: string; readonly target: string };
  /** The article's segments by their texts; `segment` is this one's key in it. */
  readonly article?: ArticleIndex;
  readonly segment?: string | number;
  /** Day of publication (`YYYY-MM-DD`): gives dates without a year their weekday. */
  readonly publishedOn?: string;
  readonly terms?: readonly Term[];
  readonly termbase?: TermPair;
  readonly record?: SegmentRecord;
  readonly dictionary?: Dictionary;
  readonly housePatterns?: readonly HousePattern[];
  /** The article's own fit, where it is long enough for one. */
  readonly lengths?: LengthFit;
}
