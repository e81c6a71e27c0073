import type { WordList } from './word-list.ts';

/** How a language says that something is somebody's word, or not certain. */
export interface AttributionWords {
  /** Words that keep a distance to what is said: "allegedly". */
  hedges: WordList;
  /** Words that name who says so; they may stand for a hedge. */
  sayings: WordList;
}

export const ATTRIBUTION: Readonly<Record<string, AttributionWords>> = {
  en: {
    hedges:
      'allegedly alleged reportedly supposedly purportedly purported apparently presumably presumed suspected so-called ostensibly rumoured rumored unconfirmed',
    sayings:
      'according_to said say says claim* told alleg* report* believed accus* thought seem* seems appear* suspect* possibl* probabl* likely would may might could is_said are_said suppos* state* announc* maintain* insist* call* assert* by_his_own_account',
  },
  de: {
    hedges:
      'angeblich angebliche angeblichen angeblicher angebliches mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher vermeintlich vermeintliche vermeintlichen vermeintlicher vermutlich offenbar sogenannte sogenannten sogenannter dem_Vernehmen_nach wohl',
    sayings:
      'laut zufolge nach_Angaben nach_eigenen_Angaben Angaben sagt sagte sagten soll sollen solle sollten heißt hieß behaupt* bericht* erklärt* wirft warf vorgeworfen Vorwurf beschuldig* scheint schien scheinen verdächtig* Verdacht möglich* wahrscheinlich könnte könnten sei seien habe hätten werde würden würde teilte mitgeteilt Aussage* Einschätzung anscheinend glaubt unbestätigt* will wollen gilt galt vermutet* nannte',
  },
  ru: {
    hedges:
      'якобы предположительно по-видимому вероятно предполагаем* подозреваем* так_называем* будто мнимый мнимая мнимого мнимых',
    sayings:
      'по_словам по_данным по_сообщени* по_информации по_мнению согласно сообщ* заяв* сказал* говор* утвержд* обвин* счита* отмет* подозрева* кажется возможно предполага* пишет передаёт передает назвал* называ* должно_быть видимо словам слухам слухи',
  },
  tr: {
    hedges: 'sözde güya iddiaya_göre iddialara_göre sanılan zannedilen muhtemelen görünüşe_göre',
    sayings:
      '*miş *mış *muş *müş *mişti göre iddia* söyle* dedi belirt* açıkla* ifade bildir* öne_sür* suçla* şüphe* olası sanıl* anlaşılan',
  },
  fr: {
    hedges: 'prétendument soi-disant présumé* apparemment vraisemblablement supposé* prétendu*',
    sayings:
      'selon d’après dit disent affirm* aurait auraient serait seraient déclar* accus* rapport* estime* semble*',
  },
  es: {
    hedges: 'supuestamente presuntamente presunto* presunta* supuesto* supuesta* aparentemente',
    sayings: 'según dijo dice afirm* habría habrían sería declar* acus* inform* asegur* parece*',
  },
  it: {
    hedges: 'presunto* presunta* presunti presumibilmente apparentemente cosiddett*',
    sayings: 'secondo detto dice afferm* avrebbe sarebbe dichiar* accus* rifer* sembra*',
  },
  pt: {
    hedges: 'alegadamente supostamente suposto* suposta* presumivelmente aparentemente alegad*',
    sayings: 'segundo disse diz afirm* teria seria declar* acus* inform* parece*',
  },
  nl: {
    hedges: 'naar_verluidt zogenaamd* vermeende vermoedelijk* blijkbaar kennelijk',
    sayings:
      'volgens zei zegt bewe* zou zouden verkla* beschuldig* meld* lijkt mogelijk waarschijnlijk',
  },
  uk: {
    hedges: 'нібито ймовірно начебто мабуть підозрюван* так_званий',
    sayings:
      'за_словами за_даними згідно повідом* заяв* сказа* говор* стверджу* звинувати* вважа* здається можливо',
  },
  pl: {
    hedges: 'rzekomo rzekomy rzekomego domniemany domniemanego podobno prawdopodobnie ponoć',
    sayings:
      'według zdaniem powiedzia* twierdz* oświadcz* oskarż* poda* wydaje_się może miał miała mieli',
  },
  ar: {
    hedges: 'المزعوم المزعومة مزعوم مزعومة يُزعم يزعم زعم زعما المشتبه يُعتقد يعتقد على_ما_يبدو',
    sayings:
      'وفقا وفقاً وفقًا بحسب حسب قال قالت يقول تقول ذكر* أعلن* صرح* اتهم* يُقال يقال أفاد* ربما قد يبدو',
  },
  zh: {
    hedges: '据称 据说 据报道 涉嫌 疑似 所谓 据传 传闻',
    sayings: '说 表示 称 指出 认为 宣布 指责 报道 据 可能 似乎 大概',
  },
};
