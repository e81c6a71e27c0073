/** English adjectives of peoples and creeds: capitalised, and translated. */
export const DEMONYM =
  /(?:ian|ean|can|ish|ese|istic|ist|ists|ians|cans|man|men|ern|erner|ward|ness|ment|tion|tions|ity|ism|ology|ics)$/u;

/** Words that languages write with a capital though they are translated: offices, institutions, times. */
export const COMMON_CAPITALISED: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
   president minister ministry ministers prime chancellor king queen prince princess emperor sultan general colonel captain sergeant doctor professor judge justice
   mayor governor senator secretary ambassador commissioner director chairman chairwoman chair chief speaker deputy vice sir lord lady dame saint father mother
   mister miss mrs mr ms dr parliament congress senate council court committee commission commons government republic federation federal state states union united
   kingdom nation nations national international house office department agency bureau authority board bank party church university college institute school academy
   museum library hospital airport station street road avenue square park bridge river lake sea ocean bay gulf island islands mountain mountains mount valley desert
   cape coast north south east west northern southern eastern western central upper lower new old great grand royal imperial army navy air force forces guard police
   union league association society foundation fund group company corporation limited club team centre center war world first second third day week year christmas easter
   god bible internet web english german french russian turkish arabic chinese american european british italian spanish greek dutch swiss danish swedish polish czech
   irish welsh scottish israeli iraqi muslim muslims christian christians jewish jews islam islamic arab arabs turk turks kurd kurdish the this that these those and but for not all
   when where what who why how yes she her his its our your they there here then now after before since until with without from into over under about against between
   dear note chapter part section article act bill law agreement treaty convention protocol directive programme program project plan strategy conference summit forum congress
   bey efendi hanım paşa usta hoca başkan bakan bakanlığı bakanı cumhurbaşkanı cumhuriyeti belediyesi belediye üniversitesi müdürlüğü derneği vakfı kurumu bankası
   caddesi sokağı meydanı köyü ilçesi ili mahallesi dağı nehri gölü denizi pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran
   temmuz ağustos eylül ekim kasım aralık türk türkçe alman almanca rus ingiliz fransız
   президент министр республика республики федерация федерации союз совет правительство дума госдума суд церковь бог россияне
   господин госпожа царь король мы вы он она они это в на и но а что как
   madame monsieur président ministre république union état université
   präsident minister`.split(/\s+/u),
);
