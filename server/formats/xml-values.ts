import { isLanguageTag } from '../text/language.ts';

/** A kind of value that attributes have. */
export interface ValueType {
  /** What a value is, as in "is not …". */
  description: string;
  isValid(value: string): boolean;
}

/** Characters of a NMTOKEN (XML 1.0, production 4a). */
const NMTOKEN =
  /^[-.:\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d\u203f-\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]+$/u;
/** Tags of RFC 5646 that the runtime takes for none: private and grandfathered ones. */
const OTHER_TAG =
  /^(?:x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]{2,8}|en-gb-oed|sgn-(?:be-(?:fr|nl)|ch-de)|und(?:-[a-z0-9]{1,8})*)$/i;

export function isNmtoken(value: string): boolean {
  return NMTOKEN.test(value);
}

/** Whether a value is a well-formed language tag (RFC 5646), `und` and private ones included. */
export function isAnyLanguageTag(value: string): boolean {
  return value === value.trim() && (isLanguageTag(value) || OTHER_TAG.test(value));
}

export const text: ValueType = { description: 'text', isValid: () => true };
export const nmtoken: ValueType = {
  description: 'a name token (no space, "/" or other sign)',
  isValid: isNmtoken,
};
export const nmtokens: ValueType = {
  description: 'a list of name tokens with spaces between',
  isValid: (value) => value.trim().split(/\s+/).every(isNmtoken),
};
export const language: ValueType = {
  description: 'a language tag (BCP 47), such as pt-BR',
  isValid: isAnyLanguageTag,
};
export const uri: ValueType = {
  description: 'an address (IRI)',
  isValid: (value) => !/[\s<>"{}|^`]/.test(value.trim()) || /^[\w.\\/ -]+$/.test(value),
};
export const positiveInteger: ValueType = {
  description: 'a whole number from 1',
  isValid: (value) => /^\+?0*[1-9]\d*$/.test(value.trim()),
};
export const natural: ValueType = {
  description: 'a whole number',
  isValid: (value) => /^\+?\d+$/.test(value.trim()),
};
export const dateTime: ValueType = {
  description: 'a date and time (ISO 8601)',
  isValid: (value) =>
    /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d?\d:?\d\d)?$/.test(value.trim()),
};

/** One of a list of values. */
export function oneOf(...values: string[]): ValueType {
  const allowed = new Set(values);
  return {
    description: values.length > 12 ? 'one of the values listed' : `one of ${values.join(', ')}`,
    isValid: (value) => allowed.has(value),
  };
}

/** A number between two others, these included. */
export function numberFrom(least: number, most: number): ValueType {
  return {
    description: `a number from ${least} to ${most}`,
    isValid: (value) => {
      const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value.trim()) ? Number(value) : Number.NaN;
      return number >= least && number <= most;
    },
  };
}

/** What a pattern fits as a whole. */
export function matching(pattern: RegExp, description: string): ValueType {
  return { description, isValid: (value) => pattern.test(value) };
}

export const yesNo = oneOf('yes', 'no');
export const space = oneOf('default', 'preserve');
