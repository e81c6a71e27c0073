import type { LanguageRules } from '../sentences/rules.ts';

/** Czech: abbreviations of news prose, academic titles and addresses; ordinals by full stop. */
export const czech: LanguageRules = {
  ordinals: true,
  inner: `
    tj tzn tzv např mj resp popř příp viz srov dr prof doc ing mgr bc mga mudr mvdr judr phdr rndr paeddr pharmdr
    thdr thlic dis ak akad arch gen plk pplk mjr kpt por npor ppor škpt rtm prap des voj adm arm gen.por brig.gen
    p pí sl pp sv bl ul nám tř nábř sídl okr kraj obv č.p č.o čp č.j angl něm fr franc rus lat řec it špan slov maď
    čes mor slez nar zem zemř roz red přel překl vyd sest il ilust př příl pozn ed eds odd ods zák vyhl nař
    místopř předs ved řed zást taj pos tr tel.č vs cca asi max popis pův kol
    záp vých sev již stř jihozáp severových
  `,
  common:
    'a.s s.r.o spol v.o.s k.s o.p.s z.s inc ltd corp co ml st jun n.l př.n.l n.m n.mor tel fax csc drsc ph.d mba ll.m',
  closing:
    'atd apod atp aj r kč hal tis mil mld bil min sek hod h km m cm mm kg g t l ha ks os stol',
  numbered:
    'č čís s str čl odst písm bod obr tab roč kap par led úno bře dub kvě čvn čvc srp zář říj lis pro §',
  months: `
    ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben
    květen červen červenec srpen říjen listopad prosinec
  `,
  beforeOrdinal: 'dne od do v ve na po před z ze k ke o pro za',
  starters: `
    a aby ač ačkoli ale ani ano asi až bez během bude budou by byl byla bylo byli byly celkem co což či dál dále dne
    dnes dnešní do dosud dva i ihned já jak jaký jako je jeho její jejich jen jenom jenže jestli ještě jinak již
    jsem jsme jsou k každý kde kdo kdy když ke která které který kromě kvůli letos má mají mezi mi mnoho
    moje může my na nad nakonec naopak např například následně naše ne nebo nebyl nejde nejen nejprve není než
    ně nic nikdo o od on ona oni ono oproti ovšem pak po pod podle pokud poté potom pouze právě pro proč
    protože proto před především přes přesto přestože při s se si skoro spolu stále stejně sám ta tady tak také
    takový takže tam te tedy teď tehdy ten tento teprve ti to toho toto totiž tu tuto ty tyto u už uvedl v ve
    včera vedle velmi však všechno všichni vždy vy z za zatím zatímco zda ze zejména zpočátku že
  `,
  openers: 'v ve od do po před kolem dne na',
};
