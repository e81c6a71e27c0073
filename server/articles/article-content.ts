import { can } from '../accounts/user.ts';
import { UserError, UserErrors } from '../errors.ts';
import type { BilingualDocument, Block, Note, Unit } from '../formats/document.ts';
import { shownTarget, shownText } from '../formats/shown-text.ts';
import type { State } from '../revisions/state.ts';
import { canonicalLanguage, joinSentences } from '../text/language.ts';
import type { ArticleFile } from './article-file.ts';
import type { ArticleInput, Importer } from './import-article.ts';
import { type ArticleDetailsInput, findDetailProblems } from './import-article-details.ts';
import type { PreparedArticle } from './prepared-article.ts';
import {
  detailsOf,
  type ReadFile,
  readArticleFile,
  shownBlocks,
  textOfBlocks,
} from './read-article-files.ts';

/** An article as it is in what was given: typed, or in files. */
export interface ArticleContent {
  original: string;
  translation: string;
  /** Blocks of a text, where its format says which there are and of what kind. */
  originalBlocks?: Block[];
  translationBlocks?: Block[];
  /** Of a bilingual file: its pairs. */
  prepared?: PreparedArticle;
  /** What the files say themselves, where nobody has said it. */
  stated: ArticleDetailsInput & { sourceLanguage?: string; targetLanguage?: string };
  /** The files to be kept. */
  files: ArticleFile[];
  /** How files were read, for the person who gave them: i18n keys and their values. */
  notes: { key: string; params: Record<string, unknown> }[];
}

type Side = 'original' | 'translation';

/**
 * Reads an article from what was given: two texts or files, or one bilingual file in the place of the
 * original.
 *
 * @throws UserErrors with everything that is wrong with the files
 */
export async function readArticleContent(
  input: ArticleInput,
  importer: Importer,
): Promise<ArticleContent> {
  const [original, translation] = await readSides(input);
  if (original.kind === 'pairs') {
    if (input.translationFile || input.translation?.trim()) {
      throw new UserError('import:error.bilingualAndOther', {}, 422, 'translation');
    }
    return contentOfPairs(original.document, original.file, input, importer);
  }
  if (translation.kind === 'pairs') {
    throw new UserError('import:error.bilingualAsTranslation', {}, 422, 'translation');
  }
  if (input.originalFile && !input.translationFile && !input.translation?.trim()) {
    throw new UserError('import:error.translationNeeded', {}, 422, 'translation');
  }
  const blocksOf = (side: ReadFile) =>
    side.kind === 'document' ? shownBlocks(side.document) : undefined;
  const textOf = (side: ReadFile, blocks: Block[] | undefined) =>
    side.kind === 'text' ? side.text : textOfBlocks(blocks ?? []);
  const [originalBlocks, translationBlocks] = [blocksOf(original), blocksOf(translation)];
  const sides = { original, translation };
  return {
    original: textOf(original, originalBlocks),
    translation: textOf(translation, translationBlocks),
    ...(originalBlocks && { originalBlocks }),
    ...(translationBlocks && { translationBlocks }),
    stated: original.kind === 'document' ? fitting(detailsOf(original.document.details)) : {},
    files: [original, translation].flatMap((side) => (side.kind === 'document' ? side.file : [])),
    notes: Object.entries(sides).flatMap(([side, one]) =>
      one.kind === 'text' && one.note
        ? [{ key: one.note.key, params: { ...one.note.params, side } }]
        : [],
    ),
  };
}

/** Both sides, or everything that is wrong with both. */
async function readSides(input: ArticleInput): Promise<[ReadFile, ReadFile]> {
  const problems: UserError[] = [];
  const read = async (side: Side): Promise<ReadFile> => {
    const file = input[`${side}File`];
    const language = side === 'original' ? input.sourceLanguage : input.targetLanguage;
    const typed: ReadFile = { kind: 'text', text: input[side] ?? '' };
    if (!file) return typed;
    try {
      return await readArticleFile(file, side, language);
    } catch (error) {
      if (error instanceof UserErrors) problems.push(...error.errors);
      else if (error instanceof UserError) problems.push(error);
      else throw error;
      return typed;
    }
  };
  const sides: [ReadFile, ReadFile] = [await read('original'), await read('translation')];
  const [first] = problems;
  if (first) throw problems.length === 1 ? first : new UserErrors(problems);
  return sides;
}

/** Details of a file that an article can have; a file is not refused for a title that is too long. */
function fitting(details: ArticleDetailsInput): ArticleDetailsInput {
  const unfit = new Set(findDetailProblems(details).map(({ field }) => field));
  return Object.fromEntries(Object.entries(details).filter(([name]) => !unfit.has(name)));
}

/** Of what a person may not say themselves, that it is reviewed, no file says it for them. */
function contentOfPairs(
  document: BilingualDocument,
  file: ArticleFile,
  input: ArticleInput,
  importer: Importer,
): ArticleContent {
  const stated = {
    ...fitting(detailsOf(document.details)),
    ...languageOf('sourceLanguage', document.sourceLanguage),
    ...languageOf('targetLanguage', document.targetLanguage),
  };
  const source = input.sourceLanguage || stated.sourceLanguage || 'und';
  const target = input.targetLanguage || stated.targetLanguage || 'und';
  const mayReview = can(importer, 'review', target);
  const stateOf = (state: State): State =>
    mayReview || state === 'machine' ? state : ('edited' as const);
  const blocks = document.units.flatMap((unit) => preparedBlock(unit, stateOf));
  const textOf = (side: 'source' | 'target', language: string) =>
    textOfBlocks(
      blocks
        .map(({ beads }) => ({
          text: joinSentences(
            beads.flatMap((bead) => bead[side]),
            language,
          ),
        }))
        .filter(({ text }) => text !== ''),
    );
  return {
    original: textOf('source', source),
    translation: textOf('target', target),
    prepared: { blocks },
    stated,
    files: [file],
    notes: [],
  };
}

function languageOf<Name extends string>(
  name: Name,
  tag: string | undefined,
): Partial<Record<Name, string>> {
  const language = tag === undefined ? undefined : canonicalLanguage(tag);
  return language === undefined ? {} : ({ [name]: language } as Record<Name, string>);
}

/** A unit as a block; what has no words in its source stays in the file alone. */
function preparedBlock(
  { kind, level, isTranslatable, segments, codes, notes }: Unit,
  stateOf: (state: State) => State,
): PreparedArticle['blocks'] {
  const beads = segments.flatMap((segment) => {
    const source = shownText(segment.source, codes);
    if (source === '') return [];
    const { text: target, isProposal } = shownTarget(segment, codes);
    const state = target === '' || isProposal ? 'machine' : stateOf(segment.state);
    return [{ source: [source], target: target === '' ? [] : [target], confidence: null, state }];
  });
  if (beads.length === 0) return [];
  const block = isTranslatable
    ? { kind, level: kind === 'heading' ? (level ?? 2) : null }
    : { kind: 'boilerplate' as const, level: null };
  return [{ ...block, beads, ...(notes.length > 0 && { notes: notes.map(noteOf) }) }];
}

function noteOf({ text, author }: Note): { text: string; author?: string } {
  return { text, ...(author !== undefined && { author }) };
}
