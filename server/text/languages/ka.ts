import type { LanguageRules } from '../sentences/rules.ts';

/** Georgian: abbreviations of news prose. */
export const georgian: LanguageRules = {
  inner:
    'ე.წ ე.ი მაგ ბ-ნი ქ-ნი ბატ ქალბ პროფ დოც აკად დოქტ ინჟ გენ პოლკ მაი კაპ წმ ქ ქუჩ გამზ სოფ რ-ნი ინგლ ფრანგ გერმ რუს ლათ ბერძ იხ შდრ რედ გამომც მთარგმ დაბ გარდ დაახლ მ.შ თ.ა',
  common: 'ა.შ და.ა.შ და.სხვ სხვ ძვ.წ ახ.წ ჩვ.წ შპს სს ტელ',
  closing: 'წ წწ ს სს ლ მლნ მლრდ ათ კმ მ სმ კგ გ წთ სთ',
  numbered: 'გვ თ ტ ნახ მუხ პ № ცხრ იანვ თებ აპრ სექტ ოქტ ნოემბ დეკ',
};
