import type { LanguageRules } from '../sentences/rules.ts';

/** Turkish: abbreviations of news prose, the military and addresses; ordinals by full stop. */
export const turkish: LanguageRules = {
  ordinals: true,
  ordinalsBeforeCapitals: true,
  inner: `
    dr prof doç yrd yrd.doç öğr öğr.gör arş arş.gör uzm av ecz müh mim dt vet op op.dr dz hv kr org orgen korg tümg tuğg alb yb bnb
    yzb ütğm tğm asb astsb uzm.çvş çvş onb gnkur gen amr koramiral tüma tuğa
    sn hz hş st mr mrs ing alm fr rus ar lat it isp jap çin osm tür türk bkz örn msl yak
    yakl çev ed nşr drl kıs
    cad cd sk mah mh blv apt no'lu ilç ile
    bşk gn md müd gnl gn.md genel.md gnl.md yrdc vek kol kom hâk
    m.ö m.s i.ö i.s mö ms t.c kod fak ünv üniv böl ens enst lis ort inş
    matem mat fiz kim biy huk ekon müz coğ edb
  `,
  common:
    'vb vs vd vdğr v.b v.s v.d ve.b a.ş ltd şti tic inc corp co a.b.d a.b k.k.t.c s.s.c.b t.b.m.m tel faks gr',
  closing: 'km cm mm kg mg gr lt ml ha dk sa tl krş milyon mlyr yy',
  numbered: 'no nr s sf sy syf c cilt mad şek tab bab vol',
  months: `
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
  `,
  beforeOrdinal: `
    yılın ayın ve ile birinci dünya bu olan
  `,
  starters: `
    acaba açıklamada adam ama amerika ancak aslında aynı ayrıca az bana başka bazen bazı belki ben beni benim biz
    bizim bir birçok bize böyle böylece böylelikle bu buna bunda bundan bunlar bunun burada bütün çoğu çok
    çünkü da daha de dedi demek diğer dün ee eğer elbette en evet fakat gece geçen gene gerçekten
    gibi haberde hala halbuki hangi hatta hayır hem henüz hep hepsi her herkes hiç hiçbir için ilk iki ise işte
    kaldı kaç karşın kendi kendisi kim kimi kimse lakin madem nasıl ne neden nedeniyle nerede nitekim niçin niye o
    ona ondan onlar onu onun orada oysa öte öyle önce önceki oldukça olay peki pek rağmen sadece sanki sen
    sene siz sonra sonunda sonuçta şimdi şu şöyle tabii tam tüm üstelik üzerine var ve veya ya yalnız yani yarın
    yine yok yoksa zaten zira
  `,
  openers: 'saat',
  proper: 'sok kat der haz yay yön san',
};
