import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { someone } from '../support/articles.ts';
import { fieldValue, textOf } from '../support/html.ts';
import { type Desk, publish, REPORT, VAULT } from './published.ts';

const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('the history of an article', () => {
  let app: TestApp;
  let editor: Agent;
  let reviewer: Agent;
  let reader: Agent;
  let desk: Desk;
  before(async () => {
    app = await startApp();
    [editor, reviewer, reader] = await Promise.all([
      app.as('editor'),
      app.as('reviewer'),
      app.as('reader'),
    ]);
    desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    await desk.save(editor, 2, MENDED, 0, { reason: 'Feststehende Bezeichnung' });
    await desk.save(reviewer, 4, 'Der Minister nannte das Treffen nützlich.', 0, {
      state: 'approved',
    });
    await desk.send(editor, 'segments/2/join', { version: 1, next: 3, nextVersion: 0 });
    await desk.send(editor, 'blocks/4/kind', { kind: 'quotation' });
    await desk.send(reviewer, 'approval', { revision: 4 });
  });
  after(() => app.close());

  const page = async (query = '', by = reader) => {
    const { text } = await by.get(`${desk.path}/history${query}`).expect(200);
    return { text, said: textOf(text), numbers: numbersOf(text) };
  };
  const numbersOf = (html: string) => [...html.matchAll(/id="r(\d+)"/g)].map(([, n]) => Number(n));

  it('tells who did what, when and why, newest first, with the words that changed', async () => {
    const { text, said, numbers } = await page();
    assert.deepEqual(numbers, [5, 4, 3, 2, 1, 0]);
    assert.match(said, /Feststehende Bezeichnung/);
    assert.match(text, /<del class="wording">.*?Separaten Militärarmee<\/del>/);
    assert.match(text, /<ins class="wording">.*?Selbständige Armee<\/ins>/);
    assert.match(said, /machine → approved/);
    assert.match(said, /Segment 3 was joined to segment 2\./);
    assert.match(said, /Block 4: paragraph → quotation/);
    assert.match(said, /6 segments were imported\./);
    assert.match(text, /<time datetime="\d{4}-\d\d-\d\dT[^"]+" title="[^"]+">/);
    assert.match(text, /<p class="diff prose-small" lang="de" dir="ltr">/);
  });

  it('shows the first few segments of a large revision and links to the others', async () => {
    const { text, said } = await page('?kind=approve');
    assert.match(said, /and 1 more change/);
    assert.ok(text.includes(`href="${desk.path}/history/5"`));
  });

  it('is narrowed to a person, a kind of change or a segment', async () => {
    const { text } = await page();
    const authors = [...text.matchAll(/<option value="((?:editor|reviewer) \d+)"/g)].map(
      (m) => m[1],
    );
    assert.equal(authors.length, 2);
    const byEditor = await page(`?author=${encodeURIComponent(authors[0] as string)}&segment=`);
    assert.deepEqual(byEditor.numbers, [4, 3, 1]);
    assert.equal(fieldValue(byEditor.text, 'author'), authors[0]);
    assert.deepEqual((await page('?kind=join')).numbers, [3]);
    assert.deepEqual((await page('?segment=2')).numbers, [5, 3, 1, 0]);
    assert.match((await page('?kind=withdraw')).said, /No revision fits these filters/);
  });

  it('takes no notice of filters that make no sense', async () => {
    for (const query of [
      '?before=abc',
      '?segment=-1&kind=nonsense',
      '?author=&kind=&segment=&before=',
      '?kind=edit&kind=join',
      `?segment=${'9'.repeat(40)}`,
    ]) {
      assert.equal((await page(query)).numbers.length, 6, query);
    }
    const nobody = await page('?author=%22%3E%3Cscript%3E');
    assert.deepEqual(nobody.numbers, []);
    assert.ok(!nobody.text.includes('<script>'));
  });

  it('names what it is narrowed to, each with a link that leaves out that alone', async () => {
    const { text, said, numbers } = await page(
      '?kind=edit&channel=wording&text=armee&since=2020-07-17&before=99',
    );
    assert.deepEqual(numbers, [1]);
    const links = new Map(
      [...text.matchAll(/<li><a href="([^"]*)">([^<]*)<span class="visually-hidden">/g)].map(
        ([, href = '', name = '']) => [name.replace(/[\u2068\u2069]/g, ''), href],
      ),
    );
    const history = `${desk.path}/history`;
    assert.deepEqual(
      Object.fromEntries([...links].map(([name, href]) => [name, href.replaceAll('&amp;', '&')])),
      {
        'What: edited': `${history}?channel=wording&text=armee&since=2020-07-17`,
        'Only wording': `${history}?kind=edit&text=armee&since=2020-07-17`,
        'Text: “armee”': `${history}?kind=edit&channel=wording&since=2020-07-17`,
        'From Jul 17, 2020': `${history}?kind=edit&channel=wording&text=armee`,
      },
    );
    assert.ok(text.includes(`href="${history}">Remove all filters</a>`));
    assert.match(text, /<details class="history-filters" open>/);
    assert.match(said, /remove this filter/);
  });

  it('keeps the form folded while nothing is left out', async () => {
    const { text } = await page();
    assert.match(text, /<details class="history-filters" ?>/);
    assert.ok(!text.includes('active-filters'));
    const one = await page('?kind=edit');
    assert.ok(one.text.includes('active-filters') && !one.said.includes('Remove all filters'));
  });

  it('says what is wrong with what was typed, keeps it, and goes by the rest', async () => {
    const { text, said, numbers } = await page('?segment=two&since=yesterday&kind=join');
    assert.deepEqual(numbers, [3]);
    assert.match(said, /“two” is no segment number\. Enter digits only/);
    assert.match(said, /“yesterday” is no date\. Enter the day as YYYY-MM-DD/);
    assert.equal(fieldValue(text, 'segment'), 'two');
    assert.match(text, /aria-describedby="error-since filter-zone" aria-invalid="true"/);
    const turned = await page('?since=2026-03-29&until=2026-03-28');
    assert.match(turned.said, /The last day is before the first one/);
    assert.equal(fieldValue(turned.text, 'until'), '2026-03-28');
    assert.match((await page('?segment=two')).text, /<details class="history-filters" open>/);
  });

  it('of a segment offers each other version of the same original, to those who edit', async () => {
    const offered = await page('?segment=4', editor);
    assert.match(offered.text, /\/restoration\?revision=0&amp;segment=4"/);
    assert.equal(offered.text.match(/\/restoration\?/g)?.length, 1);
    assert.match(offered.said, /The segment reads like this now/);
    assert.ok(!(await page('?segment=4')).text.includes('/restoration'));
    assert.match((await page('?segment=2', editor)).said, /paired with another original then/);
  });

  it('of a segment that was joined with another says that it is gone', async () => {
    const gone = await page('?segment=3', editor);
    assert.deepEqual(gone.numbers, [3, 0]);
    assert.match(gone.said, /no such segment any more/);
    assert.ok(!gone.text.includes('/restoration'));
    assert.match((await page('?segment=4711')).said, /No revision fits/);
  });

  it('is shown to strangers only after they sign in, and only for articles there are', async () => {
    const { headers } = await app.agent().get(`${desk.path}/history`).expect(303);
    assert.match(headers.location ?? '', /^\/sign-in/);
    await reader.get('/articles/4711/translations/de/history').expect(404);
    await reader.get(`${desk.path.replace('/de', '/fr')}/history`).expect(404);
  });

  it('sets Arabic text from right to left', async () => {
    const vault = await publish(app.services.db, ['en', 'ar'], VAULT);
    await vault.save(editor, 3, 'افتُتح القبو في عام 2008.', 0);
    const { text } = await reader.get(`${vault.path}/history`).expect(200);
    assert.match(
      text,
      /<p class="diff prose-small" lang="ar" dir="rtl">[^\n]*<del class="wording">/,
    );
    assert.match(text, /افتُتح القبو<\/ins>/);
  });

  it('finds under a day what the time line shows under it, in the time zone that is set', async () => {
    const island = await startApp({ timeZone: 'Pacific/Kiritimati' });
    try {
      const by = await island.as('editor');
      const there = await publish(island.services.db, ['ru', 'de'], REPORT);
      await there.save(by, 2, MENDED, 0);
      await there.save(by, 4, 'Der Minister nannte das Treffen nützlich.', 0);
      // An hour apart, on either side of midnight there: 24:00 is 10:00 UTC.
      const times = ['2026-03-27T12:00', '2026-03-28T09:30', '2026-03-28T10:30'];
      for (const [number, time] of times.entries()) {
        await island.services.db
          .updateTable('revision')
          .set({ at: `${time}:00.000Z` })
          .where('translation_id', '=', there.id)
          .where('number', '=', number)
          .execute();
      }
      const shown = async (query: string) => {
        const { text } = await by.get(`${there.path}/history?${query}`).expect(200);
        const days = [...text.matchAll(/<h3><time datetime="[^"]+">([^<]+)</g)].map(
          ([, day]) => day,
        );
        return { numbers: numbersOf(text), days, said: textOf(text) };
      };
      const whole = await shown('');
      assert.deepEqual(whole.days, ['Mar 29, 2026', 'Mar 28, 2026']);
      assert.match(whole.said, /time zone Pacific\/Kiritimati/);
      assert.deepEqual((await shown('since=2026-03-29&until=2026-03-29')).numbers, [2]);
      const eve = await shown('since=2026-03-28&until=2026-03-28');
      assert.deepEqual([eve.numbers, eve.days], [[1, 0], ['Mar 28, 2026']]);
      assert.deepEqual((await shown('until=2026-03-28&text=Armee')).numbers, [1]);
      assert.deepEqual((await shown('until=2026-03-27')).numbers, []);
    } finally {
      await island.close();
    }
  });

  it('pages through many revisions in both directions', async () => {
    const long = await publish(app.services.db, ['ru', 'de'], REPORT);
    for (let version = 0; version < 120; version++) {
      const text = `Das nächste Treffen findet am ${version}. Mai statt.`;
      await saveSegment(
        app.services,
        long.id,
        5,
        { text, version },
        { ...someone('editor'), id: '' },
      );
    }
    const open = async (address: string) => {
      const { text } = await reader.get(address).expect(200);
      const link = (rel: string) =>
        new RegExp(`rel="${rel}" href="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
      return { numbers: numbersOf(text), newer: link('prev'), older: link('next') };
    };
    const first = await open(`${long.path}/history?segment=5`);
    assert.deepEqual([first.numbers[0], first.numbers.at(-1), first.newer], [120, 71, undefined]);
    const second = await open(first.older ?? '');
    assert.deepEqual([second.numbers[0], second.numbers.at(-1)], [70, 21]);
    const third = await open(second.older ?? '');
    assert.deepEqual([third.numbers.at(-1), third.older], [0, undefined]);
    assert.deepEqual((await open(third.newer ?? '')).numbers, second.numbers);
    assert.deepEqual((await open(second.newer ?? '')).numbers, first.numbers);
  });
});
