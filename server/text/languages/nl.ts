import type { LanguageRules } from '../sentences/rules.ts';

/** Dutch: abbreviations of news prose, law and addresses. */
export const dutch: LanguageRules = {
  inner: `
    dhr mw mevr mej mr mrs dr drs ir ing prof ds em lic bc jhr jkvr z.e z.k.h h.k.h z.m h.m z.exc st ste kard mgr
    gen lt kap maj sgt adj kpt luit comm burg secr dir vz vrz wnd
    bijv bv.d bv d.w.z dwz d.m.v i.v.m i.p.v i.t.t i.h.a i.h.b i.p i.o i.c i.s.m i.g.v i.h.k.v m.b.t m.b.v
    m.a.w m.i.v m.n m.u.v n.a.v n.l nl o.a o.b.v o.l.v o.i.d o.m o.v.v p.a r.k t.a.v t.b.v t.g.v t.h.v t.i.v
    t.o.v t.w t.w.v t.z.t t/m v.a v.w.b vgl v.l.n.r v.r.n.l w.o w.v z.g zgn z.i z.s.m a.g.v a.h.w a.u.b s.v.p
    c.q cf cfr resp incl excl evt event ev ca circa gem max ong plm pct aanw aanw.vnw bez vnw znw ww bnw bw
    bijz alg off oorspr oud.t overl geb getr gesch wed red uitg vert bew afd afz ned ndl du dui eng fr lat
    sp it am belg vla holl nrd zd oost west v.chr n.chr v.c n.c voorm gen.d
    pl str ln wg stwg tel.nr
  `,
  common: `
    e.v ea ed a.d a.s a.s.a b.v n.v b.v.b.a v.z.w co inc ltd corp jr sr gebr cie c.s s.a u.s u.k
    p.p p.s n.b n.n tel fax ref v.d v.h d.d jl l.l j.l m.m aanvr
    min sec
  `,
  closing: 'enz e.d e.a a.m p.m v.m n.m km cm mm kg mg gr ml ha mln mld',
  suffixes: 'str',
  numbered: `
    nr nrs no p pp pag blz bl art artt afb fig hfdst hfst par dl jrg jg kol lid vol vs § reg
    jan feb febr mrt mar apr jun jul aug sep sept okt nov dec
  `,
  months: `
    januari februari maart april mei juni juli augustus september oktober november december
    jan feb febr mrt apr jun jul aug sep sept okt nov dec
  `,
  starters: `
    aan achter af al alle allemaal alleen alles als altijd ander andere anders begin behalve beide bij bijna binnen
    boven bovendien buiten daar daarbij daardoor daarmee daarna daarnaast daarom daartoe daarvan daarvoor dan
    dankzij dat de deze die dit doch doen door drie dus echter een eerder eerst eigenlijk elk elke en
    enige enkele er ervan even eveneens gedurende geen gisteren haar had heb hebben heeft heel het hier hierbij
    hierdoor hij hoe hoewel hun iedere iedereen iemand ik immers in indien inmiddels intussen is ja je jij jullie
    kan komt kun later maar mede meer men met mijn misschien moet na naar naast namelijk natuurlijk nee
    niemand niet niets nog nooit nu of ofschoon om omdat onder ondanks ondertussen ongeveer ons onze ook op opnieuw over
    overigens pas per rond sinds slechts soms sommige steeds straks te tegen ten terug terwijl tevens tijdens toch
    toen tot twee u uit uiteindelijk uw van vanaf vandaag vanwege veel verder volgens voor vooral voordat voorts
    vorig vroeger waar waarbij waarom waarschijnlijk wanneer want waren was wat we wel welke werd wie wij wil
    wordt ze zeer zelf zelfs zich zij zijn zo zoals zodat zodra zonder zou zowel
  `,
  openers: 'om tegen rond vanaf tot in op',
};
