import type { LanguageRules } from '../sentences/rules.ts';

/** Latvian: abbreviations of news prose; ordinals by full stop. */
export const latvian: LanguageRules = {
  ordinals: true,
  inner: `
    piem t.i t.s t.sk t.n resp dr prof doc mag inž akad arh k-gs k-dze kgs kdze sv ģen plkv maj kpt ltn pulkv adm gub prez
    vad dir zāles red tulk sast izd angl vāc fr kr krievu lat latv igauņu lietuv skat sal dz dzim mir apm
    ap iel pr bulv pag raj ciems tehn jur med vēst ģeogr plkst
  `,
  common: 'u.c u.tjpr etc n.ē p.m.ē sia as inc ltd corp co jr sr tālr fakss',
  closing: 'utt u.tml g gs gg ls eur milj mljrd tūkst min sek st km cm mm kg l ha gab cilv',
  numbered: 'nr lpp p pants art att tab nod sēj § janv febr apr jūn jūl aug sept okt nov dec',
  months: `
    janvāris janvāra janvārī februāris februāra februārī marts marta martā aprīlis aprīļa aprīlī maijs maija maijā jūnijs jūnija
    jūnijā jūlijs jūlija jūlijā augusts augusta augustā septembris septembra septembrī oktobris oktobra oktobrī novembris
    novembra novembrī decembris decembra decembrī
  `,
  starters: `
    ar arī ap bet bez bija būs cik daudz daži divi es gan ir jau ja jo ka kad kas kā kāds kopš kur kuri kurš lai lielākā līdz man
    mēs mūsu nav ne nekas nevar no notiek nu pat par pēc pie pirms pret savukārt šajā šī šie šis šo šobrīd šodien starp tā tad
    tādēļ tai tagad taču tas te tie tikai tiek to tomēr tur turklāt turpretī un uz vai vakar vēl vēlāk viens viņa viņi viņš
    visi viss
  `,
  openers: 'plkst',
};
