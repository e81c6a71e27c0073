import { joinSentences } from '../../text/language.ts';
import type { Alternative, BilingualDocument, Unit, UnitSegment } from '../document.ts';
import { withoutCodes } from '../inline.ts';
import { writeAttributes } from '../xliff2/write-inline.ts';
import { needsPreserving } from '../xml-layout.ts';
import { XLIFF_12 } from './namespaces.ts';
import { leastState, stateAttributes } from './states.ts';
import { OWN, restypeOf } from './types.ts';
import { InlineWriter, writePlain } from './write-inline.ts';

/** A document as XLIFF 1.2. Identifiers that are paths of one file keep their last part. */
export function writeXliff(document: BilingualDocument): Uint8Array {
  const { sourceLanguage, targetLanguage, units, details } = document;
  const ids = identifiersOf(units);
  const written = units.map((unit, index) => writeUnit(unit, ids[index] ?? '', sourceLanguage));
  const file: [string, string][] = [
    ['original', details?.url ?? details?.title ?? 'article'],
    ['datatype', 'plaintext'],
    ['source-language', sourceLanguage],
  ];
  if (targetLanguage !== undefined) file.push(['target-language', targetLanguage]);
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="${XLIFF_12}" xmlns:emend="${OWN}" version="1.2">\n` +
      `<file${writeAttributes(file)}>\n<body>\n${written.map((text) => `${text}\n`).join('')}</body>\n</file>\n</xliff>\n`,
  );
}

/** Those of units in one file, where the paths are such; else the numbers of the units. */
function identifiersOf(units: readonly Unit[]): string[] {
  const ids = units.map(({ id }) => {
    const [, own] = /^1\/([^/]+)$/.exec(id ?? '') ?? [];
    return own?.replace(/%25|%2F/g, decodeURIComponent);
  });
  const isComplete = ids.every((id) => id !== undefined) && new Set(ids).size === ids.length;
  return units.map((_, index) => (isComplete ? ids[index] : undefined) ?? String(index + 1));
}

function writeUnit(unit: Unit, id: string, language: string): string {
  const { segments } = unit;
  const writer = new InlineWriter(unit.codes);
  const sources = writer.write(segments.map(({ source }) => source));
  const targets = writer.write(segments.map(({ target }) => target));
  const spaces = segments.map((segment, index) =>
    spaceBefore(segments[index - 1], segment, language),
  );
  const isSegmented = segments.length > 1 || segments[0]?.id !== undefined;
  const mids = midsOf(segments);
  const translated = segments.filter(({ target }) => target !== undefined);
  const state = leastState(translated.map((segment) => segment.state));
  const isPreserved = segments.some(
    ({ source, target }) => needsPreserving(source) || needsPreserving(target ?? ''),
  );

  const attributes: [string, string | undefined][] = [
    ['id', id],
    ['resname', unit.id === undefined || unit.id === `1/${id}` ? undefined : unit.id],
    ['translate', unit.isTranslatable ? undefined : 'no'],
    ['approved', translated.length > 0 && state === 'approved' ? 'yes' : undefined],
    ['restype', restypeOf(unit)],
    ['xml:space', isPreserved ? 'preserve' : undefined],
  ];
  const lines = [
    `<trans-unit${writePresent(attributes)}>`,
    `<source>${sources.map((text, index) => spaces[index] + text).join('')}</source>`,
  ];
  if (isSegmented) {
    const marked = sources.map((text, index) => `${spaces[index]}${mark(mids[index] ?? '', text)}`);
    lines.push(`<seg-source>${marked.join('')}</seg-source>`);
  }
  if (translated.length > 0) {
    const texts = segments.map((segment, index) => {
      if (segment.target === undefined) return '';
      if (!isSegmented) return targets[index] ?? '';
      const own = segment.state === state ? '' : writeAttributes([['emend:state', segment.state]]);
      return `${spaces[index]}${mark(mids[index] ?? '', targets[index] ?? '', own)}`;
    });
    lines.push(`<target${writePresent(stateAttributes(state))}>${texts.join('')}</target>`);
  }
  for (const { text, author, about } of unit.notes) {
    lines.push(
      `<note${writePresent([
        ['from', author],
        ['annotates', about],
      ])}>${writePlain(text)}</note>`,
    );
  }
  for (const [index, { alternatives }] of segments.entries()) {
    const mid = isSegmented ? mids[index] : undefined;
    for (const alternative of alternatives ?? []) lines.push(writeProposal(alternative, mid, unit));
  }
  return [...lines, '</trans-unit>'].join('\n');
}

function writeProposal(
  { source, target, origin, quality }: Alternative,
  mid: string | undefined,
  unit: Unit,
): string {
  const writer = new InlineWriter(unit.codes);
  const percent = quality === undefined ? undefined : `${Number((quality * 100).toFixed(6))}%`;
  const attributes = writePresent([
    ['mid', mid],
    ['match-quality', percent],
    ['origin', origin],
    ['xml:space', needsPreserving(source) || needsPreserving(target) ? 'preserve' : undefined],
  ]);
  const [writtenSource] = writer.write([source]);
  const [writtenTarget] = writer.write([target]);
  return `<alt-trans${attributes}><source>${writtenSource}</source><target>${writtenTarget}</target></alt-trans>`;
}

function mark(mid: string, text: string, attributes = ''): string {
  return `<mrk mtype="seg"${writeAttributes([['mid', mid]])}${attributes}>${text}</mrk>`;
}

/** Identifiers of segments: name tokens, each once. */
function midsOf(segments: readonly UnitSegment[]): string[] {
  const taken = new Set<string>();
  return segments.map(({ id }, index) => {
    let mid = id !== undefined && /^[\w.:-]+$/.test(id) ? id : String(index + 1);
    for (let count = 1; taken.has(mid); count++) mid = `${index + 1}-${count}`;
    taken.add(mid);
    return mid;
  });
}

function spaceBefore(
  before: UnitSegment | undefined,
  segment: UnitSegment,
  language: string,
): string {
  if (!before) return '';
  const [first = '', second = ''] = [before, segment].map(({ source }) => withoutCodes(source));
  if (/\s$/u.test(first) || /^\s/u.test(second)) return '';
  return joinSentences([first, second], language) === first + second ? '' : ' ';
}

function writePresent(attributes: readonly [string, string | undefined][]): string {
  return writeAttributes(
    attributes.filter((each): each is [string, string] => each[1] !== undefined),
  );
}
