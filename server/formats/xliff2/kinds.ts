import type { Unit } from '../document.ts';
import { attribute, type XmlElement } from '../xml.ts';
import { MODULES } from './namespaces.ts';

type Kind = Pick<Unit, 'kind' | 'level'>;

const STYLES: Readonly<Record<string, Kind>> = {
  li: { kind: 'listItem' },
  blockquote: { kind: 'quotation' },
  caption: { kind: 'caption' },
  p: { kind: 'paragraph' },
  title: { kind: 'heading' },
};
/** Kinds of blocks that no element of HTML stands for. */
const OWN = ['comment', 'boilerplate'] as const;

/** What a unit says of its kind, as attributes; nothing for a paragraph. */
export function kindAttributes({ kind, level }: Kind): [string, string][] {
  if (kind === 'paragraph') return [];
  if (kind === 'heading') return [['fs:fs', level === undefined ? 'title' : `h${level}`]];
  const style = Object.entries(STYLES).find(([, candidate]) => candidate.kind === kind)?.[0];
  return style ? [['fs:fs', style]] : [['type', `emend:${kind}`]];
}

/** The kind of block a unit is, as far as it says so. */
export function kindOf(unit: XmlElement): Kind {
  const own = OWN.find((kind) => attribute(unit, 'type') === `emend:${kind}`);
  if (own) return { kind: own };
  const style = attribute(unit, 'fs', MODULES.fs) ?? '';
  const level = /^h([1-6])$/.exec(style)?.[1];
  if (level) return { kind: 'heading', level: Number(level) };
  return STYLES[style] ?? { kind: 'paragraph' };
}
