import assert from 'node:assert/strict';
import { validateTbx } from '../../../server/formats/tbx/validate.ts';

/** A TBX-Basic file of 2019 with entries, in the style of data categories as types. */
export function tbx(
  entries: string,
  back = '',
  attributes = 'type="TBX-Basic" style="dca"',
): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<tbx ${attributes} xml:lang="ru" xmlns="urn:iso:std:iso:30042:ed-2">\n` +
    '<tbxHeader><fileDesc><sourceDesc><p>Termini</p></sourceDesc></fileDesc></tbxHeader>\n' +
    `<text><body>\n${entries}\n</body>${back && `<back>${back}</back>`}</text></tbx>\n`
  );
}

/** The same in the style of data categories as elements. */
export function tagged(entries: string, back = ''): string {
  const modules =
    'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"';
  return tbx(entries, back, `type="TBX-Basic" style="dct" ${modules}`);
}

/** A file of 2008. */
export function martif(entries: string, back = '', type = 'TBX-Basic'): string {
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n' +
    `<martif type="${type}" xml:lang="ru"><martifHeader><fileDesc><sourceDesc><p>Termini</p></sourceDesc></fileDesc></martifHeader>\n` +
    `<text><body>\n${entries}\n</body>${back && `<back>${back}</back>`}</text></martif>\n`
  );
}

export function entry(content: string, id = 'c1'): string {
  return `<conceptEntry id="${id}">${content}</conceptEntry>`;
}

/** A language section with terms, and what else is said in the section of the first. */
export function section(language: string, terms: readonly string[], notes = ''): string {
  const written = terms.map(
    (term, index) => `<termSec><term>${term}</term>${index === 0 ? notes : ''}</termSec>`,
  );
  return `<langSec xml:lang="${language}">${written.join('')}</langSec>`;
}

export function assertValid(text: string): void {
  assert.deepEqual(validateTbx(Buffer.from(text)), [], text);
}

/** That exactly one rule is broken, however often. */
export function assertBreaks(rule: string, text: string): void {
  const rules = validateTbx(Buffer.from(text)).map((problem) => problem.rule);
  assert.deepEqual([...new Set(rules)], [rule], text);
}
