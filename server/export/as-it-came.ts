import type { ArticleFile } from '../articles/article-file.ts';
import { UserError } from '../errors.ts';
import type { BilingualDocument, Block, Document, Unit, UnitSegment } from '../formats/document.ts';
import type { BilingualFormat, MonolingualFormat } from '../formats/format.ts';
import { formatNamed } from '../formats/formats.ts';
import { placeTexts } from '../formats/place-texts.ts';
import { carryCodes, projectCodes } from '../formats/project-codes.ts';
import { type ShownPiece, shownPieces, shownTarget, shownText } from '../formats/shown-text.ts';
import { SET_ASIDE } from '../revisions/segment.store.ts';
import { STATES, type State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';
import type { ExportableSegment } from './exported-article.ts';

/** Both languages of a translation. */
interface Languages {
  source: string;
  target: string;
}

/**
 * The file whose format an article is given back in: a bilingual one, else that of the translation,
 * whose texts only have to be changed where an editor changed them, else that of the original.
 *
 * @returns undefined where there is none that texts can be put back into
 */
export function givenBackIn<File extends Pick<ArticleFile, 'side' | 'format'>>(
  files: readonly File[],
): File | undefined {
  const usable = files.filter((file) => canGiveBack(file));
  return (
    usable.find(({ side }) => side === 'both') ??
    usable.find(({ side }) => side === 'translation') ??
    usable.find(({ side }) => side === 'original')
  );
}

function canGiveBack({ side, format }: Pick<ArticleFile, 'side' | 'format'>): boolean {
  const { isBilingual, putBack } = formatNamed(format);
  // Formats of pairs can be written anew; a table for review is a document like any other.
  return side === 'both' ? isBilingual : putBack !== undefined;
}

/**
 * A file as it came, with the texts of a translation in it. What is no part of the article, and what
 * nobody has changed, stays as it is in the file.
 *
 * @param segments all segments of the translation in reading order, those set aside as well
 * @throws UserError 409 where the texts of the translation are no longer those of the file, as after a
 *   renewal
 */
export async function asItCame(
  file: ArticleFile,
  segments: readonly ExportableSegment[],
  languages: Languages,
): Promise<Uint8Array> {
  const format = formatNamed(file.format);
  return format.isBilingual
    ? pairsAsTheyCame(format, file, segments, languages)
    : textAsItCame(format, file, segments, languages);
}

async function textAsItCame(
  format: MonolingualFormat,
  { bytes, side }: ArticleFile,
  segments: readonly ExportableSegment[],
  languages: Languages,
): Promise<Uint8Array> {
  const isTranslated = side === 'translation';
  const document = await format.read(bytes, languages.target);
  const units = document.blocks.map(({ text, codes }) => shownPieces(text, codes));
  const groups = grouped(units, segments, isTranslated ? 'machine' : 'source');
  const blocks = document.blocks.map((block, index): Block => {
    const pieces = units[index] ?? [];
    const text = textOfUnit(pieces, groups[index] ?? [], languages.target, isTranslated);
    return text === undefined ? block : { ...block, text };
  });
  const changed: Document = { ...document, language: languages.target, blocks };
  if (!format.putBack) throw new RangeError(`Nothing can be put back into ${format.name}.`);
  return format.putBack(bytes, changed);
}

/** The text of a block with the texts of its segments; undefined where it stays as it is. */
function textOfUnit(
  pieces: readonly ShownPiece[],
  segments: readonly ExportableSegment[],
  language: string,
  isTranslated: boolean,
): string | undefined {
  const article = segments.filter(({ kind }) => !SET_ASIDE.includes(kind));
  if (article.length === 0) return undefined;
  const texts = article.filter(({ excluded }) => !excluded).map(({ target }) => target);
  const text = joinSentences(texts, language).trim();
  if (text === '') return '';
  return isTranslated
    ? projectCodes(pieces, text, language, { keepEmpty: false })
    : carryCodes(pieces, text);
}

async function pairsAsTheyCame(
  format: BilingualFormat,
  { bytes }: ArticleFile,
  segments: readonly ExportableSegment[],
  { target: language }: Languages,
): Promise<Uint8Array> {
  const document = await format.read(bytes);
  const places = document.units.flatMap((unit) =>
    unit.segments.map((segment) => ({ unit, pieces: shownPieces(segment.source, unit.codes) })),
  );
  const groups = grouped(
    places.map(({ pieces }) => pieces),
    segments,
    'source',
  );
  let place = 0;
  const units = document.units.map((unit) => ({
    ...unit,
    segments: unit.segments.map((segment): UnitSegment => {
      const pieces = places[place]?.pieces ?? [];
      const group = groups[place++] ?? [];
      const article = group.filter(({ kind, excluded }) => !excluded && !SET_ASIDE.includes(kind));
      if (!unit.isTranslatable || article.length === 0) return segment;
      const text = joinSentences(
        article.map(({ target }) => target),
        language,
      );
      if (isUntouched(segment, unit.codes, article, text)) return segment;
      const target = targetOf(segment, unit.codes, pieces, text);
      const state = target === undefined ? segment.state : leastState(article);
      return { ...segment, target, state };
    }),
  }));
  const changed: BilingualDocument = {
    ...document,
    targetLanguage: document.targetLanguage ?? language,
    units,
  };
  return format.putBack ? format.putBack(bytes, changed) : format.write(changed);

  /** Whether all there is is what the file itself proposes, and nobody has said that it is right. */
  function isUntouched(
    segment: UnitSegment,
    codes: Unit['codes'],
    article: readonly ExportableSegment[],
    text: string,
  ): boolean {
    const shown = shownTarget(segment, codes);
    return (
      shown.isProposal && shown.text === text && article.every(({ state }) => state === 'machine')
    );
  }

  function targetOf(
    { target }: UnitSegment,
    codes: Unit['codes'],
    source: readonly ShownPiece[],
    text: string,
  ): string | undefined {
    if (text === '' && shownText(target ?? '', codes) === '') return target;
    if (target === undefined || target === '') return carryCodes(source, text, () => true);
    return projectCodes(shownPieces(target, codes), text, language, { keepEmpty: true });
  }
}

/** The segments that begin in each text of a file; those without letters go with their neighbours. */
function grouped(
  units: readonly (readonly ShownPiece[])[],
  segments: readonly ExportableSegment[],
  side: 'source' | 'machine',
): ExportableSegment[][] {
  const places = placeTexts(
    units,
    segments.map((segment) => segment[side]),
  );
  if (!places) throw new UserError('export:error.changedSince', {}, 409);
  const groups: ExportableSegment[][] = units.map(() => []);
  for (const [index, segment] of segments.entries()) {
    const place = places[index] ?? neighbour(places, segments, index);
    if (place !== undefined) groups[place]?.push(segment);
  }
  return groups;
}

/** The place of the nearest segment of the same block, or else of any before, or else after. */
function neighbour(
  places: readonly (number | undefined)[],
  segments: readonly ExportableSegment[],
  index: number,
): number | undefined {
  const { block } = segments[index] as ExportableSegment;
  const known = places.flatMap((place, other) =>
    place === undefined ? [] : [{ place, other, isSame: segments[other]?.block === block }],
  );
  const before = known.filter(({ other }) => other < index);
  const behind = known.filter(({ other }) => other > index);
  return (
    before.findLast(({ isSame }) => isSame) ??
    behind.find(({ isSame }) => isSame) ??
    before.at(-1) ??
    behind[0]
  )?.place;
}

function leastState(segments: readonly { state: State }[]): State {
  const least = Math.min(...segments.map(({ state }) => STATES.indexOf(state)));
  return STATES[least] ?? 'machine';
}
