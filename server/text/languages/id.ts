import type { LanguageRules } from '../sentences/rules.ts';

/** Indonesian and Malay: abbreviations of news prose. */
export const indonesian: LanguageRules = {
  inner: `
    bpk bp sdr sdri tn ny nn dr drs dra drg ir prof hj k.h kh r rr r.a tgk ust kol letjen mayjen brigjen jend let kapt may irjen komjen
    akbp akp kompol gub jl jln gg kab kec kel ds prov mis cth yth ybs s.e s.h s.t s.ip s.sos m.m m.si m.sc m.a m.h
    tsb a.n u.b u.p d.a c.q i.e e.g ttd alm almh
  `,
  common:
    'dkk etc tbk pt cv co inc ltd corp jr sr ph.d s.pd m.pd a.s s.a.w swt saw telp tel fax m sm',
  closing: 'dll dsb dst a.m p.m km cm kg rp jt',
  numbered:
    'no tgl hlm hal h ps ay bab tab gbr vol jan feb mar apr mei jun jul agu ags sep okt nov des',
  months: 'januari februari maret april mei juni juli agustus september oktober november desember',
  starters: `
    ada adapun agar aku akan akhirnya anda antara apa apakah atas bagaimana bagi bahkan bahwa banyak beberapa bila bukan dalam dan dari
    dengan demikian di dia dua hal hanya hingga ia ini itu jadi jika juga kami karena kata kalau ke kemudian kepada ketika kini
    kita kedua lalu lebih maka masih melalui meski meskipun menurut mereka namun oleh orang pada para pihak saat saya
    sebab sebagai sebelum sebelumnya sebuah sedangkan sejak selain selama seluruh semua sementara seorang seperti serta
    setelah setiap sudah tak tapi telah tentang terhadap tetapi tidak untuk walaupun yang
  `,
};
