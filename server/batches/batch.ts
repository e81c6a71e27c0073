/** What is said of all files of a batch. */
export interface BatchSettings {
  /** BCP 47; empty where the files say it, or their texts. */
  sourceLanguage: string;
  targetLanguage: string;
  engine: string;
  /** Whether articles are imported that are there already. */
  again: boolean;
}

/** Files that somebody imports together. */
export interface Batch {
  id: string;
  settings: BatchSettings;
  /** Whether all files have come, so that they may be imported. */
  isStarted: boolean;
  files: BatchFile[];
}

export type BatchFileState = 'waiting' | 'imported' | 'refused';

/** A file of a batch, and what became of it. */
export interface BatchFile {
  /** In the order they came, from 1. */
  number: number;
  name: string;
  /** In bytes. */
  size: number;
  state: BatchFileState;
  /** The article it became, or a part of. */
  article: { id: number; targetLanguage: string } | undefined;
  problems: BatchProblem[];
}

/** Why a file was refused: an i18n key and its values. */
export interface BatchProblem {
  key: string;
  params: Record<string, unknown>;
}

/** Most files of a batch. */
export const MOST_FILES = 500;
