/** One thing that is wrong with a file, and where. */
export interface FormatProblem {
  /**
   * Name of the rule it breaks, in lower case with hyphens: `not-well-formed`, or one of the format's
   * own.
   */
  rule: string;
  /** Counted from 1; where the place is not known, 1. */
  line: number;
  /** An English sentence: what is wrong, with the element or name it is wrong with. */
  message: string;
  /** The element it is about, in formats that have such. */
  element?: string;
}

/** A file that is not what its format demands. It carries every problem that was found. */
export class FormatError extends Error {
  readonly problems: readonly [FormatProblem, ...FormatProblem[]];

  constructor(problems: readonly [FormatProblem, ...FormatProblem[]]) {
    super(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
    this.name = 'FormatError';
    this.problems = problems;
  }
}
