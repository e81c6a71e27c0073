import { sql } from 'kysely';

/** How often segment 2 is edited: once more than it takes to the first keyframe. */
export const EDITS = 64;

/** Numbers of the revisions of the history that is tampered with. */
export const AT = {
  review: 65,
  split: 66,
  kind: 68,
  approve: 69,
  lapse: 70,
  exclude: 71,
  restore: 72,
  reason: 73,
} as const;

type Statement = ReturnType<typeof sql>;

/** What somebody does to the rows of a translation behind Emend’s back, and what is to be said of it. */
export interface Forgery {
  does: string;
  statement: (id: number) => Statement | Statement[];
  revision: number;
  what: string | RegExp;
  detail: RegExp;
}

const REVISION_FIELDS = {
  kind: 'confirm',
  author: 'Somebody else',
  author_id: 'somebody',
  at: '2020-01-01T00:00:00.000Z',
  summary: 'nothing',
  reason: 'no reason',
  hash: 'f'.repeat(64),
};

/** One of each kind of row and column, each taken back before the next. */
export const forgeries: Forgery[] = [
  ...Object.entries(REVISION_FIELDS).map(
    ([field, value]): Forgery => ({
      does: `another ${field} of a revision`,
      statement: (id) =>
        sql`update revision set ${sql.ref(field)} = ${value} where translation_id = ${id} and number = 7`,
      revision: 7,
      what: 'revision',
      detail: /^Its hash does not follow from revision 6 and from what is stored of it/,
    }),
  ),
  {
    does: 'a reason taken away from the newest revision',
    statement: (id) =>
      sql`update revision set reason = null where translation_id = ${id} and number = ${AT.reason}`,
    revision: AT.reason,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'another hash of the import',
    statement: (id) =>
      sql`update revision set hash = '' where translation_id = ${id} and number = 0`,
    revision: 0,
    what: 'revision',
    detail: /^Its hash does not follow from the imported texts/,
  },
  {
    does: 'another number of the newest revision',
    statement: (id) => [
      sql`insert into revision
        select translation_id, 99, hash, kind, author_id, author, at, summary, reason
        from revision where translation_id = ${id} and number = ${AT.reason}`,
      sql`update change set revision = 99 where translation_id = ${id} and revision = ${AT.reason}`,
      sql`delete from revision where translation_id = ${id} and number = ${AT.reason}`,
    ],
    revision: AT.reason,
    what: 'revision',
    detail: /^It is missing: after revision 72 comes 99\.$/,
  },
  {
    does: 'a revision in between taken away',
    statement: (id) => sql`delete from revision where translation_id = ${id} and number = 30`,
    revision: 30,
    what: 'revision',
    detail: /^It is missing: after revision 29 comes 31\.$/,
  },
  {
    does: 'the newest revision taken away',
    statement: (id) =>
      sql`delete from revision where translation_id = ${id} and number = ${AT.reason}`,
    revision: AT.reason,
    what: 'translation',
    detail: /said to be 73, but the last one there is 72\.$/,
  },
  {
    does: 'all revisions taken away',
    statement: (id) => sql`delete from revision where translation_id = ${id}`,
    revision: AT.reason,
    what: 'translation',
    detail: /said to be 73, but there is none\.$/,
  },
  {
    does: 'other words in a delta',
    statement: (id) =>
      sql`update change set content = replace(content, '12', '21')
        where translation_id = ${id} and entity = 'segment' and entity_id = 2 and revision = 12`,
    revision: 12,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'another state in a change',
    statement: (id) =>
      sql`update change set content = replace(content, 'reviewed', 'approved')
        where translation_id = ${id} and revision = ${AT.review}`,
    revision: AT.review,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'another text in what was imported',
    statement: (id) =>
      sql`update change set content = replace(content, 'drei Stunden', 'vier Stunden')
        where translation_id = ${id} and entity_id = 3 and revision = 0`,
    revision: 0,
    what: 'revision',
    detail: /^Its hash does not follow from the imported texts/,
  },
  {
    does: 'a change taken away',
    statement: (id) =>
      sql`delete from change where translation_id = ${id} and entity_id = 1 and revision = ${AT.approve}`,
    revision: AT.approve,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'a change added',
    statement: (id) =>
      sql`insert into change (translation_id, revision, entity, entity_id, content)
        values (${id}, 5, 'segment', 4, '{"state":["machine","edited"]}')`,
    revision: 5,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'a change made twice',
    statement: (id) =>
      sql`insert into change (translation_id, revision, entity, entity_id, content)
        select translation_id, 10, entity, entity_id + 1, content from change
        where translation_id = ${id} and revision = 10`,
    revision: 10,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  {
    does: 'a change moved to another revision',
    statement: (id) =>
      sql`update change set revision = 20 where translation_id = ${id} and revision = ${AT.review}`,
    revision: 20,
    what: 'revision',
    detail: /^Its hash does not follow/,
  },
  ...[
    ['no JSON', '{"target":', /^It cannot be read: /],
    ['no change', 'null', /^It is no change: "null"\.$/],
    ['a malformed delta', '{"target":[0]}', /^It cannot be read: Step 0/],
    ['half a character', '{"target":[["\\ud83d","a"]]}', /^It cannot be hashed/],
  ].map(
    ([what, content, detail]): Forgery => ({
      does: `${what} in a change`,
      statement: (id) =>
        sql`update change set content = ${content}
          where translation_id = ${id} and entity_id = 2 and revision = 12`,
      revision: 12,
      what: /^(?:change of segment 2|revision)$/,
      detail: detail as RegExp,
    }),
  ),
  {
    does: 'no JSON in the change of a block',
    statement: (id) =>
      sql`update change set content = 'caption' where translation_id = ${id} and revision = ${AT.kind}`,
    revision: AT.kind,
    what: 'change of block 1',
    detail: /^It is no change: "caption"\.$/,
  },
  {
    does: 'another text in a keyframe',
    statement: (id) =>
      sql`update keyframe set frame = replace(frame, 'Fassung', 'Version') where translation_id = ${id}`,
    revision: 63,
    what: 'keyframe of segment 2',
    detail: /^It is not what the changes/,
  },
  {
    does: 'no JSON in a keyframe',
    statement: (id) => sql`update keyframe set frame = '{' where translation_id = ${id}`,
    revision: 63,
    what: 'keyframe of segment 2',
    detail: /^It cannot be read: /,
  },
  {
    does: 'a keyframe at another revision',
    statement: (id) => sql`update keyframe set revision = 99 where translation_id = ${id}`,
    revision: 99,
    what: 'keyframe of segment 2',
    detail: /^There is no such revision\.$/,
  },
  {
    does: 'a keyframe of another segment',
    statement: (id) => sql`update keyframe set segment_id = 77 where translation_id = ${id}`,
    revision: 63,
    what: 'keyframe of segment 77',
    detail: /^There is no such segment/,
  },
  ...Object.entries({
    target: 'Ganz alt.',
    source: 'Иначе.',
    machine: 'Anders.',
    state: 'approved',
    position: 'a9',
    block_id: 3,
    excluded: 1,
    version: 72,
    changes: 4,
    approved_in: 12,
    words: 99,
  }).map(
    ([column, value]): Forgery => ({
      does: `another ${column} of a segment`,
      statement: (id) =>
        sql`update segment set ${sql.ref(column)} = ${value} where translation_id = ${id} and id = 3`,
      revision: AT.reason,
      what: 'segment 3',
      detail:
        column === 'words'
          ? /^It counts 99 words; its text has 4\.$/
          : /^Its .+ is .+; by its history it is /,
    }),
  ),
  {
    does: 'the approval a segment had forgotten',
    statement: (id) =>
      sql`update segment set approved_in = null where translation_id = ${id} and id = 2`,
    revision: AT.approve,
    what: 'segment 2',
    detail: /^Its approved in is null; by its history it is 69\.$/,
  },
  {
    does: 'a segment taken away',
    statement: (id) => sql`delete from segment where translation_id = ${id} and id = 4`,
    revision: AT.restore,
    what: 'segment 4',
    detail: /^By its history it is there, but it is not stored\.$/,
  },
  {
    does: 'a segment that a restoration took away put back',
    statement: (id) =>
      sql`insert into segment select translation_id, 6, block_id, position, source, machine, target,
          state, excluded, version, changes, words, confidence, approved_in
        from segment where translation_id = ${id} and id = 4`,
    revision: AT.restore,
    what: 'segment 6',
    detail: /^It is stored, but by its history it is not there\.$/,
  },
  {
    does: 'another kind of a block',
    statement: (id) =>
      sql`update block set kind = 'quotation' where translation_id = ${id} and id = 2`,
    revision: 0,
    what: 'block 2',
    detail: /^Its kind is "quotation"; by its history it is "paragraph"\.$/,
  },
  {
    does: 'another level of a block',
    statement: (id) => sql`update block set level = 2 where translation_id = ${id} and id = 1`,
    revision: AT.restore,
    what: 'block 1',
    detail: /^Its level is 2; by its history it is 1\.$/,
  },
  {
    does: 'a block taken away',
    statement: (id) => sql`delete from block where translation_id = ${id} and id = 3`,
    revision: 0,
    what: 'block 3',
    detail: /not stored\.$/,
  },
  {
    does: 'a block added',
    statement: (id) =>
      sql`insert into block (translation_id, id, kind) values (${id}, 9, 'paragraph')`,
    revision: AT.reason,
    what: 'block 9',
    detail: /^It is stored, but/,
  },
  {
    does: 'another hash of an approved text',
    statement: (id) =>
      sql`update approval set text_hash = '' where translation_id = ${id} and segment_id = 4`,
    revision: AT.approve,
    what: 'approval of segment 4',
    detail: /^Its hash is not that of/,
  },
  {
    does: 'another approver',
    statement: (id) =>
      sql`update approval set approver = 'Nobody' where translation_id = ${id} and segment_id = 2`,
    revision: AT.approve,
    what: 'approval of segment 2',
    detail: /^It names Nobody as the approver, but the revision is by reviewer\.$/,
  },
  {
    does: 'another account of the approver',
    statement: (id) =>
      sql`update approval set approver_id = null where translation_id = ${id} and segment_id = 2`,
    revision: AT.approve,
    what: 'approval of segment 2',
    detail: /as the approver/,
  },
  {
    does: 'another date of an approval',
    statement: (id) =>
      sql`update approval set at = '2020' where translation_id = ${id} and segment_id = 2`,
    revision: AT.approve,
    what: 'approval of segment 2',
    detail: /^It is dated 2020, but/,
  },
  {
    does: 'a lapsed approval that stands again',
    statement: (id) =>
      sql`update approval set lapsed_in = null where translation_id = ${id} and segment_id = 3`,
    revision: AT.approve,
    what: 'approval of segment 3',
    detail: /^It lapsed in revision 70, but is said to stand\.$/,
  },
  {
    does: 'an approval that lapsed later than it did',
    statement: (id) =>
      sql`update approval set lapsed_in = ${AT.exclude} where translation_id = ${id} and segment_id = 3`,
    revision: AT.approve,
    what: 'approval of segment 3',
    detail: /^It lapsed in revision 70, but is said to have lapsed in revision 71\.$/,
  },
  {
    does: 'a standing approval that has lapsed',
    statement: (id) =>
      sql`update approval set lapsed_in = ${AT.lapse} where translation_id = ${id} and segment_id = 1`,
    revision: AT.approve,
    what: 'approval of segment 1',
    detail: /^It is said to have lapsed in revision 70, but it still stands\.$/,
  },
  {
    does: 'an approval taken away',
    statement: (id) => sql`delete from approval where translation_id = ${id} and segment_id = 6`,
    revision: AT.approve,
    what: 'approval of segment 6',
    detail: /^The revision approves it, but no approval is there\.$/,
  },
  {
    does: 'an approval nobody gave',
    statement: (id) =>
      sql`insert into approval select translation_id, 5, 40, text_hash, approver_id, approver, at, lapsed_in
        from approval where translation_id = ${id} and segment_id = 4`,
    revision: 40,
    what: 'approval of segment 5',
    detail: /^The revision approves nothing of the kind\.$/,
  },
  {
    does: 'an approval in a revision to come',
    statement: (id) =>
      sql`insert into approval select translation_id, 5, 400, text_hash, approver_id, approver, at, lapsed_in
        from approval where translation_id = ${id} and segment_id = 4`,
    revision: 400,
    what: 'approval of segment 5',
    detail: /^There is no such revision\.$/,
  },
  ...Object.entries({
    head_hash: 'f'.repeat(64),
    updated_by: 'Somebody else',
    updated_at: '2020',
    next_segment: 6,
    next_block: 3,
    words_machine: 99,
    words_edited: 99,
    words_reviewed: 99,
    words_approved: 99,
  }).map(
    ([column, value]): Forgery => ({
      does: `another ${column} of the translation`,
      statement: (id) => sql`update translation set ${sql.ref(column)} = ${value} where id = ${id}`,
      revision: AT.reason,
      what: 'translation',
      detail: /./,
    }),
  ),
  {
    does: 'an older head',
    statement: (id) => sql`update translation set head_revision = 64 where id = ${id}`,
    revision: 64,
    what: 'translation',
    detail: /said to be 64, but the last one there is 73\.$/,
  },
  {
    does: 'another machine text',
    statement: (id) => sql`update translation set machine_text = 'Anders.' where id = ${id}`,
    revision: 0,
    what: 'translation',
    detail: /^Its machine text/,
  },
  {
    does: 'another language of the translation',
    statement: (id) => sql`update translation set target_language = 'nl' where id = ${id}`,
    revision: 0,
    what: 'translation',
    detail: /or the language of it/,
  },
  ...['original', 'original_hash', 'source_language'].map(
    (column): Forgery => ({
      does: `another ${column} of the article`,
      statement: (id) =>
        sql`update article set ${sql.ref(column)} = 'be'
          where id = (select article_id from translation where id = ${id})`,
      revision: 0,
      what: 'article',
      detail: /^Its original, or the language of it/,
    }),
  ),
  {
    does: 'another original with the hash that belongs to it',
    statement: (id) =>
      sql`update article set
          original = (select original from article where title = 'Another'),
          original_hash = (select original_hash from article where title = 'Another')
        where id = (select article_id from translation where id = ${id})`,
    revision: 0,
    what: 'revision',
    detail: /^Its hash does not follow from the imported texts/,
  },
];
