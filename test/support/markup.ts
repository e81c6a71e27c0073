import assert from 'node:assert/strict';

/** Something a page says: a run of text, or an attribute that is shown or read out. */
export interface Said {
  text: string;
  /** Language it is in, by the nearest `lang` attribute. */
  language: string;
  /** Names of the elements around it, innermost last. */
  within: readonly string[];
  /** Name of the attribute, where it is one. */
  attribute?: string;
}

/** An element's start, with its attributes. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path', 'rect', 'use', 'wbr']);

/** Elements of which HTML lets the end go without saying; ours are to have one nevertheless. */
const RAW = new Set(['script', 'style']);

const SPOKEN = ['title', 'aria-label', 'placeholder', 'alt', 'data-confirm', 'label'];

const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/gi;

const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * Reads a page of ours or a part of one.
 *
 * @throws AssertionError where elements are not closed in the order in which they were opened
 */
export function readMarkup(html: string): { said: Said[]; tags: Tag[] } {
  const said: Said[] = [];
  const tags: Tag[] = [];
  const open: { name: string; language: string }[] = [];
  let end = 0;
  for (const match of html.matchAll(TOKEN)) {
    if (match.index < end) continue;
    assert.equal(match.index, end, `"${html.slice(end, end + 40)}" is no markup`);
    end = match.index + match[0].length;
    const [, slash, rawName, rest = '', text] = match;
    const language = open.at(-1)?.language ?? '';
    if (text !== undefined) {
      const told = unescaped(text).replace(/\s+/gu, ' ').trim();
      if (told) said.push({ text: told, language, within: open.map(({ name }) => name) });
      continue;
    }
    const name = rawName?.toLowerCase();
    if (name === undefined) continue;
    if (slash) {
      assert.equal(open.pop()?.name, name, `</${name}> before ${html.slice(end, end + 60)}`);
      continue;
    }
    const attributes = attributesOf(rest);
    tags.push({ name, attributes });
    const own = attributes.lang ?? language;
    for (const attribute of SPOKEN) {
      const value = attributes[attribute];
      if (value) {
        said.push({ text: value, language: own, within: [...names(open), name], attribute });
      }
    }
    if (RAW.has(name)) {
      const close = html.indexOf(`</${name}>`, end);
      assert.ok(close >= 0, `<${name}> is closed`);
      end = close + name.length + 3;
    } else if (!VOID.has(name) && !rest.endsWith('/')) {
      open.push({ name, language: own });
    }
  }
  assert.equal(end, html.length, `"${html.slice(end, end + 40)}" is no markup`);
  assert.deepEqual(names(open), [], 'every element is closed');
  return { said, tags };
}

function names(open: readonly { name: string }[]): string[] {
  return open.map(({ name }) => name);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes[name] = unescaped(double ?? single ?? bare ?? '');
  }
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#34|#39);/g, (entity) => ENTITIES[entity] as string);
}
