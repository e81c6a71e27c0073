import { once } from 'node:events';

/** Prints a line and waits until whoever reads standard output has room for more. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
