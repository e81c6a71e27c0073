import type { Role } from '../../server/accounts/user.ts';
import { listDismissals } from '../../server/findings/dismissal.store.ts';
import { iconSpritePath } from '../../server/web/icons.ts';
import type { Agent } from '../support/app.ts';
import {
  addConcept,
  addEntry,
  addRule,
  addWord,
  beginBatch,
  beginImport,
  findingIn,
  MEMORY,
  type Newsroom,
  nextOf,
  PASSWORD,
  segmentNow,
  type Who,
} from './newsroom.ts';

/** What a test has to know of an address that the application answers. */
export interface Address {
  /** The least that whoever uses it must be. */
  for: 'anybody' | Role;
  /** Whether a role that is limited to other target languages is not enough. */
  limited?: boolean;
  /**
   * What stands in place of the parameters that are not everywhere the same, for somebody of a role
   * who uses the address for good.
   */
  parameters?: (room: Newsroom) => Promise<Record<string, string>> | Record<string, string>;
  /** What is sent: fields that are in order, so that nothing but a lack of rights can refuse them. */
  fields?: (room: Newsroom) => Promise<Fields> | Fields;
  /** Status of the answer when all is well; 200 to GET and 303 to forms unless it says otherwise. */
  status?: number;
  /** Pages and parts of pages it answers with, in every state worth looking at. */
  looks?: (room: Newsroom) => Look[];
  /** Why it has no looks. */
  answers?: 'a way on' | 'data' | 'events';
  /** Whether it ends sessions of whoever uses it. */
  ends?: boolean;
}

export type Fields = Record<
  string,
  string | number | boolean | readonly string[] | readonly object[] | undefined
>;

/** One state of a page. */
export interface Look {
  name: string;
  as: Who;
  /** Path and query; the address itself, with its parameters filled in, when left out. */
  path?: string;
  /** Sent as a form; the answer is the page. */
  form?: Fields;
  status?: number;
  /** It says something else than another look, but looks like it. */
  alike?: boolean;
  /** A part of a page, as scripts ask for it. */
  part?: boolean;
  /** JSON with parts of a page in it. */
  json?: boolean;
}

/** What the parameters of addresses stand for, unless an address has its own. */
export function parametersOf(room: Newsroom): Record<string, string> {
  return {
    article: String(room.german.article),
    language: 'de',
    segment: String(room.segments.edited),
    block: String(room.block),
    comment: String(room.comment),
    revision: '1',
    hunk: '1',
    dismissal: '1',
    draft: room.draft,
    batch: room.batches.done,
    member: room.members.reader.id,
    invitation: room.invitation.id,
    key: room.key.id,
    token: '',
    form: 'anything',
    source: 'ru',
    target: 'de',
    word: String(room.word),
    rule: String(room.rule),
    concept: String(room.concept),
    entry: String(room.entry),
  };
}

const segmentOf = (which: keyof Newsroom['segments']) => (room: Newsroom) => ({
  segment: String(room.segments[which]),
});

/** A batch nobody has begun to import. */
const ownBatch = async (room: Newsroom) => ({ batch: await beginBatch(room.agents.editor) });

const ownDraft = async (room: Newsroom) => ({ draft: await beginImport(room.agents.editor) });

/** Fields that name the segment's version, as the form shows it. */
const withVersion =
  (which: keyof Newsroom['segments'], fields: Fields = {}) =>
  async ({ app, german, segments }: Newsroom): Promise<Fields> => ({
    ...fields,
    version: (await segmentNow(app, german, segments[which])).version,
  });

/** Fields that name a segment and the one after it. */
const withNext =
  (which: keyof Newsroom['segments'], fields: Fields = {}) =>
  async ({ app, german, segments }: Newsroom): Promise<Fields> => {
    const { own, neighbour } = await nextOf(app, german, segments[which]);
    return {
      version: own.version,
      next: neighbour.id,
      nextVersion: neighbour.version,
      ...fields,
    };
  };

const T = '/articles/:article/translations/:language';
const API = '/api/v1';

const ARTICLE = {
  title: 'Brücke',
  sourceLanguage: 'ru',
  targetLanguage: 'de',
  original: 'Мост открыт. Мэр доволен.',
  translation: 'Die Brücke ist offen. Der Bürgermeister ist zufrieden.',
};

const RULE_BODY = {
  name: 'Tschornobyl',
  targetLanguage: 'de',
  pattern: 'Tschernobyl',
  message: 'Bei uns heißt es Tschornobyl.',
  replacement: 'Tschornobyl',
};
const CONCEPT = {
  terms: [
    { language: 'ru', text: 'мост' },
    { language: 'de', text: 'Brücke' },
  ],
};
const RULE = { ...RULE_BODY, side: 'target', severity: 'error', replaces: '1', isOn: '1' };

/** Every address of the application, by method and path. A test fails where one is missing. */
export const ADDRESSES: Record<string, Address> = {
  [`GET ${iconSpritePath}`]: { for: 'anybody', answers: 'data' },

  'POST /locale': { for: 'anybody', fields: () => ({ locale: 'tr', back: '/' }) },
  'GET /sign-in': {
    for: 'anybody',
    looks: () => [{ name: 'sign-in', as: 'stranger', path: '/sign-in?back=%2Fpeople' }],
  },
  'POST /sign-in': {
    for: 'anybody',
    fields: ({ members }) => ({ email: members.editor.email, password: PASSWORD }),
    looks: () => [
      {
        name: 'sign-in refused',
        as: 'stranger',
        form: { email: 'ruth@', password: '' },
        status: 422,
      },
      {
        name: 'wrong password',
        alike: true,
        as: 'stranger',
        form: { email: 'ruth@example.org', password: 'not this one' },
        status: 422,
      },
    ],
  },
  'POST /sign-out': { for: 'anybody' },
  'GET /welcome{/:token}': {
    for: 'anybody',
    status: 404,
    looks: () => [
      {
        name: 'a link used up',
        alike: true,
        as: 'stranger',
        path: '/welcome/nobody-knows',
        status: 404,
      },
    ],
  },
  'POST /welcome{/:token}': {
    for: 'anybody',
    status: 404,
    fields: () => ({ name: 'Ада', email: 'ada@example.org', password: PASSWORD }),
    looks: () => [
      {
        name: 'details for a link used up',
        alike: true,
        as: 'stranger',
        path: '/welcome/nobody-knows',
        form: {},
        status: 404,
      },
    ],
  },
  'GET /invitations/:token': {
    for: 'anybody',
    parameters: ({ invitation }) => ({ token: tokenOf(invitation.path) }),
    looks: ({ namedInvitation }) => [
      { name: 'invitation', as: 'stranger' },
      { name: 'invitation of somebody', as: 'stranger', path: namedInvitation },
    ],
  },
  'POST /invitations/:token': {
    for: 'anybody',
    parameters: async ({ app }) => {
      const made = await app.services.accounts.inviteUser({ role: 'reader', languages: null }, 'A');
      return { token: tokenOf(made.path) };
    },
    fields: () => ({ name: 'Neu', email: 'neu@example.org', password: PASSWORD }),
    looks: ({ invitation }) => [
      {
        name: 'invitation refused',
        alike: true,
        as: 'stranger',
        path: invitation.path,
        form: { name: '', email: 'x@', password: 'short' },
        status: 422,
      },
    ],
  },
  'GET /password/:token': {
    for: 'anybody',
    parameters: ({ passwordLink }) => ({ token: tokenOf(passwordLink) }),
    looks: () => [{ name: 'choosing a password', as: 'stranger' }],
  },
  'POST /password/:token': {
    for: 'anybody',
    parameters: ({ passwordLink }) => ({ token: tokenOf(passwordLink) }),
    fields: () => ({ password: PASSWORD }),
    looks: ({ passwordLink }) => [
      {
        name: 'password refused',
        as: 'stranger',
        path: passwordLink,
        form: { password: 'short' },
        status: 422,
      },
    ],
  },

  'GET /account': {
    for: 'reader',
    looks: () => [
      { name: 'account', as: 'administrator' },
      { name: 'account after a change', alike: true, as: 'reader', path: '/account?done=name' },
    ],
  },
  'POST /account': {
    for: 'reader',
    fields: () => ({ name: 'هدى' }),
    looks: () => [{ name: 'name refused', as: 'reader', form: { name: ' ' }, status: 422 }],
  },
  'POST /account/password': {
    for: 'reader',
    ends: true,
    fields: () => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD}!` }),
    looks: () => [
      {
        name: 'password change refused',
        as: 'editor',
        form: { currentPassword: '', newPassword: 'short' },
        status: 422,
      },
    ],
  },
  'POST /account/keys': {
    for: 'reader',
    status: 201,
    fields: () => ({ keyName: 'Feed', expiresInDays: '30' }),
    looks: () => [
      { name: 'a new key', as: 'reviewer', form: { keyName: 'Night desk' }, status: 201 },
      {
        name: 'a key refused',
        alike: true,
        as: 'reviewer',
        form: { keyName: 'x', expiresInDays: '7' },
        status: 422,
      },
    ],
  },
  'POST /account/keys/:key/revocation': {
    for: 'reader',
    parameters: async ({ app, members }) => {
      const { id } = await app.services.accounts.createApiKey({ user: members.reader });
      return { key: id };
    },
  },
  'POST /account/feed': {
    for: 'reader',
    status: 201,
    looks: () => [{ name: 'a new feed', as: 'reviewer', form: {}, status: 201 }],
  },
  'POST /account/feed/revocation': { for: 'reader' },
  'POST /account/sign-out-everywhere': { for: 'reader', ends: true },
  'GET /account/*form': { for: 'reader', status: 303, answers: 'a way on' },

  'GET /people': {
    for: 'administrator',
    looks: () => [
      { name: 'people', as: 'administrator' },
      {
        name: 'people after a change',
        alike: true,
        as: 'administrator',
        path: '/people?done=removed',
      },
      { name: 'people, to a reader', alike: true, as: 'reader', status: 403 },
    ],
  },
  'POST /people/invitations': {
    for: 'administrator',
    status: 201,
    fields: () => ({ role: 'reader', languages: '' }),
    looks: () => [
      {
        name: 'a new invitation',
        as: 'administrator',
        form: { role: 'editor', name: 'Åsa', languages: 'tr' },
        status: 201,
      },
      {
        name: 'an invitation refused',
        as: 'administrator',
        form: { role: 'king', email: 'x@', languages: 'Deutsch!' },
        status: 422,
      },
    ],
  },
  'POST /people/invitations/:invitation/revocation': { for: 'administrator' },
  'POST /people/:member': {
    for: 'administrator',
    fields: () => ({ role: 'reader', languages: '' }),
    looks: ({ members }) => [
      {
        name: 'a role refused',
        as: 'administrator',
        path: `/people/${members.editor.id}`,
        form: { role: 'editor', languages: 'Deutsch!' },
        status: 422,
      },
    ],
  },
  'POST /people/:member/removal': {
    for: 'administrator',
    parameters: async ({ app }) => ({ member: (await app.member('reader')).id }),
  },
  'POST /people/:member/password-link': {
    for: 'administrator',
    status: 201,
    looks: ({ members }) => [
      {
        name: 'a link for a new password',
        as: 'administrator',
        path: `/people/${members.reviewer.id}/password-link`,
        form: {},
        status: 201,
      },
    ],
  },
  'GET /people/*form': { for: 'administrator', status: 303, answers: 'a way on' },

  'GET /feeds/:token': {
    for: 'anybody',
    parameters: ({ feed }) => ({ token: tokenOf(feed) }),
    answers: 'data',
  },
  'GET /changes-to-mine': {
    for: 'reader',
    looks: ({ german }) => [
      { name: 'changes to one’s text', as: 'editor' },
      {
        name: 'changes to one’s text in one article',
        alike: true,
        as: 'editor',
        path: `/changes-to-mine?article=${german.article}`,
      },
      { name: 'no changes to one’s text', as: 'reader' },
    ],
  },

  'GET /': {
    for: 'reader',
    looks: () => [
      { name: 'articles', as: 'editor' },
      {
        name: 'articles, to a reader',
        alike: true,
        as: 'reader',
        path: '/?sort=words&order=asc&progress=unapproved',
      },
      { name: 'no article fits', as: 'administrator', path: '/?q=nowhere' },
    ],
  },
  'GET /articles/new': {
    for: 'editor',
    looks: ({ draft }) => [
      { name: 'import', as: 'editor' },
      {
        name: 'import of a draft',
        alike: true,
        as: 'editor',
        path: `/articles/new?draft=${draft}`,
      },
      { name: 'import, to a reader', alike: true, as: 'reader', status: 403 },
    ],
  },
  'POST /articles/new': {
    for: 'editor',
    fields: () => ARTICLE,
    looks: () => [
      {
        name: 'import refused',
        as: 'editor',
        form: {
          title: 'x'.repeat(2000),
          original: '',
          translation: 'Ein Satz.',
          sourceTag: '??',
          url: 'gopher://x',
          publishedOn: 'gestern',
        },
        status: 422,
      },
      {
        name: 'import of a short translation',
        as: 'editor',
        form: {
          original: 'Министры обсудили поставки и договорились о встрече. '.repeat(20),
          translation: 'Kurz.',
          sourceLanguage: 'ru',
          targetLanguage: 'de',
        },
        status: 422,
      },
    ],
  },
  'GET /articles/drafts/:draft': {
    for: 'editor',
    looks: ({ draft }) => [
      { name: 'preview', as: 'editor' },
      { name: 'preview at a pair', as: 'editor', path: `/articles/drafts/${draft}?at=1.1` },
    ],
  },
  'POST /articles/drafts/:draft': {
    for: 'editor',
    parameters: ownDraft,
    fields: () => ({ version: 1, do: 'mergeBlocks', block: 0 }),
    looks: ({ draft }) => [
      {
        name: 'details refused',
        as: 'editor',
        path: `/articles/drafts/${draft}`,
        form: { do: 'details', url: 'gopher://x', publishedOn: 'gestern' },
        status: 422,
      },
      {
        name: 'preview changed in place',
        as: 'editor',
        path: `/articles/drafts/${draft}`,
        form: { version: 99, do: 'undo' },
        part: true,
        status: 409,
      },
    ],
  },
  'POST /articles/drafts/:draft/save': {
    for: 'editor',
    parameters: ownDraft,
    fields: () => ({ version: 1, again: 1 }),
    looks: ({ draft }) => [
      {
        name: 'preview changed meanwhile',
        alike: true,
        as: 'editor',
        path: `/articles/drafts/${draft}/save`,
        form: { version: 99 },
        status: 409,
      },
    ],
  },
  'POST /articles/drafts/:draft/discard': { for: 'editor', parameters: ownDraft },
  'GET /articles/drafts/:draft/:form': { for: 'editor', status: 303, answers: 'a way on' },
  'GET /batches/new': {
    for: 'editor',
    looks: () => [{ name: 'import of many files', as: 'editor' }],
  },
  'POST /batches': {
    for: 'editor',
    fields: () => ({ more: 1 }),
    looks: () => [
      { name: 'import of no files', as: 'editor', path: '/batches', form: {}, status: 422 },
    ],
  },
  'GET /batches/:batch': {
    for: 'editor',
    looks: ({ batches }) => [
      { name: 'files that were imported', as: 'editor' },
      { name: 'files that have come', as: 'editor', path: `/batches/${batches.open}` },
    ],
  },
  'POST /batches/:batch/files': { for: 'editor', parameters: ownBatch },
  'POST /batches/:batch/start': { for: 'editor', parameters: ownBatch },
  'GET /memory': {
    for: 'reader',
    looks: () => [
      { name: 'memory', as: 'reviewer' },
      { name: 'memory, to a reader', as: 'reader', path: '/memory?removed=1' },
      {
        name: 'words found in the memory',
        as: 'reviewer',
        path: '/memory?words=%D0%BC%D0%BE%D1%81%D1%82%D1%8B&pair=ru+de&imported=3',
      },
    ],
  },
  'POST /memory': {
    for: 'reviewer',
    status: 422,
    looks: () => [
      { name: 'import into the memory refused', as: 'reviewer', form: {}, status: 422 },
    ],
  },
  'GET /memory/export': { for: 'reader', answers: 'data' },
  'POST /memory/entries/:entry/removal': {
    for: 'reviewer',
    limited: true,
    parameters: async ({ app, members }) => ({
      entry: String(await addEntry(app, members.reviewer)),
    }),
  },
  'GET /articles/:article': { for: 'reader', status: 303, answers: 'a way on' },
  'GET /articles/:article/details': {
    for: 'editor',
    limited: true,
    looks: () => [{ name: 'details', as: 'administrator' }],
  },
  'POST /articles/:article/details': {
    for: 'editor',
    limited: true,
    fields: () => ({ title: 'Переговоры в Анкаре' }),
    looks: ({ german }) => [
      {
        name: 'details of an article refused',
        as: 'editor',
        path: `/articles/${german.article}/details`,
        form: { title: '', url: 'gopher://x', publishedOn: 'gestern' },
        status: 422,
      },
    ],
  },
  'POST /articles/:article/deletion': {
    for: 'administrator',
    limited: true,
    parameters: async ({ agents }) => ({ article: await importArticle(agents.editor) }),
    fields: () => ({ confirmed: 1 }),
    looks: ({ german }) => [
      {
        name: 'deletion to be confirmed',
        as: 'administrator',
        path: `/articles/${german.article}/deletion`,
        form: {},
        status: 422,
      },
    ],
  },
  'GET /articles/:article/deletion': {
    for: 'editor',
    limited: true,
    status: 303,
    answers: 'a way on',
  },

  [`GET ${T}`]: {
    for: 'reader',
    looks: ({ german, arabic, english, segments }) => [
      { name: 'workbench', as: 'reviewer' },
      {
        name: 'workbench, to a reader',
        alike: true,
        as: 'reader',
        path: `${german.path}?segment=3`,
      },
      { name: 'workbench, lapsed ones', as: 'editor', path: `${german.path}?state=lapsed` },
      { name: 'workbench, none of a state', as: 'editor', path: `${english.path}?state=edited` },
      { name: 'workbench in Arabic', as: 'reviewer', path: arabic.path },
      {
        name: 'no such translation',
        as: 'reader',
        path: `/articles/${german.article}/translations/fr?segment=${segments.edited}`,
        status: 404,
      },
    ],
  },
  // Which piece is asked for it is to be told.
  [`GET ${T}/pieces`]: {
    for: 'reader',
    status: 422,
    looks: ({ german }) => [
      { name: 'a piece', as: 'reader', path: `${german.path}/pieces?from=0`, part: true },
    ],
  },
  [`GET ${T}/blocks`]: {
    for: 'reader',
    looks: ({ german, block }) => [
      { name: 'blocks', as: 'reader', path: `${german.path}/blocks?blocks=${block}`, json: true },
    ],
  },
  [`GET ${T}/events`]: { for: 'reader', answers: 'events' },
  [`GET ${T}/find`]: {
    for: 'reader',
    looks: ({ german }) => [
      { name: 'find', as: 'reader', path: `${german.path}/find?q=Aserbaidschan` },
      { name: 'find nothing', as: 'reader', path: `${german.path}/find` },
      { name: 'hits', as: 'editor', path: `${german.path}/find?q=баку&side=source`, part: true },
    ],
  },
  [`GET ${T}/next`]: { for: 'reader', answers: 'data' },
  [`POST ${T}/approval`]: {
    for: 'reviewer',
    limited: true,
    fields: ({ block }) => ({ revision: 999, block }),
    looks: ({ german }) => [
      {
        name: 'approval of what nobody saw',
        alike: true,
        as: 'reviewer',
        path: `${german.path}/approval`,
        form: { revision: 0 },
        status: 409,
      },
    ],
  },
  [`GET ${T}/segments/:segment`]: {
    for: 'reader',
    looks: ({ german, arabic, segments }) => [
      { name: 'segment', as: 'reviewer' },
      { name: 'segment, lapsed', as: 'editor', path: `${german.path}/segments/${segments.lapsed}` },
      {
        name: 'segment, to a reader',
        alike: true,
        as: 'reader',
        path: `${german.path}/segments/${segments.commented}`,
      },
      {
        name: 'segment in Arabic',
        as: 'editor',
        path: `${arabic.path}/segments/${arabic.segments[1]?.id}`,
      },
    ],
  },
  [`POST ${T}/segments/:segment`]: {
    for: 'editor',
    limited: true,
    fields: withVersion('edited', { text: 'Am 17. Juli führten sie Verhandlungen.' }),
    looks: ({ german, segments }) => [
      {
        name: 'conflict',
        as: 'reviewer',
        path: `${german.path}/segments/${segments.edited}`,
        form: { version: 0, text: 'Etwas ganz anderes.' },
        status: 409,
      },
      {
        name: 'conflict in place',
        as: 'reviewer',
        path: `${german.path}/segments/${segments.edited}`,
        form: { version: 0, text: 'Etwas ganz anderes.' },
        status: 409,
        json: true,
      },
    ],
  },
  [`PUT ${T}/segments/:segment`]: {
    for: 'editor',
    limited: true,
    fields: withVersion('edited', { text: 'Am 17. Juli verhandelten sie.' }),
  },
  [`GET ${T}/segments/:segment/panel`]: {
    for: 'reader',
    looks: ({ german, segments }) => [
      {
        name: 'panel',
        as: 'reviewer',
        path: `${german.path}/segments/${segments.lapsed}/panel`,
        part: true,
      },
      {
        name: 'panel of an excluded segment',
        as: 'editor',
        path: `${german.path}/segments/${segments.excluded}/panel`,
        part: true,
      },
    ],
  },
  [`POST ${T}/segments/:segment/split`]: {
    for: 'editor',
    limited: true,
    parameters: segmentOf('approved'),
    fields: withVersion('approved', { source: 5, target: 5 }),
  },
  [`POST ${T}/segments/:segment/join`]: {
    for: 'editor',
    limited: true,
    parameters: segmentOf('cut'),
    fields: withNext('cut'),
  },
  [`POST ${T}/segments/:segment/pairing`]: {
    for: 'editor',
    limited: true,
    parameters: segmentOf('lapsed'),
    fields: withNext('lapsed', { source: 0, target: 0 }),
  },
  [`GET ${T}/segments/:segment/realignment`]: {
    for: 'editor',
    limited: true,
    looks: ({ german, arabic }) => [
      {
        name: 'aligning again',
        as: 'editor',
        path: `${arabic.path}/segments/${arabic.segments[0]?.id}/realignment`,
      },
      {
        name: 'aligning again, nothing to change',
        as: 'editor',
        path: `${german.path}/segments/${german.segments.at(-1)?.id}/realignment`,
      },
    ],
  },
  [`POST ${T}/segments/:segment/realignment`]: {
    for: 'editor',
    limited: true,
    fields: async ({ app, german }) => ({ revision: await revisionNow(app, german) }),
  },
  [`POST ${T}/segments/:segment/exclusion`]: {
    for: 'editor',
    limited: true,
    fields: withVersion('edited', { excluded: 1 }),
  },
  [`POST ${T}/segments/:segment/settlement`]: {
    for: 'editor',
    limited: true,
    parameters: async (newsroom) => ({ ...(await renewedArticle(newsroom)), segment: '1' }),
    fields: () => ({ version: 2, take: 'mine' }),
  },
  [`POST ${T}/segments/:segment/comments`]: {
    for: 'reader',
    fields: () => ({ body: 'Wirklich?' }),
    looks: ({ german, segments }) => [
      {
        name: 'comments after one more',
        as: 'reader',
        path: `${german.path}/segments/${segments.heading}/comments`,
        form: { body: '?' },
        part: true,
      },
    ],
  },
  [`POST ${T}/segments/:segment/comments/:comment/resolution`]: {
    for: 'editor',
    limited: true,
    parameters: segmentOf('commented'),
    fields: () => ({ resolved: 0 }),
  },
  [`POST ${T}/segments/:segment/dismissals`]: {
    for: 'editor',
    limited: true,
    parameters: async ({ app, german }) => ({
      segment: String((await findingIn(app, german)).segment),
    }),
    fields: async ({ app, german }) => ({
      finding: (await findingIn(app, german)).finding,
      scope: 'place',
      reason: 'So gewollt',
    }),
  },
  [`POST ${T}/segments/:segment/words`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ word: 'Militärarmee' }),
  },
  [`GET ${T}/findings`]: {
    for: 'reader',
    looks: ({ german, arabic, english }) => [
      { name: 'findings', as: 'reviewer' },
      { name: 'findings, to a reader', as: 'reader', alike: true },
      { name: 'findings of one check', as: 'editor', path: `${german.path}/findings?check=dates` },
      { name: 'findings in Arabic', as: 'editor', path: `${arabic.path}/findings` },
      { name: 'findings of what was approved', as: 'editor', path: `${english.path}/findings` },
    ],
  },
  [`GET ${T}/findings/fixes`]: {
    for: 'editor',
    limited: true,
    looks: ({ german }) => [
      { name: 'fixes', as: 'editor' },
      { name: 'no fixes', as: 'editor', path: `${german.path}/findings/fixes?check=unread` },
    ],
  },
  [`POST ${T}/findings/fixes`]: {
    for: 'editor',
    limited: true,
    fields: async ({ app, agents, german, segments }) => {
      const { target, version } = await segmentNow(app, german, segments.commented);
      await agents.editor
        .post(`${german.path}/segments/${segments.commented}`)
        .type('form')
        .send({ text: `${target}  Ja.`, version });
      const { segment, version: now, fix } = await findingIn(app, german, { fixable: true });
      return { fix: `${segment}.${now}.${fix}` };
    },
  },
  [`POST ${T}/findings/dismissals/:dismissal/withdrawal`]: {
    for: 'editor',
    limited: true,
    parameters: async ({ app, agents, german }) => {
      const { segment, finding } = await findingIn(app, german);
      await agents.editor
        .post(`${german.path}/segments/${segment}/dismissals`)
        .type('form')
        .send({ finding, scope: 'place', reason: 'So gewollt' });
      const [newest] = await listDismissals(app.services.db, german.id);
      return { dismissal: String(newest?.id) };
    },
  },
  [`POST ${T}/blocks/:block/kind`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ kind: 'quotation' }),
  },
  [`GET ${T}/read`]: {
    for: 'reader',
    looks: ({ german, arabic }) => [
      { name: 'reading', as: 'reader' },
      { name: 'reading with changes', as: 'reader', path: `${german.path}/read?changes=1` },
      {
        name: 'reading since approval',
        alike: true,
        as: 'editor',
        path: `${german.path}/read?changes=approved`,
      },
      { name: 'reading Arabic', as: 'reader', path: `${arabic.path}/read?changes=1` },
    ],
  },
  [`GET ${T}/attribution`]: {
    for: 'reader',
    looks: ({ german, arabic }) => [
      { name: 'who wrote this', as: 'reader' },
      {
        name: 'what one person wrote',
        as: 'editor',
        path: `${german.path}/attribution?author=Ruth+Amadi`,
      },
      { name: 'who wrote this, in Arabic', as: 'reader', path: `${arabic.path}/attribution` },
    ],
  },
  [`GET ${T}/attribution/spans`]: {
    for: 'reader',
    looks: ({ german }) => [
      { name: 'authors', as: 'reader', path: `${german.path}/attribution/spans`, json: true },
    ],
  },
  [`GET ${T}/history`]: {
    for: 'reader',
    looks: ({ german, segments }) => [
      { name: 'history', as: 'editor' },
      { name: 'history with something new', alike: true, as: 'reviewer' },
      {
        name: 'history of a segment',
        as: 'editor',
        path: `${german.path}/history?segment=${segments.heading}&unchanged=1`,
      },
      {
        name: 'history that fits filters',
        as: 'editor',
        path: `${german.path}/history?move=edited&channel=wording&text=armee&since=2020-01-01`,
      },
      {
        name: 'history with filters that make no sense',
        as: 'reader',
        path: `${german.path}/history?segment=two&since=yesterday&until=tomorrow`,
      },
      { name: 'history of nothing', as: 'reader', path: `${german.path}/history?segment=9999` },
    ],
  },
  [`GET ${T}/history/:revision`]: {
    for: 'reader',
    looks: ({ german }) => [
      { name: 'revision', as: 'editor' },
      { name: 'the import', alike: true, as: 'reader', path: `${german.path}/history/0` },
      { name: 'revision side by side', as: 'editor', path: `${german.path}/history/1?view=sides` },
      {
        name: 'no such revision',
        alike: true,
        as: 'editor',
        path: `${german.path}/history/999`,
        status: 404,
      },
    ],
  },
  [`POST ${T}/history/:revision/notes`]: {
    for: 'editor',
    limited: true,
    fields: ({ segments }) => ({ segment: segments.edited, hunk: 1, body: 'Fachausdruck' }),
    looks: ({ german, segments }) => [
      {
        name: 'a reason refused',
        as: 'editor',
        path: `${german.path}/history/1/notes`,
        form: { segment: segments.edited, hunk: 1, body: ' ' },
        status: 422,
      },
    ],
  },
  [`POST ${T}/history/:revision/notes/removal`]: {
    for: 'editor',
    limited: true,
    fields: async ({ agents, german, segments }) => {
      const place = { segment: segments.edited, hunk: 1 };
      const address = `${german.path}/history/1/notes`;
      await agents.editor
        .post(address)
        .type('form')
        .send({ ...place, body: 'Fachausdruck' });
      return place;
    },
  },
  [`GET ${T}/history/:revision/undo`]: {
    for: 'editor',
    limited: true,
    looks: ({ german }) => [
      { name: 'undoing', as: 'editor' },
      {
        name: 'undoing the import',
        as: 'editor',
        path: `${german.path}/history/0/undo`,
        status: 422,
      },
    ],
  },
  [`GET ${T}/compare`]: {
    for: 'reader',
    looks: ({ german, arabic }) => [
      { name: 'comparison', as: 'editor' },
      {
        name: 'comparison side by side',
        as: 'editor',
        path: `${german.path}/compare?from=0&to=now&view=sides&show=all`,
      },
      {
        name: 'comparison since the last visit',
        alike: true,
        as: 'reviewer',
        path: `${german.path}/compare?from=visit`,
      },
      {
        name: 'comparison of the same',
        alike: true,
        as: 'reader',
        path: `${german.path}/compare?from=0&to=0`,
      },
      {
        name: 'comparison with none',
        alike: true,
        as: 'reader',
        path: `${german.path}/compare?from=999`,
        status: 404,
      },
      { name: 'comparison in Arabic', as: 'editor', path: `${arabic.path}/compare?view=sides` },
    ],
  },
  // Which version it is to be told.
  [`GET ${T}/restoration`]: {
    for: 'editor',
    limited: true,
    status: 422,
    looks: ({ german, segments }) => [
      {
        name: 'restoring the article',
        as: 'editor',
        path: `${german.path}/restoration?revision=0`,
      },
      {
        name: 'restoring a segment',
        alike: true,
        as: 'editor',
        path: `${german.path}/restoration?revision=0&segment=${segments.edited}`,
      },
      {
        name: 'restoring what is so already',
        as: 'editor',
        path: `${german.path}/restoration?revision=0&segment=${segments.heading}`,
      },
    ],
  },
  [`POST ${T}/restoration`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ revision: 1 }),
  },
  [`POST ${T}/undo`]: {
    for: 'editor',
    limited: true,
    fields: undoable,
  },
  [`GET ${T}/renewal`]: {
    for: 'editor',
    limited: true,
    looks: () => [{ name: 'new texts', as: 'editor' }],
  },
  [`POST ${T}/renewal`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ original: 'Министр доволен. Мост открыт.' }),
    status: 200,
    looks: ({ german }) => [
      {
        name: 'new texts refused',
        as: 'editor',
        path: `${german.path}/renewal`,
        form: { original: '', translation: '' },
        status: 422,
      },
      {
        name: 'what new texts would do',
        as: 'editor',
        path: `${german.path}/renewal?do=plan`,
        form: { original: 'Министр доволен. Мост открыт.' },
      },
      {
        name: 'planned anew',
        as: 'editor',
        path: `${german.path}/renewal?do=save&revision=0`,
        form: { original: 'Министр доволен. Мост открыт.' },
        status: 409,
      },
    ],
  },
  [`GET ${T}/renewal/open`]: {
    for: 'reader',
    parameters: renewedArticle,
    looks: ({ german }) => [
      { name: 'to look at after a renewal', as: 'editor' },
      {
        name: 'nothing to look at after a renewal',
        as: 'reader',
        path: `${german.path}/renewal/open`,
      },
    ],
  },
  [`GET ${T}/renewal/texts/:revision/:side`]: {
    for: 'reader',
    parameters: () => ({ revision: '0', side: 'original' }),
    answers: 'data',
  },
  [`GET ${T}/export`]: {
    for: 'reader',
    looks: ({ german, english }) => [
      { name: 'export', as: 'reader' },
      {
        name: 'export refused',
        as: 'reader',
        path: `${german.path}/export?format=markdown`,
        status: 409,
      },
      { name: 'export of what is approved', as: 'reader', path: `${english.path}/export` },
    ],
  },
  [`GET ${T}/bilingual`]: {
    for: 'reader',
    looks: ({ arabic }) => [
      { name: 'texts side by side', as: 'reader' },
      { name: 'texts side by side, in Arabic', as: 'reader', path: `${arabic.path}/bilingual` },
    ],
  },

  'GET /checks': {
    for: 'reader',
    looks: () => [{ name: 'pairs of languages to check', as: 'reader' }],
  },
  'GET /checks/pairs/:source/:target': {
    for: 'reader',
    looks: () => [
      { name: 'checks of a pair', as: 'reviewer', path: '/checks/pairs/ru/de?done=saved' },
      { name: 'checks of a pair, to a reader', as: 'reader' },
    ],
  },
  'POST /checks/pairs/:source/:target': {
    for: 'reviewer',
    limited: true,
    fields: () => ({ on: 'numbers', blockApproval: '1' }),
  },

  'GET /checks/words': {
    for: 'reader',
    looks: () => [
      { name: 'dictionary', as: 'editor', path: '/checks/words?language=de&done=added' },
      { name: 'dictionary, to a reader', as: 'reader', path: '/checks/words?language=de' },
    ],
  },
  'POST /checks/words': {
    for: 'editor',
    fields: () => ({ language: 'de', word: 'Hajıyev', shared: '1', back: '/' }),
    looks: () => [
      {
        name: 'a word refused',
        as: 'editor',
        path: '/checks/words',
        form: { language: 'de', word: 'zwei Wörter' },
        status: 422,
      },
    ],
  },
  'POST /checks/words/:word/removal': {
    for: 'editor',
    parameters: async ({ app, members }) => ({ word: String(await addWord(app, members.editor)) }),
    fields: () => ({ back: '/' }),
  },
  'GET /checks/rules': {
    for: 'reader',
    looks: () => [
      { name: 'house rules', as: 'reviewer', path: '/checks/rules?done=ruleSaved' },
      { name: 'house rules, to a reader', as: 'reader' },
    ],
  },
  'GET /checks/rules/:rule': {
    for: 'reviewer',
    looks: () => [
      { name: 'a house rule', as: 'reviewer' },
      { name: 'a new house rule', as: 'reviewer', path: '/checks/rules/new' },
    ],
  },
  'POST /checks/rules/:rule': {
    for: 'reviewer',
    fields: () => ({ ...RULE, do: 'save' }),
    looks: () => [
      {
        name: 'a house rule tried out',
        as: 'reviewer',
        path: '/checks/rules/new',
        form: { ...RULE, do: 'try', sample: 'Tschernobyl liegt bei Prypjat.' },
      },
      {
        name: 'a house rule refused',
        as: 'reviewer',
        path: '/checks/rules/new',
        form: { ...RULE, name: '', pattern: 'Tscher(nobyl', targetLanguage: 'deutsch!' },
        status: 422,
      },
    ],
  },
  'POST /checks/rules/:rule/deletion': {
    for: 'reviewer',
    limited: true,
    parameters: async ({ app, members }) => ({
      rule: String(await addRule(app, members.reviewer)),
    }),
    fields: () => ({}),
  },

  [`GET ${API}`]: { for: 'reader', looks: () => [{ name: 'API', as: 'reader' }] },
  [`GET ${API}/openapi.json`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/articles`]: {
    for: 'editor',
    fields: () => ({ ...ARTICLE, original: `${ARTICLE.original} Все рады.` }),
    status: 201,
  },
  [`GET ${API}/articles`]: { for: 'reader', answers: 'data' },
  [`GET ${API}/articles/:article`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}`]: { for: 'reader', answers: 'data' },
  [`PATCH ${API}${T}/segments/:segment`]: {
    for: 'editor',
    limited: true,
    fields: withVersion('edited', { text: 'Sie verhandelten am 17. Juli.' }),
    status: 200,
  },
  [`GET ${API}/checks`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/findings`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/dismissals`]: { for: 'reader', answers: 'data' },
  [`POST ${API}${T}/dismissals`]: {
    for: 'editor',
    limited: true,
    fields: async ({ app, german }) => {
      const { segment, finding } = await findingIn(app, german);
      return { segment, key: finding, reason: 'So gewollt' };
    },
    status: 201,
  },
  [`DELETE ${API}${T}/dismissals/:dismissal`]: {
    for: 'editor',
    limited: true,
    parameters: async ({ app, agents, german }) => {
      const { segment, finding } = await findingIn(app, german);
      await agents.editor
        .post(`${german.path}/segments/${segment}/dismissals`)
        .type('form')
        .send({ finding, scope: 'place', reason: 'So gewollt' });
      const [newest] = await listDismissals(app.services.db, german.id);
      return { dismissal: String(newest?.id) };
    },
    status: 204,
  },
  [`GET ${API}${T}/revisions`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/revisions/:revision`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/revisions/:revision/text`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/compare`]: { for: 'reader', answers: 'data' },
  [`GET ${API}${T}/attribution`]: { for: 'reader', answers: 'data' },
  [`PUT ${API}${T}/revisions/:revision/segments/:segment/hunks/:hunk/note`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ body: 'Fachausdruck' }),
    status: 200,
  },
  [`DELETE ${API}${T}/revisions/:revision/segments/:segment/hunks/:hunk/note`]: {
    for: 'editor',
    limited: true,
    fields: async ({ agents, german, segments }) => {
      await agents.editor
        .post(`${german.path}/history/1/notes`)
        .type('form')
        .send({ segment: segments.edited, hunk: 1, body: 'Fachausdruck' });
      return {};
    },
    status: 204,
  },
  // Which version it is to be told.
  [`GET ${API}${T}/restore`]: { for: 'editor', limited: true, status: 422, answers: 'data' },
  [`GET ${API}${T}/undo`]: { for: 'editor', limited: true, status: 422, answers: 'data' },
  [`POST ${API}${T}/restore`]: {
    for: 'editor',
    limited: true,
    fields: () => ({ revision: 2 }),
    status: 200,
  },
  [`PUT ${API}${T}/texts`]: {
    for: 'editor',
    limited: true,
    parameters: async ({ agents }) => ({ article: await importArticle(agents.editor) }),
    fields: () => ({ original: 'Мост открыт. Мэр очень доволен. Лишнее.', revision: 0 }),
    status: 200,
  },
  [`POST ${API}${T}/undo`]: {
    for: 'editor',
    limited: true,
    fields: undoable,
    status: 200,
  },
  [`GET ${API}/checks/settings/:source/:target`]: { for: 'reader', answers: 'data' },
  [`PUT ${API}/checks/settings/:source/:target`]: {
    for: 'reviewer',
    limited: true,
    fields: () => ({ off: ['spelling'], blockApproval: true }),
    status: 200,
  },
  [`GET ${API}/checks/words`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/checks/words`]: {
    for: 'editor',
    fields: () => ({ language: 'de', word: 'Hajıyev', shared: true }),
    status: 201,
  },
  [`DELETE ${API}/checks/words/:word`]: {
    for: 'editor',
    parameters: async ({ app, members }) => ({ word: String(await addWord(app, members.editor)) }),
    fields: () => ({}),
    status: 204,
  },
  [`GET ${API}/checks/rules`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/checks/rules`]: {
    for: 'reviewer',
    limited: true,
    fields: () => RULE_BODY,
    status: 201,
  },
  [`PUT ${API}/checks/rules/:rule`]: {
    for: 'reviewer',
    limited: true,
    fields: () => RULE_BODY,
    status: 200,
  },
  [`DELETE ${API}/checks/rules/:rule`]: {
    for: 'reviewer',
    limited: true,
    parameters: async ({ app, members }) => ({
      rule: String(await addRule(app, members.reviewer)),
    }),
    fields: () => ({}),
    status: 204,
  },
  [`GET ${API}/memory`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/memory/match`]: {
    for: 'reader',
    fields: () => ({ sourceLanguage: 'ru', targetLanguage: 'de', source: 'Мост открыт.' }),
    status: 200,
  },
  [`POST ${API}/memory/import`]: {
    for: 'reviewer',
    limited: true,
    fields: () => ({ name: 'talks.tmx', content: Buffer.from(MEMORY).toString('base64') }),
    status: 200,
  },
  [`GET ${API}/memory/export`]: { for: 'reader', answers: 'data' },
  [`DELETE ${API}/memory/entries/:entry`]: {
    for: 'reviewer',
    limited: true,
    parameters: async ({ app, members }) => ({
      entry: String(await addEntry(app, members.reviewer)),
    }),
    fields: () => ({}),
    status: 204,
  },
  [`GET ${API}/terms`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/terms`]: {
    for: 'editor',
    limited: true,
    fields: () => CONCEPT,
    status: 201,
  },
  [`POST ${API}/terms/import`]: {
    for: 'reviewer',
    limited: true,
    fields: () => ({ content: Buffer.from('de,ru\nBrücke,мост\n').toString('base64') }),
    status: 200,
  },
  [`GET ${API}/terms/export`]: { for: 'reader', answers: 'data' },
  [`POST ${API}/terms/match`]: {
    for: 'reader',
    fields: () => ({ text: 'Мосты', language: 'ru' }),
    status: 200,
  },
  [`GET ${API}/terms/:concept`]: { for: 'reader', answers: 'data' },
  [`PUT ${API}/terms/:concept`]: {
    for: 'editor',
    limited: true,
    fields: () => CONCEPT,
    status: 200,
  },
  [`DELETE ${API}/terms/:concept`]: {
    for: 'reviewer',
    limited: true,
    parameters: async ({ app, members }) => ({
      concept: String(await addConcept(app, members.reviewer)),
    }),
    fields: () => ({}),
    status: 204,
  },
  // Not all of the German sample is approved.
  [`GET ${API}${T}/export`]: { for: 'reader', status: 409, answers: 'data' },
};

/** A revision on which nothing is built yet. */
async function undoable({ app, agents, german, segments }: Newsroom): Promise<Fields> {
  const { target, version } = await segmentNow(app, german, segments.commented);
  const address = `${german.path}/segments/${segments.commented}`;
  await agents.editor
    .post(address)
    .type('form')
    .send({ text: `${target} So.`, version });
  return { revision: (await segmentNow(app, german, segments.commented)).version };
}

/** Number of the newest revision. */
async function revisionNow({ services }: Newsroom['app'], { id }: { id: number }): Promise<number> {
  const { head_revision } = await services.db
    .selectFrom('translation')
    .select('head_revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return head_revision;
}

function tokenOf(path: string): string {
  return path.split('/').at(-1) as string;
}

async function importArticle(agent: Agent): Promise<string> {
  const article = { ...ARTICLE, original: `${ARTICLE.original} Лишнее.`, again: true };
  const { body } = await agent.post(`${API}/articles`).send(article).expect(201);
  return String(body.id);
}

/** An article with new texts, of which a conflict and another original are to be looked at. */
async function renewedArticle({ agents: { editor } }: Newsroom): Promise<Record<string, string>> {
  const article = await importArticle(editor);
  const path = `/articles/${article}/translations/de`;
  const texts = {
    original: 'Мост уже открыт. Мэр доволен. Лишнее.',
    translation: 'Der Steg geht auf.',
  };
  await editor
    .post(`${path}/segments/1`)
    .type('form')
    .send({ text: 'Man kann hinüber.', version: 0 })
    .expect(303);
  await editor
    .post(`${path}/renewal?do=save&revision=1`)
    .type('form')
    .send({ ...texts, acceptShort: '1' })
    .expect(303);
  return { article };
}

/** An address with values in place of its parameters. */
export function filled(path: string, values: Record<string, string>): string {
  return path
    .replace(/\{\/:(\w+)\}/g, (_, name) => (values[name] ? `/${values[name]}` : ''))
    .replace(/[:*](\w+)/g, (_, name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`Nothing stands for "${name}" in ${path}.`);
      return value;
    });
}

/** Names of the parameters in an address. */
export function parametersIn(path: string): string[] {
  return [...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name as string);
}
