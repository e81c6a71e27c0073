import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FormatError } from '../../server/formats/problem.ts';
import { attribute, childElements, parseXml, textOf, writeXml } from '../../server/formats/xml.ts';

/** The first problem a text is refused for. */
function problemOf(text: string) {
  try {
    parseXml(text);
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    return error.problems[0];
  }
  return assert.fail('It was accepted.');
}

describe('parsing XML', () => {
  it('gives elements with names, namespaces, attributes and lines', () => {
    const { root } = parseXml(
      '<?xml version="1.0"?>\n<x:a xmlns:x="urn:x">\n <b x:c="1" c="2">Баку</b></x:a>',
    );
    assert.deepEqual([root.name, root.local, root.uri], ['x:a', 'a', 'urn:x']);
    const [b] = childElements(root);
    assert.ok(b);
    assert.equal(b.line, 3);
    assert.equal(attribute(b, 'c'), '2');
    assert.equal(attribute(b, 'c', 'urn:x'), '1');
    assert.equal(textOf(root), '\n Баку');
  });

  it('refuses what is not well-formed, with the line', () => {
    for (const [text, line] of [
      ['<a>\n<b></a>', 2],
      ['<a b="1" b="2"/>', 1],
      ['<a>\n\n&bogus;</a>', 3],
      ['<p:a/>', 1],
      ['<a>\n', 2],
      ['', 1],
      ['<a/><b/>', 1],
      ['<a>\u0001</a>', 1],
    ] as const) {
      const { rule, line: found } = problemOf(text);
      assert.equal(rule, 'not-well-formed', text);
      assert.equal(found, line, text);
    }
  });

  it('expands and fetches no entity a document declares', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`;
    assert.equal(problemOf(bomb).rule, 'not-well-formed');
    const outside = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`;
    assert.equal(problemOf(outside).rule, 'not-well-formed');
  });

  it('refuses elements nested without end', () => {
    assert.equal(problemOf('<a>'.repeat(100_000)).rule, 'too-deep');
  });

  it('keeps comments, instructions, CDATA, the document type and what stands around the root', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<!--before-->\n' +
      '<tmx><?pi x?><![CDATA[<b>]]><!-- c --><a b="&quot;&#10;"/>&amp;&#13;</tmx>\n<!--after-->\n';
    assert.equal(writeXml(parseXml(text)), text);
  });

  /** What XML 1.0 has no way to write. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

  it('gives back any text and attribute that XML can hold', () => {
    const held = fc.string({ unit: 'binary' }).filter((text) => !UNWRITABLE.test(text));
    fc.assert(
      fc.property(held, held, (text, value) => {
        const document = parseXml('<a b=""></a>');
        document.root.children = text === '' ? [] : [{ type: 'text', text }];
        (document.root.attributes[0] as { value: string }).value = value;
        const { root } = parseXml(writeXml(document));
        assert.equal(textOf(root), text);
        assert.equal(attribute(root, 'b'), value);
      }),
    );
  });
});
