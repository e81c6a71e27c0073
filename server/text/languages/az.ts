import type { LanguageRules } from '../sentences/rules.ts';

/** Azerbaijani: abbreviations of news prose. */
export const azerbaijani: LanguageRules = {
  inner: `
    dr prof dos akad müh mühənd mem hək gen polk may kap leyt adm cən x xan mr mrs st küç pr prosp ş şəh r ray k qəs
    məs yəni bax müq ing alm fr rus ər fars lat yun türk təxm e.ə b.e.ə tər red nəşr ad.na
  `,
  common: 'və.b s və.i.a b.e asc mmc ltd inc corp co tel faks',
  closing: 'və.s il man mln mlrd min sən san dəq km m sm kq q ha',
  numbered: 'səh s № mad böl şək cəd c yan fev apr avq sen okt noy dek',
  months: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
  starters: `
    amma ancaq artıq bəzi belə beləliklə bəlkə bir bu bunlar bununla bundan biz bütün çox çünki daha əgər əvvəl hamı hər hazırda
    həm həmin heç heyət indi isə lakin mən nə necə niyə o odur olar onlar onun orada sən siz son sonra üç və yalnız yəni yox
  `,
};
