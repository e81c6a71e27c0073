import type { LanguageRules } from '../sentences/rules.ts';

/** Tagalog: abbreviations of news prose, many of them Spanish or English. */
export const tagalog: LanguageRules = {
  inner: `
    g gg gng gn bb dr dra prof inh eng engr atty arch hon sen rep gob kgg kap kgd gen col maj lt capt sgt p/sr insp supt rev fr sr sta sto
    st mt ave blvd brgy bgy lungsod lalawigan hal hlb i.e e.g
  `,
  common: 'atbp etc at.iba.pa jr co inc corp ltd u.s e.u p.m a.m n.g n.u n.h n.t m.a ph.d',
  numbered: 'blg no p pp pah vol art sek ene peb mar abr may hun hul ago set okt nob dis',
  months: 'enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre',
  starters: `
    ako ang ano anong at ay ayon bago bakit bawat bilang dahil dalawa dito doon gayunman habang hanggang hindi huwag ibig ikaw ilan
    ilang ito iyan iyon isa isang ka kahit kailan kami kanila kanya kapag kasi kay kaya kayo kung lahat lamang mag maging
    marami mas matapos may mayroon mga mula na nang nasa ng ngayon ngunit nila nina ni nito niya noon o oo pagkatapos para
    pero sa sapagkat si sila sina siya sino subalit tayo tungkol upang wala walang
  `,
};
