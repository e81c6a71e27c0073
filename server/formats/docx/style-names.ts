/**
 * What the names of styles say of their paragraphs. Word keeps the English names of its own styles in
 * files of any language; other programs, templates and converters write translated ones.
 */

/** What a paragraph is by the name of its style. */
export type StyleRole =
  | 'title'
  | 'heading'
  | 'quotation'
  | 'caption'
  | 'tableHeading'
  | 'contents'
  | 'body';

const HEADING =
  /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|başlık|επικεφαλίδα|عنوان|כותרת|标题|標題|見出し|제목) ?([1-9])$/u;

const NAMES: Record<Exclude<StyleRole, 'heading' | 'contents' | 'body'>, ReadonlySet<string>> = {
  title: new Set(
    'title|titel|titre|título|titolo|название|заголовок|konu başlığı|العنوان|标题|標題|表題'.split(
      '|',
    ),
  ),
  quotation: new Set(
    [
      'quote|intense quote|quotations|block text|block quote|blockquote|quotation',
      'zitat|intensives zitat|blocktext|citation|citation intense|cita|cita destacada',
      'citazione|citazione intensa|citaat|duidelijk citaat|citação|citat|starkt citat',
      'цитата|выделенная цитата|alıntı|güçlü alıntı|اقتباس|ציטוט|引用|引用文|인용',
    ]
      .join('|')
      .split('|'),
  ),
  caption: new Set(
    [
      'caption|image caption|table caption|illustration|figure|drawing',
      'beschriftung|abbildung|légende|leyenda|epígrafe|didascalia|bijschrift|legenda',
      'bildtext|название объекта|подпись|resim yazısı|şekil yazısı|تسمية توضيحية|题注|圖表標號|図表番号|캡션',
    ]
      .join('|')
      .split('|'),
  ),
  tableHeading: new Set(
    'table heading|tabellenüberschrift|tabelleninhaltüberschrift|заголовок таблицы|tablo başlığı'.split(
      '|',
    ),
  ),
};

/** Tables of contents and other lists that Word makes itself. */
const CONTENTS =
  /^(?:(?:toc|contents|index|inhaltsverzeichnis|оглавление|içt) ?(?:\d|heading)|(?:toc|contents) heading|table of figures|table of authorities)$/u;

/** Names of styles that say of themselves that they head nothing, whatever they are based on. */
const BODY = /^(?:normal|standard|default paragraph style|body text|text body|list paragraph)$/u;

/** What a name or identifier of a style says, with the level of a heading; undefined where nothing. */
export function roleOfName(name: string): { role: StyleRole; level?: number } | undefined {
  const bare = name.trim().replace(/\s+/gu, ' ').toLowerCase();
  const level = HEADING.exec(bare)?.[1];
  if (level !== undefined) return { role: 'heading', level: Math.min(6, Number(level)) };
  for (const role of ['title', 'quotation', 'caption', 'tableHeading'] as const) {
    if (NAMES[role].has(bare)) return { role };
  }
  if (CONTENTS.test(bare)) return { role: 'contents' };
  return BODY.test(bare) ? { role: 'body' } : undefined;
}
