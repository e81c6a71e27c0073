import type { Readable } from 'node:stream';

/**
 * Lines end at a line feed and nowhere else: U+2028 may stand as it is in a JSON string, and
 * `node:readline` would cut there.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
