import type { LanguageRules } from '../sentences/rules.ts';

/** Swedish: abbreviations of news prose. */
export const swedish: LanguageRules = {
  inner: `
    t.ex tex bl.a dvs d.v.s s.k sk m.a.o f.d fd f.ö fr.o.m from t.o.m tom p.g.a pga m.h.a mha p.s.s t.h t.v e.d i.o.m
    fil.dr fil.kand tekn.dr med.dr jur.kand teol.dr dr prof doc doktor ing civ.ing hr fr frk s:t s:ta mr mrs ev evt
    inkl exkl resp jfr jfm ang avs avd betr ca c:a cirka enl eng engl fransk ty lat gr urspr f.n förk förf
    utg red övers kungl kgl gen kapt löjtn överstelöjtn öv komm ordf v.ordf sekr stf
    tr föreg fkr ekr obs v.g mots närm ggr bitr allm sv sthlm gbg tel.nr
  `,
  common: 'o.dyl m.fl.a e.kr f.kr kl ltd inc corp co jr sr ab aktiebol tel fax vs o.likn o.a m.v.h',
  closing:
    'osv o.s.v m.m m.fl o.d kr st milj mdr tkr min sek tim km cm mm kg g l ha mån år a.m p.m e.m f.m',
  numbered:
    'nr s sid st kap art fig bd § jan feb febr mar apr maj jun jul aug sep sept okt nov dec kl p',
  months: 'januari februari mars april maj juni juli augusti september oktober november december',
  starters: `
    allt alla andra att av bara bland blev båda både de dem den denna deras dessa dessutom det detta dock du där därefter
    därför då efter eftersom ej eller en enligt ett exempelvis flera folk framför från för före först genom han hans
    har hela hennes hon hos hur i ibland idag inför ingen inom inte istället ja jag kanske kan man med medan mellan men
    mitt mot många måste ni nu något några när nästa och ofta om omkring också på redan samma samtidigt sedan sen sina sin
    sist ska skulle som så sådana tack tills till trots två under upp ur ut utan utanför vad var varför varje vi via vid
    vilka vilken ännu än äntligen är åt även över
  `,
  openers: 'kl klockan vid från till i',
};
