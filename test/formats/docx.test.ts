import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Block, Document } from '../../server/formats/document.ts';
import { docx } from '../../server/formats/docx.ts';
import { formatNamed, recogniseFormat } from '../../server/formats/formats.ts';
import { type CodeType, codeCharacter, withoutCodes } from '../../server/formats/inline.ts';
import { readZip } from '../../server/formats/zip.ts';
import { FERRY, partOf, withBody, withParts } from './docx-package.ts';

/** A text with its codes as they can be read: `<1>` opens, `</1>` closes, `<1/>` stands alone. */
function marked(text = ''): string {
  return withoutCodes(text, ({ kind, number }) =>
    kind === 'open' ? `<${number}>` : kind === 'close' ? `</${number}>` : `<${number}/>`,
  );
}

async function blocksOf(body: string, parts = {}): Promise<Block[]> {
  return (await docx.read(await withBody(body, parts), 'de')).blocks;
}

async function textsOf(body: string): Promise<string[]> {
  return (await blocksOf(body)).map(({ text }) => marked(text));
}

const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('a document that LibreOffice has written', () => {
  it('is recognised by its content, and valid', async () => {
    assert.equal(recogniseFormat(FERRY)?.name, 'docx');
    assert.equal(formatNamed('docx'), docx);
    assert.deepEqual(await docx.validate(FERRY), []);
  });

  it('is read with its structure, its emphasis, its notes and its details', async () => {
    const { blocks, details } = await docx.read(FERRY, 'de');
    assert.deepEqual(
      blocks.map(({ kind, text, level, list, cell }) => [
        kind,
        marked(text),
        level ?? list ?? cell,
      ]),
      [
        ['heading', 'Die Nachtfähre', 1],
        [
          'paragraph',
          'Die Fähre legte <1>am Abend</1> mit <2>zwei Stunden</2> Verspätung ab, sagt <3>der Fahrplan</3>.<4/>Neue Zeile.',
          undefined,
        ],
        ['heading', 'Was geschah', 2],
        ['quotation', '„So etwas hat es <1>nie</1> gegeben“, sagte der Kapitän.', undefined],
        ['listItem', 'Erstens fiel ein Kran aus.', { list: 1, depth: 1, number: 1 }],
        ['listItem', 'Der alte Kran', { list: 2, depth: 2 }],
        ['listItem', 'Der neue Kran', { list: 2, depth: 2 }],
        ['listItem', 'Zweitens kam Nebel.', { list: 1, depth: 1, number: 2 }],
        ['paragraph', 'Ort', { table: 1, row: 0, column: 0, isHeader: true }],
        ['paragraph', 'Zeit', { table: 1, row: 0, column: 1, isHeader: true }],
        ['paragraph', 'Baku', { table: 1, row: 1, column: 0, isHeader: false }],
        ['paragraph', '18:49', { table: 1, row: 1, column: 1, isHeader: false }],
        ['paragraph', 'H<1>2</1>O und E=mc<2>2</2>, <3>falsch</3>.<4/>', undefined],
        ['paragraph', 'Die Reederei sprach von einem <1>Einzelfall</1>.', undefined],
      ],
    );
    const types = (index: number) =>
      blocks[index]?.codes?.filter(({ kind }) => kind !== 'close').map(({ type }) => type);
    assert.deepEqual(types(1), ['bold', 'italic', 'link', 'break']);
    assert.deepEqual(types(12), ['subscript', 'superscript', 'strikethrough', 'footnote']);
    const link = blocks[1]?.codes?.find(({ type }) => type === 'link');
    assert.equal(link?.address, 'https://hafen.example/fahrplan');
    assert.equal(blocks[12]?.codes?.at(-1)?.equivalent, '1');
    assert.deepEqual(details, { title: 'Die Nachtfähre', author: 'Ada Lund' });
  });

  it('stays as it is to the byte when the same texts are put back', async () => {
    const document = await docx.read(FERRY, 'de');
    const files = await readZip((await docx.putBack?.(FERRY, document)) as Uint8Array);
    assert.deepEqual(files, await readZip(FERRY));
  });

  it('gets other texts in its paragraphs and notes, and keeps the rest', async () => {
    const document = await docx.read(FERRY, 'de');
    const [one, two] = [codeCharacter('open', 1), codeCharacter('close', 1)];
    const [link, end, mark] = [
      codeCharacter('open', 3),
      codeCharacter('close', 3),
      codeCharacter('standalone', 4),
    ];
    const texts = new Map([
      [1, `Nach ${link}dem <Plan> & mehr${end} ging es ${one}spät${two} los.`],
      [12, `Wasser.${mark}`],
      [13, `Ein ${one}Fall${two}.`],
    ]);
    const blocks = document.blocks.map((block, index) => ({
      ...block,
      text: texts.get(index) ?? block.text,
    }));
    const written = (await docx.putBack?.(FERRY, { ...document, blocks })) as Uint8Array;
    assert.deepEqual(await docx.validate(written), []);
    const again = await docx.read(written, 'de');
    assert.deepEqual(
      [1, 12, 13].map((index) => marked(again.blocks[index]?.text)),
      ['Nach <1>dem <Plan> & mehr</1> ging es <2>spät</2> los.', 'Wasser.<1/>', 'Ein <1>Fall</1>.'],
    );
    const main = await partOf(written, 'word/document.xml');
    assert.match(
      main,
      /<w:hyperlink r:id="rId2"><w:r><w:rPr><w:rStyle w:val="InternetLink"\/><w:lang w:val="de"\/><\/w:rPr><w:t xml:space="preserve">dem &lt;Plan&gt; &amp; mehr<\/w:t><\/w:r><\/w:hyperlink>/u,
    );
    const [before, after] = [await readZip(FERRY), await readZip(written)];
    for (const [name, content] of before) {
      const isText = name === 'word/document.xml' || name === 'word/footnotes.xml';
      if (!isText) assert.deepEqual(after.get(name), content, name);
    }
    await assert.rejects(
      async () => docx.putBack?.(FERRY, { ...document, blocks: blocks.slice(1) }),
      RangeError,
    );
  });

  it('runs from right to left once its text does, and loses a paragraph whose text is empty', async () => {
    const document = await docx.read(FERRY, 'de');
    const blocks = document.blocks.map((block, index) => ({
      ...block,
      text: index === 0 ? 'العبّارة الليلية' : index === 2 ? '' : block.text,
    }));
    const written = await docx.putBack?.(FERRY, { ...document, language: 'ar', blocks });
    const main = await partOf(written as Uint8Array, 'word/document.xml');
    assert.match(
      main,
      /<w:p><w:pPr><w:pStyle w:val="Heading1"\/><w:bidi\/><w:spacing [^>]*\/><w:jc w:val="left"\/><w:rPr><\/w:rPr><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:bidi="ar"\/>/u,
    );
    assert.ok(!main.includes('Heading2'));
  });
});

describe('paragraphs', () => {
  it('have codes only where their text differs, however their runs are cut', async () => {
    const [block] = await blocksOf(
      p(
        r('Der ', '<w:color w:val="FF0000"/><w:lang w:val="de-DE"/>') +
          r('Vertrag von ', '<w:color w:val="FF0000"/>') +
          '<w:proofErr w:type="spellStart"/>' +
          r('Bak', '<w:b/><w:bCs/><w:color w:val="FF0000"/>') +
          r('u gilt', '<w:noProof/><w:b/><w:bCs/><w:color w:val="FF0000"/>') +
          r('.', '<w:color w:val="FF0000"/>'),
      ),
    );
    assert.equal(marked(block?.text), 'Der Vertrag von <1>Baku gilt</1>.');
    assert.deepEqual(
      block?.codes?.map(({ type, data }) => [type, data]),
      [
        ['bold', '<w:rPr><w:b/><w:bCs/></w:rPr>'],
        ['bold', ''],
      ],
    );
  });

  it('nest what is formatted in several ways, and never open a link in two', async () => {
    const link = (content: string) => `<w:hyperlink w:anchor="hier">${content}</w:hyperlink>`;
    assert.deepEqual(
      await textsOf(
        p(r('a') + r('b', '<w:b/>') + r('c', '<w:b/><w:i/>') + r('d', '<w:i/>')) +
          p(r('a', '<w:b/>') + link(r('b', '<w:b/>') + r('c')) + r('d')),
      ),
      ['a<1>b<2>c</2></1><3>d</3>', '<1>a</1><2><3>b</3>c</2>d'],
    );
  });

  it('accept changes that are tracked in them, and join where the end of one is deleted', async () => {
    const change = 'w:id="1" w:author="Ada" w:date="2026-01-02T03:04:05Z"';
    assert.deepEqual(
      await textsOf(
        p(
          `${r('Ein ')}<w:del ${change}><w:r><w:delText>alter</w:delText></w:r></w:del>` +
            `<w:ins ${change}>${r('neuer')}</w:ins>${r(' Kran')}`,
        ) +
          p(r('Erst '), `<w:rPr><w:del ${change}/></w:rPr>`) +
          p(r('dann')),
      ),
      ['Ein neuer Kran', 'Erst dann'],
    );
  });

  it('keep hyphens, white space, symbols, fields and formulas', async () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const [block, link] = await blocksOf(
      p(
        '<w:r><w:tab/></w:r><w:r><w:t>  ein</w:t><w:noBreakHyphen/><w:t>mal</w:t><w:softHyphen/><w:t>ig  </w:t></w:r>' +
          `${r(' ')}<w:r><w:sym w:font="Arial" w:char="2192"/></w:r>` +
          `${field('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${field('separate')}${r('7')}${field('end')}` +
          '<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:bookmarkStart w:id="0" w:name="Ende"/><w:bookmarkEnd w:id="0"/>',
      ) +
        p(
          `${field('begin')}<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://a.example/b" \\l "c" </w:instrText></w:r>` +
            `${field('separate')}${r('Link', '<w:rStyle w:val="Hyperlink"/>')}${field('end')}${r(' Ende')}`,
        ),
    );
    assert.equal(marked(block?.text), 'ein\u2011mal\u00adig <1/><2/><3/>');
    assert.deepEqual(
      block?.codes?.map(({ equivalent }) => equivalent),
      ['→', '7', 'x+1'],
    );
    assert.equal(marked(link?.text), '<1>Link</1> Ende');
    assert.equal(link?.codes?.[0]?.address, 'https://a.example/b#c');
  });

  it('are headings by outline level and by styles named in any language', async () => {
    const style = (id: string, name: string, more = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
      style('berschrift2', 'heading 2'),
      style('X', 'Überschrift 3'),
      style('Eigene', 'Zwischentitel', '<w:basedOn w:val="berschrift2"/>'),
      style('Stufe', 'Hausstil', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
      style('Kreis', 'Kreis', '<w:basedOn w:val="Kreis"/>'),
      style('Zitat', 'Quote'),
      style('Beschriftung', 'caption'),
      style('T', 'Title'),
      style('TOC1', 'toc 1'),
    ].join('')}</w:styles>`;
    const of = (id: string) => p(r(id), `<w:pStyle w:val="${id}"/>`);
    const ids = [
      'berschrift2',
      'X',
      'Eigene',
      'Stufe',
      'Kreis',
      'Zitat',
      'Beschriftung',
      'T',
      'TOC1',
    ];
    const blocks = await blocksOf(
      ids.map(of).join('') + p(r('selbst'), '<w:outlineLvl w:val="8"/>'),
      { 'word/styles.xml': styles },
    );
    assert.deepEqual(
      blocks.map(({ kind, level }) => level ?? kind),
      [2, 3, 2, 4, 'paragraph', 'quotation', 'caption', 1, 'boilerplate', 6],
    );
  });

  it('in text boxes are read once, and written in both their forms', async () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Der Kran')}</mc:Choice>` +
        `<mc:Fallback><w:pict>${box('Der Kran')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Text')}`,
    );
    const original = await withBody(body);
    const document = await docx.read(original, 'de');
    assert.deepEqual(
      document.blocks.map(({ text }) => marked(text)),
      ['<1/>Text', 'Der Kran'],
    );
    const blocks = document.blocks.map((block) => ({
      ...block,
      text: block.text.replace('Kran', 'Hafen').replace('Text', 'Wort'),
    }));
    const written = await docx.putBack?.(original, { ...document, blocks });
    const main = await partOf(written as Uint8Array, 'word/document.xml');
    assert.equal(main.match(/Der Hafen/gu)?.length, 2);
    assert.match(main, /Wort/u);
    assert.doesNotMatch(main, /Kran|Text<|>Text/u);
  });
});

describe('documents that are written anew', () => {
  const words = fc
    .stringMatching(/^(?:[a-zäа-яا-ي軍<>&"'‑😀 ]|e\u0301){1,16}$/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const types = fc.constantFrom<CodeType[]>(
    'bold',
    'italic',
    'underline',
    'strikethrough',
    'superscript',
    'subscript',
    'code',
  );
  /** Plain words, then an emphasis in an emphasis of another kind, then a link and a break. */
  const text = fc
    .tuple(words, words, types, words, types, words, fc.webUrl())
    .filter(([, , outer, , inner]) => outer !== inner && !isPosition(outer, inner))
    .map(([start, one, outer, two, inner, end, address]) => ({
      text:
        `${start}${codeCharacter('open', 1)}${one}${codeCharacter('open', 2)}${two}${codeCharacter('close', 2)}${codeCharacter('close', 1)}` +
        `${codeCharacter('standalone', 3)}${codeCharacter('open', 4)}${end}${codeCharacter('close', 4)}.`,
      codes: [
        { kind: 'open' as const, number: 1, type: outer, data: '' },
        { kind: 'open' as const, number: 2, type: inner, data: '' },
        { kind: 'close' as const, number: 2, type: inner, data: '' },
        { kind: 'close' as const, number: 1, type: outer, data: '' },
        { kind: 'standalone' as const, number: 3, type: 'break' as const, data: '' },
        { kind: 'open' as const, number: 4, type: 'link' as const, data: '', address },
        { kind: 'close' as const, number: 4, type: 'link' as const, data: '' },
      ],
    }));
  const isPosition = (...both: CodeType[]) => both.every((type) => type.endsWith('script'));
  const block: fc.Arbitrary<Block> = fc
    .tuple(
      fc.oneof(
        text,
        words.map((plain) => ({ text: plain })),
      ),
      fc.oneof(
        fc.constantFrom<Pick<Block, 'kind'>>(
          { kind: 'paragraph' },
          { kind: 'quotation' },
          { kind: 'caption' },
        ),
        fc.integer({ min: 1, max: 6 }).map((level) => ({ kind: 'heading' as const, level })),
      ),
    )
    .map(([content, place]) => ({ ...place, ...content }));
  const withoutData = (blocks: readonly Block[]) =>
    blocks.map(({ codes, ...rest }) => ({
      ...rest,
      codes: codes?.map(({ kind, number, type, address }) => [kind, number, type, address]) ?? [],
    }));

  it('are read as they were written, in every direction', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 8 }),
        fc.constantFrom('de', 'ar', 'ja'),
        async (blocks, language) => {
          const written = await docx.write({ language, blocks });
          assert.deepEqual(await docx.validate(written), []);
          const read = await docx.read(written, language);
          assert.deepEqual(withoutData(read.blocks), withoutData(blocks));
          const back = await docx.putBack?.(written, read);
          assert.deepEqual(await readZip(back as Uint8Array), await readZip(written));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('may hold words that objects have members of', async () => {
    const blocks = ['constructor', '__proto__', 'toString'].map((line) => ({
      kind: 'paragraph' as const,
      text: line,
    }));
    const written = await docx.write({ language: 'en', blocks });
    assert.deepEqual((await docx.read(written, 'en')).blocks, blocks);
  });

  it('keep the places of items and cells, and what the document says of itself', async () => {
    const item = (list: number, depth: number, number?: number): Block => ({
      kind: 'listItem',
      text: `Punkt ${list}.${number ?? '•'}`,
      list: { list, depth, ...(number !== undefined && { number }) },
    });
    const cell = (table: number, row: number, column: number, isHeader: boolean): Block => ({
      kind: 'paragraph',
      text: `Zelle ${row}.${column}`,
      cell: { table, row, column, isHeader },
    });
    const document: Document = {
      language: 'he',
      details: { title: 'Fähren & Häfen', author: 'Ada <Lund>', date: '2026-03-01' },
      blocks: [
        item(1, 1, 3),
        item(2, 2),
        item(2, 2),
        item(1, 1, 4),
        item(3, 1),
        { kind: 'paragraph', text: 'Dazwischen' },
        item(4, 1),
        cell(1, 0, 0, true),
        cell(1, 0, 1, true),
        cell(1, 1, 0, true),
        cell(1, 1, 1, false),
        cell(1, 1, 1, false),
        cell(1, 3, 2, false),
        cell(2, 0, 0, false),
      ],
    };
    const written = await docx.write(document);
    assert.deepEqual(await docx.read(written, 'he'), { ...document, markup: 'docx' });
    const main = await partOf(written, 'word/document.xml');
    assert.match(main, /<w:bidiVisual\/>/u);
    assert.match(main, /<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:bidi="he"\/>/u);
  });
});

describe('files that are damaged or built to do harm', () => {
  const rulesOf = async (bytes: Uint8Array) => (await docx.validate(bytes)).map(({ rule }) => rule);

  it('are refused with the rule that they break and the part it is in', async () => {
    assert.deepEqual(await rulesOf(FERRY.subarray(0, FERRY.length - 40)), ['truncated']);
    assert.deepEqual(await rulesOf(new TextEncoder().encode('Kein Archiv')), ['not-a-zip-archive']);
    const flipped = Buffer.from(FERRY);
    const content = flipped.indexOf('word/document.xml') + 40;
    flipped[content] = (flipped[content] ?? 0) ^ 0xff;
    assert.deepEqual(await rulesOf(flipped), ['damaged']);
    const encrypted = Buffer.from(FERRY);
    for (const signature of ['PK\x03\x04', 'PK\x01\x02']) {
      const at = encrypted.indexOf(signature, 0, 'latin1') + (signature === 'PK\x03\x04' ? 6 : 8);
      encrypted[at] = (encrypted[at] ?? 0) | 1;
    }
    assert.deepEqual(await rulesOf(encrypted), ['encrypted']);
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    assert.deepEqual(await rulesOf(compound), ['encrypted']);
    assert.deepEqual(await rulesOf(compound.subarray(0, 8)), ['old-word-format']);
  });

  it('must not blow up, nor lead out of the archive', async () => {
    const bomb = await withParts(FERRY, { 'word/bomb.xml': ' '.repeat(9_000_000) });
    assert.deepEqual(await rulesOf(bomb), ['zip-bomb']);
    // A size that is said to be small is not believed.
    const liar = Buffer.from(bomb);
    const entry = liar.lastIndexOf('word/bomb.xml');
    liar.writeUInt32LE(100, entry - 46 + 24);
    assert.deepEqual(await rulesOf(liar), ['damaged']);
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`x/${index}`, '']),
    );
    assert.deepEqual(await rulesOf(await withParts(FERRY, many)), ['too-many-files']);
    assert.deepEqual(await rulesOf(await withParts(FERRY, { '../../etc/passwd': '' })), [
      'unsafe-name',
    ]);
    assert.deepEqual(await rulesOf(await withParts(FERRY, { 'WORD/document.xml': '' })), [
      'duplicate-name',
    ]);
  });

  it('have parts that are missing, malformed or declare entities', async () => {
    const main = await partOf(FERRY, 'word/document.xml');
    const cases: [Record<string, string | undefined>, string, RegExp][] = [
      [{ 'word/document.xml': undefined }, 'missing-part', /word\/document\.xml/u],
      [{ '[Content_Types].xml': undefined }, 'missing-part', /\[Content_Types\]\.xml/u],
      [{ '_rels/.rels': undefined }, 'missing-part', /_rels\/\.rels/u],
      [{ 'word/styles.xml': '<w:styles>\n' }, 'not-well-formed', /word\/styles\.xml/u],
      [{ 'word/document.xml': main.replace('</w:body>', '') }, 'not-well-formed', /document\.xml/u],
      [
        {
          'word/document.xml': main.replace(
            '<w:document',
            '<!DOCTYPE x [<!ENTITY a "b">]><w:document',
          ),
        },
        'document-type',
        /document\.xml/u,
      ],
      [
        {
          '[Content_Types].xml': (await partOf(FERRY, '[Content_Types].xml')).replaceAll(
            'wordprocessingml',
            'spreadsheetml',
          ),
        },
        'wrong-content-type',
        /\[Content_Types\]\.xml/u,
      ],
      [
        {
          'word/document.xml': main
            .replace('<w:body>', '<w:leib>')
            .replace('</w:body>', '</w:leib>'),
        },
        'missing-body',
        /document\.xml/u,
      ],
    ];
    for (const [parts, rule, message] of cases) {
      const bytes = await withParts(FERRY, parts);
      const [problem, ...others] = await docx.validate(bytes);
      assert.deepEqual([problem?.rule, others], [rule, []]);
      assert.match(problem?.message ?? '', message);
      await assert.rejects(async () => docx.read(bytes, 'de'), { name: 'FormatError' });
    }
  });

  it('have links and identifiers that lead nowhere or stand twice; the text is read all the same', async () => {
    const relationships = await partOf(FERRY, 'word/_rels/document.xml.rels');
    const footnotes = await partOf(FERRY, 'word/footnotes.xml');
    const note = /<w:footnote w:id="2".*?<\/w:footnote>/u.exec(footnotes)?.[0] ?? '';
    const cases: [Record<string, string | undefined>, string][] = [
      [{ 'word/fontTable.xml': undefined }, 'missing-target'],
      [
        { 'word/_rels/document.xml.rels': relationships.replace(/Id="rId3"/u, 'Id="rId1"') },
        'duplicate-relationship',
      ],
      [
        {
          'word/document.xml': (await partOf(FERRY, 'word/document.xml')).replace(
            'r:id="rId2"',
            'r:id="rId99"',
          ),
        },
        'unknown-relationship',
      ],
      [{ 'word/footnotes.xml': footnotes.replace(note, note + note) }, 'duplicate-footnote'],
      [{ 'word/footnotes.xml': footnotes.replace(note, '') }, 'unknown-footnote'],
    ];
    for (const [parts, rule] of cases) {
      const bytes = await withParts(FERRY, parts);
      assert.deepEqual(await rulesOf(bytes), [rule]);
      assert.equal((await docx.read(bytes, 'de')).blocks[0]?.text, 'Die Nachtfähre');
    }
  });
});
