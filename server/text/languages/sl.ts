import type { LanguageRules } from '../sentences/rules.ts';

/** Slovene: abbreviations of news prose; ordinals by full stop. */
export const slovene: LanguageRules = {
  ordinals: true,
  inner: `
    tj npr t.i ti dr prof doc akad inž ing dipl mag mr univ univ.dipl g ga gdč gosp sv bl msgr ul tr c cest gen polk
    stot por maj kap brig prim ur ured prev izd oz angl nem fr it rus lat gr tur slov roj um pribl ok cca
    preds nam dir pom vod zast spec viš red izr lj
  `,
  common: 'itn in.dr in.sl n.št pr.n.št pr.Kr po.Kr d.d d.o.o s.p tel faks let st',
  closing: 'itd ipd idr l mio mrd tis min sek km m cm mm kg ha evr sit',
  numbered:
    'št str čl odst tč gl sl tab pog zv let jan feb mar apr jun jul avg sep sept okt nov dec',
  months: `
    januar januarja februar februarja marec marca april aprila maj maja junij junija julij julija avgust avgusta
    september septembra oktober oktobra november novembra december decembra
  `,
  beforeOrdinal: 'od do v na za okoli po pred iz',
  starters: `
    a ali ampak bil bila bilo bo da danes do dokler drugi in iz jaz je ker kaj kako kakor kateri kdaj kdo ki kjer ko
    kot ki k kljub med medtem mi mnogi morda na nad najprej namreč nato ne nekateri nekaj ni nič niso o ob od on
    ona oni ono pa po pod poleg potem pred predvsem pri s sam samo saj se sedaj si so sicer še ta tako takrat tam
    te tem ti to toda tudi tukaj v več vendar vi vse vsi vsak z za zadnji zaradi zato že
  `,
  openers: 'v ob od do po pred okoli',
};
