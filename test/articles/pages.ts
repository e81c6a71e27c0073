/** A page as it is copied from a browser; each line begins with what it is. */
export interface Page {
  name: string;
  language: string;
  /** h heading, p paragraph, q quotation, l list item, c caption, r reader's comment, b boilerplate */
  text: string;
}

export const PAGES: readonly Page[] = [
  {
    name: 'English: menu, share buttons, related stories, comments with relative times',
    language: 'en',
    text: `
b Home
b News
b Sport
b Weather
h Council approves new cycle path along the canal
b Published on 14 March 2024 at 09:12
b Share
b Facebook | Twitter | WhatsApp
p The city council voted on Tuesday to build a four-kilometre cycle path along the old canal. Work is due to begin in June.
c The canal towpath near Fenwick Lock. Photo: Dana Whitfield
p "We have been asking for this since my children were small," said Ruth Amadi, who chairs the residents' association. Two councillors abstained.
b Sign up for our weekly newsletter
h Cost and financing
p The path will cost £2.4 million, of which the government pays half. The rest comes from the regional transport fund.
b Read also
b Five bridges that need repair before winter
b Why the tram extension is late again
b 3 Comments
b Please log in to leave a comment.
r towpath_tom
r 2 hours ago
r About time. The potholes are dreadful and nobody seems to care about them.
r Reply
r Gwen H.
r 45 minutes ago
r What about dog walkers?
r Reply
b Load more comments
b © 2024 Fenwick Gazette. All rights reserved.`,
  },
  {
    name: 'English: cookie notice first, subscription and donation last',
    language: 'en',
    text: `
b We use cookies to improve your experience. By continuing you accept our privacy policy.
h How a village brought its swifts back
p When the church tower was repaired in 2009, the swifts lost their last nesting place in the village. For six summers nobody heard them.
q The silence was worse than any noise I have ever complained about
q Olive Brandt, retired organist
p Then the school built forty nest boxes. Last summer, thirty-one of them were occupied.
b Support our work
b Independent journalism costs money. Please consider making a donation.
b Tags: birds, villages, schools`,
  },
  {
    name: 'German: polite prompts, related articles, comments with scores',
    language: 'de',
    text: `
h Stadt will den Wochenmarkt verlegen
b 12
p Der Wochenmarkt soll ab Mai nicht mehr auf dem Rathausplatz, sondern am Bahnhof stattfinden. Das beschloss der Ausschuss am Donnerstag mit knapper Mehrheit.
b Lesen Sie auch: Händler klagen über hohe Standgebühren
p Die Händler reagierten verärgert. „Am Bahnhof kauft niemand Gemüse“, sagte die Gärtnerin Ilse Kröger, die seit 1987 dabei ist.
h Wie es weitergeht
p Der Rat entscheidet am 3. April endgültig. Bis dahin sammelt eine Initiative Unterschriften.
b Mehr zum Thema
b Das kostet ein Stand auf dem Markt
b Bleiben Sie auf dem Laufenden: Abonnieren Sie unseren Newsletter!
b Artikel teilen
b Kommentare (2)
b Um einen Kommentar zu schreiben, müssen Sie sich anmelden.
r 1. +7
r 22. März 2024, 18:41 Uhr
r Dann gehe ich eben in den Supermarkt.
r 2. -2
r 23. März 2024, 07:05 Uhr
r Am Bahnhof gibt es wenigstens Parkplätze. Ich finde es gut.
b Impressum · Datenschutz · Kontakt`,
  },
  {
    name: 'German: informal prompts and a download notice',
    language: 'de',
    text: `
h Das Freibad öffnet später
p Wegen eines Rohrbruchs öffnet das Freibad in diesem Jahr erst Mitte Juni. Die Stadtwerke suchen noch nach der Ursache.
p Dauerkarten behalten ihre Gültigkeit. Wer schon bezahlt hat, bekommt einen Teil des Geldes zurück.
b Folge uns auf Instagram und verpasse keine Neuigkeiten.
b Noch kein Konto? Registriere dich jetzt kostenlos.
b Anzeige`,
  },
  {
    name: 'Russian: log-in prompt, channels, error report, comments',
    language: 'ru',
    text: `
h В Карелии нашли старинную лодку
b 15 марта 2023, 10:24
b 1 240 просмотров
p Рыбаки обнаружили на дне Онежского озера лодку, которой, по оценке археологов, не меньше трёхсот лет. Её поднимут летом.
c Фото: Алексей Громов
q Такой сохранности мы не видели ни разу: целы даже уключины
q сказала археолог Нина Белова.
p Лодку отправят на реставрацию в Петрозаводск. Выставить её планируют через два года.
b Читайте также: Реставраторы завершили работу в Кижах
b Подписывайтесь на наш канал в Telegram, чтобы быть в курсе новостей.
b Нашли ошибку? Выделите её и нажмите Ctrl+Enter.
b Комментарии 2
b Чтобы оставить комментарий, войдите или зарегистрируйтесь.
r Виктор Петров
r 15 марта 2023 в 12:07
r Хорошо бы увидеть её своими глазами.
r Ответить
r onego78
r 2 часа назад
r Мой дед рассказывал про такие лодки. Думали, выдумывает.
r Ответить
b При использовании материалов сайта активная ссылка обязательна.`,
  },
  {
    name: 'Turkish: subscription, share buttons, comments',
    language: 'tr',
    text: `
h Sahil yolu yaz boyunca trafiğe kapatılıyor
p Belediye, sahil yolunu haziran başından eylül sonuna kadar yalnızca yayalara ve bisikletlilere açacak. Karar pazartesi günü oy birliğiyle alındı.
p "Çocuklarımız artık korkmadan bisiklete binebilecek," dedi mahalle sakini Nermin Acar. Esnaf ise kararın yeniden görüşülmesini istiyor.
b İlgili haberler
b Liman caddesinde çalışmalar başladı
b Bültenimize abone olun, gelişmeleri kaçırmayın.
b Paylaş
b Yorumlar (1)
b Yorum yapmak için üye girişi yapmalısınız.
r Serkan T.
r 17 Temmuz 2023 18:49
r Keşke bütün yıl kapalı kalsa.
r Yanıtla
b Tüm hakları saklıdır.`,
  },
  {
    name: 'Arabic: related stories, subscription, comments',
    language: 'ar',
    text: `
h افتتاح أطول جسر للمشاة في المدينة
p افتتحت البلدية صباح الأحد أطول جسر للمشاة في المدينة بعد ثلاث سنوات من العمل. ويبلغ طول الجسر 640 مترا.
p وقالت المهندسة هدى الشامي إن الجسر يختصر الطريق إلى المدرسة بنحو عشرين دقيقة. وحضر الافتتاح مئات من سكان الحي.
b اقرأ أيضا
b خطة لتوسيع شبكة الحافلات
b تابعونا على فيسبوك وتويتر
b اشترك في النشرة البريدية لتصلك آخر الأخبار.
b التعليقات (2)
b يجب تسجيل الدخول لإضافة تعليق.
r أبو خالد
r قبل ساعتين
r خطوة ممتازة، شكرا لكل من ساهم.
r رد
r ليلى
r قبل 3 ساعات
r نحتاج إلى جسر مثله في حينا.
r رد`,
  },
  {
    name: 'Chinese: share line, tags, comments',
    language: 'zh',
    text: `
h 老城区最后一家照相馆关门
b 2022年11月3日 08:15
p 开了六十八年的红星照相馆昨天拍完了最后一张照片。店主赵国强今年七十五岁，他说自己的眼睛已经看不清底片了。
c 图片来源：本报资料图
p 附近的居民排了两个小时的队，只为再拍一张全家福。最后一位顾客是他四十年前的学徒。
b 相关阅读
b 胡同里的修表匠
b 分享到：微信 微博
b 请登录后发表评论
b 2条评论
r 老街坊
r 2022年11月3日 10:02
r 我的满月照就是在这里拍的。
r 回复
r 阿梅
r 2小时前
r 太可惜了。
r 回复
b 版权所有 未经许可不得转载`,
  },
  {
    name: 'French: polite prompts, related articles, reactions',
    language: 'fr',
    text: `
h Le dernier horloger du quartier ferme boutique
b Publié le 4 février 2023 à 07h30
p Après quarante-deux ans derrière son comptoir, Marcel Aubry a baissé le rideau samedi soir. Il n'a pas trouvé de repreneur.
q On ne répare plus, on jette, et le temps passe quand même
q — Marcel Aubry, horloger
p La mairie envisage d'y installer un atelier partagé. Une réunion publique est prévue en mars.
b À lire aussi : Le marché couvert retrouve ses halles
b Abonnez-vous à notre newsletter pour recevoir l'essentiel de l'actualité.
b Partager sur Facebook
b 2 commentaires
b Connectez-vous pour laisser un commentaire.
r Josiane
r il y a 3 heures
r C'est tout un monde qui disparaît.
r Répondre
r M. Perrin
r il y a 20 minutes
r Il a réparé la montre de mon grand-père.
r Répondre`,
  },
  {
    name: 'Spanish: subscription and comments with dates',
    language: 'es',
    text: `
h La biblioteca abrirá también los domingos
p A partir de septiembre, la biblioteca municipal abrirá los domingos de diez a dos. El ayuntamiento ha contratado a tres personas más.
p Los vecinos lo pedían desde hacía años. «Por fin podré venir con mis nietos», dijo Carmen Ortiz a la salida.
b Te puede interesar
b Las piscinas cierran una semana antes
b Suscríbete a nuestro boletín y recibe las noticias en tu correo electrónico.
b Comentarios (2)
r Antonio R.
r 17 de julio de 2023 a las 18:49
r Una gran noticia para el barrio.
r Responder
r lectora_23
r 18 de julio de 2023 a las 9:05
r ¿Y los festivos?
r Responder`,
  },
  {
    name: 'Ukrainian: prompts and comments',
    language: 'uk',
    text: `
h У Полтаві відновили стару трамвайну зупинку
p Дерев'яну зупинку 1910 року відреставрували місцеві волонтери за вісім місяців. Гроші збирали всім містом.
p Тепер там працює крихітний музей. Вхід до нього вільний щодня, крім понеділка.
b Читайте також
b Як рятують старі двері
b Підписуйтесь на наш канал у Telegram.
b Коментарі (1)
r Оксана М.
r 5 травня 2023, 14:20
r Дуже гарно вийшло, дякую всім.
r Відповісти`,
  },
  {
    name: 'Polish, for which there are no words: by its structure alone',
    language: 'pl',
    text: `
h Most na Widawie znów otwarty
b 3
p Po dwóch latach remontu kierowcy mogą znów przejechać mostem na Widawie. Pierwsze samochody ruszyły w poniedziałek o świcie.
p Prace kosztowały jedenaście milionów złotych. Miasto zapowiada jeszcze budowę chodnika po zachodniej stronie.
r 1. +5
r 17 lipca 2023 18:49
r Nareszcie, objazd był koszmarem dla wszystkich.
r 2. -1
r 18 lipca 2023 07:12
r A ścieżka rowerowa?`,
  },
  {
    name: 'Comments with name and date on one line',
    language: 'en',
    text: `
h Ferry to stop at midnight in winter
p The last ferry will leave at midnight from November to March, the operator announced on Friday. In summer nothing changes.
p Commuters who work late shifts had asked for an extra sailing. The operator said it would count passengers for a year.
b Comments (2)
r Alice Moreno · 17 July 2020, 18:49
r That leaves the whole hospital staff stranded.
r bob_1962 · 3 days ago
r They never ask those who use it.`,
  },
];

export const NOT_FURNITURE: readonly Page[] = [
  {
    name: 'news about newsletters',
    language: 'en',
    text: `
h Publisher closes its newsletters after subscribers leave
p The publisher of the Morning Ledger will close all eleven of its newsletters by the end of June. Subscribers had fallen by a third within a year.
p Readers who had an account were told by e-mail that their subscriptions would end. Comments under the announcement were critical.
p "You sign up for a voice, not for a list of links," said the media scholar Petra Holm. The company will keep its app.
p Anyone who wants a refund has to log in and fill in a form. About 40,000 accounts are affected.`,
  },
  {
    name: 'advice that speaks to its readers about accounts',
    language: 'de',
    text: `
h So kündigen Sie ein Abo richtig
p Wer einen Newsletter nicht mehr lesen will, muss sich nicht ärgern. Seriöse Anbieter lassen ihre Leser mit einem Klick gehen.
p Melden Sie sich dazu in Ihrem Konto an und öffnen Sie die Einstellungen. Dort finden Sie alle Abonnements, auch die vergessenen.
p Klicken Sie dann auf „Abbestellen“ und bewahren Sie die Bestätigung auf, die Sie per E-Mail erhalten. Sie ist Ihr Beleg.
p Bleibt die Bestätigung aus, hilft die Verbraucherzentrale. Sie hat im vergangenen Jahr 3.200 solcher Fälle bearbeitet.`,
  },
  {
    name: 'a dated quotation at the end',
    language: 'de',
    text: `
h Der Brief, der zu spät kam
p Im Nachlass der Lehrerin fand sich ein Brief, den sie nie abgeschickt hatte. Er war an ihre frühere Schülerin gerichtet.
p Das Museum zeigt ihn nun zum ersten Mal, zusammen mit ihren Tagebüchern aus den Kriegsjahren.
q „Ich habe dir nie gesagt, wie sehr ich auf deine Fragen gewartet habe.“
q — Hedwig Lauterbach, 17. Juli 1944`,
  },
  {
    name: 'a live report with its times',
    language: 'de',
    text: `
h Hochwasser: Die Ereignisse des Tages
p 18:49 Uhr
p Der Pegel der Elbe ist am Nachmittag um weitere zwölf Zentimeter gestiegen. Die Feuerwehr rechnet mit einer langen Nacht.
p 17:30 Uhr
p Die Bundesstraße ist wieder frei. Pendler müssen weiterhin mit Verzögerungen rechnen, teilte die Polizei mit.
p 16:05 Uhr
p In der Turnhalle sind 140 Menschen untergekommen. Das Rote Kreuz bittet um Decken.`,
  },
  {
    name: 'a chronicle with dates on lines of their own',
    language: 'en',
    text: `
h Ten days in the mountains
p 3 August 2021
p We set out before dawn, with too much luggage and too little bread. By noon the path had disappeared under snow.
p 4 August 2021
p Nothing moved but the fog. Anders read the map aloud as though it were a poem, and we laughed for the first time.
p 5 August 2021
p The hut was open. Someone had left half a candle and a box of matches for whoever would come next.`,
  },
  {
    name: 'an interview in question and answer',
    language: 'ru',
    text: `
h «Музей — это не склад»
p Директор краеведческого музея Ольга Сомова рассказала, зачем провинции большие выставки и кто за них платит.
p — Ольга Игоревна, вы возглавили музей в тридцать два года. Не страшно было?
p — Страшно было бы отказаться. Здание протекало, но люди здесь работали удивительные.
p — Сколько посетителей у вас сегодня?
p — Около сорока тысяч в год. Для города с населением в шестьдесят тысяч это много.
p — Вы читаете комментарии в социальных сетях?
p — Читаю, но отвечаю редко. Подписчики сами спорят друг с другом лучше меня.`,
  },
  {
    name: 'a list of results and a list of figures',
    language: 'en',
    text: `
h Five villages share the harvest prize
p The county fair ended on Sunday with a surprise: the jury divided the prize among five villages for the first time. These were the totals:
l - Upper Marsh: 212 points
l - Lower Marsh: 209 points
l - Kelby: 198 points
p The jury counted every basket twice. The numbers that came up in the raffle afterwards were these:
p 17
p 42
p 108
p Winners have until the end of the month to collect their hams from the parish hall.`,
  },
  {
    name: 'an essay in numbered chapters',
    language: 'en',
    text: `
h Three walks
h 1
p The first walk led along the railway, where nobody walks on purpose. I met a man who was counting the sleepers.
h 2
p On the second walk it rained so hard that the fields turned into mirrors. I did not meet anyone at all.
h 3
p The third walk was the shortest. I had forgotten my key and was back within ten minutes.`,
  },
  {
    name: 'dialogue in a report',
    language: 'tr',
    text: `
h Balıkçı kahvesinde bir sabah
p Kahvenin kapısı saat beşte açılıyor. İlk gelen hep aynı kişi oluyor: emekli balıkçı Rıza Reis.
p - Hava nasıl olacak bugün? diye soruyor garson.
p - Deniz bilir, diyor Rıza Reis, ben yalnızca bakarım.
p Saat yediye doğru masalar doluyor ve sohbet derinleşiyor. Kimse acele etmiyor, çünkü bugün denize çıkan olmayacak.`,
  },
  {
    name: 'verse',
    language: 'en',
    text: `
h The tide table
p The harbour keeps its hours in salt
p and no one winds the clock
p the boats go out without a fault
p the boats come home to dock`,
  },
  {
    name: 'a report on a privacy ruling',
    language: 'fr',
    text: `
h La justice limite les cookies publicitaires
p Le tribunal a jugé mardi que les sites ne peuvent plus déposer de cookies sans consentement explicite. L'éditeur a fait appel.
p Selon l'arrêt, un simple bouton « Accepter » ne suffit pas si le refus est caché. Les associations de consommateurs saluent la décision.
p « Vous devez pouvoir dire non aussi facilement que oui », a déclaré leur avocate, Claire Vasseur.`,
  },
  {
    name: 'a Chinese report about comments and accounts',
    language: 'zh',
    text: `
h 平台将公布评论账号的属地
p 多家平台昨天宣布，用户发表评论时将显示账号所在的省份。新规定从下月一日起实行。
p “您看到的评论来自哪里，今后一目了然。”一位负责人说。部分用户担心隐私受到影响。
p 专家认为，登录和注册的门槛也会随之提高。去年，这些平台一共关闭了三百多万个账号。`,
  },
  {
    name: 'an Arabic report about a newspaper and its subscribers',
    language: 'ar',
    text: `
h صحيفة محلية تنقذها اشتراكات قرائها
p أعلنت صحيفة محلية أنها تجاوزت أزمتها المالية بعد أن بلغ عدد المشتركين فيها عشرة آلاف. وكانت قد أوشكت على الإغلاق في الشتاء.
p وقال رئيس التحرير إن القراء هم الذين أنقذوا الصحيفة، لا الإعلانات. وأضاف أن النشرة البريدية وحدها جلبت ألفي مشترك.`,
  },
  {
    name: 'a letter that opens with an address to its readers',
    language: 'en',
    text: `
h A word before the holidays
p Dear readers, this was the year in which the river came into our office. You sent us blankets, soup and a typewriter that still works.
p We have dried what could be dried. The archive before 1931 is lost, and we will not pretend otherwise.
p Thank you for reading us by candlelight. We shall be back in January, on paper, as always.`,
  },
];
