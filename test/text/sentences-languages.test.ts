import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitSentences } from '../../server/text/sentences.ts';

/** Per language: what is proved, and the sentences, which stand with a space between them. */
const CASES: Record<string, Record<string, readonly string[]>> = {
  de: {
    'ordinals before months, nouns and names': [
      'Am 17. Juli führten Fachleute die Gespräche weiter.',
      'Die 3. Brigade und der 1. FC Nürnberg feierten den 25. Jahrestag.',
      'Ludwig XIV. Bourbon baute das Schloss.',
    ],
    'numerals that end a sentence': [
      'Der Deich brach 1962.',
      'Hamburg stand unter Wasser.',
      'Die Zahl der Boote stieg auf 300.',
      'Tausende flohen.',
    ],
    'abbreviations of several pieces': [
      'Das gilt z. B. für Häfen, d. h. für Kais, Molen u. Ä. in der Stadt.',
      'Es gilt u. a. auch i. d. R. nachts.',
      'Dort lagern Taue, Netze usw.',
      'Niemand bewacht sie.',
    ],
    'titles, addresses, laws and initials': [
      'Prof. Dr. h. c. Ilse Behrens wohnt in der Hafenstr. 12.',
      'Nach § 5 Abs. 2 S. 1 und Art. 7 Nr. 3 darf J. W. Kröger bauen.',
      'Die Behrens GmbH & Co. KG zahlt ca. 3 Mio. Euro.',
    ],
    'quotations in German marks': [
      '„Der Deich hält. Wir bleiben“, sagte sie.',
      '„Wirklich?“, fragte er.',
      'Sie nickte.',
    ],
  },
  en: {
    'titles, ranks and initials': [
      'Dr. Amy B. Stone met Gen. R. T. Hill and Mrs. Okafor on St. Kilda.',
      'J.P. Ames and N.V. Reed left.',
    ],
    'acronyms by what follows': [
      'The U.S. Navy left the U.S. on Monday.',
      'They missed the U.S.',
      'Many had never been abroad.',
    ],
    'times by what follows': [
      'At 5 a.m. Capt. Hill woke the crew.',
      'They sailed at 6 p.m.',
      'Gulls followed.',
      'By 8 p.m. it was dark.',
    ],
    'companies, numbers and references': [
      'Hill Bros. & Co. Inc. owns No. 5 and No. 7, see p. 12 and fig. 3.',
      'It sold them to Dory Ltd.',
      'They sank.',
    ],
    'a name with an exclamation mark': ['She worked at Yahoo! in Leeds.', 'He did not.'],
  },
  is: {
    'dates, abbreviations of several pieces and "and so on"': [
      'Skipið sökk þann 17. júní 1944 kl. 8 við Reykjanes, þ.e.a.s. nr. 5.',
      'Um borð voru t.d. tunnur, reipi o.s.frv.',
      'Enginn fannst.',
    ],
  },
  bo: { 'the shad': ['གྲུ་འདི་རྙིང་པ་རེད།', 'ཆུ་ནི་གྲང་མོ་རེད།'] },
  fr: {
    'titles, times and Roman numerals': [
      'M. Lebrun et Mme Roy ont quitté le port à 8 h. 30 env. avec le Dr Petit.',
      'Le fort date du XVIIe siècle apr. J.-C. selon M. P. Morel.',
      'Cf. art. 5 et p. 12.',
    ],
    'exclamations that go on': ['Ah ! si la mer était calme !', 'Elle ne l’était pas.'],
  },
  es: {
    'titles and doubled acronyms': [
      'El Sr. Ruiz y la Dra. Paz viajan a EE. UU. con el Lic. Mora.',
      '¿Volverán?',
      '¡Ojalá!',
      'Salen el 3 de sept. a las 8 a. m. del núm. 5.',
    ],
  },
  it: {
    'titles after an apostrophe and in two pieces': [
      'L’Ing. Neri, la dott.ssa Greco e il sig. Fabbri salpano alle 8.',
      'L’Avv. Conti resta a terra.',
      'Cfr. pag. 4 e art. 7.',
    ],
  },
  pt: {
    'titles and addresses': [
      'O Sr. Matos e a Dra. Lima moram na Av. Beira-Mar, n. 12.',
      'A Profa. Reis mora em São Paulo etc.',
      'Eles não se conhecem.',
    ],
  },
  nl: {
    'titles, "bijv." and a sentence that starts with a number': [
      'Dhr. Smit en mevr. Bakker varen bijv. naar Texel i.v.m. de storm.',
      '81 schepen bleven in de haven.',
    ],
  },
  sv: {
    abbreviations: ['Bl.a. kom dr Berg kl. 10 fr.o.m. fredag.', 'T.ex. fiskare m.fl.', 'Alla teg.'],
  },
  da: {
    'ordinals and abbreviations': [
      'Den 17. juli kom hr. Holm bl.a. med 3. klasse.',
      'Skibet lå ved Skt. Hans.',
    ],
  },
  nb: {
    'ordinals and abbreviations': [
      'Den 17. mai kom dr. Dahl bl.a. til 3. etasje.',
      'Båten lå der.',
    ],
  },
  fi: {
    'ordinals and abbreviations': [
      'Laiva saapui 17. heinäkuuta n. klo 8.',
      'Esim. tri Laine odotti.',
    ],
  },
  et: { 'ordinals and abbreviations': ['Laev saabus 17. juulil, s.t. reedel.', 'Dr. Kask ootas.'] },
  lv: {
    'ordinals and abbreviations': ['Kuģis ieradās 2020. gada 17. jūlijā.', 'Dr. Ozols gaidīja.'],
  },
  lt: {
    'ordinals and abbreviations': [
      'Laivas atplaukė 2020 m. liepos 17 d. Klaipėdoje.',
      'Jį pasitiko prof. Kalnas.',
    ],
  },
  pl: {
    'years, centuries and units': [
      'W 1938 r. Gdynia miała 120 tys. mieszkańców.',
      'Port powstał w 1922 r.',
      'Kosztował 5 mln zł.',
      'Ul. Morską nazwano na cześć prof. dr. hab. J. Wolskiego.',
    ],
  },
  cs: {
    'ordinals and titles': [
      'Dne 17. července 2020 připlul Ing. Novotný, CSc., v 5. kajutě.',
      'Bylo ticho.',
    ],
  },
  sk: {
    'ordinals and companies': [
      'Dňa 7. apríla vznikla firma Loď s. r. o. v 2. poschodí.',
      'Bolo ticho.',
    ],
  },
  sl: {
    'ordinals and titles': ['Ladja je priplula 17. julija ob 8. uri.', 'Dr. Zupan jo je čakal.'],
  },
  hr: {
    'ordinals and titles': ['Brod je stigao 17. srpnja 2020. u Split.', 'Dr. Babić ga je čekao.'],
  },
  sr: {
    'ordinals in both scripts': [
      'Брод је стигао 17. јула 2020. године.',
      'Чекао га је проф. Илић.',
    ],
  },
  bg: {
    'years and titles': [
      'Корабът пристигна на 17 юли 2020 г. във Варна.',
      'Посрещна го г-н Колев.',
    ],
  },
  mk: { titles: ['Бродот стигна на 17 јули.', 'Го пречека проф. д-р Стојан Илиев.'] },
  ru: {
    'years, towns and streets': [
      'В 1938 г. Мурманск был закрыт.',
      'Порт основан в 1916 г.',
      'Контора находится в г. Кола на ул. Лесной, д. 5, кв. 3.',
    ],
    'initials and titles': [
      'Проф. И. К. Ветров и акад. Н.Н. Берг приехали к А. Лосеву.',
      'Встретил их гл. инженер.',
    ],
    'money and amounts': [
      'Ремонт стоил 5 млрд руб. и 300 тыс. долл. США.',
      'Заплатили 40 млн руб.',
      'Остальное простили.',
    ],
    'abbreviations of several pieces': [
      'Т. е. сети, канаты и т. д. пропали, в т. ч. якоря.',
      'Их искали и т. п.',
      'Но не нашли.',
    ],
  },
  uk: {
    'years, towns and streets': [
      'У 1938 р. Одеса чекала.',
      'Порт засновано 1794 р.',
      'Контора — у м. Ізмаїл на вул. Морській, буд. 5.',
      'Проф. І. К. Вітер та ін. науковці приїхали.',
    ],
  },
  be: {
    'years and streets': [
      'У 1938 г. Пінск чакаў.',
      'Кантора на вул. Лясной, д. 5.',
      'Праф. І. К. Вецер прыехаў.',
    ],
  },
  kk: {
    'questions in small letters': [
      'Кеме қайда?',
      'Ол 1938 ж. келді, т. б. кемелер де.',
      'Проф. Ә. Қасымов күтті.',
    ],
  },
  tr: {
    'ordinals before nouns and names': [
      'Gemi 17. yüzyılda yapıldı.',
      '2. Abdülhamit ve III. Selim onu gördü.',
      'Prof. Dr. Ayla Demir, Cumhuriyet Cad. No: 5 adresinde oturuyor.',
      'İpler, ağlar vb. satılıyor.',
      'Kimse almıyor.',
    ],
  },
  az: { titles: ['Gəmi 17 iyulda gəldi.', 'Prof. Əliyev onu qarşıladı.'] },
  el: {
    'the semicolon asks': [
      'Πού είναι το λιμάνι;',
      'Ο κ. Νίκου δεν ξέρει, π.χ. τη νύχτα.',
      'Φύγαμε.',
    ],
  },
  hu: {
    'ordinals and titles': [
      'A hajó 2020. július 17. napján érkezett.',
      'Dr. Kis Éva várta.',
      'A 3. Móló üres.',
    ],
  },
  ro: {
    'titles and streets': [
      'Dl. Popa și dna. Rusu locuiesc pe str. Portului nr. 5.',
      'Vasul a plecat.',
    ],
  },
  ca: {
    titles: ['El Sr. Puig i la Dra. Roca viuen a l’av. Mar, núm. 5.', 'El vaixell ha salpat.'],
  },
  hy: {
    'its full stop in both forms, not the stop that parts clauses': [
      'Նավը ժամանեց 10:30-ին:',
      'Լույսը մարեց. բոլորը լռեցին։',
      'Ո՞ւր գնանք:',
    ],
  },
  ka: { titles: ['გემი 17 ივლისს მოვიდა.', 'პროფ. ლომიძე ელოდა.'] },
  ar: {
    'its question mark and titles': ['وصل د. سامي إلى الميناء.', 'أين السفينة؟', 'لا أحد يعلم!'],
    'a label before a colon, but not one that introduces speech': [
      'أخبار الميناء:',
      'وصلت السفينة.',
      'وقال القبطان: سنبحر غدا.',
    ],
  },
  fa: { titles: ['دکتر کریمی به بندر رسید.', 'کشتی کجاست؟', 'کسی نمی‌داند.'] },
  ur: { 'its full stop': ['جہاز بندرگاہ پہنچا۔', 'کپتان کہاں ہے؟', 'کوئی نہیں جانتا۔'] },
  he: { 'the full stop': ['הספינה הגיעה לנמל.', 'איפה רב החובל?', 'איש לא ידע.'] },
  hi: {
    'danda, titles and initials': ['डॉ. वर्मा बंदरगाह पहुँचे।', 'जहाज़ कहाँ है?', 'के. एल. राव चुप रहे।'],
  },
  mr: { 'full stops and titles': ['डॉ. पाटील बंदरात आले.', 'जहाज कुठे आहे?', 'कोणीही बोलले नाही.'] },
  bn: { 'danda and titles': ['ড. সেন বন্দরে এলেন।', 'জাহাজ কোথায়?', 'কেউ জানে না।'] },
  ta: { 'full stops and initials': ['கப்பல் வந்தது.', 'எம். கே. ராஜன் காத்திருந்தார்.'] },
  km: { khan: ['កប៉ាល់មកដល់ហើយ។', 'គ្មានអ្នកណារង់ចាំទេ។'] },
  th: { 'spaces are no ends': ['เรือมาถึงแล้ว ไม่มีใครรอ เมื่อ 5 ก.ค. 2563 ที่ผ่านมา'] },
  ko: {
    'spaced dates and quotations': [
      '배는 2020. 7. 17. 부산에 왔다.',
      '"누구세요?"라고 물었다.',
      '아무도 없었다.',
    ],
  },
  tl: { titles: ['Dumating si G. Cruz at si Dr. Reyes sa pier.', 'Walang tao.'] },
  vi: { titles: ['TS. Lê Minh đến TP. Vinh ngày 17/7.', 'Tàu đã đi.'] },
  id: {
    'titles and streets': [
      'Dr. Hadi tinggal di Jl. Laut No. 5.',
      'Kapal sudah pergi dsb.',
      'Tidak ada orang.',
    ],
  },
};

for (const [language, cases] of Object.entries(CASES)) {
  describe(language, () => {
    for (const [title, sentences] of Object.entries(cases)) {
      test(title, () => {
        assert.deepEqual(splitSentences(sentences.join(' '), language), sentences);
      });
    }
  });
}

/** Scripts whose sentences follow each other without a space. */
const CLOSE: Record<string, readonly string[]> = {
  am: ['መርከቡ ደረሰ።', 'ማን ይጠብቃል፧', 'ማንም የለም።'],
  ja: ['船が着いた。', '「誰かいる？」と聞いた。', '返事はない！'],
  my: ['သင်္ဘောရောက်ပြီ။', 'ဘယ်သူမှမစောင့်ဘူး။'],
  'zh-Hans': ['船到了。', '谁在等？', '他说：“没有人！”'],
  'zh-Hant': ['船到了！', '《誰在等？》是一本書。'],
};

describe('without spaces between sentences', () => {
  for (const [language, sentences] of Object.entries(CLOSE)) {
    test(language, () => {
      assert.deepEqual(splitSentences(sentences.join(''), language), sentences);
    });
  }
});
