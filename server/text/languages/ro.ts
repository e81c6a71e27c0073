import type { LanguageRules } from '../sentences/rules.ts';

/** Romanian: abbreviations of news prose. */
export const romanian: LanguageRules = {
  inner: `
    dl dlui d-l d-na d-nul dna dnei dra d-ra dvs d-voastră dr prof conf lect asist ing arh av jud gen col lt cpt mr plt slt cam
    sf pr ep mitrop acad pres preș vicepreș dir sen dep prim cons str bd bdul b-dul șos sos pța aleea al
    bl sc et ap com mun ex de.ex p.ex i.e v vezi cf aprox cca circa engl fr germ it lat gr rus sp rom
    î.hr d.hr i.hr î.e.n ș.cl trad ed coord red n nasc decedat lic univ inst cat dept resp max
  `,
  common:
    's.a.m.d șamd ș.u s.a s.r.l s.n.c s.c inc ltd corp co jr sr tel fax e.n n.b n.r o.n.u u.e s.u.a op.cit ibid id alin',
  closing: 'ș.a ș.a.m.d a.m p.m h min sec km cm mm kg g l ha mil mld mii lei ron eur',
  numbered:
    'lg leg pct cf.art nr p pp pag art alin lit fig cap vol t tab pct ian feb mar apr mai iun iul aug sept oct noi nov dec',
  months:
    'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  starters: `
    a abia acea această aceasta aceea aceia acel acela acest acesta aceste aceștia acolo acum adevărul ai aici alte altfel alți
    am apoi ar are asemenea asta astfel astăzi atât atunci au avea bine ca când care ce cea cei cel cele cine chiar cu cum
    căci dacă dar da de deci deocamdată după deși din dintre doar două e ea ei el ele era este eu fără fiecare fiind fost ieri
    în însă între iar ia ieri la le lor mai mulți multe ne nici nimeni nimic noi nu numai o oare ori până pe pentru peste poate
    prin printre se și si sub sunt sunteți s-a tot toate toți totul totuși trebuie tu un una unde unei unii unor va vor voi
  `,
  openers: 'la în pe de din până după înainte',
};
