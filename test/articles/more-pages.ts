import type { Page } from './pages.ts';

/** Pages in every language there are words for, each line with what it is; bylines count as text. */
export const MORE_PAGES: readonly Page[] = [
  {
    name: 'English: cookie buttons, reading time, a prompt between paragraphs, votes by thumbs',
    language: 'en',
    text: `
b Accept all cookies
b Manage preferences
b Log in
b Subscribe
h The last keeper of Skerry Light
p By Moira Kerr
b 12 October 2023
b 5 min read
p For forty years Alec Rennie climbed the 178 steps of Skerry Light twice a day. On Friday he climbed them for the last time.
b Enter your email address
p The lamp will be run from a control room in Edinburgh. "It will work," Mr Rennie said. "It just won't be looked after."
c Alec Rennie on the gallery in 1987. Photograph: Skerry Trust
p He has kept the log of every ship he saw. The National Library has asked for it.
b Share this article
b Copy link
b Print
b Advertisement
b More from Scotland
b Most popular
b Join the conversation
b Comments (2)
b Sort by: Newest
r Fiona_M
r 13 Oct 2023, 08:14
r My grandfather served there too. Thank you for this.
r 👍 12 👎 1
r seadog77
r 13 Oct 2023, 09:02
r Automation was inevitable. Still a shame.
r 👍 3 👎 8
b Terms of use
b Privacy policy`,
  },
  {
    name: 'German: a trial offer with a duration between paragraphs',
    language: 'de',
    text: `
b Zum Inhalt springen
b Anmelden
h Die Moorbahn fährt wieder
p Von Jens Petersen
b Stand: 03.05.2022, 14:07 Uhr
b Lesezeit: 4 Minuten
p Nach zwölf Jahren Stillstand ist am Sonntag die Moorbahn wieder von Altenesch nach Wiemsdorf gefahren. Rund 300 Menschen sahen zu.
p „Ich habe geweint“, sagte Vereinsvorsitzende Heike Lübben. Die Lok von 1938 hatten Freiwillige in 9000 Stunden instand gesetzt.
b Anzeige
b Sie möchten keine Nachricht verpassen? Abonnieren Sie unseren Newsletter.
p Die Strecke ist 4,5 Kilometer lang. Bis 2025 soll sie ins Dorf verlängert werden.
b Mehr zum Thema
b Warum das Moor den Klimawandel bremst
b Artikel teilen
b Artikel drucken
b Kommentare
b 2 Kommentare
b Um zu kommentieren, müssen Sie sich anmelden.
r Torfstecher
r 4. Mai 2022 um 07:31
r Endlich! Glückwunsch an alle Helfer.
r Antworten
r Anna K.
r 4. Mai 2022 um 11:15
r Und wer bezahlt das?
r Antworten
b Impressum
b Datenschutz`,
  },
  {
    name: 'Russian: channels, comments with scores on their own lines',
    language: 'ru',
    text: `
b Войти
b Подписаться
h Почтовый катер вернулся на озеро
b 21 июня 2021, 10:40
p Мария Котова
p После десятилетнего перерыва по Онежскому озеру снова ходит почтовый катер. В понедельник он доставил первые 48 писем.
b Реклама
p «Мы ждали этого, как праздника», — говорит жительница острова Лидия Сорокина. Магазина на острове нет с 2015 года.
b Подпишитесь на наш телеграм-канал, чтобы не пропустить главное
p Катер будет ходить три раза в неделю до конца навигации. Билет стоит 120 рублей.
b Читайте также
b Как живут последние бакенщики Онего
b Поделиться
b Комментарии (2)
r Гость
r 21 июня 2021 в 12:05
r Хорошая новость!
r Ответить
r +5
r Алексей П.
r 22 июня 2021 в 08:44
r А зимой как?
r Ответить
r -1
b Все права защищены`,
  },
  {
    name: 'Turkish: two dates, prompts, a comment with its buttons',
    language: 'tr',
    text: `
b Giriş yap
b Abone ol
h Köyün taş fırını yeniden yandı
b 8 Mart 2021 Pazartesi 16:20
b Güncelleme: 8 Mart 2021 17:05
p Safranbolu'nun Yörük köyünde 1890'dan kalma taş fırın otuz yıl sonra yeniden yakıldı. İlk ekmekler komşulara dağıtıldı.
p Fırını onaran Emine Usta, "Annem burada pişirirdi, ben de burada öğrendim" dedi. Fırın haftada iki gün açık olacak.
p Belediye, köydeki öteki üç fırını da onarmayı düşünüyor. Çalışmalar gelecek yıl başlayacak.
b İlgili Haberler
b Safranbolu'da çatılar onarılıyor
b Paylaş
b Yorumlar (1)
b Yorum yapmak için giriş yapmalısınız.
r Hasan Y.
r 9 Mart 2021 09:12
r Elinize sağlık, çok güzel haber.
r Beğen
r Yanıtla
b Tüm hakları saklıdır.`,
  },
  {
    name: 'French: reading time, advertisement, one comment',
    language: 'fr',
    text: `
b Se connecter
b S’abonner
h Le moulin tourne de nouveau
p Par Claire Vidal
b Publié le 4 avril 2022 à 07h30
b Temps de lecture : 3 min
p Le moulin de Kerbastiou a moulu samedi son premier sac de farine depuis 1954. Une centaine de voisins avaient fait le déplacement.
b Publicité
b Inscrivez-vous à notre newsletter pour recevoir l’essentiel de l’actualité.
p « On l’entendait dans toute la vallée », se souvient Yvonne Le Goff, 91 ans. La meule pèse 800 kilos.
b Lire aussi
b Ces boulangers qui cultivent leur blé
b Partager
b 1 commentaire
b Vous devez être connecté pour commenter.
r Yann56
r 4 avril 2022 à 10:12
r Bravo à l’association !
r Répondre
b Mentions légales`,
  },
  {
    name: 'Spanish: date with a dash, log-in prompt',
    language: 'es',
    text: `
b Iniciar sesión
b Suscríbete
h El tren de la miel vuelve a La Alcarria
p Por Lucía Ferrer
b 9 de mayo de 2023 - 11:45
p El viejo tren que llevaba miel a Guadalajara volvió a circular el domingo con turistas. Viajaron 140 personas en dos coches restaurados.
b Publicidad
p «Mi padre cargaba aquí los cántaros», contó Julián Moreno, de 84 años. La línea había cerrado en 1968.
p El Ayuntamiento estudia abrir otro tramo en 2025. Faltan por reparar dos puentes.
b Te puede interesar
b Los apicultores piden ayuda
b Compartir
b Comentarios (1)
b Inicia sesión para comentar
r Marta R.
r 10 de mayo de 2023, 09:03
r Qué alegría volver a verlo.
r Responder`,
  },
  {
    name: 'Chinese: account row, likes below comments',
    language: 'zh',
    text: `
b 登录
b 注册
h 老渡口的最后一班船
b 2021年9月3日 08:15
p 九月二日傍晚，沿江老渡口的最后一班渡船靠岸。六十八岁的船工周来福把缆绳系好，在岸边坐了很久。
b 广告
p “桥通了，没人坐船了。”他说。渡口从一九五三年起每天开十二班船。
b 关注我们的公众号，获取更多精彩内容
p 市里准备把渡口改成一座小博物馆。周来福答应去讲解。
b 相关阅读
b 江上新桥今日通车
b 分享到
b 评论（2）
b 登录后发表评论
r 江边人
r 2021年9月3日 10:22
r 小时候天天坐这船上学。
r 回复
r 点赞 15
r 老王
r 2021年9月4日 07:40
r 可惜了。
r 回复
r 点赞 2
b 版权所有`,
  },
  {
    name: 'Arabic: account row, prompt, one comment',
    language: 'ar',
    text: `
b تسجيل الدخول
b اشترك الآن
h البئر القديمة تعود إلى القرية
b 14 مايو 2022
p عادت المياه إلى البئر القديمة في قرية الزيتون بعد أربعين عاماً من الجفاف. وتجمع السكان حولها مساء الجمعة.
b إعلان
p قالت الحاجة فاطمة إنها كانت تملأ جرتها هنا كل صباح. وأضافت أن الماء ما زال بارداً كما كان.
b اشترك في نشرتنا البريدية ليصلك كل جديد
p وتنوي البلدية ترميم ثلاث آبار أخرى قبل نهاية العام. وتبلغ الكلفة ستين ألف دينار.
b اقرأ أيضاً
b كيف تحفظ القرى ماءها
b شارك المقال
b التعليقات (1)
b يرجى تسجيل الدخول لإضافة تعليق
r أبو سامي
r 15 مايو 2022 09:30
r خبر جميل.
r رد
b جميع الحقوق محفوظة`,
  },
  {
    name: 'Ukrainian: prompts, one comment',
    language: 'uk',
    text: `
b Увійти
b Підписатися
h Дзвін повернувся на вежу
b 2 серпня 2023, 09:20
p Дзвін, який зняли 1937 року, у неділю повернувся на вежу ратуші в Рогатині. Його знайшли на складі ливарного заводу.
b Реклама
p «Дід розповідав мені про його голос», — каже паламар Ігор Лозинський. Дзвін важить 640 кілограмів.
b Підпишіться на нашу розсилку, щоб не пропустити головне
p До зими міська рада обіцяє полагодити й годинник. Гроші вже зібрали.
b Читайте також
b Хто лагодить старі годинники
b Поділитися
b Коментарі (1)
b Щоб залишити коментар, увійдіть
r Оксана
r 2 серпня 2023, 11:11
r Нарешті!
r Відповісти
b Усі права захищено`,
  },
];

/** Articles that speak of what furniture speaks of. */
export const MORE_ARTICLES: readonly Page[] = [
  {
    name: 'a report about cookies, comments and complaints',
    language: 'en',
    text: `
h How a town argued about cookies
p The bakery on Mill Street has sold the same cookies since 1962, and on Monday it changed the recipe.
p By noon 40 people had left comments on a sheet of paper pinned to the door. Most of them were rude.
p "Please log in the complaints book, not on my door," the baker, Lena Ott, told them. She laughed when she said it.
p Readers of the local paper were asked to share their memories. Two hundred letters came.
p Subscribe to no theory too soon, her father used to say. He had been a chemist.
p You can still order the old kind by phone. Ask for number seven.`,
  },
  {
    name: 'a report about registering, with a time of day',
    language: 'de',
    text: `
h Der Streit um die Anmeldung
p Wer in Hamburg heiraten will, muss sich anmelden, und zwar sechs Monate vorher.
p Am 3. Mai 2022 um 7:31 Uhr standen schon 40 Paare vor dem Standesamt.
p Teilen wollten sie ihren Platz mit niemandem. Einige hatten Klappstühle dabei.
p „Melden Sie sich online an“, stand auf einem Zettel an der Tür. Die Seite war nicht erreichbar.
p Kommentare gab es genug. Antworten gab es keine.`,
  },
  {
    name: 'an essay on subscriptions',
    language: 'ru',
    text: `
h Подписка, которой двести лет
p В 1821 году подписка на журнал стоила дороже коровы. Подписчиков было сорок.
p Читайте сами: список сохранился в архиве Твери. Первым в нём стоит мельник.
p Письма читателей печатали с датой, например «12 марта 1822, вторник». Отвечали на них редко.
p Войти в редакцию мог любой. Выйти без поручения не удавалось никому.`,
  },
];
