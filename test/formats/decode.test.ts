import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { UserError } from '../../server/errors.ts';
import { decode, MAX_BYTES } from '../../server/formats/decode.ts';

const PROSE: Record<string, string> = {
  ru: 'Рыбаки обнаружили на дне озера лодку, которой, по оценке археологов, не меньше трёхсот лет. «Такой сохранности мы не видели ни разу», — сказала археолог Нина Белова.\n\nЛодку отправят на реставрацию.',
  uk: "Дерев'яну зупинку 1910 року відреставрували місцеві волонтери за вісім місяців. Її їхні діти теж фарбували, і це всім сподобалося.",
  de: 'Der Fahrplan, der älter ist als die Straße, hängt noch über der Kasse. „Wir haben um beides gebeten“, sagt die Wirtin – und schüttelt den Kopf.',
  fr: "Après quarante-deux ans derrière son comptoir, l'horloger a baissé le rideau. Il n'a pas trouvé de repreneur ; la mairie, déçue, envisage d'y créer un atelier.",
  tr: 'Sahil yolu haziran başından eylül sonuna kadar yalnızca yayalara ve bisikletlilere açık olacak. Çocuklarımız artık korkmadan bisiklete binebilecek, dedi Işıl Öğüt.',
  pl: 'Po dwóch latach remontu kierowcy mogą znów przejechać mostem. Pierwsze samochody ruszyły w poniedziałek o świcie, a wójt zapowiedział jeszcze budowę ścieżki.',
  el: 'Το πρωί της Κυριακής άνοιξε η μεγαλύτερη πεζογέφυρα της πόλης. Οι κάτοικοι την περίμεναν τρία χρόνια, και ήρθαν εκατοντάδες.',
  ar: 'افتتحت البلدية صباح الأحد أطول جسر للمشاة في المدينة بعد ثلاث سنوات من العمل، ويبلغ طول الجسر مئات الأمتار.',
  he: 'העירייה פתחה ביום ראשון את הגשר הארוך ביותר להולכי רגל בעיר, אחרי שלוש שנות עבודה. מאות תושבים הגיעו לטקס.',
  zh: '清晨六点，七十一岁的陈桂香背着竹篓，第一个走上修好的云溪廊桥。她在桥中央停了一下，然后头也不回地往山上走去。',
  'zh-Hant':
    '清晨六點，七十一歲的陳桂香背著竹簍，第一個走上修好的雲溪廊橋。她在橋中央停了一下，然後頭也不回地往山上走去。',
  ja: '町の小さな図書館が、日曜日にも開くことになった。三人の職員が新しく加わり、子どもたちのための読み聞かせも始まる。',
  ko: '도서관이 일요일에도 문을 열기로 했다. 직원 세 명이 새로 왔고, 아이들을 위한 책 읽기 모임도 시작된다.',
};

/** Encodings by what iconv calls them and the language written in them. */
const LEGACY: readonly (readonly [encoding: string, language: string])[] = [
  ['windows-1251', 'ru'],
  ['KOI8-R', 'ru'],
  ['IBM866', 'ru'],
  ['windows-1251', 'uk'],
  ['windows-1252', 'de'],
  ['windows-1252', 'fr'],
  ['windows-1254', 'tr'],
  ['windows-1250', 'pl'],
  ['windows-1253', 'el'],
  ['windows-1256', 'ar'],
  ['windows-1255', 'he'],
  ['GB18030', 'zh'],
  ['Big5', 'zh-Hant'],
  ['Shift_JIS', 'ja'],
  ['EUC-JP', 'ja'],
  ['cp949', 'ko'],
];

const refusal = (bytes: Uint8Array): { key: string; status: number; field: string | undefined } => {
  try {
    decode(bytes, undefined, 'original');
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return { key: error.key, status: error.status, field: error.field };
  }
  throw new assert.AssertionError({ message: 'It was taken in.' });
};

describe('encodings', () => {
  for (const [encoding, language] of LEGACY) {
    test(`${encoding} of a text said to be ${language}`, () => {
      // What the encoding lacks, such as the German dashes of DOS, is not the question here.
      const text = iconv.decode(iconv.encode(PROSE[language] as string, encoding), encoding);
      const decoded = decode(iconv.encode(text, encoding), language);
      assert.equal(decoded.text, text);
      assert.equal(decoded.note?.key, 'import:note.converted');
      // Greek and Hebrew of the ISO and of Windows are the same bytes for such a text.
      assert.deepEqual(iconv.encode(text, decoded.encoding), iconv.encode(text, encoding));
      assert.equal(decoded.note?.params.encoding, decoded.encoding);
    });
  }

  for (const [encoding, language] of [
    ['windows-1251', 'ru'],
    ['KOI8-R', 'ru'],
    ['Shift_JIS', 'ja'],
    ['windows-1252', 'fr'],
  ] as const) {
    test(`${encoding} when nobody says what language it is`, () => {
      const text = (PROSE[language] as string).repeat(3);
      assert.equal(
        decode(iconv.encode(text, encoding)).text,
        iconv.decode(iconv.encode(text, encoding), encoding),
      );
    });
  }

  for (const encoding of ['UTF-16LE', 'UTF-16BE', 'UTF-32LE', 'UTF-32BE']) {
    test(`${encoding} with its mark`, () => {
      for (const text of Object.values(PROSE)) {
        const decoded = decode(iconv.encode(text, encoding, { addBOM: true }));
        assert.deepEqual([decoded.text, decoded.encoding], [text, encoding]);
      }
    });
  }

  for (const encoding of ['UTF-16LE', 'UTF-16BE']) {
    for (const [language, text] of Object.entries(PROSE)) {
      test(`${encoding} without a mark, ${language}`, () => {
        const decoded = decode(iconv.encode(text, encoding, { addBOM: false }), language);
        assert.deepEqual([decoded.text, decoded.encoding], [text, encoding]);
      });
    }
  }

  test('UTF-8 needs no note, its mark is dropped, and the stated language does not mislead', () => {
    for (const text of Object.values(PROSE)) {
      assert.deepEqual(decode(Buffer.from(`\ufeff${text}`), 'ru'), { text, encoding: 'UTF-8' });
    }
  });

  test('short texts of UTF-8 stay what they are', () => {
    for (const text of ['ok', 'é', '2\n', 'Привет', '😀', '茶']) {
      assert.equal(decode(Buffer.from(text)).text, text);
    }
  });

  test('any text in UTF-8 comes back as it was', () => {
    const plain = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: texts with them are refused
      .filter((text) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/u.test(text))
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        assert.equal(decode(Buffer.from(text)).text, text);
      }),
    );
  });
});

describe('what is no text', () => {
  const files: readonly (readonly [
    name: string,
    bytes: Uint8Array,
    key: string,
    status: number,
  ])[] = [
    ['nothing', Buffer.alloc(0), 'empty', 422],
    ['white space', Buffer.from(' \n\t\u00a0\u200b\n'), 'empty', 422],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'otherFormat', 415],
    ['RTF', Buffer.from('{\\rtf1\\ansi Hallo}'), 'otherFormat', 415],
    ['ZIP', Buffer.from('PK\x03\x04\x14\x00mimetype'), 'otherFormat', 415],
    ['gzip', gzipSync('Hallo'), 'otherFormat', 415],
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'otherFormat', 415],
    [
      'random bytes',
      deflateRawSync(Buffer.from('abc'.repeat(50).concat(...LEGACY.flat()))),
      'binary',
      415,
    ],
    ['NUL in a short text of even length', Buffer.from('Ein Satz, kurz.\0'), 'nul', 422],
    ['NUL in a text', Buffer.from('Erste Zeile\nzweite\0Zeile'), 'nul', 422],
    [
      'a control character',
      Buffer.from('Erste\nzwe\u0007ite Zeile mit genug Text'),
      'controlCharacter',
      422,
    ],
  ];
  for (const [name, bytes, key, status] of files) {
    test(name, () => {
      assert.deepEqual(refusal(bytes), { key: `import:error.${key}`, status, field: 'original' });
    });
  }

  test('over 5 MB, measured in bytes', () => {
    assert.equal(refusal(Buffer.alloc(MAX_BYTES + 1, 'a')).status, 413);
    assert.equal(decode(Buffer.alloc(MAX_BYTES, 'a')).text.length, MAX_BYTES);
  });

  test('a Word document is named', () => {
    const bytes = Buffer.from('PK\x03\x04\x14\0\x06\0word/document.xml', 'latin1');
    assert.throws(
      () => decode(bytes),
      (error: UserError) => error.params.format === 'Microsoft Word',
    );
  });
});
