/** Just enough reading of our own pages for tests: they are well-formed and known. */

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What a piece of HTML says, tags taken out and white space made single. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What a field of a form holds: the text, the value, or the option chosen. */
export function fieldValue(html: string, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* name="${name}"[^>]*>\\n?([^<]*)</textarea>`).exec(html);
  if (area) return unescaped(area[1] ?? '');
  const select = new RegExp(`<select[^>]* name="${name}"[^>]*>(.*?)</select>`, 's').exec(html);
  if (select) {
    const chosen = /<option value="([^"]*)" selected/.exec(select[1] ?? '');
    return unescaped(chosen?.[1] ?? '');
  }
  const input = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0];
  return input === undefined ? undefined : unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? '');
}

/** Whether a box is ticked; undefined where there is none. */
export function isTicked(html: string, name: string): boolean | undefined {
  const box = new RegExp(`<input type="checkbox"[^>]* name="${name}"[^>]*>`).exec(html)?.[0];
  return box === undefined ? undefined : / checked/.test(box);
}

function unescaped(html: string): string {
  return html.replace(/&(?:lt|gt|quot|amp|#34|#39);/g, (entity) => ENTITIES[entity] as string);
}
