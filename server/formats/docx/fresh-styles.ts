/** Sizes of headings by their level, in half points. */
const HEADING_SIZES = [36, 30, 26, 24, 22, 22];

/** The styles of documents that are written anew; their names are those Word knows in any language. */
export const FRESH_STYLES = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ...HEADING_SIZES.map((size, index) =>
    paragraphStyle(
      `Heading${index + 1}`,
      `heading ${index + 1}`,
      `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${index}"/>`,
      `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    ),
  ),
  paragraphStyle('Quote', 'Quote', '<w:ind w:left="720" w:right="720"/>', '<w:i/><w:iCs/>'),
  paragraphStyle(
    'Caption',
    'caption',
    '<w:spacing w:after="200" w:line="240" w:lineRule="auto"/>',
    '<w:i/><w:iCs/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  ),
  paragraphStyle('ListParagraph', 'List Paragraph', '<w:spacing w:after="80"/>', ''),
  paragraphStyle('TableContents', 'Table Contents', '<w:spacing w:after="40"/>', ''),
  paragraphStyle(
    'TableHeading',
    'Table Heading',
    '<w:keepNext/><w:spacing w:after="40"/>',
    '<w:b/><w:bCs/>',
  ),
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/><w:uiPriority w:val="99"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/></w:rPr></w:style>',
  `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${[
    'top',
    'left',
    'bottom',
    'right',
    'insideH',
    'insideV',
  ]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join('')}</w:tblBorders></w:tblPr></w:style>`,
].join('');

function paragraphStyle(id: string, name: string, paragraph: string, run: string): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
    `<w:pPr>${paragraph}</w:pPr>${run && `<w:rPr>${run}</w:rPr>`}</w:style>`
  );
}
