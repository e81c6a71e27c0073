import { rulesOf } from '../sentences/languages.ts';
import type { AbbreviationClass, CompiledRules } from '../sentences/rules.ts';
import type { SrxDocument, SrxLanguageRules, SrxRule } from './srx.ts';

/** What closes after a mark and belongs to its sentence. */
const CLOSING = '["\'”’»)\\]]*';
/** A capital, or a letter of a script without them, behind what opens a sentence. */
const STARTS = '\\s+["\'“„‘«»¿¡(\\[]*[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Nd}]';
/** Marks after which no white space is needed. */
const DECISIVE = '[。！？｡‼⁇⁈⁉।॥።፧။៕]';

/**
 * What the splitter knows of languages as segmentation rules, for other programs and as a start for
 * one's own: the exceptions of abbreviations, initials and ordinals, then the breaks. Rules cannot weigh
 * the sentence as a whole, so quotations, parentheses and lists are not in them.
 *
 * @param languages primary language subtags
 */
export function builtInSrx(languages: readonly string[]): SrxDocument {
  return {
    segmentSubflows: true,
    cascade: false,
    formatHandles: [
      { type: 'start', include: false },
      { type: 'end', include: true },
      { type: 'isolated', include: false },
    ],
    languageRules: languages.map(languageRules),
    languageMaps: languages.map((language) => ({
      pattern: `(?i)${language}(?:[-_].*)?`,
      rulesName: language,
      line: 1,
    })),
  };
}

function languageRules(language: string): SrxLanguageRules {
  const rules = rulesOf(language);
  const starters = anyOf([...rules.starters].map(capitalised));
  const beforeStarter = starters && `\\s+${starters}\\b`;
  const common = anyOf([...ofClass(rules, 'common'), ...rules.suffixes]);
  const closing = anyOf(ofClass(rules, 'closing'));
  const proper = anyOf([...rules.proper].map(capitalised));
  const inner = anyOf(ofClass(rules, 'inner'));
  const numbered = anyOf(ofClass(rules, 'numbered'));
  const months = anyOf([...rules.months].map(capitalised).concat([...rules.months]));
  return {
    name: language,
    rules: [
      ...insideAbbreviations(rules),
      inner && rule(false, abbreviation(inner), '\\s'),
      numbered && rule(false, abbreviation(numbered), '\\s*[\\p{Nd}IVXLC]'),
      common && beforeStarter && rule(true, abbreviation(common), beforeStarter),
      common && rule(false, abbreviation(common), '\\s'),
      proper && beforeStarter && rule(true, `\\b${proper}\\.`, beforeStarter),
      proper && rule(false, `\\b${proper}\\.`, '\\s'),
      closing && rule(false, abbreviation(closing), '\\s+[\\p{Ll}\\p{Nd}]'),
      beforeStarter && rule(true, '\\b\\p{Lu}\\.', beforeStarter),
      rule(false, '\\b\\p{Lu}\\.', '\\s+\\p{Lu}'),
      rules.ordinals && months && rule(false, '\\b\\p{Nd}{1,2}\\.', `\\s+${months}`),
      rule(true, `[.?!…]+${CLOSING}`, STARTS),
      rule(true, `${DECISIVE}+[」』”’）》]*`, ''),
      rules.terminators !== '' &&
        rule(true, `[${[...rules.terminators].map(escaped).join('')}]+${CLOSING}`, '\\s'),
    ].filter((each) => typeof each === 'object'),
  };
}

function rule(breaks: boolean, before: string, after: string): SrxRule {
  return { breaks, before, after, line: 1 };
}

/** No break between the pieces of an abbreviation: "z." and "B.", "u. s." and "w.". */
function insideAbbreviations({ abbreviations }: CompiledRules): SrxRule[] {
  const restsByHead = new Map<string, string[]>();
  for (const word of abbreviations.keys()) {
    const pieces = word.split('.');
    for (let count = 1; count < pieces.length; count++) {
      const head = pieces.slice(0, count).join('.');
      const rests = restsByHead.get(head) ?? [];
      rests.push(pieces.slice(count).join('.'));
      restsByHead.set(head, rests);
    }
  }
  return [...restsByHead].map(([head, rests]) =>
    rule(false, abbreviation(anyOf([head])), `\\s(?i:${anyOf(rests)})\\.`),
  );
}

/** Any of the words in any case, as a whole word, with its full stop. */
function abbreviation(words: string): string {
  return `\\b(?i:${words})\\.`;
}

function ofClass(rules: CompiledRules, wanted: AbbreviationClass): string[] {
  return [...rules.abbreviations].filter(([, each]) => each === wanted).map(([word]) => word);
}

/** A group of the words, in which a full stop may have white space after it; empty without words. */
function anyOf(words: readonly string[]): string {
  if (words.length === 0) return '';
  const unique = [...new Set(words)].sort();
  return `(?:${unique.map((word) => word.split('.').map(escaped).join('\\.\\s?')).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|&-]/g, '\\$&');
}

function capitalised(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
