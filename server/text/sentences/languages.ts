import { amharic } from '../languages/am.ts';
import { arabic } from '../languages/ar.ts';
import { azerbaijani } from '../languages/az.ts';
import { belarusian } from '../languages/be.ts';
import { bulgarian } from '../languages/bg.ts';
import { bengali } from '../languages/bn.ts';
import { tibetan } from '../languages/bo.ts';
import { catalan } from '../languages/ca.ts';
import { czech } from '../languages/cs.ts';
import { danish } from '../languages/da.ts';
import { german } from '../languages/de.ts';
import { greek } from '../languages/el.ts';
import { english } from '../languages/en.ts';
import { spanish } from '../languages/es.ts';
import { estonian } from '../languages/et.ts';
import { persian } from '../languages/fa.ts';
import { finnish } from '../languages/fi.ts';
import { french } from '../languages/fr.ts';
import { gujarati } from '../languages/gu.ts';
import { hebrew } from '../languages/he.ts';
import { hindi } from '../languages/hi.ts';
import { croatian } from '../languages/hr.ts';
import { hungarian } from '../languages/hu.ts';
import { armenian } from '../languages/hy.ts';
import { indonesian } from '../languages/id.ts';
import { icelandic } from '../languages/is.ts';
import { italian } from '../languages/it.ts';
import { japanese } from '../languages/ja.ts';
import { georgian } from '../languages/ka.ts';
import { kazakh } from '../languages/kk.ts';
import { khmer } from '../languages/km.ts';
import { kannada } from '../languages/kn.ts';
import { korean } from '../languages/ko.ts';
import { lithuanian } from '../languages/lt.ts';
import { latvian } from '../languages/lv.ts';
import { macedonian } from '../languages/mk.ts';
import { malayalam } from '../languages/ml.ts';
import { marathi } from '../languages/mr.ts';
import { burmese } from '../languages/my.ts';
import { norwegian } from '../languages/nb.ts';
import { dutch } from '../languages/nl.ts';
import { punjabi } from '../languages/pa.ts';
import { polish } from '../languages/pl.ts';
import { portuguese } from '../languages/pt.ts';
import { romanian } from '../languages/ro.ts';
import { russian } from '../languages/ru.ts';
import { slovak } from '../languages/sk.ts';
import { slovene } from '../languages/sl.ts';
import { serbian } from '../languages/sr.ts';
import { swedish } from '../languages/sv.ts';
import { tamil } from '../languages/ta.ts';
import { telugu } from '../languages/te.ts';
import { thai } from '../languages/th.ts';
import { tagalog } from '../languages/tl.ts';
import { turkish } from '../languages/tr.ts';
import { ukrainian } from '../languages/uk.ts';
import { general } from '../languages/und.ts';
import { urdu } from '../languages/ur.ts';
import { vietnamese } from '../languages/vi.ts';
import { chinese } from '../languages/zh.ts';
import { type CompiledRules, compileRules, type LanguageRules } from './rules.ts';

const LANGUAGES: Record<string, LanguageRules> = {
  am: amharic,
  ar: arabic,
  az: azerbaijani,
  be: belarusian,
  bg: bulgarian,
  bn: bengali,
  bo: tibetan,
  bs: croatian,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  dz: tibetan,
  el: greek,
  en: english,
  es: spanish,
  et: estonian,
  fa: persian,
  fi: finnish,
  fil: tagalog,
  fr: french,
  gl: portuguese,
  gu: gujarati,
  he: hebrew,
  hi: hindi,
  hr: croatian,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  is: icelandic,
  it: italian,
  ja: japanese,
  ka: georgian,
  kk: kazakh,
  km: khmer,
  kn: kannada,
  ko: korean,
  ky: kazakh,
  lt: lithuanian,
  lv: latvian,
  mk: macedonian,
  ml: malayalam,
  mr: marathi,
  ms: indonesian,
  my: burmese,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pa: punjabi,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sh: croatian,
  sk: slovak,
  sl: slovene,
  sr: serbian,
  sv: swedish,
  ta: tamil,
  te: telugu,
  th: thai,
  tl: tagalog,
  tr: turkish,
  uk: ukrainian,
  ur: urdu,
  vi: vietnamese,
  zh: chinese,
};

/** The primary language subtags there are rules for, in order. */
export function builtInLanguages(): string[] {
  return Object.keys(LANGUAGES);
}

const compiled = new Map<string, CompiledRules>();

/** The rules for a BCP 47 tag by its primary language; the general ones where it is unknown. */
export function rulesOf(tag: string): CompiledRules {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0] as string;
  const language = Object.hasOwn(LANGUAGES, primary) ? primary : 'und';
  let rules = compiled.get(language);
  if (rules === undefined) {
    const own = LANGUAGES[language];
    rules = own === undefined ? compileRules(general) : compileRules(general, own);
    compiled.set(language, rules);
  }
  return rules;
}
