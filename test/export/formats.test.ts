import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Translation } from '../../server/articles/article.ts';
import {
  type ExportedArticle,
  type ExportedSegment,
  exportedArticle,
  fileStem,
} from '../../server/export/exported-article.ts';
import { writeBilingual } from '../../server/export/write-bilingual.ts';
import { writeHtml } from '../../server/export/write-html.ts';
import { writeJson } from '../../server/export/write-json.ts';
import { writeMarkdown } from '../../server/export/write-markdown.ts';
import { writeDiff, writeText } from '../../server/export/write-text.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import type { Segment } from '../../server/revisions/segment.store.ts';

function translationInto(targetLanguage: string, title = 'Ein Titel'): Translation {
  return {
    id: 1,
    article: {
      id: 7,
      title,
      sourceLanguage: 'ru',
      url: 'https://news.example.org/7',
      author: 'Лейла Гасанова',
      publishedOn: '2020-07-17',
      note: null,
      createdAt: '2026-01-02T03:04:05.000Z',
    },
    targetLanguage,
    engine: 'Engine 5',
    revision: 3,
    hash: 'a'.repeat(64),
    words: { machine: 0, edited: 0, reviewed: 0, approved: 9 },
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
    updatedBy: 'Emend',
  };
}

type Piece = string | Partial<ExportedSegment>;

/** An article of blocks, each a kind, a heading's level where it has one, and its segments. */
function article(
  language: string,
  ...blocks: [kind: BlockKind | `heading${number}`, ...pieces: Piece[]][]
): ExportedArticle {
  let id = 0;
  return {
    translation: translationInto(language),
    blocks: blocks.map(([kind, ...pieces]) => ({
      kind: kind.replace(/\d/, '') as BlockKind,
      level: /\d/.test(kind) ? Number(kind.at(-1)) : null,
      segments: pieces.map((piece) => {
        id += 1;
        const given = typeof piece === 'string' ? { target: piece } : piece;
        const target = given.target ?? '';
        return {
          id,
          source: `Источник ${id}.`,
          machine: target,
          target,
          state: 'approved',
          ...given,
        };
      }),
    })),
  };
}

const NEWS = article(
  'de',
  ['heading1', 'Verhandlungen in Baku'],
  ['paragraph', 'Am 17. Juli besprachen die Minister Lieferungen.', 'Sie dauerten drei Stunden.'],
  ['quotation', '„Das Treffen war nützlich.“'],
  ['heading2', 'Was folgt'],
  ['listItem', '• ein Treffen im Herbst'],
  ['listItem', '• ein Bericht'],
  ['listItem', '1. Unterschrift'],
  ['listItem', '2. Austausch der Urkunden', 'Danach Abreise.'],
  ['caption', 'Der Minister in Baku. Foto: Asya Sultan'],
);

describe('exported text', () => {
  it('is plain text with a paragraph a block, as typed', () => {
    assert.equal(
      writeText(NEWS),
      [
        'Verhandlungen in Baku',
        'Am 17. Juli besprachen die Minister Lieferungen. Sie dauerten drei Stunden.',
        '„Das Treffen war nützlich.“',
        'Was folgt',
        '• ein Treffen im Herbst',
        '• ein Bericht',
        '1. Unterschrift',
        '2. Austausch der Urkunden Danach Abreise.',
        'Der Minister in Baku. Foto: Asya Sultan\n',
      ].join('\n\n'),
    );
  });

  it('is Markdown with headings, quotations, lists and captions', () => {
    assert.equal(
      writeMarkdown(NEWS),
      `# Verhandlungen in Baku

Am 17. Juli besprachen die Minister Lieferungen. Sie dauerten drei Stunden.

> „Das Treffen war nützlich.“

## Was folgt

- ein Treffen im Herbst
- ein Bericht

1. Unterschrift
2. Austausch der Urkunden Danach Abreise.

*Der Minister in Baku. Foto: Asya Sultan*
`,
    );
  });

  it('is a whole page of HTML with headings, quotations, lists and captions', () => {
    assert.equal(
      writeHtml(NEWS),
      `<!doctype html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verhandlungen in Baku</title>
</head>
<body>
<article>
<h1>Verhandlungen in Baku</h1>
<p>Am 17. Juli besprachen die Minister Lieferungen. Sie dauerten drei Stunden.</p>
<blockquote><p>„Das Treffen war nützlich.“</p></blockquote>
<h2>Was folgt</h2>
<ul>
<li>ein Treffen im Herbst</li>
<li>ein Bericht</li>
</ul>
<ol>
<li>Unterschrift</li>
<li>Austausch der Urkunden Danach Abreise.</li>
</ol>
<p><small>Der Minister in Baku. Foto: Asya Sultan</small></p>
</article>
</body>
</html>
`,
    );
  });

  it('is HTML side by side, with what people changed of the machine text marked', () => {
    const html = writeBilingual(
      article(
        'de',
        ['heading1', 'Brücken & Fähren'],
        [
          'paragraph',
          {
            source: 'Мост <открыт>.',
            machine: 'Der Brücke ist auf.',
            target: 'Die Brücke ist auf.',
          },
          { source: '', machine: 'Roh.', target: 'Roh.', state: 'machine' },
        ],
        ['paragraph', { source: '', machine: '', target: '' }],
      ),
    );
    assert.match(html, /<html lang="de" dir="ltr">/);
    assert.match(html, /<h1 lang="de" dir="ltr">Brücken &amp; Fähren<\/h1>/);
    assert.match(html, /<p>Russisch → Deutsch · Engine 5 · Revision 3<\/p>/);
    assert.match(html, /<th scope="col">Jetziger Text<\/th>/);
    assert.match(writeBilingual(NEWS), /<th scope="col">Freigegebener Text<\/th>/);
    assert.match(html, /<tbody class="heading">\n<tr id="s1">/);
    assert.ok(
      html.includes(
        '<tr id="s2"><td class="number">2</td><td lang="ru" dir="ltr">Мост &lt;открыт&gt;.</td>' +
          '<td lang="de" dir="ltr"><del>Der</del><ins>Die</ins> Brücke ist auf.</td>' +
          '<td lang="de" dir="ltr">Die Brücke ist auf.</td></tr>',
      ),
      html,
    );
    assert.match(
      html,
      /<tr id="s3">.*<mark data-state="machine">Roh\.<\/mark><span class="state" lang="de" dir="ltr">/,
    );
    assert.doesNotMatch(html, /id="s4"/);
  });

  it('is HTML side by side in English words where the interface has not the language', () => {
    const html = writeBilingual(article('ar', ['paragraph', 'افتتحت المكتبة.']));
    assert.match(html, /<html lang="en" dir="ltr">/);
    assert.match(html, /<td lang="ar" dir="rtl">افتتحت المكتبة\.<\/td>/);
  });

  it('is JSON with provenance, and each segment beside its original', () => {
    const written = JSON.parse(writeJson(NEWS));
    assert.equal(written.article, 7);
    assert.equal(written.sourceLanguage, 'ru');
    assert.equal(written.targetLanguage, 'de');
    assert.equal(written.engine, 'Engine 5');
    assert.equal(written.revision, 3);
    assert.equal(written.approved, true);
    assert.deepEqual(written.blocks[0], {
      kind: 'heading',
      level: 1,
      segments: [
        { id: 1, source: 'Источник 1.', target: 'Verhandlungen in Baku', state: 'approved' },
      ],
    });
  });

  it('joins sentences as the language does: Chinese without spaces, even around marks', () => {
    const chinese = article('zh', [
      'paragraph',
      '她没有回头。',
      { target: '雾散了。', state: 'edited' },
    ]);
    assert.equal(writeText(chinese), '她没有回头。⟦雾散了。⟧\n');
    assert.equal(writeMarkdown(chinese), '她没有回头。<mark data-state="edited">雾散了。</mark>\n');
    assert.match(writeHtml(chinese), /<p>她没有回头。<mark[^>]*>雾散了。<\/mark><\/p>/);
  });

  it('sets Arabic pages from right to left, and knows its numbers in lists', () => {
    const arabic = article('ar', ['listItem', '٣. عدد الكتب'], ['listItem', '٤. عدد القراء']);
    assert.match(writeHtml(arabic), /<html lang="ar" dir="rtl">/);
    assert.match(writeHtml(arabic), /<ol start="3">\n<li>عدد الكتب<\/li>/);
    assert.equal(writeMarkdown(arabic), '3. عدد الكتب\n4. عدد القراء\n');
  });

  it('keeps Markdown from taking prose for markup', () => {
    const prose: [string, string][] = [
      ['5 * 3 * 2, snake_case und `code`', '5 \\* 3 \\* 2, snake_case und \\`code\\`'],
      ['# Hashtag am Anfang', '\\# Hashtag am Anfang'],
      ['- Gedankenstrich', '\\- Gedankenstrich'],
      ['+ plus', '\\+ plus'],
      ['1984. Ein Roman', '1984\\. Ein Roman'],
      ['1) erstens', '1\\) erstens'],
      ['1.5 Millionen', '1.5 Millionen'],
      ['> zitiert', '\\> zitiert'],
      ['Ende\n---', 'Ende\n\\---'],
      ['Ende\n===', 'Ende\n\\==='],
      ['[Link](http://a.example) und ![Bild]', '\\[Link\\](http://a.example) und !\\[Bild\\]'],
      ['<script>alert(1)</script> &amp;', '\\<script>alert(1)\\</script> \\&amp;'],
      ['~~gestrichen~~ a|b', '\\~\\~gestrichen\\~\\~ a|b'],
      ['C:\\Ordner', 'C:\\\\Ordner'],
      ['Zeile\n    eingerückt', 'Zeile\neingerückt'],
    ];
    for (const [target, written] of prose) {
      assert.equal(writeMarkdown(article('de', ['paragraph', target])), `${written}\n`);
    }
    assert.equal(
      writeMarkdown(
        article('de', ['heading3', 'Lernen Sie C #'], ['quotation', '- so\n1. und so']),
      ),
      '### Lernen Sie C \\#\n\n> \\- so\n> 1\\. und so\n',
    );
  });

  it('keeps HTML from taking prose for markup, and keeps line breaks', () => {
    const html = writeHtml(
      article(
        'de',
        ['heading1', 'A < B & "C"'],
        ['paragraph', '<img src=x onerror=alert(1)>\nZwei'],
      ),
    );
    assert.match(html, /<title>A &lt; B &amp; &quot;C&quot;<\/title>/);
    assert.match(html, /<p>&lt;img src=x onerror=alert\(1\)&gt;<br>Zwei<\/p>/);
  });

  it('marks what is not approved, with its state, so that each format can still be read', () => {
    const mixed = article(
      'de',
      ['paragraph', 'Fertig.', { target: '- Noch *nicht*.', state: 'edited' }],
      ['paragraph', { target: '1. Roh.', state: 'machine' }],
    );
    assert.equal(writeText(mixed), 'Fertig. ⟦- Noch *nicht*.⟧\n\n⟦1. Roh.⟧\n');
    assert.equal(
      writeMarkdown(mixed),
      'Fertig. <mark data-state="edited">- Noch \\*nicht\\*.</mark>\n\n<mark data-state="machine">1. Roh.</mark>\n',
    );
    assert.match(
      writeHtml(mixed),
      /<p>Fertig\. <mark data-state="edited" title="edited">- Noch \*nicht\*\.<\/mark><\/p>/,
    );
    const { approved, blocks } = JSON.parse(writeJson(mixed));
    assert.equal(approved, false);
    assert.deepEqual(
      blocks.flatMap((block: { segments: ExportedSegment[] }) =>
        block.segments.map(({ state }) => state),
      ),
      ['approved', 'edited', 'machine'],
    );
  });

  it('leaves out what an editor emptied, except from the diff, which says that it went', () => {
    const emptied = article(
      'de',
      ['paragraph', 'Bleibt.', { target: '', machine: 'Doppelt.' }],
      ['paragraph', { target: '', machine: 'Werbung der Maschine.' }],
    );
    assert.equal(writeText(emptied), 'Bleibt.\n');
    assert.equal(writeMarkdown(emptied), 'Bleibt.\n');
    assert.match(writeHtml(emptied), /<article>\n<p>Bleibt\.<\/p>\n<\/article>/);
    assert.equal(
      writeDiff(emptied),
      `--- a/article-7.de.txt
+++ b/article-7.de.txt
@@ -1,3 +1,1 @@
-Bleibt. Doppelt.
-
-Werbung der Maschine.
+Bleibt.
`,
    );
  });

  it('lists before a diff what is not approved in it, and says nothing where nothing changed', () => {
    const mixed = article('de', [
      'paragraph',
      {
        machine: 'Die Separaten Militärarmee.',
        target: 'Die Selbständige Armee.',
        state: 'edited',
      },
      { machine: 'Roh.', target: 'Roh.', state: 'machine' },
    ]);
    assert.match(
      writeDiff(mixed),
      /^# not approved: 1 \(edited\) Die Selbständige Armee\.\n# not approved: 2 \(machine\) Roh\.\n--- a\//,
    );
    assert.equal(writeDiff(article('de', ['paragraph', { target: 'Roh.', state: 'machine' }])), '');
  });

  it('leaves out furniture and what is excluded, and nothing else', () => {
    const segment = (id: number, kind: BlockKind, excluded = false) =>
      ({
        id,
        block: id,
        kind,
        level: null,
        source: `Источник ${id}.`,
        machine: `Satz ${id}.`,
        target: `Satz ${id}.`,
        state: 'approved',
        excluded,
      }) as Segment;
    const exported = exportedArticle(translationInto('de'), [
      segment(1, 'paragraph'),
      segment(2, 'boilerplate'),
      segment(3, 'comment'),
      segment(4, 'quotation', true),
      segment(5, 'caption'),
    ]);
    assert.equal(writeText(exported), 'Satz 1.\n\nSatz 5.\n');
  });

  it('gets a file name from its headline in any script, which no system refuses', () => {
    const named = (headline: string, language = 'de') =>
      fileStem(article(language, ['heading1', headline]));
    assert.equal(
      named('Verhandlungen in Baku: „Nützlich“?'),
      '7-Verhandlungen-in-Baku-Nützlich.de',
    );
    assert.equal(named('افتتاح مكتبة الواحة', 'ar'), '7-افتتاح-مكتبة-الواحة.ar');
    assert.equal(named('../../etc/passwd\u0000'), '7-etc-passwd.de');
    assert.equal(named('…', 'zh-Hant'), '7.zh-Hant');
    const long = named('非常长的标题'.repeat(40), 'zh');
    assert.ok(Buffer.byteLength(long) < 200 && long.isWellFormed(), long);
    // Without a headline the article's own title serves.
    assert.equal(fileStem(article('de', ['paragraph', 'Nur Text.'])), '7-Ein-Titel.de');
  });
});
