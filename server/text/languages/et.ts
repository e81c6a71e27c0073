import type { LanguageRules } from '../sentences/rules.ts';

/** Estonian: abbreviations of news prose; ordinals by full stop. */
export const estonian: LanguageRules = {
  ordinals: true,
  inner: `
    nt näit s.o st s.t nn n.ö dr prof dots mag ins arh hr pr prl lp kol kpt kin mjr ltn kindr adm esim aseesim dir juh sekr
    nim k.a vt vrd inglk ingl sks saksa pr.k vn lad kr it hisp soome endn end sünd abiell pü püh kl
    u umb ca kaasaarv tn mnt pst al vald mk
  `,
  common: 'jms jpt jm vm etc m.a.j e.kr p.kr ekr pkr as oü ltd inc corp co jr sr tel faks ibid',
  closing: 'jne jt vms a aa saj eur krt milj mld mljr tuh min sek t km cm mm kg g l ha tk',
  numbered: 'nr lk p ptk art joon tab § lg kd jaan veebr apr aug sept okt nov dets',
  months: `
    jaanuar jaanuaril jaanuari veebruar veebruaril veebruari märts märtsil märtsi aprill aprillil aprilli mai mail juuni juunil
    juuli juulil august augustil augusti september septembril septembri oktoober oktoobril oktoobri november novembril
    novembri detsember detsembril detsembri
  `,
  starters: `
    aga ainult ajal ega ehk ei ent enne et ga hiljem hoopis igal igatahes ilma ilmselt ja jah just juba kas kes keegi kõik kõige
    kogu koos ka kahjuks kaks kui kuid kuidas kuigi kus küll kuna ma me meie mida mille millal miks minu mis mitte mul muidugi
    nad näiteks need neid nende ning nii nüüd oli olen on ometi peale pärast praegu sa samas samuti see seal seda sealt
    seega selle seejärel seetõttu selles siin siis siiski tema ta täna teda te teiste teie tegelikult too üks üle või vaid
    varem veel
  `,
  openers: 'kell',
};
