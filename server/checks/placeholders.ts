import type { MarkupSpan } from '../text/markup.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Entities of HTML a translator types, or leaves out, as any other character. */
const CHARACTERS =
  /^&(?:#x?[\da-f]+|amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|shy|laquo|raquo|[lr][sd]quo|[bs]dquo|sbquo|bull|middot|copy|reg|trade|deg|euro|times|thinsp|ensp|emsp|\w+(?:uml|acute|grave|circ|tilde|cedil|ring|slash|caron|lig));$/i;

/** Placeholders of printf, Python, ICU, JavaScript, PHP and other formats: the same ones, each once. */
export const placeholders: Check = {
  name: 'placeholders',
  group: 'markup',
  severity: 'error',
  *run({ source, target }: Pair): Generator<Found> {
    if (target.text.trim() === '') return;
    const missing = placeholdersOf(source);
    const added = placeholdersOf(target).filter((placeholder) => {
      const at = missing.findIndex((other) => other.key === placeholder.key);
      if (at >= 0) missing.splice(at, 1);
      return at < 0;
    });
    for (const placeholder of added) {
      // Only what is alike is the same one changed; the order of the rest says nothing.
      const [other] = missing.splice(0, missing.length > 0 ? 1 : 0);
      yield other
        ? {
            side: 'target',
            start: placeholder.from,
            end: placeholder.to,
            message: 'changed',
            params: { source: other.text, target: placeholder.text },
            fix: replacing(target.text, placeholder.from, placeholder.to, other.text),
          }
        : {
            side: 'target',
            start: placeholder.from,
            end: placeholder.to,
            message: 'added',
            params: { placeholder: placeholder.text },
          };
    }
    for (const placeholder of missing) {
      yield {
        side: 'source',
        start: placeholder.from,
        end: placeholder.to,
        message: 'missing',
        params: { placeholder: placeholder.text },
      };
    }
    yield* lonePercent(source, target);
  },
};

interface Placeholder extends MarkupSpan {
  /** What has to be the same in both texts. */
  key: string;
}

function placeholdersOf({ markup }: CheckedText): Placeholder[] {
  const found: Placeholder[] = [];
  let argument = 0;
  let field = 0;
  for (const span of markup) {
    if (span.kind === 'entity') {
      if (!CHARACTERS.test(span.text)) found.push({ ...span, key: span.text });
      continue;
    }
    if (span.kind !== 'placeholder') continue;
    const printf =
      /^%(\d+\$)?([+\-#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?)((?:hh|h|ll|l|L|q|j|z|t|n)?)([a-zA-Z@])$/u.exec(
        span.text,
      );
    if (printf) {
      const [, position, flags = '', size = '', type = ''] = printf;
      if (position === undefined) argument++;
      const place = position === undefined ? argument : Number.parseInt(position, 10);
      // "%.0s" prints nothing of its argument: a plural form without its number.
      found.push({
        ...span,
        key: flags === '.0' ? `%${place}` : `%${place}${flags}${size}${type === 'i' ? 'd' : type}`,
      });
    } else if (span.text === '{}') {
      found.push({ ...span, key: `{${field++}}` });
    } else if (span.text.startsWith('{') && /^\{\s*[\p{L}\p{N}_]+\s*,/u.test(span.text)) {
      found.push({ ...span, key: icuKey(span.text) });
    } else {
      found.push({ ...span, key: span.text.replace(/\s+/gu, '') });
    }
  }
  return found;
}

/** An argument of ICU MessageFormat: name, type and, for a choice, its cases; plurals differ by language. */
function icuKey(text: string): string {
  const [, name = '', type = ''] = /^\{\s*([\p{L}\p{N}_]+)\s*,\s*([a-z]+)/iu.exec(text) ?? [];
  const isClosed = text.endsWith('}');
  const cases =
    type === 'select'
      ? [...text.matchAll(/(?:^|[\s}])([\p{L}\p{N}_]+)\s*\{/gu)]
          .map(([, key]) => key)
          .sort()
          .join()
      : '';
  const inner =
    type === 'plural' || type === 'selectordinal' ? (/\bother\s*\{/.test(text) ? 'other' : '') : '';
  const names = [
    ...new Set([...text.slice(1).matchAll(/\{\s*([\p{L}\p{N}_]+)\s*[,}]/gu)].map(([, key]) => key)),
  ]
    .sort()
    .join();
  return `{${name},${type},${cases}${inner},${type === 'number' || type === 'date' || type === 'time' ? text : names}${isClosed ? '}' : ''}`;
}

/** "Save %" without its sign: a percentage put together elsewhere. */
function* lonePercent(source: CheckedText, target: CheckedText): Generator<Found> {
  for (const sign of ['%', '#']) {
    const lone = new RegExp(`(?<![\\p{N}\\p{L}${sign}]|\\p{N}\\s)${sign}(?=\\s|$)`, 'u');
    const match = lone.exec(source.prose);
    if (match && !target.text.includes(sign) && !(sign === '%' && /٪|٪|％/u.test(target.text))) {
      yield {
        side: 'source',
        start: match.index,
        end: match.index + 1,
        message: 'missing',
        params: { placeholder: sign },
      };
    }
  }
}
