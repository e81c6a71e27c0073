import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { WRITTEN_IN } from '../export/export-file.ts';
import { FILE_FORMATS } from '../export/file-formats.ts';
import { formatNamed } from '../formats/formats.ts';
import type { Services } from '../services.ts';
import { getArticle, getArticles, postArticle } from './articles.ts';
import { getAttribution } from './attribution.ts';
import { getCheckSettings, putSettings } from './check-settings.ts';
import { deleteWord, getWords, postWord } from './dictionary.ts';
import { getExport } from './export.ts';
import {
  deleteDismissal,
  getChecks,
  getDismissals,
  getFindings,
  postDismissal,
} from './findings.ts';
import { deleteRule, getRules, postRule, putRule } from './house-rules.ts';
import { deleteEntry, getMemory, getMemoryExport, postMatch, postMemoryImport } from './memory.ts';
import { deleteNote, putNote } from './notes.ts';
import { putTexts } from './renewal.ts';
import {
  getComparison,
  getOneRevision,
  getRestorationPlan,
  getRevisions,
  getRevisionText,
  getUndoPlan,
  postRestore,
  postUndo,
} from './revisions.ts';
import * as schemas from './schemas.ts';
import { patchSegment } from './segments.ts';
import {
  deleteOneConcept,
  getConcepts,
  getOneConcept,
  getTermFile,
  postConcept,
  postTermFile,
  postTermText,
  putConcept,
} from './terms.ts';
import { getWholeTranslation } from './translations.ts';

/** Something a program can ask for: what is done, and what the description says of it. */
export interface Operation {
  /** Its name in the description, of which generated clients make a function. */
  id: string;
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** Address below `/api/v1`. */
  path: string;
  handle: (services: Services) => RequestHandler;
  summary: string;
  description?: string;
  /** Schemas of the names in the address, and of what stands after its question mark. */
  parameters?: { path?: z.ZodObject; query?: z.ZodObject };
  body?: z.ZodType;
  /** Its answers besides those that every operation may give. */
  responses: ZodOpenApiOperationObject['responses'];
}

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A refusal in the form of problem details. */
export function refusal(description: string, schema: z.ZodType = schemas.problem) {
  return { description, content: { 'application/problem+json': { schema } } };
}

const file = z.string();

/** What formats without a manifest are sent as. */
const fileContent = Object.fromEntries(
  FILE_FORMATS.flatMap((name) => {
    if (name === 'original') return [];
    const { mediaType } = formatNamed(WRITTEN_IN[name].format);
    return [[mediaType, { schema: file }]];
  }),
);

const linkHeader = {
  Link: {
    description: 'Address of the next page, `rel="next"`, where there is one (RFC 8288)',
    schema: { type: 'string' as const },
  },
};

const translation = '/articles/{id}/translations/{lang}';

/** Every operation of the API. Its routes and its description are both made from this list. */
export const operations: readonly Operation[] = [
  {
    id: 'importArticle',
    method: 'post',
    path: '/articles',
    handle: postArticle,
    summary: 'Import an article',
    description:
      'The texts are cut into blocks and sentences, and the sentences are paired. What surrounds an article on its page (comments, prompts, counters) is told from it and kept out of review and export.',
    body: schemas.newArticle,
    responses: {
      '201': {
        ...json(schemas.created, 'It is stored'),
        headers: {
          Location: { description: 'Address of the article', schema: { type: 'string' } },
        },
      },
      '409': refusal(
        'The same article is there already; `again` imports it nevertheless',
        schemas.sameArticle,
      ),
    },
  },
  {
    id: 'listArticles',
    method: 'get',
    path: '/articles',
    handle: getArticles,
    summary: 'List articles',
    parameters: { query: schemas.articleQuery },
    responses: {
      '200': {
        ...json(schemas.articleList, 'A page of them, last changed first'),
        headers: linkHeader,
      },
    },
  },
  {
    id: 'readArticle',
    method: 'get',
    path: '/articles/{id}',
    handle: getArticle,
    summary: 'Read what is known of an article, and how far its translations have come',
    parameters: { path: schemas.articlePath },
    responses: { '200': json(schemas.article, 'The article, without its texts') },
  },
  {
    id: 'readTranslation',
    method: 'get',
    path: translation,
    handle: getWholeTranslation,
    summary: 'Read a translation with its blocks and segments',
    parameters: { path: schemas.translationPath },
    responses: { '200': json(schemas.translation, 'The translation as it stands') },
  },
  {
    id: 'saveSegment',
    method: 'patch',
    path: `${translation}/segments/{segment}`,
    handle: patchSegment,
    summary: 'Save a segment: its text, its state, or both',
    description:
      'Name the version the edit started from. When someone else saved the segment meanwhile, edits of different words are merged; edits of the same words are refused, and nothing is saved.',
    parameters: { path: schemas.segmentPath, query: schemas.saveQuery },
    body: schemas.segmentPatch,
    responses: {
      '200': json(schemas.savedSegment, 'The segment as it now stands'),
      '409': refusal(
        'Someone changed the same words meanwhile, and all three texts are here; or errors stand in the way of approval, and `errors` names them',
        z.union([schemas.conflict, schemas.problem]),
      ),
    },
  },
  {
    id: 'listChecks',
    method: 'get',
    path: '/checks',
    handle: getChecks,
    summary: 'List what texts are checked for',
    responses: { '200': json(schemas.checkList, 'Every check there is') },
  },
  {
    id: 'listFindings',
    method: 'get',
    path: `${translation}/findings`,
    handle: getFindings,
    summary: 'List what the checks have found',
    description:
      'Texts are checked some moments after they change. Findings are listed of texts as they stand, never of earlier ones; `unchecked` says how many segments wait.',
    parameters: { path: schemas.translationPath, query: schemas.findingQuery },
    responses: { '200': json(schemas.findingList, 'Findings by segment') },
  },
  {
    id: 'listDismissals',
    method: 'get',
    path: `${translation}/dismissals`,
    handle: getDismissals,
    summary: 'List dismissed findings with the reasons',
    parameters: { path: schemas.translationPath },
    responses: { '200': json(schemas.dismissalList, 'Dismissals, withdrawn ones as well') },
  },
  {
    id: 'dismissFinding',
    method: 'post',
    path: `${translation}/dismissals`,
    handle: postDismissal,
    summary: 'Dismiss a finding, with the reason',
    body: schemas.newDismissal,
    parameters: { path: schemas.translationPath },
    responses: {
      '201': json(schemas.dismissal, 'It holds from now on'),
      '409': refusal('The segment has no such finding (any more)'),
    },
  },
  {
    id: 'withdrawDismissal',
    method: 'delete',
    path: `${translation}/dismissals/{dismissal}`,
    handle: deleteDismissal,
    summary: 'Take a dismissal back; the record of it stays',
    parameters: { path: schemas.dismissalPath },
    responses: { '204': { description: 'The finding counts again' } },
  },
  {
    id: 'listRevisions',
    method: 'get',
    path: `${translation}/revisions`,
    handle: getRevisions,
    summary: 'List revisions',
    description: 'Those that fit everything asked for: the filters of the page of the history.',
    parameters: { path: schemas.translationPath, query: schemas.revisionQuery },
    responses: {
      '200': { ...json(schemas.revisionList, 'A page of them, newest first'), headers: linkHeader },
    },
  },
  {
    id: 'readRevision',
    method: 'get',
    path: `${translation}/revisions/{n}`,
    handle: getOneRevision,
    summary: 'Read a revision with its changes',
    parameters: { path: schemas.revisionPath },
    responses: { '200': json(schemas.revisionWithChanges, 'The revision') },
  },
  {
    id: 'explainHunk',
    method: 'put',
    path: `${translation}/revisions/{n}/segments/{segment}/hunks/{hunk}/note`,
    handle: putNote,
    summary: 'Say why one change of a revision was made',
    description:
      'There is at most one reason for a change, and only its author can put it in other words. It is an annotation with an author and a time of its own, which the hash of the revision does not cover.',
    parameters: { path: schemas.hunkPath },
    body: schemas.noteBody,
    responses: { '200': json(schemas.note, 'The reason as it now stands') },
  },
  {
    id: 'removeHunkNote',
    method: 'delete',
    path: `${translation}/revisions/{n}/segments/{segment}/hunks/{hunk}/note`,
    handle: deleteNote,
    summary: 'Take the reason for one change away',
    description: 'Its author may, and whoever reviews.',
    parameters: { path: schemas.hunkPath },
    responses: {
      '204': { description: 'It is gone' },
      '403': refusal('Somebody else gave it'),
    },
  },
  {
    id: 'readRevisionText',
    method: 'get',
    path: `${translation}/revisions/{n}/text`,
    handle: getRevisionText,
    summary: 'Read the whole text as it stood after a revision',
    description: 'A paragraph a block, with an empty line between two. Revision 0 is the import.',
    parameters: { path: schemas.revisionPath },
    responses: {
      '200': { description: 'Plain text', content: { 'text/plain': { schema: file } } },
    },
  },
  {
    id: 'compareVersions',
    method: 'get',
    path: `${translation}/compare`,
    handle: getComparison,
    summary: 'Compare two versions',
    parameters: { path: schemas.translationPath, query: schemas.comparisonQuery },
    responses: {
      '200': json(schemas.comparison, 'Segment by segment, in reading order'),
      '404': refusal('There is no such version, such as an export or a visit that never was'),
    },
  },
  {
    id: 'readAttribution',
    method: 'get',
    path: `${translation}/attribution`,
    handle: getAttribution,
    summary: 'Read who wrote each stretch of the text as it stands',
    description:
      'The spans of a segment cover its text. Machine text counts as kept once somebody confirmed its segment without changing these words. Words are counted in what is reviewed and exported.',
    parameters: { path: schemas.translationPath },
    responses: { '200': json(schemas.attribution, 'Segment by segment, in reading order') },
  },
  {
    id: 'previewRestoration',
    method: 'get',
    path: `${translation}/restore`,
    handle: getRestorationPlan,
    summary: 'Read what restoring the article or one segment would change, without doing it',
    parameters: { path: schemas.translationPath, query: schemas.restorationQuery },
    responses: { '200': json(schemas.plannedChanges, 'The changes its revision would hold') },
  },
  {
    id: 'restoreRevision',
    method: 'post',
    path: `${translation}/restore`,
    handle: postRestore,
    summary: 'Restore the article or one segment, as a new revision',
    description:
      'Nothing of the history in between is lost. What was approved then comes back as edited.',
    parameters: { path: schemas.translationPath },
    body: schemas.restoration,
    responses: { '200': json(schemas.restored, 'The new revision') },
  },
  {
    id: 'previewUndo',
    method: 'get',
    path: `${translation}/undo`,
    handle: getUndoPlan,
    summary: 'Read what undoing a revision would change, without doing it',
    parameters: { path: schemas.translationPath, query: schemas.undoQuery },
    responses: {
      '200': json(schemas.plannedChanges, 'The changes its revision would hold'),
      '409': refusal('Later changes are in the way', schemas.undoConflict),
    },
  },
  {
    id: 'undoRevision',
    method: 'post',
    path: `${translation}/undo`,
    handle: postUndo,
    summary: 'Undo a revision, as a new revision',
    description:
      'What came after it stays. Where something was built on what it did, nothing is changed, and the segments in question are listed. Text that comes back is edited, whatever it was.',
    parameters: { path: schemas.translationPath },
    body: schemas.undoing,
    responses: {
      '200': json(schemas.undone, 'The new revision'),
      '409': refusal('Later changes are in the way', schemas.undoConflict),
    },
  },
  {
    id: 'renewTexts',
    method: 'put',
    path: `${translation}/texts`,
    handle: putTexts,
    summary: 'Give it a new original, a new machine translation, or both',
    description:
      'Segments whose texts stay keep text, state and approval. What people changed in the old machine text is done to the new one; where both changed the same words, the text stays and is listed. The texts before stay in the history.',
    parameters: { path: schemas.translationPath },
    body: schemas.newTexts,
    responses: {
      '200': json(schemas.renewed, 'The new revision, and what is left to people'),
      '409': refusal('Somebody has saved since `revision`; nothing is changed'),
    },
  },
  {
    id: 'exportTranslation',
    method: 'get',
    path: `${translation}/export`,
    handle: getExport,
    summary: 'Export approved text',
    description:
      'Comments, boilerplate and excluded segments are left out. A diff leads from the machine text to the text exported as `text`, for `patch -p1` and `git apply`. `bilingual` is HTML with original, machine text with marked changes and text side by side. Markdown, HTML, JSON and diffs carry a manifest, by which `emend verify --manifest` proves them against the record; for plain text, `manifest` is a file of its own. All other formats carry none.',
    parameters: { path: schemas.translationPath, query: schemas.exportQuery },
    responses: {
      '200': {
        description: 'The file',
        headers: {
          'Content-Disposition': {
            description: 'With a name for the file',
            schema: { type: 'string' },
          },
        },
        content: {
          ...fileContent,
          'text/plain': { schema: file },
          'text/markdown': { schema: file },
          'text/html': { schema: file },
          'application/json': { schema: z.union([schemas.exportedJson, schemas.manifest]) },
          'text/x-diff': { schema: file },
        },
      },
      '409': refusal(
        'Some segments are not approved; `include=current` exports them as well, marked where the format can. Or there is no file whose format `original` could be',
        z.union([schemas.unapproved, schemas.problem]),
      ),
    },
  },
  {
    id: 'readCheckSettings',
    method: 'get',
    path: '/checks/settings/{source}/{target}',
    handle: getCheckSettings,
    summary: 'Read which checks run for a pair of languages',
    parameters: { path: schemas.pairPath },
    responses: { '200': json(schemas.storedCheckSettings, 'What holds for the pair') },
  },
  {
    id: 'chooseChecks',
    method: 'put',
    path: '/checks/settings/{source}/{target}',
    handle: putSettings,
    summary: 'Choose which checks run for a pair of languages, and whether errors block approval',
    description: 'Reviewers and administrators may. It holds from the next save of a segment on.',
    parameters: { path: schemas.pairPath },
    body: schemas.checkSettings,
    responses: { '200': json(schemas.storedCheckSettings, 'What now holds for the pair') },
  },
  {
    id: 'listDictionaryWords',
    method: 'get',
    path: '/checks/words',
    handle: getWords,
    summary: 'List words that are spelt right whatever the dictionary says',
    description: 'Everybody’s, and those of the owner of the key.',
    parameters: { query: schemas.wordQuery },
    responses: { '200': json(schemas.dictionaryWords, 'The words') },
  },
  {
    id: 'addDictionaryWord',
    method: 'post',
    path: '/checks/words',
    handle: postWord,
    summary: 'Add a word to the dictionary',
    description: 'One that is there already stays as it is.',
    body: schemas.newWord,
    responses: { '201': json(schemas.dictionaryWord, 'The word') },
  },
  {
    id: 'removeDictionaryWord',
    method: 'delete',
    path: '/checks/words/{word}',
    handle: deleteWord,
    summary: 'Take a word out of the dictionary',
    description: 'Everybody’s words go by whoever added them, and by reviewers.',
    parameters: { path: schemas.wordPath },
    responses: {
      '204': { description: 'It is gone' },
      '403': refusal('Somebody else added it, and the role of the key’s owner does not allow it'),
    },
  },
  {
    id: 'listHouseRules',
    method: 'get',
    path: '/checks/rules',
    handle: getRules,
    summary: 'List the house rules',
    responses: { '200': json(schemas.houseRules, 'The rules') },
  },
  {
    id: 'createHouseRule',
    method: 'post',
    path: '/checks/rules',
    handle: postRule,
    summary: 'Make a house rule',
    description:
      'Its pattern is matched by RE2, in time linear in the text; what RE2 cannot do is refused.',
    body: schemas.houseRuleBody,
    responses: { '201': json(schemas.houseRule, 'The rule') },
  },
  {
    id: 'changeHouseRule',
    method: 'put',
    path: '/checks/rules/{rule}',
    handle: putRule,
    summary: 'Change a house rule',
    parameters: { path: schemas.rulePath },
    body: schemas.houseRuleBody,
    responses: { '200': json(schemas.houseRule, 'The rule as it now stands') },
  },
  {
    id: 'deleteHouseRule',
    method: 'delete',
    path: '/checks/rules/{rule}',
    handle: deleteRule,
    summary: 'Delete a house rule',
    parameters: { path: schemas.rulePath },
    responses: {
      '204': { description: 'It is gone' },
      '403': refusal('The role of the key’s owner does not allow it'),
    },
  },
  {
    id: 'listMemory',
    method: 'get',
    path: '/memory',
    handle: getMemory,
    summary: 'List the translation memory, or look words up in it',
    description:
      'Approved segments are in it, and what files brought. Words are found in every form, in either language; entries that have them side by side come first.',
    parameters: { query: schemas.memoryQuery },
    responses: {
      '200': { ...json(schemas.memoryEntries, 'Entries, newest first'), headers: linkHeader },
    },
  },
  {
    id: 'matchMemory',
    method: 'post',
    path: '/memory/match',
    handle: postMatch,
    summary: 'Find translations of the same source text, or of similar ones',
    description:
      'The score is what is left of 100 per cent when the words, numbers, marks and tags that have to be edited are taken off, by their weight; a number that differs costs little, as it is adapted.',
    body: schemas.memoryMatchQuery,
    responses: { '200': json(schemas.memoryMatches, 'The matches') },
  },
  {
    id: 'importMemory',
    method: 'post',
    path: '/memory/import',
    handle: postMemoryImport,
    summary: 'Take a file of TMX into the memory',
    description:
      'All of it or, where it is not valid, none. What another file brought before is there once.',
    body: schemas.memoryFile,
    responses: { '200': json(schemas.importedMemory, 'What it brought') },
  },
  {
    id: 'exportMemory',
    method: 'get',
    path: '/memory/export',
    handle: getMemoryExport,
    summary: 'Export the memory as TMX',
    parameters: { query: schemas.memoryPartQuery },
    responses: {
      '200': {
        description: 'TMX 1.4b',
        content: { 'application/x-tmx+xml': { schema: file } },
      },
    },
  },
  {
    id: 'deleteMemoryEntry',
    method: 'delete',
    path: '/memory/entries/{entry}',
    handle: deleteEntry,
    summary: 'Take an entry out of the memory',
    description: 'The segment it is from stays; when it is approved again, it is there again.',
    parameters: { path: schemas.entryPath },
    responses: {
      '204': { description: 'It is gone' },
      '403': refusal('The role of the key’s owner does not allow it'),
    },
  },
  {
    id: 'listConcepts',
    method: 'get',
    path: '/terms',
    handle: getConcepts,
    summary: 'List the concepts of the termbase with their terms',
    parameters: { query: schemas.conceptQuery },
    responses: {
      '200': {
        ...json(schemas.conceptList, 'A page of them, last added first'),
        headers: linkHeader,
      },
    },
  },
  {
    id: 'createConcept',
    method: 'post',
    path: '/terms',
    handle: postConcept,
    summary: 'Add a concept with its terms',
    body: schemas.conceptBody,
    responses: { '201': json(schemas.concept, 'The concept') },
  },
  {
    id: 'importTerms',
    method: 'post',
    path: '/terms/import',
    handle: postTermFile,
    summary: 'Take in a file of terms',
    description:
      'TBX 2 or 3, or a table: a term a row (`concept`, `language`, `term`, `status`, …), or a concept a row with a column for each language. What is wrong with a file is told by line, and then nothing of it is taken in. A concept that is known gets what the file says besides.',
    body: schemas.termFile,
    responses: { '200': json(schemas.importedTerms, 'What became of its concepts') },
  },
  {
    id: 'exportTerms',
    method: 'get',
    path: '/terms/export',
    handle: getTermFile,
    summary: 'Export all terms',
    parameters: { query: schemas.termExportQuery },
    responses: {
      '200': {
        description: 'The file',
        content: { 'text/csv': { schema: file }, 'application/x-tbx': { schema: file } },
      },
    },
  },
  {
    id: 'matchTerms',
    method: 'post',
    path: '/terms/match',
    handle: postTermText,
    summary: 'Find the terms of a text, in whatever form they stand',
    body: schemas.termText,
    responses: { '200': json(schemas.foundTerms, 'The terms') },
  },
  {
    id: 'readConcept',
    method: 'get',
    path: '/terms/{concept}',
    handle: getOneConcept,
    summary: 'Read a concept',
    parameters: { path: schemas.conceptPath },
    responses: { '200': json(schemas.concept, 'The concept') },
  },
  {
    id: 'changeConcept',
    method: 'put',
    path: '/terms/{concept}',
    handle: putConcept,
    summary: 'Change a concept: its terms are those given, and no others',
    parameters: { path: schemas.conceptPath },
    body: schemas.conceptBody,
    responses: { '200': json(schemas.concept, 'The concept as it now stands') },
  },
  {
    id: 'deleteConcept',
    method: 'delete',
    path: '/terms/{concept}',
    handle: deleteOneConcept,
    summary: 'Delete a concept with its terms',
    parameters: { path: schemas.conceptPath },
    responses: {
      '204': { description: 'It is gone' },
      '403': refusal('The role of the key’s owner does not allow it'),
    },
  },
];
