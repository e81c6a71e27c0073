import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { withoutManifest } from '../../server/export/embed-manifest.ts';
import type { ContentFormat } from '../../server/export/manifest.ts';
import {
  approveAll,
  imported,
  type MINISTERS,
  type Program,
  program,
  segmentsOf,
} from '../api/client.ts';
import { startApp, type TestApp } from '../support/app.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');

/** A sample as the API takes it. The German one has a newsletter prompt, a counter and comments. */
function sample(name: string): typeof MINISTERS {
  const folder = join(fixtures, name);
  const { note: _, ...details } = JSON.parse(readFileSync(join(folder, 'article.json'), 'utf8'));
  const { sourceLanguage, targetLanguage } = details;
  return {
    ...details,
    original: readFileSync(join(folder, `original.${sourceLanguage}.txt`), 'utf8'),
    translation: readFileSync(join(folder, `translation.${targetLanguage}.txt`), 'utf8'),
  };
}

const FURNITURE = /newsletter|abonnieren|kommentar|anmelden|\d\d\s?: ?\d\d/i;

describe('exporting a translation', () => {
  let app: TestApp;
  let admin: Program;
  let german: string;
  let directory: string;

  before(async () => {
    app = await startApp();
    admin = await program(app);
    german = await imported(admin, sample('ru-de-defence-talks'));
    directory = mkdtempSync(join(tmpdir(), 'emend-export-'));
  });

  after(async () => {
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const exported = (path: string, query = '') => admin.get(`${path}/export${query}`);

  /** Undoes a diff on a file with `git apply`, as somebody would who has the exported text. */
  function undone(text: string, diff: string): string {
    const name = /^--- a\/(.*)$/m.exec(diff)?.[1] as string;
    writeFileSync(join(directory, name), text);
    const { status, stderr } = spawnSync('git', ['apply', '--reverse', '-'], {
      cwd: directory,
      input: diff,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: directory, HOME: directory },
    });
    assert.equal(status, 0, stderr);
    return readFileSync(join(directory, name), 'utf8');
  }

  it('is refused while something is not approved, and lists what, without furniture', async () => {
    const { body, headers } = await exported(german).expect(409);
    assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
    assert.equal(body.code, 'export:error.unapproved');

    const segments = await segmentsOf(admin, german);
    const missing = body.missing as { id: number; source: string; state: string }[];
    assert.ok(missing.length > 10 && missing.length < segments.length);
    assert.match(body.detail, new RegExp(`^${missing.length} segments`));
    assert.ok(missing.every(({ state }) => state === 'machine'));
    const listed = new Set(missing.map(({ id }) => id));
    const furniture = segments.filter(({ id }) => !listed.has(id));
    assert.ok(furniture.some(({ target }) => FURNITURE.test(target)));
  });

  it('says so in the language asked for, with its plural', async () => {
    const refusal = async (language: string) => {
      const { body } = await admin.get(`${german}/export`, { 'accept-language': language });
      return body.detail as string;
    };
    assert.match(await refusal('de-AT, en;q=0.5'), /^\d+ Segmente sind nicht freigegeben/);
    assert.match(await refusal('ru'), /^\d+ сегмент(а|ов)? не утвержд/);
    assert.match(await refusal('tr'), /^\d+ bölüm onaylı/);
  });

  it('gives the current text where that is asked for, every segment of it marked', async () => {
    const { text } = await exported(german, '?include=current').expect(200);
    const paragraphs = text.trim().split('\n\n');
    assert.ok(paragraphs.every((one) => one.startsWith('⟦') && one.endsWith('⟧')));
    assert.ok(text.includes('Separaten Militärarmee'));
    assert.doesNotMatch(text, FURNITURE);
    const json = await exported(german, '?include=current&format=json').expect(200);
    assert.equal(json.body.approved, false);
  });

  it('gives approved text in every format, with a name and a type for the file', async () => {
    for (const { id, target, version } of await segmentsOf(admin, german)) {
      if (!target.includes('Separaten Militärarmee')) continue;
      const text = target.replace('Separaten Militärarmee', 'Selbständigen Armee');
      await admin.patch(`${german}/segments/${id}`, { text, version }).expect(200);
    }
    await approveAll(admin, german);

    const types = {
      text: 'text/plain; charset=utf-8',
      markdown: 'text/markdown; charset=utf-8',
      html: 'text/html; charset=utf-8',
      bilingual: 'text/html; charset=utf-8',
      json: 'application/json; charset=utf-8',
      diff: 'text/x-diff; charset=utf-8',
    };
    const endings = {
      text: 'txt',
      markdown: 'md',
      html: 'html',
      bilingual: 'bilingual.html',
      json: 'json',
      diff: 'diff',
    };
    for (const [format, type] of Object.entries(types)) {
      const { headers, text } = await exported(german, `?format=${format}`).expect(200);
      assert.equal(headers['content-type'], type);
      const ending = endings[format as keyof typeof endings];
      assert.match(
        headers['content-disposition'] ?? '',
        new RegExp(`^attachment; filename=".*\\.de\\.${ending}"`),
      );
      assert.ok(text.includes('Selbständigen Armee'), format);
      assert.doesNotMatch(text, /⟦|<mark|not approved/);
      // The times of approvals look like times of comments.
      assert.doesNotMatch(withoutManifest(text, format as ContentFormat), FURNITURE, format);
    }
  });

  it('gives a diff that leads back from the approved text to the machine text', async () => {
    const approved = (await exported(german, '?format=text')).text;
    const diff = (await exported(german, '?format=diff')).text;
    const machine = undone(approved, diff);
    assert.equal(machine, approved.replaceAll('Selbständigen Armee', 'Separaten Militärarmee'));
    assert.notEqual(machine, approved);
  });

  it('applies to the very file that was imported, where that has a paragraph a line', async () => {
    const whole = sample('en-ar-seed-vault');
    const beginning = (text: string) => `${text.split('\n\n').slice(0, 5).join('\n\n')}\n`;
    const article = {
      ...whole,
      original: beginning(whole.original),
      translation: beginning(whole.translation),
    };
    const arabic = await imported(admin, article);
    const [, segment] = await segmentsOf(admin, arabic);
    const { id, target, version } = segment as NonNullable<typeof segment>;
    await admin.patch(`${arabic}/segments/${id}`, { text: `${target} حقًا.`, version });
    await approveAll(admin, arabic);

    const { headers, text: approved } = await exported(arabic);
    // A name in Arabic comes as RFC 8187 writes it, and as plain ASCII for whoever cannot read that.
    assert.match(
      headers['content-disposition'] ?? '',
      /^attachment; filename="article-2\.ar\.txt"; filename\*=UTF-8''2-%D9%82/,
    );
    const diff = (await exported(arabic, '?format=diff')).text;
    assert.equal(undone(approved, diff), article.translation);
  });

  it('leaves out what was excluded meanwhile, without asking for its approval', async () => {
    const path = await imported(admin, sample('zh-en-tea-bridge'));
    const [first] = await segmentsOf(admin, path);
    const session = await app.as('editor');
    await session
      .post(`${path}/segments/${first?.id}/exclusion`)
      .type('form')
      .send({ excluded: '1', version: first?.version })
      .expect((response) => assert.ok(response.status < 400, response.text));
    const { body } = await exported(path).expect(409);
    assert.ok(body.missing.every(({ id }: { id: number }) => id !== first?.id));
    const { text } = await exported(path, '?include=current');
    assert.ok(!text.includes(first?.target as string));
  });

  it('offers the formats on a page, and refuses there in words, with a list', async () => {
    const path = await imported(admin, { ...sample('tr-de-hazelnut-tram') });
    const reader = await app.as('reader');
    const page = await reader.get(`${path}/export`).set('accept', 'text/html').expect(200);
    for (const format of ['text', 'markdown', 'html', 'bilingual', 'json', 'diff', 'manifest']) {
      assert.match(page.text, new RegExp(`name="format" value="${format}"`));
    }
    const refused = await reader
      .get(`${path}/export?format=html`)
      .set('accept', 'text/html')
      .expect(409);
    assert.match(refused.text, /segments are not approved/);
    assert.match(refused.text, /<ol class="missing">/);
    const file = await reader
      .get(`${path}/export?format=html&include=current`)
      .set('accept', 'text/html')
      .expect(200);
    assert.match(file.headers['content-disposition'] ?? '', /^attachment/);
    assert.match(file.text, /<mark data-state="machine"/);
  });

  it('shows the texts side by side on a page, which the page of formats leads to', async () => {
    const path = await imported(admin, { ...sample('en-ar-seed-vault') });
    const [segment] = await segmentsOf(admin, path);
    const { id, target, version } = segment as NonNullable<typeof segment>;
    await admin.patch(`${path}/segments/${id}`, { text: `${target} حقًا`, version }).expect(200);
    const reader = await app.as('reader');
    const formats = await reader.get(`${path}/export`).set('accept', 'text/html').expect(200);
    assert.match(formats.text, new RegExp(`href="${path}/bilingual"`));
    const page = await reader.get(`${path}/bilingual`).set('accept', 'text/html').expect(200);
    const row = new RegExp(`<tr id="s${id}">[\\s\\S]*?</tr>`).exec(page.text)?.[0] ?? '';
    assert.match(row, /lang="en" dir="ltr"/);
    assert.match(row, /lang="ar" dir="rtl".*<ins.*حقًا<\/ins>/s);
    assert.match(row, /state-edited/);
  });
});
