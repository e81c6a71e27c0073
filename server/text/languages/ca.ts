import type { LanguageRules } from '../sentences/rules.ts';

/** Catalan: abbreviations of news prose. */
export const catalan: LanguageRules = {
  exclamationsGoOn: true,
  inner: `
    impren hble mgfc
    sr sra srs sres srta dr dra drs prof profa arq eng enginy mn mons bisbe rvd fra st sta d gen cor cpt ten sgt adm pres
    vicepr dir secr dip sen conseller hon hble excm excma im il·lm il·lma av avda c carr ctra pl pça pg ptge rda trav urb núm.tel
    p.ex ex i.e cf cfr v vg aprox ca màx mín ang fr alem it llat gr cast esp port a.c d.c trad ed coord red
    univ fac inst dept depart admin ajunt gov prov com mun
  `,
  common:
    's.a s.l cia co inc ltd corp jr tel fax ee.uu e.u.a p.d p.s ibid op.cit ap aa.vv o.n.u u.e r.d',
  closing: 'dc ac a.m p.m h min s seg km cm mm kg g l ha pta ptes eur mil',
  numbered:
    'cap caps núm n no p pp pàg pàgs art arts fig vol t tom febr març abr maig juny jul ag set oct nov des',
  months: 'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  starters: `
    bon bona bé sí tanmateix
    a abans això aquest aquesta aquestes aquests així ahir al als alguns algunes altres també amb ara avui cada cal com
    contra cap da davant de del dels des després doncs dos durant el ella elles ells els em en encara entre era és es
    està estan fa fins fou gràcies ha han hi hom i ja jo l la les li llavors malgrat mentre més molt molta molts nosaltres
    no ningú o on només per però perquè poc primer què quan qui quin si segons sense ser sempre sobre sota són tampoc tan tant
    té tot tota totes tots tu un una unes uns va van
  `,
  openers: 'a des fins en abans després',
  proper: 'ma',
};
