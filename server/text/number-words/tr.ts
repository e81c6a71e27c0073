import type { NumberWordList } from './languages.ts';

export const TURKISH: NumberWordList = {
  lines: `
    0 sıfır
    1/2 yarım yarı yarısı yarısını yarısının buçuk
    1/4 çeyrek çeyreği
    1 bir biri birini | birinci ilk ilki birincisi
    2 iki ikisi ikiye ikişer çift | ikinci ikincisi
    3 üç üçü üçe üçer | üçüncü üçüncüsü
    4 dört dördü dörde | dördüncü
    5 beş beşi beşe | beşinci
    6 altı altısı | altıncı
    7 yedi yedisi | yedinci
    8 sekiz sekizi | sekizinci
    9 dokuz dokuzu | dokuzuncu
    10 on onu ona onar | onuncu
    12 düzine
    20 yirmi | yirminci
    30 otuz | otuzuncu
    40 kırk | kırkıncı
    50 elli | ellinci
    60 altmış | altmışıncı
    70 yetmiş | yetmişinci
    80 seksen | sekseninci
    90 doksan | doksanıncı
    100 yüz | yüzüncü
    1000 bin | bininci
    1e6 milyon
    1e9 milyar
  `,
  ten: 'before',
};
