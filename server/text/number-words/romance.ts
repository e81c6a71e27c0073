import type { NumberWordList } from './languages.ts';

export const FRENCH: NumberWordList = {
  lines: `
    0 zéro
    1/2 demi demie moitié
    1/3 tiers
    1/4 quart quarts
    1 un une | premier première premiers premières
    2 deux | deuxième second seconde
    3 trois | troisième
    4 quatre | quatrième
    5 cinq | cinquième
    6 six | sixième
    7 sept | septième
    8 huit | huitième
    9 neuf | neuvième
    10 dix dizaine | dixième
    11 onze | onzième
    12 douze douzaine | douzième
    13 treize | treizième
    14 quatorze | quatorzième
    15 quinze quinzaine | quinzième
    16 seize | seizième
    20 vingt vingts vingtaine | vingtième
    30 trente | trentième
    40 quarante
    50 cinquante
    60 soixante
    70 septante
    80 huitante octante
    90 nonante
    100 cent cents centaine | centième
    1000 mille | millième
    1e6 million millions
    1e9 milliard milliards
  `,
  links: 'et',
};

export const SPANISH: NumberWordList = {
  lines: `
    0 cero
    1/2 medio media mitad
    1/3 tercio tercios
    1/4 cuarto cuartos
    1 uno un una | primero primera primer primeros primeras
    2 dos ambos ambas par | segundo segunda
    3 tres | tercero tercera tercer
    4 cuatro | cuarto cuarta
    5 cinco | quinto quinta
    6 seis | sexto sexta
    7 siete | séptimo séptima
    8 ocho | octavo octava
    9 nueve | noveno novena
    10 diez decena | décimo décima
    11 once
    12 doce docena
    13 trece
    14 catorce
    15 quince
    16 dieciséis
    17 diecisiete
    18 dieciocho
    19 diecinueve
    20 veinte veintena
    21 veintiuno veintiún veintiuna
    22 veintidós
    23 veintitrés
    24 veinticuatro
    25 veinticinco
    26 veintiséis
    27 veintisiete
    28 veintiocho
    29 veintinueve
    30 treinta
    40 cuarenta
    50 cincuenta
    60 sesenta
    70 setenta
    80 ochenta
    90 noventa
    100 cien ciento centenar
    200 doscientos doscientas
    300 trescientos trescientas
    400 cuatrocientos cuatrocientas
    500 quinientos quinientas
    600 seiscientos seiscientas
    700 setecientos setecientas
    800 ochocientos ochocientas
    900 novecientos novecientas
    1000 mil
    1e6 millón millones
  `,
  links: 'y',
};

export const ITALIAN: NumberWordList = {
  lines: `
    0 zero
    1/2 mezzo mezza metà
    1/4 quarto
    1 un uno una | primo prima primi prime
    2 due entrambi entrambe paio | secondo seconda
    3 tre tré | terzo terza
    4 quattro | quarto quarta
    5 cinque | quinto quinta
    6 sei | sesto sesta
    7 sette | settimo settima
    8 otto | ottavo ottava
    9 nove | nono nona
    10 dieci decina | decimo decima
    11 undici
    12 dodici dozzina
    13 tredici
    14 quattordici
    15 quindici
    16 sedici
    17 diciassette
    18 diciotto
    19 diciannove
    20 venti vent ventina
    30 trenta trent
    40 quaranta quarant
    50 cinquanta cinquant
    60 sessanta sessant
    70 settanta settant
    80 ottanta ottant
    90 novanta novant
    100 cento centinaio
    1000 mille mila
    1e6 milione milioni
    1e9 miliardo miliardi
  `,
  compound: true,
};

export const PORTUGUESE: NumberWordList = {
  lines: `
    0 zero
    1/2 meio meia metade
    1/3 terço terços
    1/4 quarto quartos
    1 um uma | primeiro primeira primeiros primeiras
    2 dois duas ambos ambas par | segundo segunda
    3 três | terceiro terceira
    4 quatro | quarto quarta
    5 cinco | quinto quinta
    6 seis | sexto sexta
    7 sete | sétimo sétima
    8 oito | oitavo oitava
    9 nove | nono nona
    10 dez dezena | décimo décima
    11 onze
    12 doze dúzia
    13 treze
    14 catorze quatorze
    15 quinze
    16 dezesseis dezasseis
    17 dezessete dezassete
    18 dezoito
    19 dezenove dezanove
    20 vinte
    30 trinta
    40 quarenta
    50 cinquenta
    60 sessenta
    70 setenta
    80 oitenta
    90 noventa
    100 cem cento centena
    200 duzentos duzentas
    300 trezentos trezentas
    400 quatrocentos quatrocentas
    500 quinhentos quinhentas
    1000 mil
    1e6 milhão milhões
  `,
  links: 'e',
};
