import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Services } from '../services.ts';
import type { NewArticle } from './article.store.ts';
import { prepare } from './import-article-preparation.ts';
import { storeArticle } from './store-article.ts';

const FOLDER = new URL('../../fixtures/', import.meta.url);

const details = z.strictObject({
  title: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  engine: z.string().optional(),
  url: z.url().optional(),
  author: z.string().optional(),
  publishedOn: z.iso.date().optional(),
  /** Where the text comes from: the original is a reconstruction, or both texts were written for it. */
  note: z.enum(['reconstruction', 'sample']),
});

/** An article that comes with Emend, ready to be stored. */
export interface Sample {
  /** Name of its folder under `fixtures/`. */
  name: string;
  article: NewArticle;
}

/** The articles in `fixtures/`, in the order of their folders' names. */
export async function readSamples(): Promise<Sample[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders = names.map((name) => ({ name, folder: new URL(`${name}/`, FOLDER) }));
  const found = await Promise.all(
    folders.map(async (one) => ({ ...one, files: await readdir(one.folder) })),
  );
  const samples = found.filter(({ files }) => files.includes('article.json'));
  return Promise.all(
    samples
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async ({ name, folder }) => ({ name, article: await readSample(folder) })),
  );
}

async function readSample(folder: URL): Promise<NewArticle> {
  const text = (name: string) => readFile(new URL(name, folder), 'utf8');
  const { engine, url, author, publishedOn, ...given } = details.parse(
    JSON.parse(await text('article.json')),
  );
  return {
    ...given,
    engine: engine ?? null,
    url: url ?? null,
    author: author ?? null,
    publishedOn: publishedOn ?? null,
    original: await text(`original.${given.sourceLanguage}.txt`),
    machineText: await text(`translation.${given.targetLanguage}.txt`),
  };
}

/**
 * Stores all samples. For an installation that has no article yet, so that there is something to
 * open on the first day.
 */
export async function loadSamples(services: Pick<Services, 'db'>): Promise<void> {
  for (const { article } of await readSamples()) {
    const prepared = await prepare({
      original: article.original,
      translation: article.machineText,
      sourceLanguage: article.sourceLanguage,
      targetLanguage: article.targetLanguage,
    });
    await storeArticle(services, article, prepared, { id: null, name: 'Emend' });
  }
}
