import type { LanguageRules } from '../sentences/rules.ts';

/** Spanish: abbreviations of news prose on both sides of the Atlantic, law and addresses. */
export const spanish: LanguageRules = {
  exclamationsGoOn: true,
  inner: `
    hble cra ingro
    sr sra srta sres sras srs dr dra drs dras d dª dña dn prof profa profs lic licda licdo ing arq abg abog
    ing.ª mtro mtra gral gral.brig cnel tte cap capit cmdte cmte sgto cbo alm almte brig gdor pdte pdta
    vicepdte mons mñr pbro pbra fr frai ob card arz rvdo rvda rdo rda p.p hno hna hnos sto sta s.s s.m
    s.a.r s.e ssaa ss.mm ss.aa.rr excmo excma ilmo ilma illmo magfco dipl dip dip.fed sen secr subsec dir adj admón admon adm admtvo ayto ayunt avda av avd c/ cl crta ctra carr pza plza pº urb bº edif esc
    izq izqda dcha dpto depto desp ofic prov pcia mun munic comp ej p.ej v.g v.gr i.e cf cfr vid
    aprox cap.fed máx mín núm.ª resp esp españ ant mod lat ingl ital al cat gall vasc fam coloq despect
    a.c d.c a.de.c d.de.c j.c n.del n.de trad colec public ed.lit coord dibuj il pról
    univ inst esc.prim lab tec téc tel.móv soc asoc fund fed conf sind com.ª reg
    bco gob gub trib sent jur ley decr
  `,
  common: `
    ee.uu ee.uu.a rr.hh ff.aa ff.cc jj.oo cc.oo cc.aa aa.vv aa.pp ss.ss uu e.u e.u.a u.s u.s.a u.e o.n.u r.d r.u r.p
    s.a s.l s.a.u s.l.u s.r.l s.c s.coop s.en.c s.a.de.c.v c.v s.a.b cía co inc ltd corp jr
    et.al ibid ibíd id op.cit loc.cit p.d q.e.p.d d.e.p d.n.i n.i.f n.i.e p.m a.m
    d.f b.a b.c n.l k.o p.o v.o v.b v.ºb.º n.b n.t l
    tel teléf tfno fax cód cp apdo ap c.p sdo sda
      `,
  closing: `
    a.m p.m hs hrs h min mins seg s km cm mm kg mg gr g lt lts ml ha m mts pts ptas pta usd cts mill mills
  `,
  numbered: `
    ext int tel
    núm num nº no nro n.º n p pp pág pag págs pags fig figs art arts caps vol vols t tom lám ap
    párr párrs parr párrf sec secc inc ss sigs ed edic
    ene feb mar abr may jun jul ago sep set sept oct nov dic lun mié mier jue vie sáb sab dom
  `,
  months: `
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    ene feb mar abr may jun jul ago sep set sept oct nov dic
  `,
  starters: `
    a además ahí ahora al algo alguien algún alguna algunas algunos allí ambos ante antes apenas aquel aquella
    aquí así asimismo aun aún aunque ayer bajo bien cada casi cerca como cómo con conforme contra cual cuál
    cualquier cuando cuándo cuánto cuatro de debe dentro desde después detrás dicha dicho dónde donde dos durante
    él el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos espero esta está estaba
    están estas este esto estos fue fueron gracias ha había hace hacia han hasta hay hoy igual igualmente incluso
    la las le les lo los luego mañana más me mediante mi mientras mis mucha muchas mucho muchos muy nada nadie
    ni ningún ninguna ninguno no nos nosotros nuestra nuestro nunca o otra otras otro otros para pero poco por
    porque posteriormente primero pronto pues que qué quien quién quienes quizá quizás se según ser si sí
    siempre sin sino sobre solo sólo su sus tal también tampoco tan tanto te tendrá tengo tiene toda todas
    todavía todo todos tras tres tu tú un una unas uno unos usted ustedes varios ya yo
  `,
  openers: 'a de desde hacia hasta en sobre antes después',
};
