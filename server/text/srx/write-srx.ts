import { escapeAttribute, escapeText } from '../../formats/xml.ts';
import { SRX_NAMESPACE, type SrxDocument, type SrxRule } from './srx.ts';

/**
 * Writes segmentation rules as a file of SRX 2.0, which `readSrx` reads to the same. The places of the
 * rules in an earlier file are not kept.
 */
export function writeSrx(document: SrxDocument): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<srx xmlns="${SRX_NAMESPACE}" version="2.0">`,
    `  <header segmentsubflows="${yesNo(document.segmentSubflows)}" cascade="${yesNo(document.cascade)}">`,
    ...document.formatHandles.map(
      ({ type, include }) => `    <formathandle type="${type}" include="${yesNo(include)}"/>`,
    ),
    '  </header>',
    '  <body>',
    '    <languagerules>',
    ...document.languageRules.flatMap(({ name, rules }) => [
      `      <languagerule languagerulename="${escapeAttribute(name)}">`,
      ...rules.map(ruleLine),
      '      </languagerule>',
    ]),
    '    </languagerules>',
    '    <maprules>',
    ...document.languageMaps.map(
      ({ pattern, rulesName }) =>
        `      <languagemap languagepattern="${escapeAttribute(pattern)}" languagerulename="${escapeAttribute(rulesName)}"/>`,
    ),
    '    </maprules>',
    '  </body>',
    '</srx>',
  ];
  return `${lines.join('\n')}\n`;
}

function ruleLine({ breaks, before, after }: SrxRule): string {
  return (
    `        <rule break="${yesNo(breaks)}">` +
    `<beforebreak>${escapeText(before)}</beforebreak>` +
    `<afterbreak>${escapeText(after)}</afterbreak></rule>`
  );
}

function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
