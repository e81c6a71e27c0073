import type { State } from '../revisions/state.ts';

/** One original text in its source language, with its provenance. */
export interface Article {
  id: number;
  title: string;
  sourceLanguage: string;
  url: string | null;
  author: string | null;
  /** Calendar date, `YYYY-MM-DD`. */
  publishedOn: string | null;
  note: string | null;
  createdAt: string;
}

/** An article in one target language: machine text and all revisions of it. */
export interface Translation {
  id: number;
  article: Article;
  targetLanguage: string;
  engine: string | null;
  /** Number and hash of the newest revision. */
  revision: number;
  hash: string;
  /** Source words under review by state. */
  words: Record<State, number>;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
}

/** Words of a translation under review, whatever their state. */
export function totalWords(words: Record<State, number>): number {
  return words.machine + words.edited + words.reviewed + words.approved;
}
