import { z } from 'zod';
import { STATES } from '../revisions/state.ts';
import { canonicalLanguage } from '../text/language.ts';
import { decode } from './decode.ts';
import { type BilingualDocument, BLOCK_KINDS, type DocumentDetails } from './document.ts';
import type { BilingualFormat } from './format.ts';
import { readableText } from './inline.ts';
import { FormatError, type FormatProblem } from './problem.ts';

const language = z.string().transform((tag, context) => {
  const canonical = tag === 'und' ? tag : canonicalLanguage(tag);
  if (canonical !== undefined) return canonical;
  context.addIssue({ code: 'custom', message: `"${tag}" is no language tag (BCP 47)` });
  return z.NEVER;
});

const identifier = z.union([z.string(), z.number()]).transform(String);

const segment = z.object({
  id: identifier.optional(),
  source: z.string(),
  target: z.string().nullish(),
  state: z.enum(STATES).optional(),
});

const block = z.object({
  id: identifier.optional(),
  kind: z.enum(BLOCK_KINDS).default('paragraph'),
  level: z.int().min(1).max(6).nullish(),
  note: z.string().optional(),
  segments: z.array(segment),
});

/** An article with its blocks, as it is exported; more members than these are of no interest here. */
const article = z.object({
  sourceLanguage: language,
  targetLanguage: language.nullish(),
  title: z.string().nullish(),
  author: z.string().nullish(),
  url: z.string().nullish(),
  publishedOn: z.string().nullish(),
  blocks: z.array(block),
});

/** Pairs alone, of languages that are not said. */
const pairs = z.array(segment.extend({ note: z.string().optional() })).min(1);

/** JSON: an article with its blocks and segments as exports write it, or an array of pairs. */
export const json: BilingualFormat = {
  name: 'json',
  label: 'JSON',
  extensions: ['json'],
  mediaType: 'application/json',
  isBilingual: true,
  recognise(start) {
    const text = new TextDecoder().decode(start).replace(/^\ufeff/u, '');
    if (!/^\s*[[{]/u.test(text)) return 0;
    return /"source"\s*:/u.test(text) ? 0.9 : 0.5;
  },
  validate(bytes) {
    try {
      readJson(bytes);
      return [];
    } catch (error) {
      if (error instanceof FormatError) return [...error.problems];
      throw error;
    }
  },
  read: readJson,
  write: (document) =>
    new TextEncoder().encode(`${JSON.stringify(contentOf(document), null, 2)}\n`),
};

/** @throws FormatError when it is no JSON, or JSON of something else */
function readJson(bytes: Uint8Array): BilingualDocument {
  const { text } = decode(bytes);
  const content = parseJson(text);
  const parsed = Array.isArray(content) ? pairs.safeParse(content) : article.safeParse(content);
  if (!parsed.success) {
    const [first, ...others] = parsed.error.issues.map(({ path, message }): FormatProblem => {
      const place = path.length > 0 ? `${path.join('.')}: ` : '';
      return { rule: 'unexpected-content', line: 1, message: `${place}${message}.` };
    });
    throw new FormatError([first as FormatProblem, ...others]);
  }
  return 'blocks' in parsed.data ? ofArticle(parsed.data) : ofPairs(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/at position (\d+)/u.exec(error.message)?.[1] ?? text.length);
    const line = text.slice(0, position).split('\n').length;
    throw new FormatError([{ rule: 'syntax', line, message: `${error.message}.` }]);
  }
}

function ofArticle(content: z.output<typeof article>): BilingualDocument {
  return {
    sourceLanguage: content.sourceLanguage,
    targetLanguage: content.targetLanguage ?? undefined,
    details: detailsOf(content),
    units: content.blocks.map(({ id, kind, level, note, segments }) => ({
      ...(id !== undefined && { id }),
      kind,
      ...(level && { level }),
      isTranslatable: true,
      segments: segments.map(segmentOf),
      codes: [],
      notes: note === undefined ? [] : [{ text: note }],
    })),
  };
}

function ofPairs(content: z.output<typeof pairs>): BilingualDocument {
  return {
    sourceLanguage: 'und',
    targetLanguage: undefined,
    units: content.map(({ id, note, ...pair }) => ({
      ...(id !== undefined && { id }),
      kind: 'paragraph',
      isTranslatable: true,
      segments: [segmentOf(pair)],
      codes: [],
      notes: note === undefined ? [] : [{ text: note }],
    })),
  };
}

function segmentOf({ id, source, target, state }: z.output<typeof segment>) {
  return {
    ...(id !== undefined && { id }),
    source,
    target: target ?? undefined,
    state: state ?? (target ? 'edited' : 'machine'),
  };
}

function detailsOf({ title, author, url, publishedOn }: z.output<typeof article>): DocumentDetails {
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(url && { url }),
    ...(publishedOn && { date: publishedOn }),
  };
}

function contentOf({ details, units, sourceLanguage, targetLanguage }: BilingualDocument): unknown {
  return {
    ...(details?.title && { title: details.title }),
    sourceLanguage,
    ...(targetLanguage && { targetLanguage }),
    ...(details?.url && { url: details.url }),
    ...(details?.author && { author: details.author }),
    ...(details?.date && { publishedOn: details.date }),
    blocks: units.map(({ id, kind, level, notes, segments, codes }) => ({
      ...(id !== undefined && { id }),
      kind,
      ...(level !== undefined && { level }),
      ...(notes.length > 0 && { note: notes.map(({ text }) => text).join('\n') }),
      segments: segments.map((one) => ({
        ...(one.id !== undefined && { id: one.id }),
        source: readableText(one.source, codes),
        target: one.target === undefined ? null : readableText(one.target, codes),
        state: one.state,
      })),
    })),
  };
}
