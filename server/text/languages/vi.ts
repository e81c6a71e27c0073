import type { LanguageRules } from '../sentences/rules.ts';

/** Vietnamese: abbreviations of news prose. */
export const vietnamese: LanguageRules = {
  inner: 'ts ths pgs gs tp tx tt q p h x đ kts ks bs ths.bs gs.ts pgs.ts ub vd tcn scn bt st th',
  common: 'vv cty tnhh cp co inc ltd corp',
  closing: 'v.v a.m p.m km kg',
  numbered: 'số tr tập',
  starters: `
    anh ba bà bạn bây bởi các cái cậu cả chị cho chúng chính cô có còn con cùng của do dù đã đây để đến điều đó được em gần giờ hai
    hãy hiện hôm họ khi không là lúc mà mặc mẹ mỗi một mọi này năm ngày nếu người nhưng những nhờ nó ở ông phải qua ra rất sau
    sẽ số sự tại tất theo thì thế tôi trên trong trước từ tuy và vào vậy về vì việc với
  `,
};
