import type { LanguageRules } from '../sentences/rules.ts';

/** Slovak: abbreviations of news prose, academic titles and addresses; ordinals by full stop. */
export const slovak: LanguageRules = {
  ordinals: true,
  inner: `
    pr pred.kr pr.kr po.kr
    tj t.j tzn t.zn tzv t.č napr mj resp popr príp porov viď dr prof doc ing mgr bc mga mudr mvdr judr phdr rndr paeddr
    pharmdr thdr thlic icdr akad arch gen plk pplk mjr kpt por npor ppor rtm práp adm brig škpt
    p pí sl sv bl ul nám tr nábr sídl okr kraj č.p č.j angl nem fr franc rus lat gr tal špan poľ čes maď slov
    nar zom roz rod prel vyd zost il príl pozn ed eds odd zák vyhl podpreds preds ved riad zást
    posl sen tel.č vs cca max pôv kol záp vých sev juž stred mons kard bisk
  `,
  common:
    'ap a.i i.n a.s s.r.o spol v.o.s k.s n.o o.z inc ltd corp co ml st jun n.l pred.n.l n.m tel fax csc drsc phd ph.d mba',
  closing: 'atď a.pod apod r sk eur tis mil mld bil min sek hod h km m cm mm kg g t l ha ks os',
  numbered:
    'č čís s str čl ods písm bod obr tab roč zv kap par § jan feb mar apr máj jún júl aug sep sept okt nov dec',
  months: `
    januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
    január február marec apríl máj jún júl august september október november december
  `,
  beforeOrdinal: 'dňa od do v vo na po pred z zo k ku o pre za až príslušníkov',
  starters: `
    a aby ak ako aj ale alebo ani áno asi až bez bol bola bolo boli bude budú by celkom cez čo či dnes dňa do doteraz dva
    ešte hoci i iba ich ide inak ja jeho jej je keby keď každý kde kto kto ktorá ktoré ktorý kvôli len lebo letos má majú
    medzi mnoho moje môže my na nad najmä nakoniec najprv naopak napríklad naše následne ne nebol nie než nič nikto
    no o od okrem on ona oni ono ona pre po pod podľa pokiaľ potom práve preto pretože pri pričom pred predovšetkým
    s sa samotný si skoro spolu stále sú ta tak tak takže takto tam teda ten tento teraz tí to toho toto totiž tu
    tuto tým ty tieto u už uviedol v včera vedľa veľmi vo však všetko všetci vždy vy z za zatiaľ zo že
  `,
  openers: 'v vo od do po pred okolo dňa na',
};
