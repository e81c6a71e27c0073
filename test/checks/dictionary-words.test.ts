import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertUser } from '../../server/accounts/user.store.ts';
import { openDictionaries } from '../../server/checks/dictionaries.ts';
import {
  addDictionaryWord,
  listDictionaryWords,
  ownWords,
  removeDictionaryWord,
} from '../../server/checks/dictionary-word.store.ts';
import { Pair } from '../../server/checks/pair.ts';
import { runChecks } from '../../server/checks/run.ts';
import { startApp } from '../support/app.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const SOURCE = 'Министр посетил лагерь.';
const TARGET = 'Der Minister besuchte das Äroklublager.';

let made = 0;

forEachEngine((engine) => {
  describe('words of the newsroom’s own', () => {
    async function open(t: Parameters<typeof openStore>[0]) {
      const { db } = await openStore(t, engine);
      const person = (name: string, languages: string[] | null = null) =>
        insertUser(db, {
          kind: 'person',
          name,
          email: `words-${++made}@example.org`,
          role: 'editor',
          languages,
        });
      const misspelt = async (user?: { id: string }) => {
        const own = await ownWords(db, 'de-AT', user?.id);
        const context = { dictionary: await openDictionaries(['de'], { de: own }) };
        const pair = new Pair(SOURCE, TARGET, 'ru', 'de-AT');
        return runChecks(pair, context, { enabled: ['spelling'] }).map(({ params }) => params.word);
      };
      return { db, person, misspelt };
    }

    it('are right for whoever added them, or for everybody, from then on', async (t) => {
      const { db, person, misspelt } = await open(t);
      const [ruth, ilham] = [await person('Ruth Amadi'), await person('İlham Əliyev')];
      const word = { language: 'de-AT', word: ' Äroklublager ' };
      assert.deepEqual(await misspelt(ruth), ['Äroklublager']);
      const own = await addDictionaryWord(db, { ...word, isShared: false }, ruth);
      assert.deepEqual([own.language, own.word], ['de', 'Äroklublager']);
      assert.deepEqual(await misspelt(ruth), []);
      assert.deepEqual(await misspelt(ilham), ['Äroklublager']);
      assert.deepEqual(await misspelt(), ['Äroklublager']);
      const shared = await addDictionaryWord(db, { ...word, isShared: true }, ilham);
      assert.deepEqual(await misspelt(), []);
      const again = await addDictionaryWord(db, { ...word, isShared: true }, ruth);
      assert.equal(again.id, shared.id, 'it is there once');
      assert.equal(again.addedBy, 'İlham Əliyev');

      await assert.rejects(removeDictionaryWord(db, shared.id, ruth), { status: 403 });
      await assert.rejects(removeDictionaryWord(db, own.id, ilham), { status: 404 });
      await removeDictionaryWord(db, shared.id, { ...ruth, role: 'reviewer' });
      assert.deepEqual(await misspelt(ilham), ['Äroklublager']);
      assert.deepEqual(await misspelt(ruth), []);
    });

    it('are found in capitals, with a curly apostrophe and with the ending after it', async (t) => {
      const { db, person } = await open(t);
      const ruth = await person('Ruth');
      await addDictionaryWord(db, { language: 'tr', word: 'hazelfındık', isShared: false }, ruth);
      const own = await ownWords(db, 'tr', ruth.id);
      const dictionary = await openDictionaries(['tr'], { tr: own });
      for (const [word, isRight] of [
        ['hazelfındık', true],
        ['Hazelfındık', true],
        ['hazelfındık’ın', true],
        ['hazelfındıkk', false],
      ] as const)
        assert.equal(dictionary.isCorrect(word, 'tr'), isRight, word);
    });

    it('are single words of a language with a dictionary, added by whoever edits in it', async (t) => {
      const { db, person } = await open(t);
      const [ruth, nermin] = [await person('Ruth'), await person('Nermin', ['tr'])];
      const add = (word: string, user = ruth, language = 'de') =>
        addDictionaryWord(db, { language, word, isShared: true }, user);
      for (const word of ['zwei Wörter', '', '  ', 'x'.repeat(101), '-', 'a\0b', '\ud800'])
        await assert.rejects(add(word), { status: 422 }, word);
      await assert.rejects(add('谈判', ruth, 'zh'), { key: 'checking:error.noDictionary' });
      await assert.rejects(add('Wort', nermin), { status: 403 });
      await assert.rejects(add('Wort', { ...ruth, role: 'reader' }), { status: 403 });
      await add('İstanbullu', nermin, 'tr');
    });

    it('go with their owner, but what is everybody’s stays', async (t) => {
      const { db, person } = await open(t);
      const [ruth, ilham] = [await person('Ruth'), await person('İlham')];
      await addDictionaryWord(db, { language: 'en', word: 'Mustafayev', isShared: false }, ruth);
      await addDictionaryWord(db, { language: 'en', word: 'Əliyev', isShared: true }, ruth);
      await db.deleteFrom('user').where('id', '=', ruth.id).execute();
      const left = (await listDictionaryWords(db, ilham, 'en')).map(({ word }) => word);
      assert.deepEqual(left, ['Əliyev']);
      assert.deepEqual([...(await ownWords(db, 'en-GB', ruth.id))], ['Əliyev']);
    });
  });
});

describe('the page of the dictionary', () => {
  it('adds and removes words, and goes back to where somebody came from', async () => {
    const app = await startApp();
    try {
      const editor = await app.as('editor');
      const add = (fields: object) => editor.post('/checks/words').type('form').send(fields);
      await add({
        language: 'de',
        word: 'Kargabahn',
        back: '/articles/1/translations/de?segment=3',
      })
        .expect(303)
        .expect('location', '/articles/1/translations/de?segment=3');
      await add({ language: 'de', word: 'Lokum', shared: '1', back: '//evil.example' })
        .expect(303)
        .expect('location', '/');
      const refused = await add({ language: 'de', word: 'zwei <Wörter>' }).expect(422);
      assert.match(refused.text, /value="zwei &lt;Wörter&gt;"/, 'what was typed stays');
      const page = await editor.get('/checks/words?language=de-CH').expect(200);
      assert.match(page.text, /Kargabahn/);
      assert.match(page.text, /<b lang="de" dir="ltr">Lokum<\/b>/);
      const removal = /action="(\/checks\/words\/\d+\/removal)"/.exec(page.text)?.[1] ?? '';
      await editor.post(removal).expect(303);
      await editor.post(removal).expect(404);
      const reader = await app.as('reader');
      const seen = await reader.get('/checks/words?language=de').expect(200);
      assert.ok(!seen.text.includes('Kargabahn'), 'it is the editor’s own');
    } finally {
      await app.close();
    }
  });
});
