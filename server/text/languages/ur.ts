import type { LanguageRules } from '../sentences/rules.ts';

/** Urdu: abbreviations, and the letters that make initials. */
export const urdu: LanguageRules = {
  inner:
    'ڈاکٹر پروفیسر مسٹر مسز ایم بی سی ڈی ای ایف ایچ جے کے ایل این او کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ اے مثلا ق.م',
  common: 'وغیرہ',
  numbered: 'ص نمبر ج',
};
