import type { LanguageRules } from '../sentences/rules.ts';

/** Polish: abbreviations of news prose, law and addresses; ordinals by full stop. */
export const polish: LanguageRules = {
  ordinals: true,
  inner: `
    dr prof doc hab inż mgr lek mec adw red dyr prez wiceprez wicemin przew zast sekr rzecz kier prok sędz
    gen płk ppłk mjr kpt por ppor chor sierż plut kpr szer adm kadm kmdr marsz st sierż.szt asp kom nadkom insp podinsp
    ks bp abp kard św śś św.p bł ojc pap ur zm zob zwł np tj tzn tzw itz m.in m.i b.r ub
    ul al pl skw rondo woj pow gm m.st wsi dz
    ang niem franc fr ros łac wł hiszp pol czes słow ukr bałt łot est szwedz norw duń tur arab hebr jap chiń
    odp ok ca cca jw w.w ww wym wyd wydz zam mieszk urodz przyp tłum oprac tabl zesz nakł
    tel.kom dot właśc pierw pot późn wcześn dawn obec daw środk płn płd wsch zach pd
    techn ekon praw hist lit.pięk med mat fiz chem biol geogr filoz rel muz wojsk żegl roln bud
    inst uniw akad tow stow zw zw.zaw fund kat zakł ośr pos wojew burm
    ds spr n.p tyt ob obyw p.o j.w
  `,
  common: `
    i.in in p.n.e n.e s.a sp.z.o.o sp z.o.o sp.j sp.k co ltd inc corp jun sen jr sr ib ibid tamże
    s.c u.s.a br bm r.p tel fax wew lok pkt ust lit zd art cd c.d cdn c.d.n ss nn pn wt śr czw pt sob niedz
    wg vs r im o
  `,
  closing:
    'itd itp r w zł gr tys mln mld bln szt egz os sek min godz km cm mm m kg mg ml ha l h a.m p.m proc pkt wiek rb ub.r br',
  numbered: `
    nr n-r s str t tom cz rozdz rys tab art ust par pkt poz lit zał vol kol w
    sty lut mar kwi maj cze lip sie wrz paź paźdz lis gru stycz
  `,
  months: `
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
  `,
  beforeOrdinal: 'w na do od po z ze przed przez dla o pod nad za',
  starters: `
    a aby albo ale ani ażeby bardzo bez bo bowiem bowiem był była było były być by chociaż choć ci co coś cóż czasem
    czy czyli czyżby dalej dla dlaczego dlatego do dopiero doszło dotąd dotychczas dwa dwaj dwie dziś dzisiaj dzięki ja
    jak jaka jaki jakie jako je jeden jedna jednak jednakże jednocześnie jedno jego jej jest jestem jeszcze jeśli
    jeżeli już każda każde każdy kiedy kilka kto która które którzy ku lecz lub mają ma między mimo mój można
    może muszę my na nad nadal najpierw nam nas następnie nasz natomiast nawet nic nie niech niektóre niektórzy
    niemal nigdy niż no o obecnie obok od oczywiście on ona one oni ono oprócz oraz organizatorzy ostatnio oto
    po pod podczas podobnie pomimo ponad ponadto ponieważ poza potem później przecież przed przede przez przy
    również są skąd sam sama sami siedem się skoro swój ta tak taka taki takie także tam te tego tej temu ten
    teraz to toteż tu tutaj tylko ty tym tymczasem u w wcześniej we wiele wielu więc wkrótce według wczoraj
    wobec wówczas wraz wreszcie wśród wszyscy wszystkie wszystko wtedy wy z za zaś zatem zawsze ze zgodnie
    znowu że żaden
  `,
  openers: 'w o od do po przed około we z na',
};
