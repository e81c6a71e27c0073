import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupFiles } from '../../server/articles/group-files.ts';

/** The names of the groups; a bilingual file is one of XLIFF. */
function groups(names: readonly string[], sourceLanguage?: string): (string | undefined)[][] {
  const files = names.map((name) => ({ name, isBilingual: name.endsWith('.xlf') }));
  return groupFiles(files, sourceLanguage).map(({ original, translation }) =>
    translation ? [original.name, translation.name] : [original.name],
  );
}

describe('grouping files', () => {
  it('takes two texts as original and translation, whatever they are called', () => {
    assert.deepEqual(groups(['b.txt', 'a.html']), [['b.txt', 'a.html']]);
  });

  it('pairs more of them by their names, and leaves bilingual ones alone', () => {
    assert.deepEqual(
      groups([
        'baku.ru.html',
        'tea.xlf',
        'gora_zh-CN.docx',
        'baku.de.html',
        'gora_en.docx',
        'x.md',
      ]),
      [
        ['baku.ru.html', 'baku.de.html'],
        ['tea.xlf'],
        ['gora_zh-CN.docx', 'gora_en.docx'],
        ['x.md'],
      ],
    );
  });

  it('has the one in the language of originals come first', () => {
    assert.deepEqual(groups(['baku.de.md', 'baku.ru.md', 'x.xlf'], 'ru'), [
      ['baku.ru.md', 'baku.de.md'],
      ['x.xlf'],
    ]);
  });

  it('does not guess which two of three belong together', () => {
    assert.deepEqual(groups(['a.ru.md', 'a.de.md', 'a.tr.md']), [
      ['a.ru.md'],
      ['a.de.md'],
      ['a.tr.md'],
    ]);
  });
});
