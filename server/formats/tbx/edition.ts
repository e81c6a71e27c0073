import type { XmlElement } from '../xml.ts';

/** The editions of ISO 30042: of 2008 (TBX 2, `<martif>`) and of 2019 (TBX 3, `<tbx>`). */
export type Edition = 2 | 3;

/** How data categories are written: as a `type` attribute, or as elements of a module. */
export type Style = 'dca' | 'dct';

/** The namespace of TBX 3. That of TBX 2 is none. */
export const TBX_3 = 'urn:iso:std:iso:30042:ed-2';
/** The one of its drafts, which tools went on writing. */
export const TBX_3_DRAFT = 'urn:iso:std:iso:30042:ed:3.0';

/** What the elements are called that both editions have under different names. */
interface Names {
  root: string;
  header: string;
  concept: string;
  language: string;
  term: string;
}

export const NAMES: Readonly<Record<Edition, Names>> = {
  2: {
    root: 'martif',
    header: 'martifHeader',
    concept: 'termEntry',
    language: 'langSet',
    term: 'tig',
  },
  3: {
    root: 'tbx',
    header: 'tbxHeader',
    concept: 'conceptEntry',
    language: 'langSec',
    term: 'termSec',
  },
};

/** The edition a root element is of; undefined for a root that is none of TBX. */
export function editionOf({ local }: Pick<XmlElement, 'local'>): Edition | undefined {
  if (local === NAMES[2].root) return 2;
  return local === NAMES[3].root ? 3 : undefined;
}

/** What part of an entry a description stands in. */
export type Level = 'concept' | 'language' | 'term';

const LEVELS: Readonly<Record<string, Level>> = {
  termEntry: 'concept',
  conceptEntry: 'concept',
  langSet: 'language',
  langSec: 'language',
  tig: 'term',
  ntig: 'term',
  termSec: 'term',
};

/** The part of an entry an element stands in, however deep in groups. */
export function levelOf(element: XmlElement): Level | undefined {
  for (let at = element.parent; at; at = at.parent) {
    const level = LEVELS[at.local];
    if (level) return level;
  }
  return undefined;
}
