/** Columns of the table: BCP 47 primary language tags. */
const COLUMNS = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'ru',
  'uk',
  'tr',
  'ar',
  'zh',
  'is',
];

/**
 * Words that most texts have, a line a meaning, its languages in the order of `COLUMNS`, forms that
 * do not begin alike apart by commas. A short text repeats too little to learn these from itself.
 */
const TABLE = `
not,no,n't|nicht,kein,keine|ne,pas|no|non,no|não|niet,geen|nie|не,нет|не,ні|değil,yok|لا,لم,ليس,لن|不,没,没有|ekki,nei
yes|ja|oui|sí|sì|sim|ja|tak|да|так|evet|نعم|是的|já,jú
and|und|et|y|e|e|en|i|и|і,й,та|ve|و|和,与|og
or|oder|ou|o|o|ou|of|lub|или|або,чи|veya|أو|或,或者|eða
but|aber,sondern,doch|mais|pero,sino|ma|mas|maar|ale|но|але|ama,ancak,fakat|لكن,ولكن|但,但是,可是|en
if|wenn,falls|si|si|se|se|als,indien|jeśli,jeżeli|если|якщо|eğer|إذا,لو|如果|ef
because|weil,denn|parce|porque|perché|porque|omdat,want|ponieważ,bo|потому|тому,бо|çünkü|لأن|因为|vegna,því
who|wer|qui|quién|chi|quem|wie|kto|кто|хто|kim|من|谁|hver
what|was|quoi,que|qué|cosa|que|wat|co|что|що|ne|ماذا,ما|什么|hvað
where|wo|où|dónde,donde|dove|onde|waar|gdzie|где|де|nerede|أين|哪里,哪儿|hvar
when|wann,als|quand|cuándo,cuando|quando|quando|wanneer,toen|kiedy|когда|коли|ne zaman|متى,عندما|什么时候,时|hvenær,þegar
why|warum|pourquoi|por qué|perché|porquê|waarom|dlaczego|почему|чому|neden,niçin|لماذا|为什么|hvers vegna
how|wie|comment|cómo|come|como|hoe|jak|как|як|nasıl|كيف|怎么,如何|hvernig
i|ich|je|yo|io|eu|ik|ja|я|я|ben|أنا|我|ég
you|du,sie,ihr|tu,vous|tú,usted|tu,lei|você|jij,je,u|ty|ты,вы|ти,ви|sen,siz|أنت|你,您|þú,þið
he|er|il|él|egli,lui|ele|hij|on|он|він|o|هو|他|hann
she|sie|elle|ella|lei|ela|zij|ona|она|вона|o|هي|她|hún
we|wir|nous|nosotros|noi|nós|wij|my|мы|ми|biz|نحن|我们|við
they|sie|ils,elles|ellos|loro|eles|zij|oni|они|вони|onlar|هم|他们|þeir,þau,þær
me,my|mich,mir,mein|moi,mon,ma|mi|mi,mio|meu,minha|mij,mijn|mnie,mój|мне,мой|мені,мій|bana,benim|لي|我的|mig,mér,minn
one|ein,eine,eins|un,une|uno,un,una|uno,un,una|um,uma|een|jeden|один|один|bir|واحد|一|einn,eitt
two|zwei|deux|dos|due|dois,duas|twee|dwa,dwie|два,две|два,дві|iki|اثنان,اثنين|二,两|tveir,tvö,tvær
three|drei|trois|tres|tre|três|drie|trzy|три|три|üç|ثلاثة,ثلاث|三|þrír,þrjú,þrjár
four|vier|quatre|cuatro|quattro|quatro|vier|cztery|четыре|чотири|dört|أربعة,أربع|四|fjórir,fjögur
five|fünf|cinq|cinco|cinque|cinco|vijf|pięć|пять|п'ять|beş|خمسة,خمس|五|fimm
six|sechs|six|seis|sei|seis|zes|sześć|шесть|шість|altı|ستة|六|sex
seven|sieben|sept|siete|sette|sete|zeven|siedem|семь|сім|yedi|سبعة|七|sjö
eight|acht|huit|ocho|otto|oito|acht|osiem|восемь|вісім|sekiz|ثمانية|八|átta
nine|neun|neuf|nueve|nove|nove|negen|dziewięć|девять|дев'ять|dokuz|تسعة|九|níu
ten|zehn|dix|diez|dieci|dez|tien|dziesięć|десять|десять|on|عشرة,عشر|十|tíu
hundred|hundert|cent|cien,ciento|cento|cem|honderd|sto|сто|сто|yüz|مائة,مئة|百|hundrað
thousand|tausend|mille|mil|mille,mila|mil|duizend|tysiąc|тысяч|тисяч|bin|ألف,آلاف|千|þúsund
first|erste|premier,première|primero,primera|primo,prima|primeiro,primeira|eerste|pierwszy|первый,первая|перший,перша|ilk,birinci|أول,أولى|第一,首|fyrsti,fyrst
second|zweite|deuxième,second|segundo,segunda|secondo,seconda|segundo,segunda|tweede|drugi|второй,вторая|другий,друга|ikinci|ثاني,ثانية|第二|annar,önnur
last|letzte|dernier,dernière|último,última|ultimo,ultima|último,última|laatste|ostatni|последний|останній|son|أخير,آخر|最后|síðasti
new|neu,neue|nouveau,nouvelle,nouvel|nuevo,nueva|nuovo,nuova|novo,nova|nieuw,nieuwe|nowy,nowa|новый,новая,новые|новий,нова|yeni|جديد,جديدة|新|nýr,ný,nýtt
old|alt,alte,alten|vieux,vieille|viejo,vieja|vecchio,vecchia|velho,velha|oud,oude|stary,stara|старый,старая|старий,стара|eski,yaşlı|قديم,قديمة|老,旧|gamall,gömul
big,large,great|groß,große,gross,grosse|grand,grande|grande,gran|grande|grande|groot,grote|duży,wielki|большой,большая|великий,велика|büyük|كبير,كبيرة|大|stór
small,little|klein,kleine|petit,petite|pequeño,pequeña|piccolo,piccola|pequeno,pequena|klein,kleine|mały,mała|маленький|малий,маленький|küçük|صغير,صغيرة|小|lítill,lítil
good|gut,gute|bon,bonne,bien|bueno,buena,bien|buono,buona,bene|bom,boa,bem|goed,goede|dobry,dobrze|хороший,хорошо|добрий,добре|iyi|جيد|好|góður,gott
long|lang,lange|long,longue|largo,larga|lungo,lunga|longo,longa|lang,lange|długi|длинный,долго|довгий,довго|uzun|طويل,طويلة|长|langur,löng
high|hoch,hohe|haut,haute|alto,alta|alto,alta|alto,alta|hoog,hoge|wysoki|высокий|високий|yüksek|عال,عالية|高|hár,há
many,much|viel,viele|beaucoup|mucho,muchos|molto,molti|muito,muitos|veel|wiele,dużo|много,многие|багато|çok|كثير|许多,很多|margir,mikið
all,every|alle,alles,jeder|tout,tous,toute|todo,todos|tutto,tutti|todo,todos|alle,elk|wszystko,każdy|все,каждый|усі,всі,кожен|bütün,her,tüm|كل,جميع|所有,每|allir,allt
only|nur|seulement|solo,sólo|solo,soltanto|só,apenas|alleen,slechts|tylko|только|тільки,лише|sadece,yalnızca|فقط|只,仅|aðeins,bara
also,too|auch|aussi|también|anche|também|ook|też,także|также,тоже|також,теж|da,de|أيضا|也|líka,einnig
now|jetzt,nun|maintenant|ahora|ora,adesso|agora|nu|teraz|теперь,сейчас|тепер,зараз|şimdi|الآن|现在|núna,nú
then|dann|alors,puis|entonces,luego|allora,poi|então|dan,toen|wtedy,potem|тогда,потом|тоді,потім|sonra,o zaman|ثم|然后,那时|þá,svo
here|hier|ici|aquí|qui|aqui|hier|tutaj,tu|здесь,тут|тут|burada|هنا|这里,这儿|hér,hérna
there|dort|là|allí|là|lá,ali|daar|tam|там|там|orada|هناك|那里,那儿|þar,þarna
before|vor,bevor|avant|antes|prima|antes|voor|przed|перед,раньше|перед,раніше|önce|قبل|前,之前|áður,fyrir
after|nach,nachdem|après|después|dopo|depois|na|po|после|після|sonra|بعد|后,之后|eftir
between|zwischen|entre|entre|tra,fra|entre|tussen|między|между|між|arasında|بين|之间|milli
without|ohne|sans|sin|senza|sem|zonder|bez|без|без|olmadan|بدون,دون|没有|án
with|mit|avec|con|con|com|met|z,ze|с,со|з,із|ile|مع|与|með
say,said,says|sagt,sagte,gesagt|dit,dire|dijo,dice,decir|disse,dice,detto|disse,diz|zei,zegt|powiedział,mówi|сказал,говорит|сказав,каже|dedi,söyledi|قال,قالت,يقول|说|sagði,segir
know|wissen,weiß,kennen|savoir,sais,sait|saber,sé,sabe|sapere,so,sa|saber,sabe|weten,weet|wiedzieć,wie|знать,знаю|знати,знаю|bilmek,biliyor|يعرف|知道|veit,vita
see,saw|sehen,sah,gesehen|voir,vu|ver,visto,vio|vedere,visto|ver,viu|zien,zag|widzieć,widział|видеть,видел|бачити,бачив|görmek,gördü|رأى,يرى|看,看见,看到|sjá,sá
come,came|kommen,kam|venir,vient|venir,vino|venire,venne|vir,veio|komen,kwam|przyjść|прийти,пришел|прийти,прийшов|gelmek,geldi|جاء,يأتي|来|koma,kom
go,went|gehen,ging,gegangen|aller,va|ir,fue|andare|ir,foi|gaan,ging|iść,poszedł|идти,пошел|іти,пішов|gitmek,gitti|ذهب,يذهب|去|fara,fór
man|mann|homme|hombre|uomo|homem|man|mężczyzna|мужчина|чоловік|adam,erkek|رجل,الرجل|男人,人|maður
woman|frau|femme|mujer|donna|mulher|vrouw|kobieta|женщина|жінка|kadın|امرأة,المرأة|女人,女士|kona
child,children|kind,kinder|enfant,enfants|niño,niños|bambino,bambini|criança|kind,kinderen|dziecko,dzieci|ребенок,дети|дитина,діти|çocuk|طفل,الأطفال|孩子|barn,börn
mother|mutter|mère|madre|madre|mãe|moeder|matka|мать|мати|anne|أم|母亲,妈妈|móðir
father|vater|père|padre|padre|pai|vader|ojciec|отец|батько|baba|أب|父亲,爸爸|faðir
people|leute,menschen|gens,peuple|gente,personas|gente,persone|pessoas|mensen|ludzie|люди|люди|insanlar,halk|الناس|人们,人民|fólk
name|name,namen|nom|nombre|nome|nome|naam|imię,nazwa|имя|ім'я|ad,isim|اسم|名字|nafn
life|leben|vie|vida|vita|vida|leven|życie|жизнь|життя|hayat,yaşam|حياة,الحياة|生活,生命|líf
death|tod|mort|muerte|morte|morte|dood|śmierć|смерть|смерть|ölüm|موت,الموت|死亡|dauði
time|zeit|temps|tiempo|tempo|tempo|tijd|czas|время|час|zaman|وقت,الوقت|时间|tími
night|nacht|nuit|noche|notte|noite|nacht|noc|ночь|ніч|gece|ليل,الليل|夜,晚上|nótt
morning|morgen|matin|mañana|mattina|manhã|ochtend|rano|утро,утром|ранок|sabah|صباح,الصباح|早上|morgunn
world|welt|monde|mundo|mondo|mundo|wereld|świat|мир|світ|dünya|عالم,العالم|世界|heimur,heimi
country,state|land,staat|pays,état|país,estado|paese,stato|país,estado|land,staat|kraj,państwo|страна,государство|країна,держава|ülke,devlet|دولة,الدولة,بلد|国家|land,ríki
city,town|stadt|ville|ciudad|città|cidade|stad|miasto|город|місто|şehir,kent|مدينة,المدينة|城市|borg,bær
street,road|straße,strasse|rue,route|calle|strada,via|rua,estrada|straat,weg|ulica,droga|улица,дорога|вулиця,дорога|sokak,yol|شارع,طريق|街,路|gata,vegur
house|haus|maison|casa|casa|casa|huis|dom|дом|будинок|ev|بيت,منزل|房子|hús
mountain|berg|montagne|montaña|montagna|montanha|berg|góra|гора|гора|dağ|جبل,الجبل|山|fjall
river|fluss,strom|fleuve,rivière|río|fiume|rio|rivier|rzeka|река|річка|nehir|نهر,النهر|河|á
sea|meer,see|mer|mar|mare|mar|zee|morze|море|море|deniz|بحر,البحر|海|sjór,haf
water|wasser|eau|agua|acqua|água|water|woda|вода|вода|su|ماء,المياه,الماء|水|vatn
snow|schnee|neige|nieve|neve|neve|sneeuw|śnieg|снег|сніг|kar|ثلج|雪|snjór
north|norden,nord|nord|norte|nord|norte|noorden|północ|север|північ|kuzey|شمال,الشمال|北|norður
south|süden,süd|sud|sur|sud|sul|zuiden|południe|юг|південь|güney|جنوب,الجنوب|南|suður
east|osten,ost|est|este|est|leste|oosten|wschód|восток|схід|doğu|شرق,الشرق|东|austur
west|westen|ouest|oeste|ovest|oeste|westen|zachód|запад|захід|batı|غرب,الغرب|西|vestur
war|krieg|guerre|guerra|guerra|guerra|oorlog|wojna|война|війна|savaş|حرب,الحرب|战争|stríð
peace|frieden|paix|paz|pace|paz|vrede|pokój|мир|мир|barış|سلام,السلام|和平|friður
government|regierung|gouvernement|gobierno|governo|governo|regering|rząd|правительство|уряд|hükümet|حكومة,الحكومة|政府|ríkisstjórn
president|präsident|président|presidente|presidente|presidente|president|prezydent|президент|президент|cumhurbaşkanı,başkan|رئيس,الرئيس|总统,主席|forseti
minister|minister|ministre|ministro|ministro|ministro|minister|minister|министр|міністр|bakan|وزير,الوزير|部长|ráðherra
law|gesetz,recht|loi,droit|ley|legge|lei|wet|prawo,ustawa|закон|закон|yasa,kanun|قانون,القانون|法律,法|lög
court|gericht|tribunal,cour|tribunal|tribunale|tribunal|rechtbank|sąd|суд|суд|mahkeme|محكمة,المحكمة|法院|dómstóll
police|polizei|police|policía|polizia|polícia|politie|policja|полиция|поліція|polis|الشرطة,شرطة|警察,警方|lögregla
company|unternehmen,firma|entreprise,société|empresa|azienda,società|empresa|bedrijf|firma,spółka|компания|компанія|şirket|شركة,الشركة|公司|fyrirtæki
work|arbeit|travail|trabajo|lavoro|trabalho|werk|praca|работа|робота|iş,çalışma|عمل,العمل|工作|vinna
money|geld|argent|dinero|denaro,soldi|dinheiro|geld|pieniądze|деньги|гроші|para|مال,المال|钱|peningar
price|preis|prix|precio|prezzo|preço|prijs|cena|цена|ціна|fiyat|سعر,أسعار|价格|verð
market|markt|marché|mercado|mercato|mercado|markt|rynek|рынок|ринок|pazar,piyasa|سوق,السوق|市场|markaður
school|schule|école|escuela|scuola|escola|school|szkoła|школа|школа|okul|مدرسة,المدرسة|学校|skóli
book|buch|livre|libro|libro|livro|boek|książka|книга|книга|kitap|كتاب,الكتاب|书|bók
language|sprache|langue|lengua,idioma|lingua|língua|taal|język|язык|мова|dil|لغة,اللغة|语言|tungumál
history|geschichte|histoire|historia|storia|história|geschiedenis|historia|история|історія|tarih|تاريخ,التاريخ|历史|saga
question|frage|question|pregunta|domanda|pergunta|vraag|pytanie|вопрос|питання|soru|سؤال|问题|spurning
answer|antwort|réponse|respuesta|risposta|resposta|antwoord|odpowiedź|ответ|відповідь|cevap,yanıt|جواب,إجابة|回答|svar
part|teil|partie|parte|parte|parte|deel|część|часть|частина|bölüm,kısım|جزء|部分|hluti
number|zahl,nummer|nombre,numéro|número|numero|número|nummer,aantal|liczba,numer|число,номер|число,номер|sayı,numara|عدد,رقم|数字,号码|fjöldi,númer
example|beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|przykład|пример|приклад|örnek|مثال|例如,例子|dæmi
god|gott|dieu|dios|dio|deus|god|bóg|бог|бог|tanrı,allah|الله|神,上帝|guð
hand|hand|main|mano|mano|mão|hand|ręka|рука|рука|el|يد|手|hönd
head|kopf|tête|cabeza|testa|cabeça|hoofd|głowa|голова|голова|baş,kafa|رأس|头|höfuð
eye|auge,augen|œil,yeux|ojo|occhio,occhi|olho|oog|oko,oczy|глаз|око,очі|göz|عين|眼睛|auga,augu
white|weiß,weiss|blanc,blanche|blanco,blanca|bianco,bianca|branco,branca|wit|biały|белый|білий|beyaz|أبيض|白|hvítur
black|schwarz|noir,noire|negro,negra|nero,nera|preto|zwart|czarny|черный|чорний|siyah,kara|أسود|黑|svartur
`;

/** The basic words of a language by the number of their meaning; none for a language not in the table. */
export function basicWords(language: string): Map<string, Set<string>> {
  const column = COLUMNS.indexOf(language.toLowerCase().split(/[-_]/u, 1)[0] as string);
  const found = new Map<string, Set<string>>();
  if (column < 0) return found;
  for (const [meaning, line] of TABLE.trim().split('\n').entries()) {
    const words = line.split('|')[column] as string;
    found.set(`${meaning}`, new Set(words.split(',').filter((word) => !word.includes(' '))));
  }
  return found;
}
