import type { NumberWordList } from './languages.ts';

export const GERMAN: NumberWordList = {
  lines: `
    0 null
    1/2 halb halbe halben halber halbes hälfte
    1/3 drittel
    1/4 viertel viertels
    3/2 anderthalb eineinhalb
    5/2 zweieinhalb
    7/2 dreieinhalb
    1 eins ein eine einem einen einer eines einzig* | erste ersten erster erstes erstem
    2 zwei zweier beide beiden beider zweimal paar | zweite zweiten zweiter zweites zweitem
    3 drei dreier dreimal | dritte dritten dritter drittes drittem
    4 vier viermal | vierte vierten vierter viertes viertem
    5 fünf fünfmal | fünfte fünften fünfter fünftes fünftem
    6 sechs | sechste sechsten sechster sechstes
    7 sieben | siebte siebten siebter siebtes siebente siebenten
    8 acht | achte achten achter achtes
    9 neun | neunte neunten neunter neuntes
    10 zehn zehnmal | zehnte zehnten zehnter zehntes
    11 elf | elfte elften elfter elftes
    12 zwölf dutzend | zwölfte zwölften zwölfter zwölftes
    13 dreizehn | dreizehnte dreizehnten
    14 vierzehn | vierzehnte vierzehnten
    15 fünfzehn | fünfzehnte fünfzehnten
    16 sechzehn | sechzehnte sechzehnten
    17 siebzehn | siebzehnte siebzehnten
    18 achtzehn | achtzehnte achtzehnten
    19 neunzehn | neunzehnte neunzehnten
    20 zwanzig | zwanzigste zwanzigsten zwanzigster
    30 dreißig dreissig | dreißigste dreißigsten
    40 vierzig | vierzigste vierzigsten
    50 fünfzig | fünfzigste fünfzigsten
    60 sechzig | sechzigste sechzigsten
    70 siebzig | siebzigste siebzigsten
    80 achtzig | achtzigste achtzigsten
    90 neunzig | neunzigste neunzigsten
    100 hundert | hundertste hundertsten
    1000 tausend | tausendste tausendsten
    1e6 million millionen
    1e9 milliarde milliarden
    1e12 billion billionen
  `,
  links: 'und',
  compound: true,
};
