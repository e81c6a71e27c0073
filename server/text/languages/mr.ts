import type { LanguageRules } from '../sentences/rules.ts';

/** Marathi: abbreviations and the letters that make initials. */
export const marathi: LanguageRules = {
  inner: `
    डॉ डाॅ डा प्रा प्रो श्री श्रीमती सौ कु पं स्व कै रा न्या ले अॅड ॲड इं इ.स इ.स.पू ई.स उदा सं पृ क्र रु कि.मी किमी कि से.मी ता जि पो वि मा ना
    ए बी सी डी एफ जी एच आय जे के एल एम एन ओ पी क्यू आर एस टी यू व्ही डब्ल्यू एक्स वाय झेड दि
  `,
  common: 'इ इत्यादी वगैरे',
  numbered: 'नं',
};
