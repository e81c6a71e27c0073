import { readFile } from 'node:fs/promises';
import { readManifest } from '../export/embed-manifest.ts';
import { verifyExport as prove, type StatedExport } from '../export/verify-export.ts';
import { CommandError } from './command-error.ts';
import { withInstallation } from './installation.ts';
import { print } from './print.ts';

/** Options of `emend verify --manifest`. */
export interface VerifyExportOptions {
  /** File that is a manifest, or an export that carries one. */
  manifest: string;
  /** The exported file; the same as `manifest` when left out. */
  exported?: string | undefined;
  json?: boolean;
}

/**
 * Proves an exported file against the record and prints everything that does not hold.
 *
 * @returns whether all of it holds
 * @throws CommandError where there is no manifest to prove it by
 */
export async function verifyExport(options: VerifyExportOptions): Promise<boolean> {
  const stated = await readStated(options);
  const problems = await withInstallation(({ db }) => prove(db, stated));
  const holds = problems.length === 0;
  const { article, sourceLanguage, targetLanguage, revision, format } = stated.manifest;
  if (options.json) {
    await print(
      JSON.stringify({
        holds,
        article,
        sourceLanguage,
        targetLanguage,
        revision,
        format,
        problems,
      }),
    );
    return holds;
  }
  const name = `article ${article} ${sourceLanguage}→${targetLanguage}, revision ${revision} as ${format}`;
  for (const { where, detail } of problems) await print(`${where}: ${detail}`);
  await print(`${name}: the export ${holds ? 'holds' : 'does not hold'}.`);
  return holds;
}

async function readStated({
  manifest: path,
  exported,
}: VerifyExportOptions): Promise<StatedExport> {
  const bytes = await readFile(path);
  const file = exported === undefined ? bytes : await readFile(exported);
  // Line ends and marks that some editors put into a file are found fault with later, by name.
  const text = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n');
  const found = readManifest(text);
  if (!found) throw new CommandError(`${path} neither is a manifest nor carries one.`);
  if (exported === undefined && found.body === undefined) {
    throw new CommandError(
      `${path} is a manifest alone. Name the exported file as well: emend verify --manifest ${path} EXPORT`,
    );
  }
  return { manifest: found.manifest, file };
}
