import type { LanguageRules } from '../sentences/rules.ts';

/** Lithuanian: abbreviations of news prose; ordinals by full stop. */
export const lithuanian: LanguageRules = {
  ordinals: true,
  inner: `
    pvz t.y vad vadin dr prof doc habil inž akad arch pon gerb šv kun vysk arkiv kard gen plk mjr kpt ltn adm pirm pavad
    dir sekr red vert sud leid angl vok pranc pr rus liet lot lenk it isp žr plg gim mir maždaug
    g gatv al raj r.sav apskr k mst mstl sen techn jur med ist geogr a.a buv j.m.e
  `,
  common: 'm d ir.pan kt ir.kt etc pan m.e pr.kr po.kr uab ab inc ltd corp co jr sr tel faks',
  closing: 't.t ir.t.t mėn lt eur ct mln mlrd tūkst min sek val km cm mm kg l ha vnt a',
  numbered:
    'nr p psl str t sk pav lent d § saus vas kov bal geg birž liep rugp rugs spal lapkr gruod',
  months: `
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
    sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
  `,
  starters: `
    ar abu ankščiau apie aš be bet būtent būna buvo čia dabar dar daug daugelis dėl dėl du ir jau jei jeigu ji jie jis jo jos kada
    kadangi kai kaip kas kiekvienas kiti kita kitas kodėl kol kur kuri kurie kuris ką man mes mūsų nes ne nebe nei nors nuo
    o po pirmą prieš prie priešingai pasak per šiandien šią šiuo šie ši šis šio tai taip taip tačiau tada tad tame tarp
    tas tie tik to todėl tuo už vakar vėliau vienas vis visi yra
  `,
  openers: '',
};
