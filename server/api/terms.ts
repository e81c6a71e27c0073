import type { Request, RequestHandler } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import {
  allConcepts,
  deleteConcept,
  getConcept,
  importConcepts,
  insertConcept,
  listConcepts,
  updateConcept,
} from '../terms/concept.store.ts';
import type { ConceptInput } from '../terms/concept.ts';
import { findTerms } from '../terms/find-terms.ts';
import { termsOfFile } from '../terms/term-file.ts';
import { termIndex } from '../terms/term-index.ts';
import { writeTerms } from '../terms/write-terms.ts';
import { canonicalLanguage } from '../text/language.ts';
import { linkPages } from './articles.ts';
import { readBody, readQuery } from './input.ts';
import * as schemas from './schemas.ts';

/** A page of concepts. */
export const getConcepts =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const query = readQuery(schemas.conceptQuery, req);
    const list = await listConcepts(db, query);
    const page = query.page ?? 1;
    // The list's last page stands in for those beyond it; a program would read it for ever.
    const isBeyond = page > list.pages;
    linkPages(req, { next: page < list.pages ? { page: page + 1 } : undefined });
    const { total, pages } = list;
    res.json({ concepts: isBeyond ? [] : list.concepts, total, page, pages });
  };

/** One concept. */
export const getOneConcept =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    res.json(await getConcept(db, numberParameter(req, 'concept')));
  };

/** Adds a concept. */
export const postConcept =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    const concept = await insertConcept(db, readConcept(req), user);
    res.status(201).location(`/api/v1/terms/${concept.id}`).json(concept);
  };

/** Changes a concept. */
export const putConcept =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    const concept = numberParameter(req, 'concept');
    res.json(await updateConcept(db, concept, readConcept(req), user));
  };

/** Deletes a concept. */
export const deleteOneConcept =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    await deleteConcept(db, numberParameter(req, 'concept'), user);
    res.status(204).end();
  };

/** Takes in a file of terms. */
export const postTermFile =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    const { content } = readBody(schemas.termFile, req);
    const concepts = termsOfFile(Buffer.from(content, 'base64'), 'content');
    res.json(await importConcepts(db, concepts, user));
  };

/** All terms as a file. */
export const getTermFile =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { format } = readQuery(schemas.termExportQuery, req);
    const file = writeTerms(await Array.fromAsync(allConcepts(db)), format);
    res.attachment(file.name).type(file.mediaType).send(Buffer.from(file.content));
  };

/** The terms of a text. */
export const postTermText =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { text, language, otherLanguage } = readBody(schemas.termText, req);
    const index = await termIndex(db, tagOf(language, 'language'));
    const other = otherLanguage
      ? await termIndex(db, tagOf(otherLanguage, 'otherLanguage'))
      : undefined;
    res.json({ matches: findTerms(text, index, other) });
  };

function tagOf(tag: string, field: string): string {
  const language = canonicalLanguage(tag);
  if (!language) throw new UserError('terms:error.language', { tag }, 422, field);
  return language;
}

function readConcept(req: Request): ConceptInput {
  const { terms, ...concept } = readBody(schemas.conceptBody, req);
  return {
    code: concept.code ?? null,
    subject: concept.subject ?? null,
    definition: concept.definition ?? null,
    note: concept.note ?? null,
    source: concept.source ?? null,
    terms: terms.map((term) => ({
      ...term,
      partOfSpeech: term.partOfSpeech ?? null,
      gender: term.gender ?? null,
      note: term.note ?? null,
      source: term.source ?? null,
    })),
  };
}
