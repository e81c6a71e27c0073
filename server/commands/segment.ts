import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { builtInLanguages } from '../text/sentences/languages.ts';
import { splitSentences } from '../text/sentences.ts';
import { builtInSrx } from '../text/srx/built-in-srx.ts';
import { writeSrx } from '../text/srx/write-srx.ts';
import { CommandError } from './command-error.ts';
import { linesOf } from './lines.ts';
import { print } from './print.ts';
import { readSegmentationRules } from './segmentation-rules.ts';

const request = z.object({ lang: z.string().min(1), text: z.string() });

/**
 * Reads lines of JSON, `{"lang": …, "text": …}`, and prints for each the sentences of the text as a
 * JSON array.
 *
 * @param file path, or undefined for standard input
 * @param options `srx`: file of rules that go before ours; the setting EMEND_SRX where it is left out
 * @throws CommandError naming the first line that does not fit, or what is wrong with the rules
 */
export async function segmentLines(
  file: string | undefined,
  options: { srx?: string | undefined } = {},
): Promise<void> {
  const rulesFile = options.srx ?? readConfig(process.env).srxFile;
  const rules =
    rulesFile === undefined ? undefined : (await readSegmentationRules(rulesFile)).rules;
  const input = file === undefined ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const line of linesOf(input)) {
    number++;
    if (line.trim() === '') continue;
    const { lang, text } = readRequest(line, number);
    await print(JSON.stringify(splitSentences(text, lang, rules)));
  }
}

/**
 * Prints what the splitter knows of languages as a file of SRX 2.0.
 *
 * @param languages BCP 47 tags; every language there are rules for when there is none
 * @throws CommandError for a language without rules of its own
 */
export async function exportSrx(languages: readonly string[]): Promise<void> {
  const known = builtInLanguages();
  const wanted = languages.map((tag) => tag.toLowerCase().split(/[-_]/, 1)[0] as string);
  const unknown = wanted.findIndex((language) => !known.includes(language));
  if (unknown >= 0) {
    throw new CommandError(
      `There are no rules for “${languages[unknown]}”. There are for: ${known.join(', ')}.`,
    );
  }
  await print(writeSrx(builtInSrx(wanted.length > 0 ? [...new Set(wanted)] : known)).trimEnd());
}

function readRequest(line: string, number: number): z.output<typeof request> {
  try {
    return request.parse(JSON.parse(line));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new CommandError(`Line ${number} is not of the form {"lang": "de", "text": "…"}.`);
  }
}
