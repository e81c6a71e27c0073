import type { WordList } from './word-list.ts';

/** How a language says no. */
export interface NegationWords {
  /** Words that negate whatever stands around them. */
  plain: WordList;
  /** Words and word parts that can carry the same sense, so that a plain negation may be missing. */
  implied: WordList;
  /** Phrases with a negation in them that negate nothing. */
  idioms?: WordList;
}

export const NEGATION: Readonly<Record<string, NegationWords>> = {
  en: {
    idioms:
      'not_only not_least no_doubt not_just not_to_mention none_other nothing_but not_until no_matter no_longer_than why_not if_not',
    plain:
      "not n't cannot never nobody no_one nothing nowhere neither nor none no don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't don’t doesn’t didn’t isn’t aren’t wasn’t weren’t won’t wouldn’t can’t couldn’t shouldn’t hasn’t haven’t hadn’t",
    implied:
      'without un* in* im* dis* non* ir* il* mis* *less hardly barely scarcely rarely seldom few little fail* refus* den* lack* avoid* prevent* reject* stop* ban* far_from instead rather unless except but only free absen* too long_since anything_but ceas* miss* lost end* prohibit* forbid* forbade impossible unable neither until yet any anyone anything ever differ* other_than out_of cancel* overlook* ignor* forg* minus nothing_but doubt* spare*',
  },
  de: {
    idioms:
      'nicht_nur nicht_zuletzt nicht_erst nicht_umsonst nichts_anderes_als wenn_nicht ob_nicht nicht_weniger_als nicht_allein',
    plain:
      'nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nirgends nirgendwo weder mitnichten keinesfalls keineswegs nein',
    implied:
      'ohne un* *los *lose *losen *loser *loses *frei *freie kaum selten wenig* fehl* verweiger* weiger* abgelehnt lehn* ablehn* leugn* bestreit* bestritt* verhinder* verzicht* verbot* verbiet* statt anstatt sondern außer nur erst noch miss* in* im* vermeid* vermied* mangel* entfern* aufgehört leer* vergess* vergaß* ausgeschlossen unterlass* gescheitert scheiter* schwer* wenn bevor bis anders irgend* fern* allein verwehr* untersag* bleib* blieb* entfall* ausfall* zu',
  },
  ru: {
    idioms:
      'не_только не_без не_менее не_более не_просто тем_не_менее не_раз ни_один_раз чуть_не не_столько',
    plain:
      'не ни нет никто никого никому никем ничто ничего ничему никогда нигде никуда никакой никакие никаких никакого нельзя',
    implied:
      'без не* бес* без* вряд_ли едва мало редко откаж* отказ* отрица* лиш* отсутств* запре* избеж* вместо кроме только лишь пока чуть_не ещё еще все всё перестал* прекра* против* а_вовсе',
  },
  uk: {
    plain: 'не ні немає ніхто нікого нікому ніщо нічого ніколи ніде жоден жодного',
    implied:
      'без не* без* навряд ледь мало рідко відмов* запереч* лише тільки поки брак* відсутн* заборон* уник* замість крім',
  },
  tr: {
    idioms: 'yalnızca_değil yok_oldu',
    plain:
      'değil değildi değildir değiller yok yoktu hiç hiçbir hiçbiri kimse hayır *mıyor* *miyor* *muyor* *müyor* *madı* *medi* *maz* *mez* *mayan* *meyen* *mayacak* *meyecek* *mamış* *memiş* *mamak* *memek* *amaz* *emez* *madığı* *mediği*',
    implied:
      '*sız *siz *suz *süz *sızca *sizce *madan *meden *maksızın *meksizin *mazdan *mezden ne az nadir* redde* yasak* önle* eksik* dışında yalnız* sadece ancak kadar *sızlık *sizlik kaçın* vazgeç* *ma *me *ması *mesi henüz daha artık',
  },
  fr: {
    idioms: 'non_seulement ne_que',
    plain: "ne n’ n' pas jamais rien aucun aucune personne nulle_part ni non",
    implied:
      'sans in* im* dés* non peu rare* refus* sauf hors seul* éviter évit* manqu* interdi* impossible à_peine plutôt avant_que',
  },
  es: {
    plain: 'no nunca jamás nada nadie ningún ninguna ninguno tampoco ni',
    implied:
      'sin in* im* des* poco rara* apenas excepto salvo sólo solo negar neg* rechaz* evit* falt* prohib* imposible',
  },
  it: {
    plain: 'non mai niente nulla nessuno nessuna nessun neanche nemmeno né no',
    implied:
      'senza in* im* dis* poco rar* appena tranne solo neg* rifiut* evit* manc* viet* impossibile',
  },
  pt: {
    plain: 'não nunca jamais nada ninguém nenhum nenhuma nem tampouco',
    implied:
      'sem in* im* des* pouco rar* apenas exceto só neg* recus* evit* falt* proib* impossível',
  },
  nl: {
    plain: 'niet niets geen nooit niemand nergens noch nee',
    implied:
      'zonder on* *loos *loze nauwelijks zelden weinig weiger* ontken* ontbr* verbod* verbied* in_plaats behalve alleen slechts maar vermijd*',
  },
  pl: {
    plain: 'nie nikt nikogo nikomu nic niczego nigdy nigdzie żaden żadna żadnego ani brak',
    implied: 'bez nie* mało rzadko ledwo odm* zaprzecz* tylko zamiast oprócz zakaz* unik*',
  },
  ar: {
    plain: 'لا ولا لم ولم لن ولن ليس ليست وليس ليسوا فلا فلم غير وغير بلا ما_من ألا',
    implied:
      'دون بدون من_دون عدم رفض* نفى نفت قلما نادرا إلا سوى فقط ما وما منع* فشل* خال خالية ن* لئلا انقطع* توقف* قبل',
  },
  zh: {
    idioms:
      '不过 不仅 不但 不只 不同 不断 不少 不久 不管 不论 无论 非常 未来 要不要 是不是 能不能 会不会 有没有 除非 不得不 不禁 并非 非洲 非法 不惜 莫名 差不多 无数 不时 不妨 好不容易 不一会儿 不约而同 不远',
    plain: '不 没 沒 无 無 未 别 勿 莫 非',
    implied: '拒绝 否认 缺 禁止 避免 除 只 很少 几乎 才 难 停 前',
  },
};
