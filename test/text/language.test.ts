import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  canonicalLanguage,
  detectLanguage,
  direction,
  isSameLanguage,
  joinSentences,
  usesSpaces,
} from '../../server/text/language.ts';

describe('languages', () => {
  it('run in the direction of their script, whatever the language', () => {
    for (const tag of ['ar', 'he', 'fa', 'ur', 'az-Arab', 'ar-EG'])
      assert.equal(direction(tag), 'rtl', tag);
    for (const tag of ['de', 'zh', 'az', 'ru-RU', 'no-such-tag-x'])
      assert.equal(direction(tag), 'ltr', tag);
  });

  it('know whether they write spaces between words', () => {
    assert.deepEqual(['zh', 'ja', 'th', 'km', 'ko', 'ar'].map(usesSpaces), [
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('join sentences as their readers expect', () => {
    assert.equal(joinSentences(['Он пришёл.', 'Она ушла.'], 'ru'), 'Он пришёл. Она ушла.');
    assert.equal(joinSentences(['他来了。', '', '她走了。'], 'zh-Hant'), '他来了。她走了。');
    assert.equal(joinSentences(['Emend', '2.0'], 'zh'), 'Emend 2.0');
    assert.equal(joinSentences(['ฝนตก', 'เขากลับบ้าน'], 'th'), 'ฝนตก เขากลับบ้าน');
  });

  it('have their tags written as BCP 47 wants them', () => {
    assert.equal(canonicalLanguage(' de-at '), 'de-AT');
    assert.equal(canonicalLanguage('zh-hant'), 'zh-Hant');
    for (const tag of ['', 'de_AT', 'und', 'deutsch!', 'x'])
      assert.equal(canonicalLanguage(tag), undefined, tag);
  });

  it('are the same across regions but not across scripts', () => {
    assert.ok(isSameLanguage('de', 'de-AT'));
    assert.ok(isSameLanguage('zh', 'zh-Hans-CN'));
    assert.ok(!isSameLanguage('zh-Hans', 'zh-Hant'));
    assert.ok(!isSameLanguage('ru', 'uk'));
  });

  it('are detected from a paragraph', () => {
    const paragraphs = {
      de: 'Der Verteidigungsminister traf sich am Freitag mit dem Befehlshaber, um über die Lage im Süden des Landes zu sprechen.',
      ru: 'Министр обороны встретился в пятницу с командующим, чтобы обсудить положение на юге страны.',
      uk: 'Міністр оборони зустрівся у пʼятницю з командувачем, щоб обговорити становище на півдні країни.',
      tr: 'Savunma bakanı cuma günü ülkenin güneyindeki durumu görüşmek üzere komutanla bir araya geldi.',
      en: 'On Friday the defence minister met the commander to discuss the situation in the south of the country.',
      ar: 'التقى وزير الدفاع يوم الجمعة بالقائد لبحث الوضع في جنوب البلاد.',
      fa: 'وزیر دفاع روز جمعه با فرمانده دیدار کرد تا درباره وضعیت جنوب کشور گفت‌وگو کند.',
      zh: '国防部长星期五会见了司令员，讨论了该国南部的局势。',
      'zh-Hant': '國防部長星期五會見了司令員，討論了該國南部的局勢。',
      ja: '国防大臣は金曜日に司令官と会い、国の南部の情勢について話し合った。',
      ko: '국방장관은 금요일 사령관을 만나 남부 지역의 상황을 논의했다.',
    };
    for (const [tag, text] of Object.entries(paragraphs))
      assert.equal(detectLanguage(text), tag, text);
  });

  it('are not guessed from next to nothing', () => {
    assert.equal(detectLanguage('OK'), undefined);
    assert.equal(detectLanguage('12 : 3'), undefined);
  });
});
