import { readFile } from 'node:fs/promises';
import type { Format, FormatName } from '../formats/format.ts';
import { formatNamed, recogniseFormat } from '../formats/formats.ts';
import type { FormatProblem } from '../formats/problem.ts';
import { describe } from './command-error.ts';
import { problemsIn } from './format-problems.ts';
import { print } from './print.ts';

/** Options of `emend validate` as given. */
export interface ValidateOptions {
  format?: FormatName;
  json?: boolean;
}

/** What was found of one file. */
interface Finding {
  file: string;
  /** Its format; null where it is in none, or could not be read. */
  format: FormatName | null;
  valid: boolean;
  problems: readonly FormatProblem[];
}

/**
 * Says of each file whether it is valid in its format, and what is wrong with it. A file that cannot
 * be read is one more that is not valid.
 *
 * @returns whether all are valid
 */
export async function validateFiles(
  files: readonly string[],
  { format, json }: ValidateOptions,
): Promise<boolean> {
  let areValid = true;
  for (const file of files) {
    const finding = await validateFile(file, format && formatNamed(format));
    areValid &&= finding.valid;
    if (json) await print(lineOf(finding));
    else await printFinding(finding);
  }
  return areValid;
}

async function validateFile(file: string, stated: Format | undefined): Promise<Finding> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return invalid(file, null, [{ rule: 'unreadable', line: 1, message: await describe(error) }]);
  }
  const format = stated ?? recogniseFormat(bytes, file);
  if (!format) {
    const message = 'This is in no format that is known; "emend formats" lists them.';
    return invalid(file, null, [{ rule: 'unknown-format', line: 1, message }]);
  }
  try {
    const problems = await format.validate(bytes);
    return { file, format: format.name, valid: problems.length === 0, problems };
  } catch (error) {
    return invalid(file, format.name, await problemsIn(error));
  }
}

function invalid(
  file: string,
  format: FormatName | null,
  problems: readonly FormatProblem[],
): Finding {
  return { file, format, valid: false, problems };
}

function lineOf({ file, format, valid, problems }: Finding): string {
  const shown = problems.map(({ rule, line, message }) => ({ rule, line, message }));
  return JSON.stringify({ file, format, valid, problems: shown });
}

async function printFinding({ file, format, valid, problems }: Finding): Promise<void> {
  if (valid) await print(`${file}: valid (${format})`);
  for (const { rule, line, message } of problems) {
    await print(`${file}:${line}: ${message} [${rule}]`);
  }
}
