import type { LanguageRules } from '../sentences/rules.ts';

/** Hindi: abbreviations and the letters that make initials. */
export const hindi: LanguageRules = {
  inner: `
    डॉ डा प्रो श्री श्रीमती सुश्री कु पं स्व ले कर्नल मे इं ई.पू ई सं पृ उदा रु कि.मी कि.ग्रा मि.मी से.मी
    ए बी सी डी एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड एच.डी पी.एच
  `,
  numbered: 'क्र नं अनु',
  terminators: '|',
};
