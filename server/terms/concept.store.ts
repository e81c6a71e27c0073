import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import { titleKey } from '../articles/title-key.ts';
import { changeContextVersion } from '../checks/context-version.ts';
import type { Database, TermConceptTable, TermTable } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import {
  type Concept,
  type ConceptInput,
  checkedConcept,
  type Gender,
  inOrder,
  isTermLanguage,
  type PartOfSpeech,
  type Term,
  type TermStatus,
} from './concept.ts';

/** Concepts on one page of a list. */
export const TERMS_PAGE_SIZE = 50;
/** Rows written or read at once: no engine takes a statement of any length. */
const CHUNK = 500;

/** What the list can be narrowed to. */
export interface ConceptQuery {
  /** Words in a term, whatever the capitals and accents. */
  search?: string | undefined;
  /** Concepts with a term in this language (BCP 47). */
  language?: string | undefined;
  status?: TermStatus | undefined;
  /** From 1. */
  page?: number | undefined;
}

export interface ConceptList {
  concepts: Concept[];
  total: number;
  page: number;
  pages: number;
}

/** Who changes terms: somebody signed in, or a command. */
export type TermEditor = Pick<User, 'name' | 'role' | 'languages'>;

/** A page of the concepts that fit, as they were added, the newest first. */
export async function listConcepts(
  db: Kysely<Database>,
  query: ConceptQuery = {},
): Promise<ConceptList> {
  const pattern = query.search === undefined ? '' : titleKey(query.search);
  let ids = db.selectFrom('term').select('concept_id').distinct();
  if (pattern !== '')
    ids = ids.where(sql<boolean>`text_key like ${likePattern(pattern)} escape '\\'`);
  if (query.status) ids = ids.where('status', '=', query.status);
  if (query.language !== undefined) {
    const languages = await languagesLike(db, query.language);
    ids = ids.where('language', 'in', languages.length > 0 ? languages : ['']);
  }
  const { count } = await db
    .selectFrom(ids.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(count);
  const pages = Math.max(1, Math.ceil(total / TERMS_PAGE_SIZE));
  const page = Math.min(Math.max(1, query.page ?? 1), pages);
  const rows = await ids
    .orderBy('concept_id', 'desc')
    .limit(TERMS_PAGE_SIZE)
    .offset((page - 1) * TERMS_PAGE_SIZE)
    .execute();
  const concepts = await conceptsNumbered(
    db,
    rows.map((row) => row.concept_id),
  );
  return { concepts: concepts.reverse(), total, page, pages };
}

/** The languages there are terms in, by their tags. */
export async function termLanguages(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('term')
    .select('language')
    .distinct()
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language);
}

async function languagesLike(db: Kysely<Database>, language: string): Promise<string[]> {
  return (await termLanguages(db)).filter((tag) => isTermLanguage(tag, language));
}

/** All concepts, a few hundred at a time, in the order they were added in. */
export async function* allConcepts(db: Kysely<Database>): AsyncGenerator<Concept> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('term_concept')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield* await conceptsNumbered(
      db,
      rows.map(({ id }) => id),
    );
    after = last.id;
  }
}

/** @throws UserError 404 where there is none */
export async function getConcept(db: Kysely<Database>, id: number): Promise<Concept> {
  const [concept] = await conceptsNumbered(db, [id]);
  if (!concept) throw notFound();
  return concept;
}

/** Concepts by their numbers, in that order; numbers that there are none of are passed over. */
export async function conceptsNumbered(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<Concept[]> {
  if (ids.length === 0) return [];
  const [concepts, terms] = await Promise.all([
    db.selectFrom('term_concept').selectAll().where('id', 'in', ids).orderBy('id').execute(),
    db.selectFrom('term').selectAll().where('concept_id', 'in', ids).orderBy('id').execute(),
  ]);
  const byConcept = Map.groupBy(terms, ({ concept_id }) => concept_id);
  return concepts.map((row) => rowToConcept(row, byConcept.get(row.id) ?? []));
}

/** A term as the index of a language holds it. */
export interface LanguageTerm extends Pick<Term, 'text' | 'status' | 'partOfSpeech' | 'forms'> {
  /** Number of the concept. */
  concept: number;
  caseSensitive?: boolean | undefined;
}

/** Every term that is looked for in texts of a language, the preferred ones first. */
export async function termsOfLanguage(
  db: Kysely<Database>,
  language: string,
): Promise<LanguageTerm[]> {
  const languages = await languagesLike(db, language);
  if (languages.length === 0) return [];
  const rows = await db
    .selectFrom('term')
    .select(['concept_id', 'language', 'text', 'status', 'part_of_speech', 'forms'])
    .where('language', 'in', languages)
    .orderBy('id')
    .execute();
  return inOrder(
    rows.map((row) => ({
      concept: row.concept_id,
      language: row.language,
      text: row.text,
      status: row.status as TermStatus,
      partOfSpeech: row.part_of_speech as PartOfSpeech | null,
      forms: formsOf(row.forms),
    })),
  );
}

/**
 * Adds a concept.
 *
 * @throws UserErrors 422 naming each field that does not fit; UserError 403 where the person may not
 *   write in any of its languages
 */
export async function insertConcept(
  db: Kysely<Database>,
  input: ConceptInput,
  by: TermEditor,
): Promise<Concept> {
  const concept = checkedConcept(input);
  authorise(by, concept.terms);
  return writing(db, async (trx) => {
    const [id] = await insertAll(trx, [concept], by);
    await changeContextVersion(trx, 'termbase');
    return getConcept(trx, id as number);
  });
}

/**
 * Changes a concept: its terms are those given, and no others.
 *
 * @throws as `insertConcept`; UserError 404 where there is none
 */
export async function updateConcept(
  db: Kysely<Database>,
  id: number,
  input: ConceptInput,
  by: TermEditor,
): Promise<Concept> {
  const concept = checkedConcept(input);
  return writing(db, async (trx) => {
    const before = await getConcept(trx, id);
    authorise(by, before.terms);
    authorise(by, concept.terms);
    await replace(trx, id, concept, by);
    await changeContextVersion(trx, 'termbase');
    return getConcept(trx, id);
  });
}

/** @throws UserError 404 where there is no such concept, 403 where the person may not delete it */
export async function deleteConcept(
  db: Kysely<Database>,
  id: number,
  by: TermEditor,
): Promise<void> {
  await writing(db, async (trx) => {
    authorise(by, (await getConcept(trx, id)).terms, 'review');
    await trx.deleteFrom('term').where('concept_id', '=', id).execute();
    await trx.deleteFrom('term_concept').where('id', '=', id).execute();
    await changeContextVersion(trx, 'termbase');
  });
}

/** What became of the concepts of a file. */
export interface ImportedConcepts {
  added: number;
  /** Known ones that got terms, or other details. */
  changed: number;
  unchanged: number;
}

/**
 * Takes in the concepts of a file, all or none. One that is known, by its code and a term or by terms in
 * two languages (its only term where it has one), gets what the file says; nothing is taken from it.
 *
 * @throws UserError 403 where the person may not import terms
 */
export async function importConcepts(
  db: Kysely<Database>,
  inputs: readonly ConceptInput[],
  by: TermEditor,
): Promise<ImportedConcepts> {
  for (const { terms } of inputs) authorise(by, terms, 'review');
  return writing(db, async (trx) => {
    const known = await knownConcepts(trx, inputs);
    const fresh = new Map<string, ConceptInput>();
    const found: { id: number; input: ConceptInput }[] = [];
    for (const input of inputs) {
      const id = known.find(input);
      if (id !== undefined) {
        found.push({ id, input });
        continue;
      }
      const called = input.terms.map(({ language, text }) => [language, text]);
      const name = JSON.stringify([input.code, called]);
      const twin = fresh.get(name);
      fresh.set(name, twin ? merged(twin, input) : input);
    }
    let [changed, unchanged] = [0, 0];
    for (let from = 0; from < found.length; from += CHUNK) {
      const some = found.slice(from, from + CHUNK);
      const ids = [...new Set(some.map(({ id }) => id))];
      const concepts = new Map((await conceptsNumbered(trx, ids)).map((one) => [one.id, one]));
      for (const { id, input } of some) {
        const before = concepts.get(id) as Concept;
        const after = merged(before, input);
        concepts.set(id, after);
        if (isSame(before, after)) unchanged++;
        else {
          await replace(trx, id, after, by);
          changed++;
        }
      }
    }
    const added = [...fresh.values()];
    for (let from = 0; from < added.length; from += CHUNK) {
      await insertAll(trx, added.slice(from, from + CHUNK), by);
    }
    if (added.length > 0 || changed > 0) await changeContextVersion(trx, 'termbase');
    return { added: added.length, changed, unchanged };
  });
}

/** Finds the concepts of a file among those that are there. */
async function knownConcepts(trx: Transaction<Database>, inputs: readonly ConceptInput[]) {
  const languages = [
    ...new Set(inputs.flatMap(({ terms }) => terms.map(({ language }) => language))),
  ];
  const rows =
    languages.length === 0
      ? []
      : await trx
          .selectFrom('term')
          .innerJoin('term_concept', 'term_concept.id', 'term.concept_id')
          .select(['term.concept_id', 'term.language', 'term.text'])
          .select(['term_concept.code', 'term_concept.subject'])
          .where('term.language', 'in', languages)
          .orderBy('term.id')
          .execute();
  const byTerm = Map.groupBy(rows, ({ language, text }) => `${language} ${text}`);
  return {
    find({ code, subject, terms }: ConceptInput): number | undefined {
      const shared = new Map<number, { terms: number; languages: Set<string> }>();
      const others = new Set<number>();
      for (const { language, text } of terms) {
        for (const row of byTerm.get(`${language} ${text}`) ?? []) {
          if (code !== null && row.code === code) return row.concept_id;
          if (subject !== null && row.subject !== null && subject !== row.subject) continue;
          const there = shared.get(row.concept_id) ?? { terms: 0, languages: new Set() };
          there.terms++;
          there.languages.add(language);
          shared.set(row.concept_id, there);
          if (code !== null && row.code !== null) others.add(row.concept_id);
        }
      }
      const needed = Math.min(2, new Set(terms.map(({ language }) => language)).size);
      for (const [id, there] of shared) {
        // Where each has a code of its own, only all of the terms tell that the concept is the same.
        if (others.has(id) ? there.terms === terms.length : there.languages.size >= needed) {
          return id;
        }
      }
      return undefined;
    },
  };
}

/** What is known, with what a file says instead or besides. */
function merged<Known extends ConceptInput & { id?: number }>(
  known: Known,
  input: ConceptInput,
): Known {
  const terms = new Map(known.terms.map((term) => [`${term.language} ${term.text}`, term]));
  for (const term of input.terms) {
    const name = `${term.language} ${term.text}`;
    const before = terms.get(name);
    terms.set(name, {
      ...term,
      partOfSpeech: term.partOfSpeech ?? before?.partOfSpeech ?? null,
      gender: term.gender ?? before?.gender ?? null,
      forms: term.forms.length > 0 ? term.forms : (before?.forms ?? []),
      note: term.note ?? before?.note ?? null,
      source: term.source ?? before?.source ?? null,
    });
  }
  return {
    ...known,
    // An export gives concepts without a code of their own one by their number.
    code: known.code ?? (input.code === `c${known.id}` ? null : input.code),
    subject: input.subject ?? known.subject,
    definition: input.definition ?? known.definition,
    note: input.note ?? known.note,
    source: input.source ?? known.source,
    terms: inOrder([...terms.values()]),
  };
}

function isSame(one: Concept, other: Concept): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @returns their numbers, in their order */
async function insertAll(
  trx: Transaction<Database>,
  concepts: readonly ConceptInput[],
  by: TermEditor,
): Promise<number[]> {
  const rows = await trx
    .insertInto('term_concept')
    .values(concepts.map((concept) => conceptToRow(concept, by)))
    .returning('id')
    .execute();
  // Rows get their numbers in the order they are given in, and may be answered in another.
  const ids = rows.map(({ id }) => id).sort((one, other) => one - other);
  const terms = concepts.flatMap((concept, index) =>
    concept.terms.map((term) => termToRow(term, ids[index] as number)),
  );
  for (let from = 0; from < terms.length; from += CHUNK) {
    await trx
      .insertInto('term')
      .values(terms.slice(from, from + CHUNK))
      .execute();
  }
  return ids;
}

async function replace(
  trx: Transaction<Database>,
  id: number,
  concept: ConceptInput,
  by: TermEditor,
): Promise<void> {
  await trx
    .updateTable('term_concept')
    .set(conceptToRow(concept, by))
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('term').where('concept_id', '=', id).execute();
  await trx
    .insertInto('term')
    .values(concept.terms.map((term) => termToRow(term, id)))
    .execute();
}

function authorise(
  by: TermEditor,
  terms: readonly Pick<Term, 'language'>[],
  permission: 'edit' | 'review' = 'edit',
): void {
  if (terms.some(({ language }) => can(by, permission, language))) return;
  throw new UserError('errors:forbidden', {}, 403);
}

function conceptToRow({ code, subject, definition, note, source }: ConceptInput, by: TermEditor) {
  const changed = { changed_at: new Date().toISOString(), changed_by: by.name };
  return { code, subject, definition, note, source, ...changed };
}

function termToRow(term: Term, concept: number) {
  return {
    concept_id: concept,
    language: term.language,
    text: term.text,
    text_key: titleKey(term.text),
    status: term.status,
    part_of_speech: term.partOfSpeech,
    gender: term.gender,
    forms: JSON.stringify(term.forms),
    note: term.note,
    source: term.source,
  };
}

function rowToConcept(
  row: Selectable<TermConceptTable>,
  terms: readonly Selectable<TermTable>[],
): Concept {
  return {
    id: row.id,
    code: row.code,
    subject: row.subject,
    definition: row.definition,
    note: row.note,
    source: row.source,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    terms: inOrder(terms.map(rowToTerm)),
  };
}

function rowToTerm(row: Selectable<TermTable>): Term {
  return {
    language: row.language,
    text: row.text,
    status: row.status as TermStatus,
    partOfSpeech: row.part_of_speech as PartOfSpeech | null,
    gender: row.gender as Gender | null,
    forms: formsOf(row.forms),
    note: row.note,
    source: row.source,
  };
}

function formsOf(json: string): string[] {
  return json === '[]' ? [] : (JSON.parse(json) as string[]);
}

function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
}
