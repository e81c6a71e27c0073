export type Dimension =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'speed'
  | 'power'
  | 'energy'
  | 'duration'
  | 'data'
  | 'frequency'
  | 'pressure'
  | 'angle'
  | 'money';

/** A unit with the ways it is written; `_` stands for a space, `*` for an ending of up to three letters. */
export interface Unit {
  /** Symbol it is named by in messages; ISO 4217 for money. */
  name: string;
  dimension: Dimension;
  /** How many of the dimension's base unit one is. */
  factor: number;
  /** Added after multiplying (degrees). */
  offset?: number;
  forms: string;
  /** Where its forms mean something else in other languages. */
  languages?: readonly string[];
}

const unit = (
  name: string,
  dimension: Dimension,
  factor: number,
  forms: string,
  more: Pick<Unit, 'offset' | 'languages'> = {},
): Unit => ({ name, dimension, factor, forms, ...more });

/** Units that news have, by dimension; the first of each has factor 1 to the dimension's base. */
export const UNITS: readonly Unit[] = [
  unit('m', 'length', 1, 'm м meter* metre* метр* metr* متر* متراً مترا أمتار 米 公尺 メートル מטר'),
  unit(
    'km',
    'length',
    1000,
    'km км kilometer* kilometre* kilómetro* quilómetro* chilometr* километр* кілометр* kilometr* كيلومتر* كيلومتراً كيلومترا كم 公里 千米 キロ',
  ),
  unit(
    'cm',
    'length',
    0.01,
    'cm см centimeter* centimetre* zentimeter* сантиметр* santim santimetre* سنتيمتر* سم 厘米 公分 センチ',
  ),
  unit(
    'mm',
    'length',
    0.001,
    'mm мм millimeter* millimetre* миллиметр* milimetre* مليمتر* ملم 毫米',
  ),
  unit('mi', 'length', 1609.344, 'mi mile* meile* миля мили миль mil ميل* أميال 英里', {
    languages: ['en', 'de', 'ru', 'tr', 'ar', 'zh', 'fr', 'es', 'it', 'uk', 'ja'],
  }),
  unit('ft', 'length', 0.3048, 'ft foot feet fuß fuss фут* قدم أقدام 英尺 フィート'),
  unit('in', 'length', 0.0254, 'inch inches zoll дюйм* بوصة بوصات 英寸 インチ'),
  unit('yd', 'length', 0.9144, 'yd yard* ярд* ياردة 码'),
  unit('nmi', 'length', 1852, 'nmi nautical_mile nautical_miles seemeile* sm 海里'),
  unit(
    'm²',
    'area',
    1,
    'm² qm м² quadratmeter* square_meters square_metres square_metre кв.м кв._м квадратных_метров квадратный_метр metrekare* متر_مربع 平方米',
  ),
  unit(
    'km²',
    'area',
    1e6,
    'km² qkm км² quadratkilometer* square_kilometers square_kilometres кв._км квадратных_километров kilometrekare* 平方公里',
  ),
  unit('ha', 'area', 1e4, 'ha га hektar* hectare* гектар* هكتار* 公顷'),
  unit('acre', 'area', 4046.86, 'acre* акр* فدان 英亩'),
  unit('sq mi', 'area', 2_589_988, 'square_miles square_mile quadratmeile* 平方英里'),
  unit('sq ft', 'area', 0.092_903, 'square_feet square_foot quadratfuß'),
  unit('l', 'volume', 1, 'l л liter* litre* литр* літр* لتر* لتراً لترا 升 リットル'),
  unit('ml', 'volume', 0.001, 'ml мл milliliter* millilitre* миллилитр* mililitre* 毫升'),
  unit(
    'm³',
    'volume',
    1000,
    'm³ м³ kubikmeter* cubic_meters cubic_metres куб._м кубических_метров metreküp* 立方米',
  ),
  unit('gal', 'volume', 3.785, 'gallon* gallone* галлон* غالون 加仑'),
  unit('bbl', 'volume', 158.987, 'barrel* баррел* varil برميل براميل 桶', {
    languages: ['en', 'de', 'ru', 'tr', 'ar', 'zh', 'fr'],
  }),
  unit('kg', 'mass', 1, 'kg кг kilo* kilogramm* kilogram* килограмм* كيلوغرام* كغم كيلو 公斤 千克'),
  unit('g', 'mass', 0.001, 'g г gramm gram* грамм* غرام* غراماً غراما 克'),
  unit('t', 'mass', 1000, 't т tonne* tonnen ton* тонн* طن طنا طناً أطنان 吨 トン'),
  unit('lb', 'mass', 0.453_592, 'lb lbs', {}),
  unit('oz', 'mass', 0.028_35, 'oz ounce* unze* унци* أونصة 盎司'),
  unit(
    '°C',
    'temperature',
    1,
    '°c ℃ grad_celsius degrees_celsius degree_celsius градусов_цельсия градуса_цельсия градус_цельсия 摄氏度',
  ),
  unit(
    '°F',
    'temperature',
    5 / 9,
    '°f ℉ grad_fahrenheit degrees_fahrenheit degree_fahrenheit 华氏度',
    { offset: -160 / 9 },
  ),
  unit('°', 'angle', 1, '° º grad degree* градус* derece* درجة درجات 度'),
  unit(
    'km/h',
    'speed',
    1,
    'km/h км/ч kmh kph stundenkilometer* kilometres_per_hour kilometers_per_hour km_per_hour',
  ),
  unit('mph', 'speed', 1.609_344, 'mph miles_per_hour miles_an_hour'),
  unit('kn', 'speed', 1.852, 'knots knoten узлов'),
  unit('W', 'power', 1, 'watt* вт ватт*'),
  unit('kW', 'power', 1e3, 'kw квт kilowatt* киловатт* كيلوواط 千瓦'),
  unit('MW', 'power', 1e6, 'mw мвт megawatt* мегаватт* ميغاواط 兆瓦'),
  unit('GW', 'power', 1e9, 'gw гвт gigawatt* гигаватт*'),
  unit('hp', 'power', 735.5, 'hp ps л.с. horsepower'),
  unit('kWh', 'energy', 1, 'kwh kilowattstunde* kilowatt-hours'),
  unit('s', 'duration', 1, 'second* sekunde* секунд* saniye* ثانية ثوان ثوانٍ 秒', {}),
  unit('min', 'duration', 60, 'min мин minute* minuten минут* dakika* دقيقة دقائق 分钟 分鐘'),
  unit('h', 'duration', 3600, 'hour* stunde* часа часов saatlik ساعة ساعات 小时 小時'),
  unit(
    'd',
    'duration',
    86_400,
    'day days tag tage tagen день дня дней дням gün günlük يوم يوماً يوما أيام 天 日間',
  ),
  unit('wk', 'duration', 604_800, 'week* woche* недел* hafta* أسبوع أسابيع 周 週間'),
  unit('mo', 'duration', 2_629_746, 'month* monat* месяц* ay aylık شهر شهراً شهرا أشهر 个月 個月'),
  unit(
    'yr',
    'duration',
    31_556_952,
    'year* jahr* year-old jährige* летн* года лет yıl yıllık yaş yaşında عام عاما عاماً سنة سنوات أعوام',
  ),
  unit('KB', 'data', 1e3, 'kb кб'),
  unit('MB', 'data', 1e6, 'mb мб megabyte*'),
  unit('GB', 'data', 1e9, 'gb гб gigabyte*'),
  unit('TB', 'data', 1e12, 'tb тб terabyte*'),
  unit('Hz', 'frequency', 1, 'hz гц hertz'),
  unit('kHz', 'frequency', 1e3, 'khz кгц kilohertz'),
  unit('MHz', 'frequency', 1e6, 'mhz мгц megahertz'),
];

const money = (name: string, forms: string, languages?: readonly string[]): Unit =>
  unit(name, 'money', 1, forms, languages ? { languages } : {});

export const CURRENCIES: readonly Unit[] = [
  money('EUR', '€ eur euro* евро avro* يورو 欧元 歐元 ユーロ'),
  money(
    'USD',
    '$ us$ usd dollar* us-dollar* us_dollar us_dollars доллар* долар* dolar* دولار* دولاراً دولارات دولار_أمريكي 美元 ドル',
  ),
  money('GBP', '£ gbp pound* pfund* фунт* sterlin جنيه 英镑 ポンド', [
    'en',
    'de',
    'ru',
    'tr',
    'ar',
    'zh',
    'fr',
    'ja',
    'es',
    'it',
  ]),
  money('CHF', 'chf franken franc* франк*'),
  money('JPY', '¥ jpy yen иен* 日元 円'),
  money('CNY', 'cny yuan юан* يوان 元 人民币'),
  money('RUB', '₽ rub rubel* rouble* ruble* рубл* руб ruble روبل 卢布'),
  money('TRY', '₺ tl try lira* лир* ليرة 里拉'),
  money('UAH', '₴ uah hrywnja* hryvnia* гривн* griven*'),
  money('INR', '₹ inr rs rupee* rupie* рупи* روبية 卢比'),
  money('PLN', 'pln złot* zloty* злот*'),
];
