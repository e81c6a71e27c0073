import { UserError, UserErrors } from '../errors.ts';
import { FormatError, type FormatProblem } from '../formats/problem.ts';
import { sentences } from './command-error.ts';

/**
 * What an error says is wrong with a file.
 *
 * @throws the error where it is about anything else
 */
export async function problemsIn(error: unknown): Promise<readonly FormatProblem[]> {
  if (error instanceof FormatError) return error.problems;
  if (error instanceof UserErrors) {
    return (await Promise.all(error.errors.map(problemsIn))).flat();
  }
  if (!(error instanceof UserError)) throw error;
  const { line } = error.params;
  return [
    {
      rule: ruleOf(error.key),
      line: typeof line === 'number' ? line : 1,
      message: await sentences(error),
    },
  ];
}

/** `import:error.loneSurrogate` is the rule `lone-surrogate`. */
function ruleOf(key: string): string {
  const name = key.slice(key.lastIndexOf('.') + 1);
  return name.replace(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);
}
