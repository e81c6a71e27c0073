import type { LanguageRules } from '../sentences/rules.ts';

/** Finnish: abbreviations of news prose; ordinals by full stop. */
export const finnish: LanguageRules = {
  ordinals: true,
  inner: `
    esim ns ko em ent eli eo et nk ts toht tri fil fil.toht prof dos maist dipl.ins ins lääk.toht oik teol rva nti hra
    hr st mr mrs kenr ev evl maj kapt luutn kom kand yo yliopp pj vt vs virk vast puh.joht toim toimitusj joht ks vrt
    n arv engl ruots saks ransk lat kreik ven viron suom ital esp alk aik myöh nyk entis jkr ekr huom sit
    kirj kuv kust pain mp lähd yht al mukaanl tark kork väh enint sis lukuunott
  `,
  common: 'ynnä jms tms tai.s mm oy ab ltd inc corp co jr sr puh fax os e.kr j.kr eaa jaa vm',
  closing: 'jne ym yms mk e milj mrd tuh min sek t km cm mm kg g l ha kpl hlö h a.m p.m klo',
  numbered:
    'nro no s siv luku kuva taul § mom kohta p art vol klo tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu',
  months: `
    tammikuu tammikuuta tammikuun helmikuu helmikuuta helmikuun maaliskuu maaliskuuta maaliskuun huhtikuu huhtikuuta
    huhtikuun toukokuu toukokuuta toukokuun kesäkuu kesäkuuta kesäkuun heinäkuu heinäkuuta heinäkuun elokuu elokuuta
    elokuun syyskuu syyskuuta syyskuun lokakuu lokakuuta lokakuun marraskuu marraskuuta marraskuun joulukuu joulukuuta
    joulukuun
  `,
  beforeOrdinal: 'päivänä',
  starters: `
    ainakin aina edelleen ehkä ei eikä ennen entä erityisesti esimerkiksi että hän he heidän hyvin ihan ihmiset itse ja jo
    jonka jos joka jotka jossa juuri kaikki kaksi kanssa kerran koko koska koskaan kuin kuinka kuitenkin kuka kukaan kun
    kuten kyllä lisäksi lopulta me mikä miksi milloin minä missä mitä miten monet mukaan mutta muun muut myöhemmin myös
    nämä näin ne niin niitä niiden noin no nyt oli olen on onko osa paitsi paljon pian samalla se seuraavaksi sekä
    sen sieltä siellä siinä siitä siksi silloin sillä sinä sitä sitten suomessa syy tai taas tai tällä tähän tämä tämän
    tänään te tietysti toisaalta tuo tuolloin vaan vai vaikka vain vasta vielä viime voi voiko yhä yksi yli
  `,
  openers: 'klo kello noin',
};
