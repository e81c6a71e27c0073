import type { LanguageRules } from '../sentences/rules.ts';

/** Icelandic: abbreviations of news prose; ordinals by full stop. */
export const icelandic: LanguageRules = {
  ordinals: true,
  inner: `
    t.d þ.e þ.e.a.s a.m.k m.a m.t.t m.v n.k nk s.k sk sbr skv sl s.l st u.þ.b v þ.á.m þ.m.t ath þús f.h f.o.m t.o.m
    o.þ.h e.t.v i.e þ.á hr frú fr dr próf sr séra dósent lekt stud cand mag ca e.kr f.kr f.m ísl ensk dan norsk
    pr þ.s
  `,
  common: 'ehf hf sf ohf ses slhf hs bls frh þgf ef nf kk kvk hk mbl e.h tel sími fax',
  closing:
    'o.s.frv o.fl o.m.fl kr þús millj ma mrð sek mín klst km cm mm kg g l ha e.h f.h a.m p.m',
  numbered:
    'nr bls kl gr mgr tölul kafli k b d þ s jan feb mars apr maí jún júl ágú sept okt nóv des',
  months: `
    janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember jan feb apr jún júl ágú sept okt nóv des
  `,
  beforeOrdinal: 'þann hinn hinum í á frá til þeirri þeim um fyrir við dagana',
  starters: `
    að aðeins af afhverju aftur allir allt auk á áður ástæðan bæði dag eða ef eftir ekki eins einn einnig en er
    eru ég fjórir fjöldi fleiri flestir frá fyrir fyrst gert hafa hann hans hefur helst hér hér hins hitt hjá hún
    hvað hvar hvenær hver hvernig hvers hvort í já jafnframt kannski kom loks margir með meðal meðan meira
    mér mig mikið milli nei nema niðurstaðan nokkrir nú næst og okkar oft og sagði samkvæmt samt sem síðan
    síðar sjá skömmu sú svo sumir sumt tveir til undir um upp úr var vegna við viltu voru vissulega yfir þá þar
    það þau þeir þegar þess þessi þetta þó þótt þrír því þú
  `,
  openers: 'kl klukkan í á frá',
};
