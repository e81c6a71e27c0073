import type { LanguageRules } from '../sentences/rules.ts';

/** Danish: abbreviations of news prose; ordinals by full stop. */
export const danish: LanguageRules = {
  ordinals: true,
  inner: `
    chr
    bl.a f.eks fx d.v.s dvs p.g.a pga m.h.t mht m.h.p i.f.m ifm i.h.t iht i.st.f ift vedr vha v.h.a vh mhp
    f.å d.å p.t pt ca cirka inkl ekskl eksl evt event hhv hv jf jfr jvf kgl hr fr frk dr prof adj ing civ.ing cand
    cand.jur cand.mag cand.polit cand.scient cand.med stud mag lic phil jur teol skt st sct sankt gen kapt oberst obl major løjtn komm dir fmd adm.dir stats nuv tidl afg oprind opr udg red overs ill
    eng engl ty tysk lat gr norsk isl forb forf foranst fork div saml spec særl samt på.gr
    a.s.a.p e.kr f.kr f.v.t e.v.t vor egl eg alm sml tlf.nr mr mrs ang bibl pk nørre ndr vestr østr sdr gl
  `,
  common:
    'm.v mv o.lign o.a m.a e.l el.lign lign co inc ltd corp jr sr a/s aps tlf fax afs u.s e.u n.n',
  closing:
    'osv o.s.v m.m m.fl mfl o.l kr stk mio mia mill t.kr min sek km cm mm kg g l ha år a.m p.m kl',
  numbered:
    'd nr no s side kap art fig bd § pkt stk afsn jan feb mar apr maj jun jul aug sep sept okt nov dec kl p vol n°',
  months: 'januar februar marts april maj juni juli august september oktober november december',
  beforeOrdinal: 'den det de d til fra på i ved af om for med',
  starters: `
    af alle allerede alligevel altså andre at bare begge blandt blev da dag de dem den denne der deres derefter derfor
    desuden det dette dette dertil dig din disse dog du efter ej eller en endelig endnu engang er et fem fire flere for
    foran fordi først få før gennem godt grunden ham han hans har havde hele hendes her herefter hos hun hvad hvem hver
    hvilken hvis hvor hvordan hvorfor hvornår i ifølge igen ikke imellem imens imidlertid ind inden indtil ingen ja jeg jo kan
    kun man mange med mellem men mere mod må når nej nogle nu næste nå og også om omkring op over overfor på sagen samme
    samtidig selv selvom senere siden sin skal skulle snart som så sådan tak til to tre trods under ud uden undtagen var
    ved vi via vil ville vores været være
  `,
  openers: 'kl klokken ved fra til i den',
  exclaiming: 'yahoo',
};
