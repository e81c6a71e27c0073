import type { XmlElement } from '../xml.ts';

/** The core of XLIFF 2.0 and 2.1. */
export const CORE = 'urn:oasis:names:tc:xliff:document:2.0';
/** The core of XLIFF 2.2. */
export const CORE_22 = 'urn:oasis:names:tc:xliff:document:2.2';

/** The modules, by the prefix the specification gives them. */
export const MODULES = {
  mtc: 'urn:oasis:names:tc:xliff:matches:2.0',
  gls: 'urn:oasis:names:tc:xliff:glossary:2.0',
  fs: 'urn:oasis:names:tc:xliff:fs:2.0',
  mda: 'urn:oasis:names:tc:xliff:metadata:2.0',
  res: 'urn:oasis:names:tc:xliff:resourcedata:2.0',
  ctr: 'urn:oasis:names:tc:xliff:changetracking:2.0',
  slr: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
  val: 'urn:oasis:names:tc:xliff:validation:2.0',
  its: 'http://www.w3.org/2005/11/its',
  itsm: 'urn:oasis:names:tc:xliff:itsm:2.1',
  pgs: 'urn:oasis:names:tc:xliff:pgs:1.0',
} as const;

export type ModulePrefix = keyof typeof MODULES;

const PREFIXES = new Map<string, ModulePrefix>(
  Object.entries(MODULES).map(([prefix, uri]) => [uri, prefix as ModulePrefix]),
);

export function isCore(uri: string): boolean {
  return uri === CORE || uri === CORE_22;
}

/** The prefix of the module a namespace is that of. */
export function moduleOf(uri: string): ModulePrefix | undefined {
  return PREFIXES.get(uri);
}

/** `unit` for an element of the core, `mtc:match` for one of a module, undefined for others. */
export function nameOf({ uri, local }: XmlElement): string | undefined {
  if (isCore(uri)) return local;
  const prefix = moduleOf(uri);
  return prefix && `${prefix}:${local}`;
}

/** Whether it is the element of the core with that name. */
export function isElement(element: XmlElement | undefined, ...names: string[]): boolean {
  return element !== undefined && isCore(element.uri) && names.includes(element.local);
}
