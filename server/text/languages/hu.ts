import type { LanguageRules } from '../sentences/rules.ts';

/** Hungarian: abbreviations of news prose; ordinals by full stop. */
export const hungarian: LanguageRules = {
  ordinals: true,
  ordinalsBeforeCapitals: true,
  inner: `
    dr prof doc ifj id özv ld vö pl ill kb ún u.n szt st mr mrs gr br hg hrsg h szerk kiad fel vál vez ig igh miniszt
    ezr őrn alezr szds vörgy altbgy hdgy fhdgy tbk adm biz tit ügyv mérn okl főig doktor
    krt rkp ker szül szerb ang ném fr franc or olasz lat gör tör rom szlov lengy csehszl
    uo ua i.e i.sz kr.e kr.u i.m vm hiv hiv.n rk ref ev kat összeg vki vkit vkinek vmi vmit stb.i
  `,
  common: 'st.b s.t.b kft rt zrt nyrt bt ltd inc corp co jr sr tel fax kht u.s e.u vkp',
  closing: 'stb ft eft mft mrd millió min mp km cm mm kg g l ha db fő',
  numbered:
    'sz o old p pp ábra fej bek § u ut utca tc köt évf jan febr márc ápr máj jún júl aug szept okt nov dec',
  months: `
    január januári februári februári februári februári február március április május június július augusztus szeptember
    október november december januárban februárban márciusban áprilisban májusban júniusban júliusban augusztusban
    szeptemberben októberben novemberben decemberben januárjában
  `,
  starters: `
    a ahogy akár aki akkor ám ami amikor amint annak arra az azonban azért azt azután bár be csak csupán de e egy egyben
    egyébként egyik ehhez először előtte én ennek erre erről és ez ezek ezen ezért ezt ezután fel ha hanem három hogy hol
    idén ilyen így igen immár is itt jelenleg kedden ki később két ki közben legalább ma maga már más másnap márpedig
    meg mellett még megint mert mi miért mikor minden mindenki mint mivel mostanáig most ne nekem nem nincs
    nos oda olyan ott ő ők persze pedig például sajnos se sem senki sok szerinte szerdán szintén ta tavaly tegnap te tehát
    természetesen többek tovább továbbá ugyanakkor úgy újra utána vagy vagyis valamint van végül viszont
  `,
  openers: '',
};
