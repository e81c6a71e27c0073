import type { TFunction } from 'i18next';
import { CHECK_GROUPS } from './check.ts';
import { presentCheck } from './present-finding.ts';
import { CHECKS } from './registry.ts';

const INTRODUCTION = `# The checks

What Emend looks for in a segment and its translation. A finding is an *error* (it says something else
than the original, or cannot be published), a *warning* (it most likely does) or a *hint* (worth a look,
and often right). Which checks run is set for each pair of languages.

The names in code type are for settings, for the API and for the command line:

    emend check --list
    emend check --jsonl < pairs.jsonl

reads lines of \`{"source", "target", "sourceLang", "targetLang", "checks"?, "terms"?}\` and writes for
each a JSON array of findings \`{check, severity, side, start, end, message, fix?}\`. \`start\` and \`end\`
are UTF-16 offsets in the text of \`side\`; \`fix\` is a delta on that text.

This page is written by \`node scripts/write-checks-doc.ts\`.
`;

/** The page about the checks, in Markdown, from the registry and the messages of \`t\`. */
export function checksDocument(t: TFunction): string {
  const groups = CHECK_GROUPS.map((group) => {
    const entries = CHECKS.filter((check) => check.group === group).map((check) => {
      const { name, severity, title, explanation, byDefault } = presentCheck(check, t);
      const usual = `\`${name}\` · usually ${severity === 'error' ? 'an' : 'a'} ${severity}${byDefault ? '' : ' · off unless switched on'}`;
      return `### ${title}\n\n${usual}\n\n${explanation}\n`;
    });
    return `## ${t(`checks:groups.${group}`)}\n\n${entries.join('\n')}`;
  });
  return `${INTRODUCTION}\n${groups.join('\n')}`;
}
