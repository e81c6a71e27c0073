import type { BilingualDocument, Unit } from '../document.ts';
import { readableText } from '../inline.ts';
import { keywordLines, type PoEntry, parseCatalogue, stringLines } from './entries.ts';
import { CONTEXT_END, flagsOf, messagesIn, nameOf } from './messages.ts';

/** A catalogue with the units of a document for messages. */
export function writeCatalogue(document: BilingualDocument): string {
  const header = [
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    `Language: ${(document.targetLanguage ?? '').replaceAll('-', '_')}`,
    `X-Source-Language: ${document.sourceLanguage}`,
    '',
  ].join('\n');
  const entries = [['msgid ""', ...keywordLines('msgstr', header)]];
  const names = new Set<string>();
  for (const [index, unit] of document.units.entries()) {
    for (const message of messagesOf(unit, index)) {
      // Two messages may have the same text only in different contexts.
      for (let count = 2; names.has(nameOf(message)); count++) {
        message.context = `${message.context ?? ''}#${count}`;
      }
      names.add(nameOf(message));
      entries.push(messageLines(message));
    }
  }
  return `${entries.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** A message to be written. */
type Message = Pick<PoEntry, 'comments' | 'context' | 'id' | 'plural' | 'strings'>;

/** A plural is one message; of any other unit every segment is one. */
function messagesOf(unit: Unit, index: number): Message[] {
  const comments = unit.notes.flatMap(({ text, about }) =>
    text.split('\n').map((line) => (about === 'source' ? `#. ${line}` : `# ${line}`)),
  );
  const [first] = unit.segments;
  if (unit.isPlural && first) {
    const id = readableText(first.source, unit.codes);
    const plural = readableText(unit.segments[1]?.source ?? first.source, unit.codes);
    const strings = unit.segments.map(({ target }) => readableText(target ?? '', unit.codes));
    return [{ comments, context: contextOf(unit, id, index), id, plural, strings }];
  }
  return unit.segments.map((segment, part) => {
    const id = readableText(segment.source, unit.codes);
    const target = readableText(segment.target ?? '', unit.codes);
    const isFuzzy = target !== '' && segment.state === 'machine';
    const context = contextOf(unit, id, index);
    return {
      comments: [...(part === 0 ? comments : []), ...(isFuzzy ? ['#, fuzzy'] : [])],
      context: part === 0 || context === undefined ? context : `${context}#${part + 1}`,
      id,
      plural: undefined,
      strings: [target],
    };
  });
}

/** The context a unit had in a catalogue; its identifier, where it comes from another format. */
function contextOf(unit: Unit, id: string, index: number): string | undefined {
  if (unit.id === undefined) return id === '' ? String(index + 1) : undefined;
  if (unit.id === id && id !== '') return undefined;
  const end = unit.id.indexOf(CONTEXT_END);
  return end < 0 ? unit.id : unit.id.slice(0, end);
}

function messageLines(message: Message): string[] {
  const { comments, context, id, plural, strings } = message;
  return [
    ...comments,
    ...(context === undefined ? [] : keywordLines('msgctxt', context)),
    ...keywordLines('msgid', id),
    ...(plural === undefined ? [] : keywordLines('msgid_plural', plural)),
    ...stringLines({ plural, isObsolete: false }, strings),
  ];
}

/**
 * The catalogue with other texts in the places of those it had; every other line stays as it is.
 *
 * @throws RangeError when the document has not the messages of the catalogue
 */
export function withStrings(text: string, document: BilingualDocument): string {
  const { lines, entries } = parseCatalogue(text);
  const messages = messagesIn(entries);
  if (messages.length !== document.units.length) {
    throw new RangeError('The document has not the messages of the catalogue.');
  }
  const written = [...lines];
  // From the end on, so that the places of what comes before stay as they are.
  for (const [index, entry] of [...messages.entries()].reverse()) {
    const unit = document.units[index] as Unit;
    if (unit.segments.length !== entry.strings.length) {
      throw new RangeError(`The message in line ${entry.line} has not the forms of the catalogue.`);
    }
    const strings = unit.segments.map(({ target }) => readableText(target ?? '', unit.codes));
    const isFuzzy = unit.segments.some(({ target, state }) => target && state === 'machine');
    const { from, to } = entry.stringLines;
    if (strings.some((string, form) => string !== entry.strings[form])) {
      written.splice(from, to - from, ...stringLines(entry, strings));
    }
    if (isFuzzy !== flagsOf(entry).includes('fuzzy')) setFuzzy(written, entry, isFuzzy);
  }
  return written.join(text.includes('\r\n') ? '\r\n' : '\n');
}

/** Adds or removes the flag, in a line of flags that is there or is made. */
function setFuzzy(lines: string[], entry: PoEntry, isFuzzy: boolean): void {
  const others = flagsOf(entry).filter((flag) => flag !== 'fuzzy' && flag !== '');
  const flags = isFuzzy ? ['fuzzy', ...others] : others;
  const line = flags.length > 0 ? [`#, ${flags.join(', ')}`] : [];
  const keyword = lines.findIndex(
    (typed, index) => index >= entry.firstLine && !typed.trim().startsWith('#'),
  );
  const kept = lines
    .slice(entry.firstLine, keyword)
    .filter((comment) => !comment.trim().startsWith('#,'));
  lines.splice(entry.firstLine, keyword - entry.firstLine, ...kept, ...line);
}
