import type { NumberWordList } from './languages.ts';

export const DUTCH: NumberWordList = {
  lines: `
    0 nul
    1/2 half halve helft
    1/4 kwart
    3/2 anderhalf anderhalve
    1 een één eens | eerste
    2 twee beide tweemaal paar | tweede
    3 drie | derde
    4 vier | vierde
    5 vijf | vijfde
    6 zes | zesde
    7 zeven | zevende
    8 acht | achtste
    9 negen | negende
    10 tien | tiende
    11 elf | elfde
    12 twaalf dozijn | twaalfde
    13 dertien | dertiende
    14 veertien | veertiende
    15 vijftien | vijftiende
    16 zestien | zestiende
    17 zeventien | zeventiende
    18 achttien | achttiende
    19 negentien | negentiende
    20 twintig | twintigste
    30 dertig | dertigste
    40 veertig | veertigste
    50 vijftig | vijftigste
    60 zestig | zestigste
    70 zeventig | zeventigste
    80 tachtig | tachtigste
    90 negentig | negentigste
    100 honderd | honderdste
    1000 duizend | duizendste
    1e6 miljoen
    1e9 miljard
  `,
  links: 'en ën',
  compound: true,
};

export const SWEDISH: NumberWordList = {
  lines: `
    0 noll
    1/2 halv halva halvt hälften
    1/4 kvart
    1 en ett | första förste
    2 två båda bägge par | andra andre
    3 tre | tredje
    4 fyra | fjärde
    5 fem | femte
    6 sex | sjätte
    7 sju | sjunde
    8 åtta | åttonde
    9 nio | nionde
    10 tio | tionde
    11 elva | elfte
    12 tolv dussin | tolfte
    13 tretton | trettonde
    14 fjorton | fjortonde
    15 femton | femtonde
    16 sexton | sextonde
    17 sjutton | sjuttonde
    18 arton | artonde
    19 nitton | nittonde
    20 tjugo | tjugonde
    30 trettio | trettionde
    40 fyrtio
    50 femtio
    60 sextio
    70 sjuttio
    80 åttio
    90 nittio
    100 hundra
    1000 tusen
    1e6 miljon miljoner
    1e9 miljard miljarder
  `,
  compound: true,
};
