import { joinSentences } from '../../text/language.ts';
import type { Alternative, BilingualDocument, Unit, UnitSegment } from '../document.ts';
import { findCodes, withoutCodes } from '../inline.ts';
import { escapeText } from '../xml.ts';
import { needsPreserving } from '../xml-layout.ts';
import { type TextRevision, writeRevisions } from './history.ts';
import { kindAttributes } from './kinds.ts';
import { CORE, MODULES } from './namespaces.ts';
import { OWN } from './read.ts';
import { stateName } from './states.ts';
import { type PlacedUnit, placeUnits } from './tree.ts';
import { Identifiers, InlineWriter, withoutUnwritable, writeAttributes } from './write-inline.ts';

/** What a segment's target text was before: each revision of it in the order of time. */
export type History = (unit: Unit, segment: UnitSegment) => readonly TextRevision[];

/**
 * A document as XLIFF 2.0, which every tool that knows XLIFF 2 reads, and in which tracking changes is
 * a module. Identifiers that are paths become files, groups and units.
 *
 * @param history where given, the revisions of each target are written with it
 */
export function writeXliff2(document: BilingualDocument, history?: History): Uint8Array {
  const { sourceLanguage, targetLanguage } = document;
  const hasTarget = document.units.some((unit) =>
    unit.segments.some(({ target }) => target !== undefined),
  );
  const trgLang = targetLanguage ?? (hasTarget ? 'und' : undefined);
  const attributes: [string, string][] = [
    ['xmlns', CORE],
    ['xmlns:fs', MODULES.fs],
    ['xmlns:mtc', MODULES.mtc],
    ['xmlns:ctr', MODULES.ctr],
    ['xmlns:emend', OWN],
    ['version', '2.0'],
    ['srcLang', sourceLanguage],
  ];
  if (trgLang !== undefined) attributes.push(['trgLang', trgLang]);
  const context = { sourceLanguage, history };
  const files = placeUnits(document.units, (placed) => writeUnit(placed, context));
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${writeAttributes(attributes)}>\n${files}</xliff>\n`,
  );
}

function writeUnit(
  { unit, id, name }: PlacedUnit,
  { sourceLanguage, history }: { sourceLanguage: string; history: History | undefined },
): string {
  const taken = new Identifiers();
  const ids = unit.segments.map((segment) => {
    const isReferred = segment.alternatives?.length || history?.(unit, segment).length;
    return segment.id !== undefined || isReferred ? taken.take(segment.id, 's') : undefined;
  });
  const writer = new InlineWriter(unit.codes, taken, droppedCodes(unit));
  const sources = writer.write(unit.segments.map(({ source }) => source));
  const targets = writer.write(unit.segments.map(({ target }) => target));

  const attributes: [string, string][] = [['id', id]];
  if (name !== undefined) attributes.push(['name', name]);
  if (!unit.isTranslatable) attributes.push(['translate', 'no']);
  attributes.push(...kindAttributes(unit));

  const candidates = unit.segments.flatMap((segment, index) =>
    (segment.alternatives ?? []).map((alternative) =>
      writeCandidate(alternative, ids[index] ?? '', unit),
    ),
  );
  const isAlone = unit.segments.length === 1;
  const revisions = unit.segments.map((segment, index) =>
    writeRevisions(history?.(unit, segment) ?? [], isAlone ? undefined : ids[index], unit.codes),
  );
  const segments = unit.segments.map((segment, index) => {
    const written = writeSegment(segment, ids[index], sources[index] ?? '', targets[index] ?? '');
    const before = unit.segments[index - 1];
    const isSpaced = before && needsSpace(before, segment, sourceLanguage);
    return `${isSpaced ? '<ignorable><source> </source></ignorable>\n' : ''}${written}`;
  });
  return [
    `<unit${writeAttributes(attributes)}>`,
    ...(candidates.length > 0 ? [`<mtc:matches>${candidates.join('')}</mtc:matches>`] : []),
    ...revisions.filter((text) => text !== ''),
    ...writeNotes(unit),
    ...[writer.originalData()].filter((text) => text !== ''),
    ...(segments.length > 0 ? segments : ['<segment><source/></segment>']),
    '</unit>',
  ].join('\n');
}

function writeSegment(
  segment: UnitSegment,
  id: string | undefined,
  source: string,
  target: string,
): string {
  const isKept = [segment.source, segment.target ?? ''].some(needsPreserving);
  const space = isKept ? ' xml:space="preserve"' : '';
  const attributes: [string, string][] = id === undefined ? [] : [['id', id]];
  if (segment.target !== undefined) attributes.push(['state', stateName(segment.state)]);
  const translation = segment.target === undefined ? '' : `<target${space}>${target}</target>`;
  return `<segment${writeAttributes(attributes)}><source${space}>${source}</source>${translation}</segment>`;
}

function writeCandidate(alternative: Alternative, segmentId: string, unit: Unit): string {
  const { source, target, origin, quality } = alternative;
  const texts = [source, target];
  const present = new Set(texts.flatMap((text) => findCodes(text).map(({ number }) => number)));
  const codes = unit.codes.filter(({ number }) => present.has(number));
  const writer = new InlineWriter(codes, new Identifiers(), present);
  const [writtenSource] = writer.write([source]);
  const [writtenTarget] = writer.write([target]);
  const attributes: [string, string][] = [['ref', `#${segmentId}`]];
  if (quality !== undefined) attributes.push(['similarity', writePercentage(quality)]);
  if (origin !== undefined) attributes.push(['origin', origin]);
  const space = texts.some(needsPreserving) ? ' xml:space="preserve"' : '';
  return (
    `<mtc:match${writeAttributes(attributes)}>${writer.originalData()}` +
    `<source${space}>${writtenSource}</source><target${space}>${writtenTarget}</target></mtc:match>`
  );
}

/** Without the crumbs that binary fractions leave: 0.07 is 7 per cent. */
function writePercentage(fraction: number): string {
  return String(Number((Math.min(1, Math.max(0, fraction)) * 100).toFixed(6)));
}

function writeNotes({ notes }: Unit): string[] {
  if (notes.length === 0) return [];
  const written = notes.map(({ text, author, about }) => {
    const attributes: [string, string][] = [];
    if (about) attributes.push(['appliesTo', about]);
    if (author !== undefined) attributes.push(['emend:author', author]);
    return `<note${writeAttributes(attributes)}>${escapeText(withoutUnwritable(text))}</note>`;
  });
  return [`<notes>${written.join('')}</notes>`];
}

/** Numbers of the codes of sources that the translation of their segment lacks. */
function droppedCodes({ segments }: Unit): Set<number> {
  const inTargets = new Set(
    segments.flatMap(({ target }) =>
      findCodes(target ?? '').map(({ kind, number }) => `${kind} ${number}`),
    ),
  );
  const dropped = new Set<number>();
  for (const { source, target } of segments) {
    if (target === undefined) continue;
    for (const { kind, number } of findCodes(source)) {
      if (!inTargets.has(`${kind} ${number}`)) dropped.add(number);
    }
  }
  return dropped;
}

function needsSpace(before: UnitSegment, segment: UnitSegment, language: string): boolean {
  const [first, second] = [before, segment].map(({ source }) => withoutCodes(source));
  if (!first || !second || /\s$/u.test(first) || /^\s/u.test(second)) return false;
  return joinSentences([first, second], language) !== first + second;
}
