import { writeText } from '../formats/tmx/inline.ts';
import { escapeAttribute } from '../formats/xml.ts';
import { VERSION } from '../version.ts';
import type { EntryStream } from './entry.store.ts';
import type { MemoryEntry } from './entry.ts';

/**
 * A memory as TMX 1.4b, piece by piece, as it may be long: every entry with who added it and when. The
 * language of the sources is that of the units where there is more than one.
 */
export async function* writeMemory({
  sourceLanguage,
  entries,
}: EntryStream): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Emend" creationtoolversion="${VERSION}" segtype="sentence" o-tmf="Emend" adminlang="en" srclang="${escapeAttribute(sourceLanguage ?? '*all*')}" datatype="plaintext"/>
<body>
`;
  for await (const entry of entries) yield unitOf(entry);
  yield '</body>\n</tmx>\n';
}

function unitOf(entry: MemoryEntry): string {
  const { sourceLanguage, targetLanguage, source, target, codes, addedAt, addedBy } = entry;
  const attributes = Object.entries({
    tuid: String(entry.id),
    srclang: sourceLanguage,
    creationdate: `${addedAt.slice(0, 19).replace(/[-:]/gu, '')}Z`,
    creationid: addedBy,
  });
  return [
    `<tu${attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}>`,
    `<tuv xml:lang="${escapeAttribute(sourceLanguage)}"><seg>${writeText(source, codes)}</seg></tuv>`,
    `<tuv xml:lang="${escapeAttribute(targetLanguage)}"><seg>${writeText(target, codes)}</seg></tuv>`,
    '</tu>\n',
  ].join('\n');
}
