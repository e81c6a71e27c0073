import type { LanguageRules } from '../sentences/rules.ts';

/** French: abbreviations of news prose, law and addresses. */
export const french: LanguageRules = {
  exclamationsGoOn: true,
  inner: `
    m mm mme mmes mlle mlles mgr me mes dr drs pr prs prof st ste sts stes r.p rp s.e s.m s.a.r s.a.i s.s ll.aa
    m.m gal gén cdt capt lieut lt adj sgt brig mal cal amb dép sén prés direct dir secr adjt
    cf c.-à-d càd p.ex ex par.ex i.e e.g vs env approx max apr av av.j.-c apr.j.-c j.-c
    boul bd blvd r pl rte ch imp all fg ham lieu-dit rés bât esc appt
    ed éd éds coll trad adapt dess ill préf rééd réimpr impr n.d.l.r n.d.t ndlr ndt
    hab resp spéc anc angl allem ital esp russ lat gr arab
    div dpt dépt arr cant comm rég prov univ inst assoc synd féd conf admin
    qq qqn qqch qqf tjs tj ttes tt dif diff sing plur masc fém adv pron subst subj
    ll.aa.ii.rr jud judic pén civ trib cass cons crim soc com
  `,
  common: `
    cie sté ets s.a s.a.s s.a.r.l sarl ltd inc corp co jr sr bros o.n.u o.t.a.n u.e u.s.a u.r.s.s é.-u e.u
    s.n.c.f r.a.t.p p.s p.c u.m.p f.n r.p.r b.d c.v d.e.a d.e.s.s b.a b.e.p h.l.m p.d.g p.m.e r.e.r t.g.v
    t.v.a s.d.f q.i q.g v.i.p c.q.f.d c.g.t c.f.d.t f.o r.m.i s.m.i.c
    tél tel fax dest exp obs suiv ss sq sqq loc.cit op.cit ibid id zool bot chim phys math méd mus
      `,
  closing: `
    h min s sec mn km cm kg mg ml ha hl fr frs eur mio mrd
  `,
  numbered: `
    no nos n n° nᵒ nº p pp pag fig figs art al alin chap t tom vol vols v § sect tab tabl ann annexe l d décr
    janv jan févr fév mars avr juin juil août sept oct nov déc
  `,
  months: `
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr fév avr juil sept oct nov déc
  `,
  starters: `
    a à afin ailleurs ainsi alors après assez au aucun aucune aujourd'hui auparavant aussi aussitôt autant autour
    autre autrefois autres aux avant avec beaucoup bien bientôt bref c car ce ceci cela celle celles celui cependant
    certain certaine certaines certains ces cet cette ceux chacun chaque chez comme comment contre d dans de
    déjà demain depuis derrière des désormais dès deux devant dix donc dont du durant elle elles en encore enfin
    ensuite entre est-ce et étant eux face faute finalement grâce hier hors il ils ici j jamais je jusqu
    jusque l la là le les leur leurs lors lorsque lui ma mais malgré même mes moi moins mon n ne néanmoins ni non
    nos notamment notre nous on or ou où outre par parce parfois parmi pendant personne peu peut-être plus
    plusieurs pour pourquoi pourtant près presque puis puisque qu quand quant quatre que quel quelle quelles
    quelque quelques quels qui quoi quoique rien s sa sans sauf se selon ses seul seule si sinon six soit son
    sous souvent sur surtout t tandis tant telle tel tous tout toute toutefois toutes très trois trop tu un une
    vers voici voilà vos votre vous y
  `,
  openers: 'à vers de depuis dès en après avant jusqu',
  proper: 'col cap adm',
};
