import type { LanguageRules } from '../sentences/rules.ts';

/** Italian: abbreviations of news prose, law, professions and addresses. */
export const italian: LanguageRules = {
  exclamationsGoOn: true,
  inner: `
    sig sigg sig.ra sig.na sig.rina dott dott.ssa dottssa dr dr.ssa prof profs prof.ssa proff ing arch avv rag geom
    on onn sen pres dir segr cons comm cav gr.uff uff gen col ten cap magg serg brig app amm com cte
    card mons rev rev.mo don p.d fr sr ss sant st v.cte v.pres vicepres ecc.za ill ill.mo egr gent gent.ma gent.mo
    spett spett.le preg preg.mo chiar.mo on.le
    es p.es ad.es cfr cf v vd vs i.e ca c.a circa all pag.ne seg segg op cit
    v.le p.zza p.za p.le c.so l.go str strada loc fraz prov reg dist circ
    econ geogr stor filos psicol sociol pol polit giur dir.civ lat franc ingl ted tedesc spagn ital russ
    med mat fis chim biol bot zool astron arc archit mus ling gramm geol meteor idraul elettr mecc tecn
    agg sost agr amer ant antiq arald ar arg artig burocr cin dial disus eccl ell
    fam fem femm fig.v fot indef inf iron lit masc mil mitol mod neol ogg pers pop poss pref pron
    rel rip scherz sec.a sing sogg spreg suff teatr tess topogr trans usu vezz volg volt
    a.c d.c av.cr d.cr a.d univ ist fac dip dipart uff.stampa min.ro d.lgs d.l l.r d.p.r d.m d.p.c.m
    st.d d telef telegr
  `,
  common: `
    s.p.a s.r.l s.n.c s.a.s s.a co ltd inc corp jr f.lli c.p c.c c.p.c c.p.p c.d c.v u.e u.s.a o.n.u f.p
    p.a p.i p.s n.b n.d.r n.d.t q.b u.s o.d.g c.s.m ibid id tel fax cell az soc coop
    min max
  `,
  closing: `
    ecc
    a.m p.m h min sec s km cm mm kg mg g gr ml l hl ha mq mc mln mld
  `,
  numbered: `
    n nn num nr p pp pag pagg fig figg art artt capp vol voll t tav tab par parr sez co c lett
    genn feb febbr mar apr mag giu lug ago sett set ott nov dic lun mer gio ven sab dom
  `,
  months: `
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    gen genn feb mar apr mag giu lug ago sett set ott nov dic
  `,
  starters: `
    a ad adesso ai al alcune alcuni alla alle allo allora altre altri altro anche ancora anzi appena attualmente
    avanti basta ben bene c che chi chiunque ci ciascuno ciò circa col come con contro così cosa cui da dai dal
    dalla dalle dallo davanti degli dei del della delle dello dentro di dietro dopo dove dunque durante e è
    ecco ed egli ella entrambi era erano eravamo esiste essa esse essi esso fa fino forse fra fu furono già
    gli grazie ha hanno ho i ieri il in inoltre insieme intanto invece io l la là le lei li lo loro lui ma
    mai mentre mi mia mio molte molti molto ne né negli nei nel nella nelle nello nessuna nessuno niente noi
    non nonostante nostra nostro nulla o occorre oggi ogni ognuno ognuna oltre oppure ora ormai ovvero per perché
    perciò però più piuttosto poco poi poiché presso prima proprio qualche qualcosa qualcuno quale quali
    qualsiasi qualunque quando quanti quanto quasi quattro quel quella quelle quelli quello questa queste questi
    questo qui quindi sarà se secondo sei sembra sempre senza sì si sia siamo siccome solo soltanto sono sopra
    soprattutto sotto spesso sta stando su sua subito successivamente sue sugli sui sul sulla sulle sullo suo
    suoi tale tanto te ti tra tranne tre troppo tu tutta tuttavia tutte tutti tutto un una uno va vi viene voi
  `,
  openers: 'alle a all verso dopo prima da dalle nel',
};
