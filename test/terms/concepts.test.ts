import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Pair } from '../../server/checks/pair.ts';
import { runChecks } from '../../server/checks/run.ts';
import { checkTranslation } from '../../server/findings/check-translation.ts';
import { mapFindings } from '../../server/findings/finding.store.ts';
import { runArticleChecks } from '../../server/findings/run-checks.ts';
import { FormatError } from '../../server/formats/problem.ts';
import { tbx } from '../../server/formats/tbx.ts';
import {
  allConcepts,
  deleteConcept,
  getConcept,
  importConcepts,
  insertConcept,
  listConcepts,
  updateConcept,
} from '../../server/terms/concept.store.ts';
import { type ConceptInput, plainTerm } from '../../server/terms/concept.ts';
import { readTerms } from '../../server/terms/read-terms.ts';
import { termPair } from '../../server/terms/term-index.ts';
import { TERM_FORMATS, writeTerms } from '../../server/terms/write-terms.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const nothing = { code: null, subject: null, definition: null, note: null, source: null };

const ARMY: ConceptInput = {
  ...nothing,
  subject: 'Armed forces',
  terms: [
    plainTerm('ru', 'отдельная общевойсковая армия'),
    { ...plainTerm('de', 'Selbständige Armee'), gender: 'feminine', partOfSpeech: 'noun' },
    { ...plainTerm('de', 'Separate Militärarmee'), status: 'forbidden' },
  ],
};

const reviewer = someone('reviewer');

forEachEngine((engine) => {
  describe('the termbase', () => {
    it('keeps concepts with their terms, and finds them by words, language and status', async (t) => {
      const { db } = await openStore(t, engine);
      const { id, terms } = await insertConcept(db, ARMY, reviewer);
      assert.deepEqual(
        terms.map(({ text, status }) => [text, status]),
        [
          ['Selbständige Armee', 'preferred'],
          ['Separate Militärarmee', 'forbidden'],
          ['отдельная общевойсковая армия', 'preferred'],
        ],
      );
      const found = async (query: object) =>
        (await listConcepts(db, query)).concepts.map((concept) => concept.id).includes(id);
      assert.ok(await found({ search: 'selbstandige ARM' }));
      assert.ok(!(await found({ search: 'Selbst%' })));
      assert.ok(await found({ language: 'de-AT', status: 'forbidden' }));
      assert.ok(!(await found({ language: 'tr' })));
      assert.ok(!(await found({ language: 'ru', status: 'forbidden' })));
      const changed = { ...ARMY, terms: [plainTerm('RU', ' армия  особая ')] };
      await updateConcept(db, id, changed, reviewer);
      const [only] = (await getConcept(db, id)).terms;
      assert.deepEqual([only?.language, only?.text], ['ru', 'армия особая']);
      await assert.rejects(deleteConcept(db, id, someone('editor')), { status: 403 });
      await deleteConcept(db, id, reviewer);
      await assert.rejects(getConcept(db, id), { status: 404 });
    });

    it('is written by those who edit in one of the languages, and refuses what does not fit', async (t) => {
      const { db } = await openStore(t, engine);
      const turkish = { ...reviewer, languages: ['tr'] };
      await assert.rejects(insertConcept(db, ARMY, turkish), { status: 403 });
      await assert.rejects(insertConcept(db, ARMY, someone('reader')), { status: 403 });
      const wrong = { ...ARMY, terms: [plainTerm('d_e!', '…'), plainTerm('de', 'x'.repeat(251))] };
      await assert.rejects(insertConcept(db, wrong, reviewer), ({ errors }) => {
        assert.deepEqual(
          errors.map(({ field }: { field: string }) => field),
          ['terms.0.language', 'terms.0.text', 'terms.1.text'],
        );
        return true;
      });
      await assert.rejects(insertConcept(db, { ...ARMY, terms: [] }, reviewer), { status: 422 });
    });

    it('takes in a file twice without having anything twice', async (t) => {
      const { db } = await openStore(t, engine);
      const file = Buffer.from(
        'ru,de,subject\nпереговоры,Verhandlungen|Gespräche,Politik\nмост,Brücke,\n',
      );
      const concepts = readTerms(file);
      assert.deepEqual(await importConcepts(db, concepts, reviewer), {
        added: 2,
        changed: 0,
        unchanged: 0,
      });
      assert.deepEqual(await importConcepts(db, concepts, reviewer), {
        added: 0,
        changed: 0,
        unchanged: 2,
      });
      const more = readTerms(Buffer.from('ru,de,tr\nмост,Brücke,köprü\n'));
      assert.deepEqual(await importConcepts(db, more, reviewer), {
        added: 0,
        changed: 1,
        unchanged: 0,
      });
      const { concepts: bridges } = await listConcepts(db, { search: 'kopru' });
      assert.deepEqual(
        bridges[0]?.terms.map(({ text }) => text),
        ['Brücke', 'мост', 'köprü'],
      );
    });

    it('is what translations are checked by, from the next change of it on', async (t) => {
      const { db } = await openStore(t, engine);
      const check = async (source: string, target: string) => {
        const termbase = await termPair(db, 'ru', 'de-AT');
        const pair = new Pair(source, target, 'ru', 'de-AT');
        const found = runChecks(pair, termbase ? { termbase } : {}, { enabled: ['terms'] });
        return found.map(({ messageKey, side, start, end }) => {
          const text = side === 'source' ? source : target;
          return `${messageKey.split('.').at(-1)}@${text.slice(start, end)}`;
        });
      };
      const source = 'Он командует Отдельной общевойсковой армией.';
      const wrong = 'Er befehligt die Separaten Militärarmee.';
      const before = await check(source, wrong);
      assert.deepEqual(before, []);
      const { id } = await insertConcept(db, ARMY, reviewer);
      assert.deepEqual(await check(source, wrong), [
        'missing@Отдельной общевойсковой армией',
        'forbidden@Separaten Militärarmee',
      ]);
      assert.deepEqual(await check(source, 'Er befehligt die Selbständigen Armeen.'), []);
      assert.deepEqual(await check('Он дома.', wrong), []);
      await deleteConcept(db, id, reviewer);
      assert.deepEqual(await check(source, wrong), []);
    });

    it('is found wanting in articles again when a term comes to it', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const found = async () => {
        await checkTranslation(db, id, async (article) =>
          runArticleChecks(structuredClone(article)),
        );
        const findings = [...(await mapFindings(db, id)).values()].flat();
        return findings
          .filter(({ check }) => check === 'terms')
          .map(({ messageKey }) => messageKey);
      };
      assert.deepEqual(await found(), []);
      const { id: concept } = await insertConcept(db, ARMY, reviewer);
      assert.deepEqual(await found(), ['checks:terms.missing', 'checks:terms.forbidden']);
      await deleteConcept(db, concept, reviewer);
      assert.deepEqual(await found(), []);
    });

    it('leaves in every format and comes back as it was', async (t) => {
      const { db } = await openStore(t, await fresh(engine));
      const full: ConceptInput = {
        code: 'A-1',
        subject: 'Armed forces',
        definition: 'A formation, "combined", of all arms',
        note: 'Zwei\nZeilen',
        source: 'Nakhchivan; 2026',
        terms: [
          {
            ...plainTerm('de', 'Armee'),
            partOfSpeech: 'noun',
            gender: 'feminine',
            forms: ['Armees'],
            note: 'kurz',
            source: 'Duden',
          },
          { ...plainTerm('de', 'Heer'), status: 'admitted' },
          { ...plainTerm('ru', 'армия'), status: 'do-not-translate' },
          { ...plainTerm('zh-Hant', '軍隊'), status: 'forbidden' },
        ],
      };
      await insertConcept(db, full, reviewer);
      const stored = await Array.fromAsync(allConcepts(db));
      for (const format of TERM_FORMATS) {
        const { content } = writeTerms(stored, format);
        if (format !== 'csv') assert.deepEqual(await tbx.validate(content), [], format);
        const [read] = readTerms(content);
        assert.equal(read?.terms.length, 4, format);
        if (format === 'csv') assert.deepEqual(read, full);
        if (format !== 'tbx' && format !== 'tbx2') continue;
        assert.deepEqual(
          read?.terms.map(({ note: _, ...term }) => term),
          full.terms.map(({ note: _, ...term }) => term),
          format,
        );
        assert.deepEqual(
          [read?.subject, read?.definition, read?.source],
          [full.subject, full.definition, full.source],
        );
      }
    });
  });

  const fresh = async (one: typeof engine) => ({ ...one });
});

describe('a file of terms', () => {
  const refused = (text: string) => {
    try {
      readTerms(Buffer.from(text));
    } catch (error) {
      assert.ok(error instanceof FormatError);
      return error.problems.map(({ line, rule }) => `${line} ${rule}`);
    }
    return [];
  };

  it('is refused with the place of everything that is wrong with it', () => {
    assert.deepEqual(
      refused('language,term,status\nde,Brücke,prefered\nxx-!,Steg,admitted\nru,…,\n'),
      ['2 value', '3 language', '4 term-missing'],
    );
    assert.deepEqual(refused('term,status\nBrücke,preferred\n'), ['1 no-language-column']);
    assert.deepEqual(refused('de,Wörter\nBrücke,x\n'), ['1 unknown-column']);
    assert.deepEqual(refused('de,ru\n"Brücke,мост\n')[0]?.split(' ')[1], 'quote-not-closed');
    assert.deepEqual(refused('de,ru\n,\n'), ['2 term-missing']);
    assert.deepEqual(refused('de,ru\n'), ['1 no-terms']);
    assert.deepEqual(refused(`de,ru\nBrücke,${'м'.repeat(251)}\n`), ['2 too-long']);
    assert.deepEqual(refused('<tbx type="TBX-Basic" style="dca" xml:lang="en"/>').length > 0, true);
  });

  it('may have columns of languages with what is said of each, and semicolons', () => {
    const [one] = readTerms(
      Buffer.from('id;de;de.gender;tr;note\n7;Karte | Landkarte;f;harita;oft\n'),
    );
    assert.deepEqual([one?.code, one?.note], ['7', 'oft']);
    assert.deepEqual(
      one?.terms.map(({ text, status, gender }) => [text, status, gender]),
      [
        ['Karte', 'preferred', 'feminine'],
        ['Landkarte', 'admitted', 'feminine'],
        ['harita', 'preferred', null],
      ],
    );
  });
});
