import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { setPassword } from '../../server/accounts/credential.store.ts';
import { insertFeed } from '../../server/accounts/feed.store.ts';
import { insertPasswordLink } from '../../server/accounts/password-link.store.ts';
import type { Role, User } from '../../server/accounts/user.ts';
import { loadSamples } from '../../server/articles/samples.ts';
import { batchDone } from '../../server/batches/run-batch.ts';
import { checkArticle } from '../../server/checks/check-article.ts';
import { addDictionaryWord } from '../../server/checks/dictionary-word.store.ts';
import { insertHouseRule } from '../../server/checks/house-rule.store.ts';
import { checkTranslation } from '../../server/findings/check-translation.ts';
import { mapFindings } from '../../server/findings/finding.store.ts';
import { findingKeys } from '../../server/findings/finding-keys.ts';
import { fixName, isFixable } from '../../server/findings/fixes.ts';
import { listEntries } from '../../server/memory/entry.store.ts';
import { importMemory, readMemoryFile } from '../../server/memory/import-memory.ts';
import { listSegments, type Segment } from '../../server/revisions/segment.store.ts';
import { insertConcept } from '../../server/terms/concept.store.ts';
import { plainTerm } from '../../server/terms/concept.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';

export const PASSWORD = 'drei Wörter genügen';

/** What the German sample is to say in place of what the engine said. */
export const WRONG = 'Separaten Militärarmee';
export const RIGHT = 'Selbständigen Armee';

/** Whoever makes a request: a member of a role, or nobody who has signed in. */
export type Who = Role | 'stranger';

/** An installation in the middle of its work: the samples, people, and what they did to the texts. */
export interface Newsroom {
  app: TestApp;
  /** Members who may do what their role allows in every language. */
  members: Record<Role, User>;
  agents: Record<Who, Agent>;
  /** Members whose roles are limited to translations into Turkish. */
  turkish: Record<Exclude<Role, 'reader'>, Agent>;
  /** The German sample, on which most was done. */
  german: Place;
  /** The Arabic one, with edits and an approval. */
  arabic: Place;
  /** The one from Chinese, all of it approved. */
  english: Place;
  /** Segments of the German sample by what was done to them. */
  segments: Record<
    'heading' | 'edited' | 'lapsed' | 'approved' | 'commented' | 'excluded' | 'cut',
    number
  >;
  /** Comment on `segments.commented`. */
  comment: number;
  /** Block of `segments.edited`. */
  block: number;
  /** An import being looked over by the editor. */
  draft: string;
  /** The editor's word for everybody, and the reviewer's rule. */
  word: number;
  rule: number;
  /** Files imported together: a batch that is done, with one refused, and one not begun. */
  batches: { done: string; open: string };
  /** An entry of the memory that a file brought. */
  entry: number;
  concept: number;
  /** Links that were given out: paths. */
  invitation: { path: string; id: string };
  namedInvitation: string;
  passwordLink: string;
  /** Address of the editor's feed. */
  feed: string;
  /** A key of the administrator, and of a service that may do anything. */
  key: { id: string; key: string };
  serviceKey: string;
  /** Names, addresses and texts no stranger may see. */
  secrets: readonly string[];
  close(): Promise<void>;
}

/** A translation, its address and its segments as they were imported. */
export interface Place {
  article: number;
  id: number;
  path: string;
  segments: Segment[];
}

let added = 0;

/** A word for everybody, one that was not there. */
export async function addWord({ services }: TestApp, by: User): Promise<number> {
  const word = `Qarabağ${'x'.repeat(++added)}`;
  const { id } = await addDictionaryWord(services.db, { language: 'de', word, isShared: true }, by);
  return id;
}

/** A translation memory of one entry. */
export const MEMORY =
  '<tmx version="1.4"><header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="ru" datatype="plaintext"/><body><tu><tuv xml:lang="ru"><seg>Мост открыт.</seg></tuv><tuv xml:lang="de"><seg>Die Brücke ist offen.</seg></tuv></tu></body></tmx>';

/** An entry of the memory, from Russian into German. */
export async function addEntry({ services }: TestApp, by: User): Promise<number> {
  // Another one each time: the same again would take its place.
  const text = MEMORY.replace('Мост', `Мост ${++added}`);
  const file = await readMemoryFile('bridges.tmx', new TextEncoder().encode(text));
  await importMemory(services.db, file, by);
  const [newest] = await listEntries(services.db, { limit: 1 });
  if (!newest) throw new Error('The memory has no entry.');
  return newest.id;
}

/** A rule for translations into German. */
export async function addRule({ services }: TestApp, by: User): Promise<number> {
  const rule = {
    name: 'Straße statt Strasse',
    sourceLanguage: null,
    targetLanguage: 'de',
    side: 'target',
    pattern: 'Strasse(n?)',
    ignoreCase: true,
    wholeWords: true,
    message: 'Nach langem Vokal steht ß.',
    replacement: 'Straße$1',
    severity: 'warning',
    isOn: false,
  } as const;
  return (await insertHouseRule(services.db, rule, by)).id;
}

/** Lets a finding of an article pass, and takes another dismissal back. */
async function letPass(app: TestApp, place: Place, agent: Agent): Promise<void> {
  const { segment, finding } = await findingIn(app, place);
  for (const scope of ['place', 'text']) {
    await agent
      .post(`${place.path}/segments/${segment}/dismissals`)
      .type('form')
      .send({ finding, scope, reason: 'So will es der <Verlag> & die Redaktion' })
      .expect(303);
  }
  await agent.post(`${place.path}/findings/dismissals/1/withdrawal`).expect(303);
}

/** A finding as its segment names it: where all are dismissed, or the checks are off, they come back. */
export async function findingIn(
  { services: { db } }: TestApp,
  { id }: Place,
  { fixable = false }: { fixable?: boolean } = {},
): Promise<{ segment: number; version: number; finding: string; fix: string }> {
  await db
    .updateTable('dismissal')
    .set({ withdrawn_at: new Date().toISOString(), withdrawn_by: 'Test' })
    .where('translation_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
  await db.deleteFrom('check_setting').execute();
  await checkTranslation(db, id, checkArticle);
  for (const segment of await listSegments(db, id)) {
    const findings = (await mapFindings(db, id, [segment.id])).get(segment.id) ?? [];
    const finding = findings.find(
      (one) => one.dismissed === undefined && (!fixable || isFixable(one)),
    );
    if (!finding) continue;
    const { version } = segment;
    const { place } = findingKeys(finding, segment);
    return { segment: segment.id, version, finding: place, fix: fixName(finding) };
  }
  assert.fail('something was found');
}

/** A concept with a term in Russian and two in German. */
export async function addConcept({ services }: TestApp, by: User): Promise<number> {
  const concept = {
    code: null,
    subject: 'Военное дело',
    definition: null,
    note: 'Für jede Armee dieser Art.',
    source: null,
    terms: [
      plainTerm('ru', 'отдельная общевойсковая армия'),
      plainTerm('de', 'Selbständige Allgemeine Armee'),
      { ...plainTerm('de', 'Separate Militärarmee'), status: 'forbidden' as const },
    ],
  };
  return (await insertConcept(services.db, concept, by)).id;
}

/** Opens a newsroom; `options` as for `startApp`. */
export async function openNewsroom(
  options: Parameters<typeof startApp>[0] = {},
): Promise<Newsroom> {
  const app = await startApp(options);
  const { db, accounts } = app.services;
  await loadSamples(app.services);

  const hash = await accounts.sessions.hashPassword(PASSWORD);
  const joined = async (role: Role, name: string, languages?: string[]): Promise<User> => {
    const user = await app.member(role, languages, { name });
    await setPassword(db, user.id, hash);
    return user;
  };
  const members = {
    administrator: await joined('administrator', 'Ада Лавлейс'),
    reviewer: await joined('reviewer', 'Ruth Amadi'),
    editor: await joined('editor', 'İlham Əliyev'),
    reader: await joined('reader', 'هدى الشامي'),
  };
  const agents = {
    stranger: app.agent(),
    administrator: await app.signedIn(members.administrator),
    reviewer: await app.signedIn(members.reviewer),
    editor: await app.signedIn(members.editor),
    reader: await app.signedIn(members.reader),
  };
  const turkish = {
    editor: await app.signedIn(await joined('editor', 'Nermin Acar', ['tr'])),
    reviewer: await app.signedIn(await joined('reviewer', 'Rıza Reis', ['tr'])),
    administrator: await app.signedIn(await joined('administrator', 'Serkan Taş', ['tr'])),
  };

  const { german, segments, comment, block } = await workOnGerman(app, agents);
  const arabic = await workOnArabic(app, agents);
  await visitedAt(app, german, members.reviewer, 1);
  const english = await placeOf(app, 'zh', 'en');
  await approveAll(agents.reviewer, english.path, 0);
  for (const { id } of [german, arabic, english]) await checkTranslation(db, id, checkArticle);
  await letPass(app, german, agents.reviewer);

  const by = members.administrator.name;
  const open = await accounts.inviteUser({ role: 'editor', languages: null }, by);
  const named = await accounts.inviteUser(
    { role: 'reviewer', languages: ['de', 'tr'], name: 'Öykü <Şen>', email: 'oyku@example.org' },
    null,
  );
  const forgetful = await joined('reader', 'Olive Brandt');
  const { token } = await insertPasswordLink(db, forgetful.id);
  const key = await accounts.createApiKey(
    { user: members.administrator },
    { name: 'Nightly feed', expiresInDays: 30 },
  );
  const service = await accounts.createApiKey({
    service: { name: 'Выгрузка', role: 'administrator', languages: null },
  });

  return {
    app,
    members,
    agents,
    turkish,
    german,
    arabic,
    english,
    segments,
    comment,
    block,
    draft: await beginImport(agents.editor),
    batches: { done: await importBatch(agents.editor), open: await beginBatch(agents.editor) },
    word: await addWord(app, members.editor),
    rule: await addRule(app, members.reviewer),
    entry: await addEntry(app, members.reviewer),
    concept: await addConcept(app, members.reviewer),
    invitation: { path: open.path, id: open.invitation.id },
    namedInvitation: named.path,
    passwordLink: `/password/${token}`,
    feed: `/feeds/${await insertFeed(db, members.editor.id)}`,
    key,
    serviceKey: service.key,
    secrets: [
      ...Object.values(members).flatMap(({ name, email }) => [name, email]),
      'Nermin Acar',
      'Öykü',
      'oyku@example.org',
      'Nightly feed',
      'Выгрузка',
      'Militärarmee',
      RIGHT,
      'Отдельной общевойсковой',
      'Турция предоставила',
    ],
    close: () => app.close(),
  };
}

/** Begins an import as a browser does, with one text from a file in an old encoding. */
export async function beginImport(agent: Agent): Promise<string> {
  const original = `Мост снова открыт

После двух лет ремонта мост открыт для пешеходов. Первыми по нему прошли школьники. Они несли шары.

Работы стоили 11 миллионов. Мэр обещал построить и тротуар.`;
  const translation = `Die Brücke ist wieder offen

Nach zwei Jahren Reparatur ist die Brücke für Fußgänger offen. Die Ersten waren Schüler.

Die Arbeiten kosteten 11 Millionen. Der Bürgermeister versprach einen Gehweg. Das freut alle.`;
  const { headers } = await agent
    .post('/articles/new')
    .attach('originalFile', iconv.encode(original, 'win1251'), {
      filename: 'мост.txt',
      contentType: 'text/plain',
    })
    .field('translation', translation)
    .field('again', '1')
    .expect(303);
  return String(headers.location).split('/').at(-1) as string;
}

/** Approves what stands to be reviewed of a translation, as its reviewer saw it at a revision. */
export async function approveAll(agent: Agent, path: string, revision: number): Promise<void> {
  await agent.post(`${path}/approval`).type('form').send({ revision }).expect(303);
}

/** A segment as it now stands. */
export async function segmentNow(
  { services: { db } }: TestApp,
  { id: translation }: Place,
  id: number,
): Promise<Segment> {
  const segment = (await listSegments(db, translation)).find((one) => one.id === id);
  assert.ok(segment, `there is a segment ${id}`);
  return segment;
}

async function placeOf(app: TestApp, source: string, target: string): Promise<Place> {
  const { db } = app.services;
  const row = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select(['translation.id', 'translation.article_id', 'translation.target_language'])
    .where('translation.target_language', '=', target)
    .where('article.source_language', 'like', `${source}%`)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    article: row.article_id,
    path: `/articles/${row.article_id}/translations/${row.target_language}`,
    segments: await listSegments(db, row.id),
  };
}

/** Has somebody been at a translation some days ago, and not since. */
async function visitedAt(
  { services: { db } }: TestApp,
  place: Place,
  user: User,
  revision: number,
) {
  const at = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toISOString();
  await db
    .insertInto('visit')
    .values({
      translation_id: place.id,
      user_id: user.id,
      revision,
      at,
      last_revision: null,
      last_at: null,
    })
    .execute();
}

/** Every kind of revision there is, in the German sample. */
async function workOnGerman(app: TestApp, { editor, reviewer, reader }: Newsroom['agents']) {
  const german = await placeOf(app, 'ru', 'de');
  const body = german.segments.filter(({ kind }) => kind === 'paragraph' || kind === 'quotation');
  const [heading] = german.segments;
  const mended = body.find(({ target }) => target.includes(WRONG));
  const rest = body.filter((one) => one !== mended);
  const [lapsed, approved, commented, excluded, cut, twice] = rest;
  assert.ok(heading && mended && lapsed && approved && commented && excluded && cut && twice);

  const at = (segment: Segment) => `${german.path}/segments/${segment.id}`;
  const send = async (by: Agent, address: string, fields: object): Promise<void> => {
    await by.post(address).type('form').send(fields).expect(303);
  };
  const save = async (by: Agent, segment: Segment, text: string, more: object = {}) => {
    const { version } = await segmentNow(app, german, segment.id);
    await send(by, at(segment), { text, version, ...more });
  };

  await save(editor, mended, mended.target.replace(WRONG, RIGHT), {
    reason: 'Die „Separate Armee“ heißt auf Deutsch anders; siehe <Glossar> & Duden',
  });
  const why = { segment: mended.id, hunk: 1, body: 'So heißt die Armee nicht: „Separate“' };
  await send(editor, `${german.path}/history/1/notes`, why);
  await save(editor, heading, heading.target);
  await save(reviewer, lapsed, lapsed.target, { state: 'approved' });
  await save(editor, lapsed, lapsed.target.replace(/\p{L}+(?=\P{L}*$)/u, 'Zusammenarbeit'));
  await save(reviewer, approved, `${approved.target} Punkt.`, { state: 'approved' });
  await save(reviewer, commented, commented.target, { state: 'reviewed' });
  await save(editor, commented, commented.target, { state: 'edited' });

  const remark = { body: 'Ist das die amtliche Bezeichnung?\n<b>Im Original</b>: «армия».' };
  await send(reader, `${at(commented)}/comments`, remark);
  await send(reviewer, `${at(commented)}/comments`, { body: 'Ja, laut Ministerium.' });
  const [first] = await app.services.db.selectFrom('comment').select('id').orderBy('id').execute();
  assert.ok(first);
  await send(editor, `${at(commented)}/comments/${first.id}/resolution`, { resolved: 1 });

  const version = async (segment: Segment) => (await segmentNow(app, german, segment.id)).version;
  await send(editor, `${at(excluded)}/exclusion`, {
    version: await version(excluded),
    excluded: 1,
  });
  await send(editor, `${at(cut)}/split`, {
    version: await version(cut),
    source: Math.max(cut.source.indexOf(' '), 1),
    target: Math.max(cut.target.indexOf(' '), 1),
  });
  const { neighbour, own } = await nextOf(app, german, cut.id);
  await send(editor, `${at(cut)}/join`, {
    version: own.version,
    next: neighbour.id,
    nextVersion: neighbour.version,
  });
  await send(editor, `${german.path}/blocks/${excluded.block}/kind`, { kind: 'caption' });
  await send(editor, `${german.path}/blocks/${excluded.block}/kind`, { kind: excluded.kind });
  await save(editor, twice, `${twice.target} Das teilte das Amt mit.`);
  await save(reviewer, twice, `${twice.target} So das Ministerium.`, { reason: 'Kürzer' });
  await save(editor, heading, `${heading.target}!`);
  await send(editor, `${german.path}/restoration`, { revision: 0, segment: heading.id });

  return {
    german,
    segments: {
      heading: heading.id,
      edited: mended.id,
      lapsed: lapsed.id,
      approved: approved.id,
      commented: commented.id,
      excluded: excluded.id,
      cut: cut.id,
    },
    comment: first.id,
    block: mended.block,
  };
}

/** The segment after another one, and that one, as they now stand. */
export async function nextOf(
  { services: { db } }: TestApp,
  { id: translation }: Place,
  id: number,
): Promise<{ own: Segment; neighbour: Segment }> {
  const segments = await listSegments(db, translation);
  const index = segments.findIndex((one) => one.id === id);
  const [own, neighbour] = segments.slice(index);
  assert.ok(own && neighbour, `segment ${id} has a next one`);
  return { own, neighbour };
}

async function workOnArabic(app: TestApp, { reviewer }: Newsroom['agents']): Promise<Place> {
  const arabic = await placeOf(app, 'en', 'ar');
  const [first, second] = arabic.segments.filter(({ kind }) => kind === 'paragraph');
  assert.ok(first && second);
  for (const [segment, text] of [
    [first, first.target.replace(/\S+$/u, 'الجديدة.')],
    [second, `${second.target} انتهى.`],
  ] as const) {
    await reviewer
      .post(`${arabic.path}/segments/${segment.id}`)
      .type('form')
      .send({ text, version: segment.version, state: 'approved' })
      .expect(303);
  }
  return arabic;
}

/** Begins to import files as the editor; none is imported yet. */
export async function beginBatch(agent: Agent): Promise<string> {
  const begun = await agent
    .post('/batches')
    .set('accept', 'application/json')
    .type('form')
    .send({ more: '1' })
    .expect(200);
  const path = String(begun.body.path);
  await agent
    .post(`${path}/files`)
    .attach('files', Buffer.from('source,target\nЧай остыл.,Der Tee ist kalt.\n'), 'чай.csv')
    .expect(303);
  return path.split('/').at(-1) as string;
}

/** Imports two files, one of which is refused. */
async function importBatch(agent: Agent): Promise<string> {
  const { headers } = await agent
    .post('/batches')
    .field('sourceLanguage', 'ru')
    .field('targetLanguage', 'tr')
    .attach('files', Buffer.from('source,target\nЧай готов.,Çay hazır.\n'), 'чай.csv')
    .attach('files', Buffer.from('<xliff version="1.2"><file>'), 'обрыв.xlf')
    .expect(303);
  const id = String(headers.location).split('/').at(-1) as string;
  await batchDone(id);
  return id;
}
