import type { LanguageRules } from '../sentences/rules.ts';

/** Croatian and Bosnian: abbreviations of news prose; ordinals by full stop. */
export const croatian: LanguageRules = {
  ordinals: true,
  inner: `
    tj tzv npr dr dr.sc mr.sc prof doc akad ing inž dipl dipl.ing mr mag g gđa gđica gosp sv bl vlč mons fra ul trg av
    gen bojn puk nar por adm brig skr vid usp ur prir prev izd odn engl njem fr tal rus lat grč tur hrv
    rođ um preds zam dir pom im ravn god.r zast zap ist sjev juž
    tel.br
  `,
  common: 'i.dr sl n.e p.n.e pr.Kr po.Kr d.d d.o.o j.d.o.o tel fax st v ž',
  closing: 'itd itsl i.sl god kn lp eura mil mlrd tis min sek h km m cm mm kg l ha kom',
  numbered: 'br str čl st t gl sl tab toč',
  months: `
    siječanj siječnja veljača veljače ožujak ožujka travanj travnja svibanj svibnja lipanj lipnja srpanj srpnja
    kolovoz kolovoza rujan rujna listopad listopada studeni studenog studenoga prosinac prosinca
    januar januara februar februara mart marta april aprila maj maja juni juna jul juli jula avgust avgusta august
    septembar septembra oktobar oktobra novembar novembra decembar decembra
  `,
  beforeOrdinal: 'od do u na za oko poslije prije iz po',
  starters: `
    a ako ali baš bez bilo bio bila da dakle danas do dok drugi iako ili ipak ja jer kad kada kako kao ko koji kod
    međutim mi mnogi možda na nadalje nakon naime nakon ne nego neki nema nije ništa no o od on ona oni ono osim
    ova ovaj ove ovi ovo po pod pokraj pored poslije potom prema prije pri sa sada sam samo se sve svi stoga su ta
    taj tada tako također te tek to tijekom tu u unatoč uz vi više već za zatim zato zbog što
  `,
  openers: 'u od do oko poslije prije',
};
