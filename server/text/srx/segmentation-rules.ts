import { FormatError, type FormatProblem } from '../../formats/problem.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { PatternError } from './pattern-error.ts';
import type { SrxDocument } from './srx.ts';
import type { PatternSide } from './translate-pattern.ts';

/** How far an expression after a break is tried, in UTF-16 units, so that time stays linear. */
const REACH = 1000;
const WORD = /[\p{L}\p{M}\p{Nd}\p{Pc}\u200c\u200d]/u;

interface CompiledRule {
  breaks: boolean;
  before: Pattern;
  after: Pattern;
}

interface CompiledMap {
  pattern: Pattern;
  rules: CompiledRule[];
}

/** Segmentation rules ready to be asked, for any language. */
export interface SegmentationRules {
  cascade: boolean;
  maps: CompiledMap[];
}

/** What a rule says of a place in a text; a lower `order` goes before. */
export interface Decision {
  breaks: boolean;
  order: number;
}

/**
 * Makes the rules of a file ready.
 *
 * @throws FormatError naming each rule whose expression cannot be used, and why
 */
export function compileSrx(document: SrxDocument): SegmentationRules {
  const problems: FormatProblem[] = [];
  const compile = (pattern: string, side: PatternSide, line: number, where: string): Pattern => {
    try {
      return compilePattern(pattern, side);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      problems.push({ rule: 'expression', line, message: `${where}: ${error.message}` });
      return compilePattern('', side);
    }
  };
  const byName = new Map(
    document.languageRules.map(({ name, rules }) => [
      name,
      rules.map((rule, index) => {
        const where = (part: string) => `<${part}> of rule ${index + 1} of “${name}”`;
        return {
          breaks: rule.breaks,
          before: compile(rule.before, 'before', rule.line, where('beforebreak')),
          after: compile(rule.after, 'after', rule.line, where('afterbreak')),
        };
      }),
    ]),
  );
  const maps = document.languageMaps.map(({ pattern, rulesName, line }) => ({
    pattern: compile(pattern, 'whole', line, `languagepattern of “${rulesName}”`),
    rules: byName.get(rulesName) ?? [],
  }));
  const [first, ...others] = problems;
  if (first) throw new FormatError([first, ...others]);
  return { cascade: document.cascade, maps };
}

/** What the rules say of the places of a text, by their offsets, for a language's BCP 47 tag. */
export function decisionsOf(
  { cascade, maps }: SegmentationRules,
  text: string,
  language: string,
): Map<number, Decision> {
  const matching = maps.filter(({ pattern }) => pattern.regex.matches(language));
  const rules = (cascade ? matching : matching.slice(0, 1)).flatMap((map) => map.rules);
  const decisions = new Map<number, Decision>();
  rules.forEach((rule, order) => {
    for (const at of placesOf(rule, text)) {
      if (!decisions.has(at)) decisions.set(at, { breaks: rule.breaks, order });
    }
  });
  return decisions;
}

function* placesOf({ before, after }: CompiledRule, text: string): Generator<number> {
  const ends = before.regex.matcher(text);
  for (let from = 0; from < text.length && ends.find(from); from = ends.start() + 1) {
    const at = ends.start();
    if (at === 0 || at >= text.length || isInsidePair(text, at)) continue;
    if ((before.atWordBoundary || after.atWordBoundary) && !isWordBoundary(text, at)) continue;
    if (after.regex.matcher(text.slice(at, at + REACH)).lookingAt()) yield at;
  }
}

function isInsidePair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function isWordBoundary(text: string, at: number): boolean {
  return WORD.test(text[at - 1] as string) !== WORD.test(text[at] as string);
}
