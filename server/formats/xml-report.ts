import type { FormatProblem } from './problem.ts';
import type { XmlElement } from './xml.ts';

/** Problems listed of one file: whoever mends these finds the rest afterwards. */
const MOST_PROBLEMS = 1000;

/** Collects what is wrong with a file. */
export class XmlReport {
  readonly problems: FormatProblem[] = [];

  /**
   * @param rule name of the rule that is broken, in lower case with hyphens
   * @param message an English sentence
   */
  add(rule: string, element: XmlElement, message: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ rule, line: element.line, message, element: element.name });
  }

  /** What was found, in the order of the file. */
  sorted(): FormatProblem[] {
    return this.problems.toSorted((a, b) => a.line - b.line);
  }
}
