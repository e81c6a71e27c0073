import type { LanguageRules } from '../sentences/rules.ts';

/** Persian: abbreviations of news prose; a label before a colon stands alone. */
export const persian: LanguageRules = {
  inner: 'دکتر د مهندس آ ر.ک ر نک پ.م ق.م ه.ش ه.ق ه م ص.پ ا.د ج.ا',
  common: 'و.غیره ب.م',
  closing: 'ک.م س.م ک.گ',
  numbered: 'ص ج ش چ صص',
  colonSpeech: `
    گفت گفتند می‌گوید میگوید می‌گویند گفته افزود افزودند کرد کردند نوشت نوشتند نوشته پرسید پرسیدند داد دادند اظهار اعلام تاکید تأکید
    تصریح اضافه گوید گفتم گفتی گفتیم شد زیر ذیل است‌ عبارتند
  `,
};
