/** A few sentences of news in each script, which the benches repeat to the length they need. */
export const PASSAGES: Record<string, { language: string; text: string }> = {
  Latin: {
    language: 'de',
    text: 'Der Stadtrat beschloss am 17. Juli, die alte Brücke zu erneuern. „Wir haben lange genug gewartet“, sagte Dr. Weber. Die Arbeiten beginnen im Frühjahr und kosten etwa 3,5 Mio. Euro. ',
  },
  Cyrillic: {
    language: 'ru',
    text: 'Городской совет решил 17 июля обновить старый мост. «Мы ждали достаточно долго», — сказал г-н Иванов. Работы начнутся весной и обойдутся примерно в 3,5 млн рублей. ',
  },
  Arabic: {
    language: 'ar',
    text: 'قرر مجلس المدينة يوم الثلاثاء تجديد الجسر القديم. وقال العمدة: «انتظرنا طويلا بما يكفي». تبدأ الأعمال في الربيع وتكلف نحو 3.5 مليون دينار، فهل تكفي الميزانية؟ ',
  },
  Devanagari: {
    language: 'hi',
    text: 'नगर परिषद ने मंगलवार को पुराने पुल की मरम्मत का फैसला किया। महापौर ने कहा, “हमने काफी इंतज़ार किया है।” काम वसंत में शुरू होगा और लगभग 3.5 करोड़ रुपये खर्च होंगे। ',
  },
  Han: {
    language: 'zh',
    text: '市议会星期二决定修缮旧桥。市长说：“我们已经等得够久了。”工程将于明年春天开始，预计耗资三百五十万元。居民们还要等多久？',
  },
  kana: {
    language: 'ja',
    text: '市議会は火曜日、古い橋を改修することを決めた。「もう十分に待ちました」と市長は述べた。工事は来年の春に始まり、およそ三億五千万円かかる見込みだ。',
  },
  Thai: {
    language: 'th',
    text: 'สภาเมืองมีมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่า นายกเทศมนตรีกล่าวว่า “เรารอมานานพอแล้ว” งานจะเริ่มในฤดูใบไม้ผลิและใช้งบประมาณราว 3.5 ล้านบาท ',
  },
  Khmer: {
    language: 'km',
    text: 'ក្រុមប្រឹក្សាក្រុងបានសម្រេចនៅថ្ងៃអង្គារឱ្យជួសជុលស្ពានចាស់។ អភិបាលក្រុងបាននិយាយថា «យើងបានរង់ចាំយូរគ្រប់គ្រាន់ហើយ»។ ការងារនឹងចាប់ផ្តើមនៅនិទាឃរដូវ។ ',
  },
};

/** A passage again and again, up to so many UTF-16 code units. */
export function repeated(text: string, length: number): string {
  return text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .toWellFormed();
}
