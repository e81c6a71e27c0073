import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { splitSentences } from '../text/sentences.ts';
import { CommandError } from './command-error.ts';
import { linesOf } from './lines.ts';
import { print } from './print.ts';

const request = z.object({ lang: z.string().min(1), text: z.string() });

/**
 * Reads lines of JSON, `{"lang": …, "text": …}`, and prints for each the sentences of the text as a
 * JSON array.
 *
 * @param file path, or undefined for standard input
 * @throws CommandError naming the first line that does not fit
 */
export async function segmentLines(file: string | undefined): Promise<void> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const line of linesOf(input)) {
    number++;
    if (line.trim() === '') continue;
    const { lang, text } = readRequest(line, number);
    await print(JSON.stringify(splitSentences(text, lang)));
  }
}

function readRequest(line: string, number: number): z.output<typeof request> {
  try {
    return request.parse(JSON.parse(line));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new CommandError(`Line ${number} is not of the form {"lang": "de", "text": "…"}.`);
  }
}
