import type { RequestHandler } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import { dictionaryLanguage } from '../checks/dictionaries.ts';
import {
  addDictionaryWord,
  type DictionaryWord,
  listDictionaryWords,
  removeDictionaryWord,
} from '../checks/dictionary-word.store.ts';
import type { Services } from '../services.ts';
import { keyHolder } from './articles.ts';
import { readBody, readQuery } from './input.ts';
import * as schemas from './schemas.ts';

/** Words that are spelt right, whatever the dictionary says. */
export const getWords =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { language } = readQuery(schemas.wordQuery, req);
    const only = language && dictionaryLanguage(language);
    const hasNone = language !== undefined && only === undefined;
    const words = hasNone ? [] : await listDictionaryWords(db, keyHolder(req), only);
    res.json({ words: words.map(presentWord) });
  };

/** Adds a word. */
export const postWord =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    const { shared, ...word } = readBody(schemas.newWord, req);
    const added = await addDictionaryWord(db, { ...word, isShared: shared }, user);
    res.status(201).json(presentWord(added));
  };

/** Takes a word away. */
export const deleteWord =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    await removeDictionaryWord(db, numberParameter(req, 'word'), user);
    res.status(204).end();
  };

function presentWord({ id, language, word, isShared, addedBy, addedAt }: DictionaryWord) {
  return { id, language, word, shared: isShared, addedBy, addedAt };
}
