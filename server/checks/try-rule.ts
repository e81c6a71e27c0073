import { house } from './house.ts';
import { type HouseRuleInput, patternOf } from './house-rule.ts';
import { Pair } from './pair.ts';

/** What a rule finds in a sample of text. */
export interface Trial {
  /** The sample in pieces, in order: what was found and what stands between. */
  pieces: { text: string; isFound: boolean }[];
  found: number;
  /** The sample with every fix made; undefined where the rule offers none or finds nothing. */
  fixed: string | undefined;
}

/** Runs a rule over a sample as the check would over the text of its side. */
export function tryRule(rule: HouseRuleInput, sample: string): Trial {
  const text = sample.replace(/\r\n?/gu, '\n');
  const pair = new Pair(text, text, rule.sourceLanguage ?? 'und', rule.targetLanguage ?? 'und');
  const findings = [...house.run(pair, { housePatterns: [patternOf(rule)] })];
  const pieces: Trial['pieces'] = [];
  let at = 0;
  let fixed = '';
  let isFixed = false;
  for (const { start, end, fix } of findings) {
    if (start > at) pieces.push({ text: text.slice(at, start), isFound: false });
    pieces.push({ text: text.slice(start, end), isFound: true });
    const replaced = fix?.find((step) => typeof step !== 'number');
    isFixed ||= replaced !== undefined;
    fixed += text.slice(at, start) + (replaced ? replaced[1] : text.slice(start, end));
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return {
    pieces,
    found: findings.length,
    fixed: isFixed ? fixed + text.slice(at) : undefined,
  };
}
