import { readFile } from 'node:fs/promises';
import { decodeXml } from '../formats/xml-bytes.ts';
import { readSrx } from '../text/srx/read-srx.ts';
import { compileSrx, type SegmentationRules } from '../text/srx/segmentation-rules.ts';
import { CommandError } from './command-error.ts';
import { problemsIn } from './format-problems.ts';

/**
 * Reads a file of SRX 2.0.
 *
 * @returns its text, and the rules in it ready to be asked
 * @throws CommandError with a line for each thing that is wrong with it
 */
export async function readSegmentationRules(
  file: string,
): Promise<{ text: string; rules: SegmentationRules }> {
  const bytes = await readFile(file);
  try {
    const { text } = decodeXml(bytes);
    return { text, rules: compileSrx(readSrx(text)) };
  } catch (error) {
    const problems = await problemsIn(error);
    const lines = problems.map(({ line, message }) => `${file}:${line}: ${message}`);
    throw new CommandError(lines.join('\n'), { cause: error });
  }
}
