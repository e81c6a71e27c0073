/** Namespace of Segmentation Rules eXchange 2.0 (LISA, 2008). */
export const SRX_NAMESPACE = 'http://www.lisa.org/srx20';

/** A rule: whether text breaks where `before` has just ended and `after` begins. */
export interface SrxRule {
  breaks: boolean;
  /** ICU regular expressions; an empty one matches anywhere. */
  before: string;
  after: string;
  /** Line of the file it stands on, counted from 1. */
  line: number;
}

/** Rules under a name, in their order: the first that matches a place decides. */
export interface SrxLanguageRules {
  name: string;
  rules: SrxRule[];
}

/** Which rules a language takes, told by an ICU regular expression for its whole code. */
export interface SrxLanguageMap {
  pattern: string;
  rulesName: string;
  line: number;
}

/** Whether a code at a segment's edge goes with it (`formathandle`). */
export interface SrxFormatHandle {
  type: 'start' | 'end' | 'isolated';
  include: boolean;
}

/** A file of segmentation rules. */
export interface SrxDocument {
  /** Whether text inside codes, such as footnotes, is segmented. */
  segmentSubflows: boolean;
  /** Whether a language takes the rules of every map that matches it, or of the first only. */
  cascade: boolean;
  formatHandles: SrxFormatHandle[];
  languageRules: SrxLanguageRules[];
  languageMaps: SrxLanguageMap[];
}
