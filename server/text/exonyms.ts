/** Names of places and people that languages have words of their own for. */

/** A line a name, its forms by language apart by bars; only those that transliteration does not lead to. */
const TABLE = `
Moscow|Moskau|Москва|Moskova|Moskva|Moskwa|Moscou|Moscú|Mosca|موسكو|莫斯科
Vienna|Wien|Вена|Viyana|Vienne|Viena|Wiedeń|فيينا|维也纳
Munich|München|Мюнхен|Münih|Monaco|Monachium|ميونيخ|慕尼黑
Cologne|Köln|Кёльн|Кельн|Colonia|Kolonia|كولونيا|科隆
Rome|Rom|Рим|Roma|Rzym|روما|罗马
Milan|Mailand|Милан|Milano|Mediolan|ميلانو|米兰
Venice|Venedig|Венеция|Venedik|Venise|Venezia|Venecia|Wenecja|البندقية|威尼斯
Florence|Florenz|Флоренция|Floransa|Firenze|Florencia|فلورنسا|佛罗伦萨
Naples|Neapel|Неаполь|Napoli|Nápoles|نابولي|那不勒斯
Turin|Турин|Torino|تورينو|都灵
Genoa|Genua|Генуя|Cenova|Genova|Gênes|جنوة|热那亚
Prague|Prag|Прага|Praha|Praga|براغ|布拉格
Warsaw|Warschau|Варшава|Varşova|Warszawa|Varsovie|Varsovia|Varsavia|وارسو|华沙
Cracow|Krakow|Krakau|Краков|Krakov|Kraków|كراكوف
Lisbon|Lissabon|Лиссабон|Lizbon|Lisboa|Lisbonne|لشبونة|里斯本
Athens|Athen|Афины|Atina|Athènes|Atenas|Atene|Ateny|أثينا|雅典
Thessaloniki|Saloniki|Салоники|Selanik|سالونيك
Copenhagen|Kopenhagen|Копенгаген|Kopenhag|København|Copenhague|كوبنهاغن|哥本哈根
Geneva|Genf|Женева|Cenevre|Genève|Ginebra|Ginevra|جنيف|日内瓦
Zurich|Zürich|Цюрих|Zürih|زيورخ|苏黎世
Basel|Basle|Базель|Bâle|بازل
Brussels|Brüssel|Брюссель|Brüksel|Bruxelles|Bruselas|Bruxelas|Bruksela|بروكسل|布鲁塞尔
Antwerp|Antwerpen|Антверпен|Anvers|أنتويرب
Hague|Haag|Гаага|Lahey|Haye|لاهاي|海牙
London|Лондон|Londra|Londres|Londyn|لندن|伦敦
Edinburgh|Эдинбург|إدنبرة|爱丁堡
Paris|Париж|Parigi|Paryż|باريس|巴黎
Strasbourg|Straßburg|Страсбург|Strazburg|ستراسبورغ
Nice|Nizza|Ницца
Marseille|Marseilles|Марсель|Marsilya|مرسيليا
Belgrade|Belgrad|Белград|Beograd|بلغراد
Bucharest|Bukarest|Бухарест|Bükreş|Bucarest|بوخارست
Sofia|София|Sofya|صوفيا
Budapest|Будапешт|Budapeşte|بودابست|布达佩斯
Kiev|Kyiv|Kiew|Киев|Київ|كييف|基辅
Kharkiv|Kharkov|Charkiw|Харьков|Харків|خاركيف
Lviv|Lvov|Lemberg|Львов|Львів
Odessa|Odesa|Одесса|Одеса|أوديسا
Yerevan|Eriwan|Jerewan|Ереван|Erivan|يريفان|埃里温
Tbilisi|Tiflis|Тбилиси|Tiflis|تبليسي
Baku|Баку|Bakü|باكو|巴库
Tehran|Teheran|Тегеран|Tahran|Téhéran|طهران|德黑兰
Baghdad|Bagdad|Багдад|Bağdat|بغداد|巴格达
Damascus|Damaskus|Дамаск|Şam|Damas|Damasco|دمشق|大马士革
Aleppo|Алеппо|Halep|Alep|حلب|阿勒颇
Beirut|Бейрут|Beyrut|Beyrouth|بيروت|贝鲁特
Jerusalem|Иерусалим|Kudüs|Jérusalem|Gerusalemme|القدس|耶路撒冷
Cairo|Kairo|Каир|Kahire|Caire|القاهرة|开罗
Alexandria|Александрия|İskenderiye|Alexandrie|الإسكندرية
Tripoli|Tripolis|Триполи|Trablus|طرابلس
Algiers|Algier|Алжир|Cezayir|Alger|الجزائر
Tunis|Тунис|Tunus|تونس
Mecca|Mekka|Мекка|Mekke|مكة
Medina|Медина|Medine|المدينة
Riyadh|Riad|Эр-Рияд|Riyad|الرياض|利雅得
Istanbul|Стамбул|İstanbul|إسطنبول|اسطنبول|伊斯坦布尔
Ankara|Анкара|أنقرة|安卡拉
Izmir|Измир|İzmir|إزمير
Beijing|Peking|Пекин|Pekin|بكين|北京
Shanghai|Schanghai|Шанхай|Şanghay|شنغهاي|上海
Hong Kong|Hongkong|Гонконг|هونغ كونغ|香港
Tokyo|Tokio|Токио|طوكيو|东京
Seoul|Сеул|Seul|سيول|首尔
Delhi|Дели|دلهي|德里
Mumbai|Bombay|Мумбаи|Бомбей|مومباي
Singapore|Singapur|Сингапур|سنغافورة|新加坡
New York|Нью-Йорк|نيويورك|纽约
Washington|Вашингтон|واشنطن|华盛顿
Havana|Havanna|Гавана|La Habana|هافانا
Bavaria|Bayern|Бавария|Bavyera|Bavière|Baviera
Saxony|Sachsen|Саксония|Saksonya|Saxe
Hamburg|Гамбург|هامبورغ|汉堡
Hanover|Hannover|Ганновер
Nuremberg|Nürnberg|Нюрнберг|Nürnberg
Petersburg|Петербург|Petersburg|بطرسبرغ
Danube|Donau|Дунай|Tuna|Dunaj|الدانوب|多瑙河
Rhine|Rhein|Рейн|Ren|Rhin|Reno|الراين|莱茵河
Elbe|Эльба|Laba
Vistula|Weichsel|Висла|Wisła
Nile|Nil|Нил|النيل|尼罗河
Euphrates|Euphrat|Евфрат|Fırat|الفرات
Tigris|Тигр|Dicle|دجلة
Alps|Alpen|Альпы|Alpler|Alpes|Alpi|الألب|阿尔卑斯
Caucasus|Kaukasus|Кавказ|Kafkasya|القوقاز|高加索
Crimea|Krim|Крым|Kırım|القرم|克里米亚
Europe|Europa|Европа|Avrupa|أوروبا|欧洲
Asia|Asien|Азия|Asya|آسيا|亚洲
Africa|Afrika|Африка|أفريقيا|إفريقيا|非洲
America|Amerika|Америка|Amérique|أمريكا|美国|美洲
Britain|Großbritannien|Великобритания|Britanya|بريطانيا|英国
Holland|Голландия|Hollanda
Turkey|Türkei|Türkiye|Турция|تركيا|土耳其
Earth|Erde|Земля|Dünya
Michael|Михаил|Michail|Mikhail
Peter|Пётр|Петр|Petr|Pjotr|Pyotr
Paul|Павел|Pawel|Pavel
George|Георгий|Georgi|Georg
John|Иван|Джон
Charles|Чарльз|Карл
Jesus|Иисус|İsa|عيسى
Moses|Моисей|Musa|موسى
`;

const groups = new Map<string, Set<number>>();

/** Whether two words are names of one place or person in two languages; inflected forms count. */
export function isExonym(one: string, other: string): boolean {
  const [a, b] = [groupsOf(one), groupsOf(other)];
  return a !== undefined && b !== undefined && [...a].some((group) => b.has(group));
}

/** Whether a word is a name that has other forms in other languages. */
export function hasExonyms(word: string): boolean {
  return groupsOf(word) !== undefined;
}

const remembered = new Map<string, Set<number> | undefined>();
const MOST_REMEMBERED = 20_000;

function groupsOf(word: string): Set<number> | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const found = findGroups(word);
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, found);
  return found;
}

function findGroups(word: string): Set<number> | undefined {
  if (groups.size === 0) {
    for (const [group, line] of TABLE.trim().split('\n').entries()) {
      for (const name of line.split('|')) {
        for (const part of name.split(/[\s-]/u)) {
          const key = part.toLowerCase();
          if (key.length > 1) groups.set(key, (groups.get(key) ?? new Set()).add(group));
        }
      }
    }
  }
  const key = word.toLowerCase();
  for (let cut = 0; cut <= 3 && key.length - cut >= 3; cut++) {
    const stem = cut === 0 ? key : key.slice(0, -cut);
    const found = groups.get(stem);
    if (found) return found;
    if (cut > 0 && cut < 3)
      for (const ending of 'аяьыaeeо') {
        const withEnding = groups.get(stem + ending);
        if (withEnding) return withEnding;
      }
  }
  return undefined;
}
