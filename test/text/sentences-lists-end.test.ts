import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitSentences } from '../../server/text/sentences.ts';

/** Two sentences each, the first of which ends in what its language has for "and so on". */
const AND_SO_ON: Record<string, readonly [string, string]> = {
  bg: ['На кея има въжета, мрежи и др.', 'Корабите чакат.'],
  ca: ['Al moll hi ha cordes, xarxes, etc.', 'Vaixells no.'],
  cs: ['Na molu jsou lana, sítě atd.', 'Lodě čekají.'],
  da: ['På kajen ligger tov, net osv.', 'Skibene venter.'],
  de: ['Am Kai liegen Taue, Netze usw.', 'Schiffe warten.'],
  el: ['Στην προβλήτα έχει σχοινιά, δίχτυα κ.λπ.', 'Πλοία περιμένουν.'],
  es: ['En el muelle hay cuerdas, redes, etc.', 'Barcos no.'],
  et: ['Kail on köied, võrgud jne.', 'Laevad ootavad.'],
  fi: ['Laiturilla on köysiä, verkkoja jne.', 'Laivat odottavat.'],
  fr: ['Sur le quai, il y a des cordes, des filets, etc.', 'Navires et mouettes attendent.'],
  hr: ['Na gatu su užad, mreže itd.', 'Brodovi čekaju.'],
  hu: ['A mólón kötelek, hálók stb.', 'Hajók várnak.'],
  id: ['Di dermaga ada tali, jaring, dll.', 'Kapal menunggu.'],
  it: ['Sul molo ci sono corde, reti, ecc.', 'Navi niente.'],
  lt: ['Krantinėje guli virvės, tinklai ir t. t.', 'Laivai laukia.'],
  lv: ['Piestātnē ir virves, tīkli utt.', 'Kuģi gaida.'],
  nb: ['På kaia ligger tau, garn osv.', 'Skipene venter.'],
  nl: ['Op de kade liggen touwen, netten enz.', 'Schepen wachten.'],
  pl: ['Na molo leżą liny, sieci itd.', 'Statki czekają.'],
  pt: ['No cais há cordas, redes, etc.', 'Navios esperam.'],
  ro: ['Pe chei sunt frânghii, plase etc.', 'Corăbiile așteaptă.'],
  ru: ['На пирсе лежат канаты, сети и т. д.', 'Корабли ждут.'],
  sk: ['Na móle sú laná, siete atď.', 'Lode čakajú.'],
  sl: ['Na pomolu so vrvi, mreže itd.', 'Ladje čakajo.'],
  sr: ['На молу су ужад, мреже итд.', 'Бродови чекају.'],
  sv: ['På kajen ligger rep, nät osv.', 'Skeppen väntar.'],
  uk: ['На пірсі лежать линви, сіті та ін.', 'Кораблі чекають.'],
};

describe('"and so on" ends a sentence before a capital', () => {
  for (const [language, sentences] of Object.entries(AND_SO_ON)) {
    test(language, () =>
      assert.deepEqual(splitSentences(sentences.join(' '), language), sentences),
    );
  }
});

describe('what begins and goes on after a full stop', () => {
  const cases: readonly (readonly [language: string, about: string, sentences: string[]])[] = [
    ['tr', 'a per cent sign before its number', ['Fiyatlar yükseldi.', '%5,5 az değil.']],
    ['fr', 'metres after a number', ['Le mât mesure 12 m.', 'Il est neuf.']],
    ['fr', 'Monsieur without one', ['Le mât de M. Le Goff est neuf.']],
    [
      'ko',
      'a verb of speech after a quotation',
      ['선장은 "배가 온다!" 하고 외쳤다.', '아무도 없었다.'],
    ],
    ['ru', 'a dash between two quotations', ['«Кто плывёт?» — «Свои!»', 'Лодка причалила.']],
    [
      'pl',
      'a parenthesis after an abbreviation',
      ['Statek zatonął w 1931 r. (Por. akta sądu) i tam leży.'],
    ],
    ['ja', 'an ellipsis with a full stop', ['船は来ない…。', '誰も待っていない。']],
    ['kk', 'a year in mid-sentence', ['Кеме 1869 ж. Ақтауға келді.', 'Ол ескі еді.']],
  ];
  for (const [language, about, sentences] of cases) {
    const joint = language === 'ja' ? '' : ' ';
    test(`${language}: ${about}`, () =>
      assert.deepEqual(splitSentences(sentences.join(joint), language), sentences));
  }
});
