import type { LanguageRules } from '../sentences/rules.ts';

/** Norwegian, Bokmål and Nynorsk: abbreviations of news prose; ordinals by full stop. */
export const norwegian: LanguageRules = {
  ordinals: true,
  inner: `
    bl.a f.eks t.d d.v.s dvs p.g.a pga m.h.t mht i.f.m ifm i.h.t iht ift vedr vha m.a.o d.e d.y p.t pt ca cirka inkl ekskl
    evt hhv jf jfr kgl hr fr frk dr prof ing siv.ing siv.øk cand cand.jur cand.mag cand.polit dr.med dr.philos stud mag
    st sta gen kapt oberst løytn komm dir adm.dir tidl nåv opprinn utg red overs ill eng lat gr sv ty fr.lat
    forf fork div saml e.kr f.kr alm avd avs ang bibl egtl el f.f s.k såk sml
    mr mrs kard tlf.nr gml
  `,
  common: 'm.v mv o.a m.a e.l el.l co inc ltd corp jr sr as tlf fax a/s u.s e.u',
  closing: 'osv o.s.v o.l m.m m.fl kr stk mill mrd min sek km cm mm kg g l ha år a.m p.m',
  numbered:
    'd nr no s side kap art fig bd § pkt jan feb mar apr mai jun jul aug sep sept okt nov des kl p',
  months: 'januar februar mars april mai juni juli august september oktober november desember',
  beforeOrdinal: 'den det de til fra på i ved av om for med',
  starters: `
    alle allerede altså andre at av bare begge blant ble da dag de dei dem den denne der deres deretter derfor dersom dessuten
    det dette disse du eg ein eller en endelig ennå er et etter fem fire flere for fordi foran fra først før gjennom ham han
    hans har hadde hele hennes her ho hos hun hva hvem hver hvilken hvis hvor hvordan hvorfor i ifølge igjen ikke ikkje
    imidlertid ingen innen ja jeg kan kun man mange med mellom men mens mer mot må når nå nei noen nok nå og også om
    omkring opp over på samme samtidig selv selv senere siden sin skal skulle snart som så slik takk til to tross tre
    under ut uten utenfor var ved vi via vil ville vår være å
  `,
  openers: 'kl klokka klokken ved fra til i den',
};
