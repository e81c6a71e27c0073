import type { LanguageRules } from '../sentences/rules.ts';

/** Serbian in both its scripts: abbreviations of news prose; ordinals by full stop. */
export const serbian: LanguageRules = {
  ordinals: true,
  inner: `
    tj tzv npr dr prof doc akad ing inž dipl mr g gđa gđica sv ul bul trg gen puk kap maj por adm kom
    vid up ur red prev izd odn engl nem fr rus lat grč tur srp rođ um predsed zam dir pom im
    тј тзв нпр др проф доц акад инг инж дипл мр г гђа гђица св ул бул ген пук кап мај пор адм ком вид уп
    ур ред прев изд одн енгл нем фр рус лат грч тур срп рођ ум зам дир пом им
  `,
  common: 'itsl i.sl i.dr sl n.e p.n.e pne a.d d.o.o tel fax и.др сл н.е п.н.е а.д д.о.о тел факс',
  closing:
    'итд itd итсл и.сл god v st din evra mil mlrd hilj min sek km m cm kg год в ст дин мил млрд хиљ мин сек км м цм кг',
  numbered: 'br str čl st t gl sl tab бр стр чл т гл сл таб',
  months: `
    januar januara februar februara mart marta april aprila maj maja jun juna juni jul jula juli avgust avgusta
    septembar septembra oktobar oktobra novembar novembra decembar decembra
    јануар јануара фебруар фебруара март марта април априла мај маја јун јуна јул јула август августа
    септембар септембра октобар октобра новембар новембра децембар децембра
  `,
  beforeOrdinal: 'od do u na za oko posle pre iz od до у на за око после пре из',
  starters: `
    a ako ali bez bilo bio bila da dakle do dok ja jer kada kako kao ko koji kod međutim mi mnogi na nakon naime
    ne nego neki nije ništa no o od on ona oni ono osim ova ovaj ove ovi ovo po pod pored posle prema pre pri
    sa sada sam samo se sve svi su ta taj tada tako takođe te to tokom tu u uz uprkos vi više već za zato zbog što
    а ако али без било био била да дакле до док ја јер када како као ко који код међутим ми многи на након наиме
    не него неки није ништа но о од он она они оно осим ова овај ове ови ово по под поред после према пре при
    са сада сам само се све сви су та тај тада тако такође те то током ту у уз упркос ви више већ за зато због што
  `,
  openers: 'u od do oko posle pre у од до око после пре',
};
