import type { LanguageRules } from '../sentences/rules.ts';

/** Bengali: abbreviations and the letters that make initials. */
export const bengali: LanguageRules = {
  inner: `
    ড ডা ডঃ ডাঃ অধ্যাপক মো মোঃ মুহ মোহা শ্রী শ্রীমতী জনাব ইঞ্জি প্রফ লে মে জে কর্নেল ক্যাপ্টেন খ্রি খ্রী রা বি খ্রিস্টপূর্ব
    এ সি ডি ই এফ জি এইচ আই কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড এ.কে কি.মি সে.মি
  `,
  numbered: 'নং পৃ',
};
