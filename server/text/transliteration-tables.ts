/**
 * Letters (lower case) and their Latin form; `xx:letter` holds for the language xx only.
 * The systems are named at `toLatin`.
 */
export const LETTERS: Record<string, string> = {};

/** Kana in hiragana, singly and with a small second sign, after Hepburn. */
export const SYLLABLES: Record<string, string> = {};

/** Reads a table of `letters=latin` pairs split by white space. */
function add(table: Record<string, string>, text: string, prefix = ''): void {
  for (const pair of text.trim().split(/\s+/u)) {
    const cut = pair.indexOf('=');
    table[prefix + pair.slice(0, cut)] = pair.slice(cut + 1);
  }
}

// Cyrillic: Russian first, then letters other languages add.
add(
  LETTERS,
  `а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
   ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya
   і=i ї=yi є=ye ґ=g ў=w ђ=dj ј=y љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz
   ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h ҷ=j ӣ=i ӯ=u ҳ=h ѣ=e ѳ=f ѵ=i`,
);
add(LETTERS, 'г=h ґ=g и=y й=y щ=shch', 'uk:');
add(LETTERS, 'г=h и=i', 'be:');
add(LETTERS, 'щ=sht ъ=a х=h ц=ts', 'bg:');
add(LETTERS, 'х=h ц=c ч=c ш=s ж=z ј=j', 'sr:');
// Greek: ELOT 743, the digraphs apart.
add(
  LETTERS,
  `α=a ά=a β=v γ=g δ=d ε=e έ=e ζ=z η=i ή=i θ=th ι=i ί=i ϊ=i ΐ=i κ=k λ=l μ=m ν=n ξ=x ο=o ό=o π=p
   ρ=r σ=s ς=s τ=t υ=y ύ=y ϋ=y ΰ=y φ=f χ=ch ψ=ps ω=o ώ=o`,
);
// Arabic and Persian: consonants and long vowels; points of vocalisation are dropped as marks.
add(
  LETTERS,
  `ا=a أ=a إ=i آ=a ٱ=a ء= ؤ=u ئ=y ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d
   ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h ة=a و=u ي=y ى=a پ=p چ=ch ژ=zh گ=g ک=k ی=y ۀ=e
   ڤ=v ڭ=ng ہ=h ھ=h ے=e ں=n ٹ=t ڈ=d ڑ=r ـ=`,
);
// Hebrew.
add(
  LETTERS,
  `א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=ch ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts
   ק=k ר=r ש=sh ת=t ׳= ״=`,
);
// Armenian.
add(
  LETTERS,
  `ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n
   շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev`,
);
// Georgian.
add(
  LETTERS,
  `ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh
   ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h`,
);
// Devanagari: letters without their inherent a, independent vowels, vowel signs.
add(
  LETTERS,
  `अ=a आ=aa इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o ऍ=e
   ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ॅ=e ं=n ँ=n ः=h ्= ़=
   क=k ख=kh ग=g घ=gh ङ=n च=ch छ=chh ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n
   प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l ळ=l व=v श=sh ष=sh स=s ह=h क़=q ख़=kh ग़=gh ज़=z ड़=r ढ़=rh फ़=f`,
);
// Latin letters that do not decompose into a letter and a mark.
add(LETTERS, 'ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ħ=h ı=i ŋ=ng ə=e ŧ=t ĸ=k ŉ=n ſ=s');

add(
  SYLLABLES,
  `あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko さ=sa し=shi す=su せ=se そ=so た=ta ち=chi つ=tsu
   て=te と=to な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ま=ma み=mi む=mu め=me も=mo
   や=ya ゆ=yu よ=yo ら=ra り=ri る=ru れ=re ろ=ro わ=wa ゐ=i ゑ=e を=o ん=n が=ga ぎ=gi ぐ=gu げ=ge ご=go
   ざ=za じ=ji ず=zu ぜ=ze ぞ=zo だ=da ぢ=ji づ=zu で=de ど=do ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi
   ぷ=pu ぺ=pe ぽ=po ゔ=vu ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o ゃ=ya ゅ=yu ょ=yo
   きゃ=kya きゅ=kyu きょ=kyo しゃ=sha しゅ=shu しょ=sho しぇ=she ちゃ=cha ちゅ=chu ちょ=cho ちぇ=che
   にゃ=nya にゅ=nyu にょ=nyo ひゃ=hya ひゅ=hyu ひょ=hyo みゃ=mya みゅ=myu みょ=myo りゃ=rya りゅ=ryu りょ=ryo
   ぎゃ=gya ぎゅ=gyu ぎょ=gyo じゃ=ja じゅ=ju じょ=jo じぇ=je びゃ=bya びゅ=byu びょ=byo ぴゃ=pya ぴゅ=pyu ぴょ=pyo
   ふぁ=fa ふぃ=fi ふぇ=fe ふぉ=fo てぃ=ti でぃ=di とぅ=tu どぅ=du うぃ=wi うぇ=we うぉ=wo
   ゔぁ=va ゔぃ=vi ゔぇ=ve ゔぉ=vo つぁ=tsa でゅ=dyu ふゅ=fyu`,
);
