import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { prepareArticle } from '../../server/articles/prepare-article.ts';
import { readSamples } from '../../server/articles/samples.ts';
import { read } from '../../server/formats/plain-text.ts';
import { splitSentences } from '../../server/text/sentences.ts';

const PAIR = { sourceLanguage: 'en', targetLanguage: 'de' };

const ORIGINAL = `Council approves new cycle path

The city council voted on Tuesday to build a cycle path of 4 kilometres along the canal. Work is due to begin in June.

"We have been asking for this since 1998," said Ruth Amadi, who chairs the residents' association.`;
const TRANSLATION = `Rat genehmigt neuen Radweg

Der Stadtrat stimmte am Dienstag für den Bau eines 4 Kilometer langen Radwegs am Kanal. Die Arbeiten sollen im Juni beginnen.

„Wir bitten darum seit 1998“, sagte Ruth Amadi, die Vorsitzende des Anwohnervereins.`;

const outline = (original: string, translation: string, pair = PAIR) =>
  prepareArticle({ original, translation, ...pair }).blocks.map(
    ({ kind, beads }) =>
      `${kind} ${beads.map(({ source, target }) => `${source.length}-${target.length}`).join(' ')}`,
  );

describe('blocks and sentences', () => {
  test('of an article without furniture', () => {
    assert.deepEqual(outline(ORIGINAL, TRANSLATION), [
      'heading 1-1',
      'paragraph 1-1 1-1',
      'paragraph 1-1',
    ]);
  });

  test('furniture that only the translation has stands alone', () => {
    const page = `${TRANSLATION}\n\nTeilen\n\n2 Kommentare\n\n+3\n17. Juli 2020, 18:49\nEndlich!`;
    assert.deepEqual(outline(ORIGINAL, page), [
      'heading 1-1',
      'paragraph 1-1 1-1',
      'paragraph 1-1',
      'boilerplate 0-1',
      'boilerplate 0-1',
      'comment 0-1',
      'comment 0-1',
      'comment 0-1',
    ]);
  });

  test('furniture the translation garbled is known by the original', () => {
    const original = `${ORIGINAL}\n\nRelated stories\n\nSign in to join the conversation.\n\n© 2024 Canal Gazette`;
    const translation = `${TRANSLATION}\n\nVerwandte Etagen\n\nZeichne dich hinein, das Gespräch zu verbinden.\n\n© 2024 Kanal-Amtsblatt`;
    assert.deepEqual(outline(original, translation).slice(-3), [
      'boilerplate 1-1',
      'boilerplate 1-1',
      'boilerplate 1-1',
    ]);
  });

  test('a paragraph the translation joined to another is paired with both', () => {
    const joined = TRANSLATION.replace('beginnen.\n\n„', 'beginnen. „');
    assert.deepEqual(outline(ORIGINAL, joined), ['heading 1-1', 'paragraph 1-1 1-1 1-1']);
  });

  test('a paragraph the translation left out has no translation', async () => {
    const sample = (await readSamples()).find(({ name }) => name === 'en-de-night-ferry');
    const { original = '', machineText = '' } = sample?.article ?? {};
    const whole = outline(original, machineText);
    const paragraphs = machineText.split('\n\n');
    const left = paragraphs.findIndex((one) => one.startsWith('Die erste Dampffähre'));
    const expected = whole.with(left, 'paragraph 1-0 1-0 1-0 1-0');
    assert.deepEqual(outline(original, paragraphs.toSpliced(left, 1).join('\n\n')), expected);
  });
});

test('confidence is a probability', () => {
  const { blocks } = prepareArticle({ original: ORIGINAL, translation: TRANSLATION, ...PAIR });
  for (const { confidence } of blocks.flatMap(({ beads }) => beads)) {
    assert.ok(confidence !== null && confidence > 0 && confidence <= 1);
  }
});

const paragraph = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 6 })
  .map((parts) => parts.join('. '));
const text = fc.array(paragraph, { minLength: 1, maxLength: 12 }).map((all) => all.join('\n\n'));

test('every sentence of both texts is in exactly one bead, in order', () => {
  const sentencesOf = (plain: string, language: string) =>
    read(plain, language).blocks.flatMap((block) => splitSentences(block.text, language));
  fc.assert(
    fc.property(text, text, (original, translation) => {
      const { blocks } = prepareArticle({ original, translation, ...PAIR });
      const beads = blocks.flatMap((block) => block.beads);
      assert.deepEqual(
        beads.flatMap(({ source }) => source),
        sentencesOf(original, 'en'),
      );
      assert.deepEqual(
        beads.flatMap(({ target }) => target),
        sentencesOf(translation, 'de'),
      );
      assert.ok(beads.every(({ source, target }) => source.length + target.length > 0));
    }),
    { numRuns: 60 },
  );
});

test('no text on one side or both', () => {
  assert.deepEqual(outline('', ''), []);
  assert.deepEqual(outline('Only here.', ''), ['paragraph 1-0']);
});
