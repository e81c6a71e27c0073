import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import type { BilingualFormat } from '../../server/formats/format.ts';
import { recogniseFormat } from '../../server/formats/formats.ts';
import { FormatError } from '../../server/formats/problem.ts';
import { xliff } from '../../server/formats/xliff.ts';
import { xliff2 } from '../../server/formats/xliff2.ts';
import { decodeXml, MOST_XML_BYTES } from '../../server/formats/xml-bytes.ts';

const NEW = (source: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="az" trgLang="de"><file id="f"><unit id="u"><segment>\n<source>${source}</source></segment></unit></file></xliff>`;
const OLD = (source: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="az" datatype="html"><body><trans-unit id="u">\n<source>${source}</source></trans-unit></body></file></xliff>`;
const FORMATS: [BilingualFormat, (source: string) => string][] = [
  [xliff2, NEW],
  [xliff, OLD],
];

function firstProblem(bytes: Uint8Array) {
  try {
    decodeXml(bytes);
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    const [{ rule, line }] = error.problems;
    return { rule, line };
  }
  return assert.fail('It was accepted.');
}

describe('the bytes of XML files', () => {
  const text = 'Fərqli şəhər <b>𐀀</b>';

  it('are text in the encoding of their mark, of their declaration, or UTF-8', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const bytes = iconv.encode(`<?xml version="1.0"?>${text}`, encoding, { addBOM: true });
      assert.equal(decodeXml(bytes).text, `\ufeff<?xml version="1.0"?>${text}`, encoding);
    }
    assert.equal(decodeXml(Buffer.from(text)).text, text);
    for (const encoding of ['utf-16le', 'utf-16be']) {
      assert.equal(decodeXml(iconv.encode(`<a>${text}</a>`, encoding)).text, `<a>${text}</a>`);
    }
    const latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>déjà</a>";
    assert.equal(decodeXml(iconv.encode(latin, 'latin1')).text, latin);
  });

  it('are refused with the line where they are no text', () => {
    const wrong = Buffer.concat([Buffer.from('<a>\n\n'), Buffer.from([0xff, 0xfe, 0x41])]);
    assert.deepEqual(firstProblem(wrong), { rule: 'wrong-encoding', line: 3 });
    assert.deepEqual(firstProblem(Buffer.alloc(0)), { rule: 'empty-file', line: 1 });
    const unknown = Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>');
    assert.deepEqual(firstProblem(unknown), { rule: 'unknown-encoding', line: 1 });
  });

  it('are refused where there are too many', () => {
    assert.deepEqual(firstProblem(Buffer.alloc(MOST_XML_BYTES + 1, 0x20)), {
      rule: 'too-large',
      line: 1,
    });
  });
});

describe('files of XLIFF that are no such, or meant to do harm', () => {
  for (const [format, write] of FORMATS) {
    it(`are refused with rule and line as ${format.label}`, async () => {
      const whole = write('Salam');
      const bomb = `<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${write('&b;')}`;
      for (const [bytes, rule, line] of [
        [Buffer.from(whole.slice(0, -20)), 'not-well-formed', 2],
        [Buffer.from(bomb), 'not-well-formed', 2],
        [
          Buffer.concat([
            Buffer.from('<?xml version="1.0"?>\n\n'),
            iconv.encode(write('déjà'), 'latin1'),
          ]),
          'wrong-encoding',
          4,
        ],
        [Buffer.from(write(`${'<g id="1">'.repeat(500)}`)), 'too-deep', 2],
        [Buffer.alloc(MOST_XML_BYTES + 1, 0x20), 'too-large', 1],
      ] as const) {
        const [problem] = await format.validate(bytes);
        assert.equal(problem?.rule, rule);
        assert.equal(problem?.line, line);
        assert.throws(() => format.read(bytes), FormatError);
      }
    });

    it(`are still known as ${format.label} by their beginning`, () => {
      assert.equal(recogniseFormat(Buffer.from(write('Salam').slice(0, -20)))?.name, format.name);
      const bytes = iconv.encode(write('Salam'), 'utf-16le', { addBOM: true });
      assert.equal(recogniseFormat(bytes)?.name, format.name);
    });

    it(`keep the encoding they had as ${format.label}`, async () => {
      const declared = `<?xml version="1.0" encoding="windows-1251"?>${write('Сабирабад')}`;
      const original = iconv.encode(declared, 'windows-1251');
      const document = await format.read(original);
      const [segment] = document.units[0]?.segments ?? [];
      assert.ok(segment && format.putBack);
      assert.equal(segment.source, 'Сабирабад');
      segment.target = 'Sabirabad – Сабирабад – 巴库';
      const written = await format.putBack(original, document);
      assert.match(iconv.decode(Buffer.from(written), 'windows-1251'), /Sabirabad/);
      const again = await format.read(written);
      assert.equal(again.units[0]?.segments[0]?.target, segment.target);
    });
  }
});
