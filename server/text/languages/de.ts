import type { LanguageRules } from '../sentences/rules.ts';

/** German: abbreviations of news prose, administration, law and addresses; ordinals by full stop. */
export const german: LanguageRules = {
  ordinals: true,
  ordinalsBeforeCapitals: true,
  inner: `
    fa dr dres prof priv.-doz doz dipl dipl.-ing ing med phil jur rer nat h.c rer.nat rer.pol dr.med dr.h.c
    hr hrn fr frl hl st sr geb gest verh gesch led ehem bürgerl sog sogen z.b d.h d.i i.d.r i.v.m mult u.a u.e i.a i.v i.d i.s i.s.d i.s.v i.b m.e m.w m.a.w m.e.n u.u u.zw v.a v.chr
    z.t z.z z.zt z.hd o.g o.a s.o s.u u.d o.ä.d n.chr a.d a.m a.o b.a.w e.v.i gem betr bzgl bzw resp
    zzgl zuzügl abzgl einschl ausschl evtl ggf gegebenenf vgl vs inkl exkl entspr insb insbes bes spez
    allg ca mind max min durchschn urspr eigtl angebl vorauss lt laut gez i.allg i.w ebd ders hrsg hg bearb übers verf anm erl red verl zit kath ev evang röm griech lat engl frz franz dt deutsch
    ital span russ türk arab amerik österr schweiz niederl poln tschech ung jüd isl altgr mhd ahd
    nördl südl östl westl nordöstl nordwestl südöstl südwestl öffentl staatl städt kgl königl kaiserl
    wiss techn polit wirtsch chem phys math biol milit relig hist histor soz psych
    stellv stv komm vors vors.d staatssekr min.präs gen.sekr oberst hptm lt.d gefr obgefr fw maj gen.d
    geh kommerz abg ab.g bgm obgm präs dir gf pfr abt.lt hwst ms mr mrs jun.prof
    a.d.h zw zwischen u od o sowjet ggü gegenüb sen.rat akad ao ord habil
  `,
  closing: 'usw usf u.s.w u.s.f o.ä u.ä u.ä.m u.a.m u.dgl o.dgl',
  common: `
    u.v.m u.v.a.m u.dgl.m dgl dergl u.ff ff f pp ppa
    str straße pl co cie inc ltd corp gmbh & e.v e.g e.kfm kg jun sen jr zus insges tel fax abs abt bd bde jg jh jhd jhdt jahrh kap lfd lit mio mrd mill bill tsd tds std stdn stk sek sec
    st.gallen mo di mi sa wg verw o.o o.j o.b o.k u.s u.s.a u.k u.n n.n p.a p.m i.r i.r.d
    m.d.b m.d.l m.d.e.p z.d.a a.a.o a.g s.a op bzw.nicht d.j d.m d.ä d.gr m.i.t
    b.c b.a m.a m.sc b.sc ph.d
  `,
  suffixes: 'str',
  numbered: `
    nr nrn no s art par paragr § §§ ziff abb tab bl sp rn rdn rz fn anl aufl ausg kl tz abschn
    jan jän feb febr mär mrz apr jun jul aug sep sept okt nov dez hs heft bd
  `,
  months: `
    januar jänner jenner februar feber märz april mai juni juno juli julei august september oktober november
    dezember jan jän feb febr mär mrz apr jun jul aug sep sept okt nov dez
  `,
  beforeOrdinal: `
    der die das dem den des am vom zum im beim zur ein eine einem einen einer eines ins ans
    jeder jede jedes jeden dieser diese dieses diesen diesem sein seine seinem seinen seiner
    seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem unseren mein meine meinem meinen kein
    keine erst erste neue neuen neuer montag dienstag mittwoch donnerstag freitag samstag
    sonnabend sonntag mo di mi do fr sa so
  `,
  starters: `
    siehe vgl aber abschließend alle allein allerdings alles als also am an andere anders anfangs angesichts
    anschließend auch auf aufgrund aus außer außerdem bald bei beide beim bereits besonders bevor bis
    bisher bislang da dabei dadurch dafür dagegen daher dahinter damals damit danach daneben dann daran
    darauf daraufhin daraus darin darüber darum darunter das dass davon davor dazu dem demnach den denn
    dennoch der deren deshalb dessen deswegen die dies diese diesem diesen dieser dieses doch dort dorthin
    drei du durch eben ebenfalls ebenso ein eine einem einen einer eines einerseits einige einmal
    einst endlich er erst erstens es etwa etwas euch eure falls fast ferner folglich frau für ganz gegen
    genau gestern gibt gleichwohl gleichzeitig glücklicherweise hat heute hier hierbei hierfür hierzu
    hingegen hinter hinzu ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer immerhin in indem
    infolge infolgedessen innerhalb insbesondere insgesamt inzwischen ist ja je jede jedem jeden
    jeder jedes jedoch jemand jene jener jetzt kann kaum kein keine keiner können kurz künftig laut lediglich
    letztlich leider man manche manchmal mehr mehrere mein meine meist mit mitte mittlerweile möglicherweise
    muss nach nachdem nachher nämlich natürlich neben nein nicht nichts nie niemand noch nun nur ob oben
    obwohl oder offenbar oft ohne plötzlich rund schließlich schon sehr sei sein seine seinem seinen seiner
    seit seitdem seither selbst sie sind so sobald sofern sogar solange solch solche somit sondern sonst
    soweit sowohl später statt stattdessen trotz trotzdem über überhaupt übrigens um und uns unser unsere unter
    viele vielleicht vielmehr vom von vor vorher während wann war waren warum was weder wegen weil weiter
    weitere weiterhin weitere welche welcher wenn wenngleich wer werden wie wieder will wir wird wo wobei
    wodurch wohl womit wurde wurden zahlreiche zu zudem zuerst zuletzt zum zumal zunächst zur zurzeit zusätzlich
    zuvor zwar zwei zwischen zweitens
  `,
  openers: 'um am im gegen seit ab bis nach vor in',
  proper: 'mag reg sen gen',
};
