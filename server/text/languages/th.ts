import type { LanguageRules } from '../sentences/rules.ts';

/** Thai: no marks end sentences, but abbreviations have full stops. */
export const thai: LanguageRules = {
  inner: `
    ดร ศ รศ ผศ นพ พญ ทพ ภก น.ส นส ด.ช ด.ญ พล.อ พล.ต พล.ท พล.ร.อ พล.อ.อ พล.ต.อ พล.ต.ท พล.ต.ต พ.อ พ.ท พ.ต ร.อ ร.ท ร.ต ร.ต.อ ร.ต.ท พ.ต.อ พ.ต.ท พ.ต.ต
    จ.ส.อ ส.อ ม.ร.ว ม.ล ม.จ ส.ส สส ส.ว พ.ศ ค.ศ ร.ศ จ.ศ ฮ.ศ ก.ค ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ส.ค ก.ย ต.ค พ.ย ธ.ค ถ ซ อ ต จ ม เช่น โทร ต.ร.ว ตร ตร.ม ตร.กม
    กม ซม มม กก ก ช.ม ชม น นาที บ ร.ร รร รพ ม.3 กทม สนง บมจ บจ หจก
  `,
};
