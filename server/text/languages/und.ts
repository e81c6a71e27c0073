import type { LanguageRules } from '../sentences/rules.ts';

/** What holds in any language: names of companies and people, and times as they travel. */
export const general: LanguageRules = {
  inner: 'mr mrs ms mme mlle sra srta dr drs prof st e.g i.e cf vs approx',
  proper: 'mt rev gen col sgt capt lt sen rep mag ing dipl bros jr sr co',
  common: `
    u.s u.k u.n e.u u.s.a d.c ph.d jr sr co corp inc ltd plc llc s.a s.p.a s.r.l b.v n.v a.s a.g
    v.v s.a.r.l
  `,
  closing: 'etc a.m p.m',
  numbered: 'no nr p pp pg fig vol art n° nº № abb',
  exclaiming: 'yahoo jeopardy',
};
