import type { LanguageRules } from '../sentences/rules.ts';

/** Portuguese of Brazil and Portugal: abbreviations of news prose, law and addresses. */
export const portuguese: LanguageRules = {
  exclamationsGoOn: true,
  inner: `
    sr sra srs sras srta srª sr.ª dr dra drs dras drª prof profa profs profª eng eng.º engº engª enga arq adv
    d pe p.e fr frei ir irm mons card bpo arceb rev revmo sta sto s.s s.m s.a.r v.exa v.ex.ª exmo exma
    ilmo ilma exa gen gal gen.div cel ten ten.-cel maj cap cmte cmdt sgt sarg cb sd alm brig almte
    dep sen ver vereador gov pres vice-pres des desemb proc promot del deleg emb cons secr dir coord
    av al r trav tv pç pça pca praça lg lgo est rod km.rod bl blc ap apto ed.if edif cj conj lt qd
    p.ex ex i.e e.g v.g cf cfr vs ref aprox máx mín méd obs bras port ingl lat esp alem ital
    a.c d.c a.d trad org orgs adapt coment il rev.téc univ fund inst assoc dept depto dpto sec secret
    mun munic est.s reg prov dist fed com jur jud trib supr jurisp hab loc
  `,
  common: `
    cia s.a s.a.s ltda ltd inc corp co jr fº f.º sr.º e.u.a eua u.s u.s.a o.n.u u.e r.g c.p.f p.s n.b n.t
    op.cit loc.cit ibid id et.al s.m.j s.f.f d.f s.p r.j m.g r.s tel telef fax `,
  closing: `
    a.m p.m h hs min seg s km cm mm kg mg g gr ml l ha mil mi bi mlh mlhs
  `,
  numbered: `
    n nº n.º no núm num nr p pp pág págs pag fig figs art arts caps vol vols t tom inc § par séc sécs v item
    jan fev mar abr mai jun jul ago set out nov dez ed seg ter qua qui sex sáb dom
  `,
  months: `
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    jan fev mar abr mai jun jul ago set out nov dez
  `,
  starters: `
    a à afinal agora ainda além algo alguém algum alguma algumas alguns ali amanhã ambos ante antes ao aos apenas
    apesar após aquela aquele aqui as às assim até através atualmente bem cada caso cerca com como conforme
    contra contudo cuja cujo da daí das de debaixo dentro depois desde dessa desse desta deste diante disso do
    dois dos durante e é ela elas ele eles em embora enfim enquanto então entre entretanto era eram essa essas
    esse esses esta está estão estas este estes estava eu foi foram há havia hoje inclusive isso isto já lá
    logo mais mas me mediante menos meu minha muita muitas muito muitos na nada não nas nem nenhum nenhuma nessa
    nesse nesta neste ninguém no nos nós nossa nosso num numa nunca o onde ontem os ou outra outras outro outros
    para pela pelas pelo pelos perante pode podem pois por porém porque portanto posteriormente pouco quais qual
    qualquer quando quanto quase que quem quer se segundo sem sempre sendo ser será seu seus si sim sob sobre
    somente sua suas também tampouco tanto tem têm teve toda todas todavia todo todos três tu tudo um uma umas
    uns vários você vocês
  `,
  openers: 'às ao por até desde em no na após',
};
