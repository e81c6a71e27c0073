import { z } from 'zod';
import { PROGRESS_FILTERS, SORTS } from '../articles/list-articles.ts';
import { EXPORT_FORMATS } from '../export/export-translation.ts';
import { manifest as manifestSchema } from '../export/manifest.ts';
import { BLOCK_KINDS } from '../formats/document.ts';
import { REVISION_KINDS } from '../revisions/revision.ts';
import { STATES } from '../revisions/state.ts';
import { canonicalLanguage } from '../text/language.ts';

/** What requests to the API are checked against and its description is made from. */

/** Largest identifier, version and number the databases hold. */
const MAX_NUMBER = 2_147_483_647;

const number = z.number().int().min(0).max(MAX_NUMBER);
const id = number;
const language = z.string().describe('Language tag (BCP 47)').meta({ example: 'de' });
const time = z.string().describe('Time, ISO 8601 in UTC').meta({ format: 'date-time' });

/** Text a database can hold: no NUL, no half of a surrogate pair. */
const storable = (schema: z.ZodString) =>
  schema.refine((text) => text.isWellFormed() && !text.includes('\0'), {
    params: { key: 'api:error.brokenText' },
  });
const reason = storable(z.string().max(2000)).nullish().describe('Why; kept with the revision');

/** A whole number as an address holds it, which the description calls by what it means. */
const digits = (minimum = 0, maximum = MAX_NUMBER) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum))
    .meta({
      override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum, maximum });
      },
    });

const detail = z.string().nullish();

export const newArticle = z
  .strictObject({
    title: detail.describe('Left out, the first heading of the original'),
    sourceLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    targetLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    original: z.string().describe('The original, plain text, up to 5 MB'),
    translation: z.string().describe('Its machine translation, plain text, up to 5 MB'),
    engine: detail.describe('Engine that made the translation'),
    url: detail.describe('Address of the page the original stood on'),
    author: detail.describe('Author of the original'),
    publishedOn: detail.describe('Day of publication, YYYY-MM-DD').meta({ example: '2020-07-17' }),
    again: z.boolean().nullish().describe('Import it even if the same article is there already'),
    acceptShort: z
      .boolean()
      .nullish()
      .describe('Import it even if the translation is far shorter than the original'),
  })
  .meta({
    id: 'NewArticle',
    example: {
      title: 'Переговоры в Баку',
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      original: 'Министр назвал встречу полезной.',
      translation: 'Das Ministerium nannte das Treffen nützlich.',
      engine: 'DeepL',
    },
  });

export const created = z.strictObject({ id }).meta({ id: 'Created', example: { id: 7 } });

const words = z
  .strictObject({ machine: number, edited: number, reviewed: number, approved: number })
  .describe('Source words under review, by state')
  .meta({ id: 'Words' });

const provenance = {
  title: z.string(),
  sourceLanguage: language,
  url: z.string().nullable().describe('Address of the page the original stood on'),
  author: z.string().nullable().describe('Author of the original'),
  publishedOn: z.string().nullable().describe('Day of publication, YYYY-MM-DD'),
};

export const translationSummary = z
  .strictObject({
    id: id.describe('Number of the article'),
    ...provenance,
    targetLanguage: language,
    engine: z.string().nullable().describe('Engine that made the translation'),
    revision: number.describe('Number of the newest revision'),
    words,
    updatedAt: time,
    updatedBy: z.string(),
  })
  .meta({ id: 'TranslationSummary' });

export const articleList = z
  .strictObject({
    articles: z.array(translationSummary).describe('An article with each of its translations'),
    total: number.describe('How many there are on all pages'),
    page: number,
    pages: number,
  })
  .meta({ id: 'ArticleList' });

const languageFilter = language
  .transform((tag) => canonicalLanguage(tag) ?? tag)
  .optional()
  .meta({ override: { type: 'string' } });

export const articleQuery = z.object({
  q: storable(z.string().max(200)).optional().describe('Words that all must be in the title'),
  sourceLanguage: languageFilter.describe('Only articles in this language'),
  targetLanguage: languageFilter.describe('Only translations into this language'),
  progress: z
    .enum(PROGRESS_FILTERS)
    .optional()
    .describe('Only translations that have come this far'),
  sort: z.enum(SORTS).optional().describe('Left out, by the last change'),
  order: z.enum(['asc', 'desc']).optional().describe('Left out, the usual one of the sort'),
  page: digits(1).optional().describe('From 1; a page holds 50'),
});

export const article = z
  .strictObject({
    id,
    ...provenance,
    createdAt: time,
    translations: z.array(
      z.strictObject({
        targetLanguage: language,
        engine: z.string().nullable(),
        revision: number.describe('Number of the newest revision'),
        words,
        updatedAt: time,
        updatedBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Article' });

const segmentFields = {
  id,
  source: z.string().describe('The original'),
  machine: z.string().describe('What the engine produced; it never changes'),
  target: z.string().describe('The text as it stands'),
  state: z.enum(STATES),
  excluded: z.boolean().describe('Whether it is kept out of review and export'),
  version: number.describe('Number of the revision that touched the segment last'),
};

export const segment = z.strictObject(segmentFields).meta({ id: 'Segment' });

export const block = z
  .strictObject({
    id,
    kind: z
      .enum(BLOCK_KINDS)
      .describe('Comments and boilerplate are kept out of review and export'),
    level: z.number().int().nullable().describe('Of a heading: 1 to 6'),
    segments: z.array(segment),
  })
  .meta({ id: 'Block' });

export const translation = translationSummary
  .extend({
    hash: z.string().describe('Hash of the newest revision'),
    blocks: z.array(block).describe('In reading order'),
    segments: z
      .array(segment)
      .describe('The same segments without their blocks, for programs that need only the pairs'),
  })
  .meta({ id: 'Translation' });

export const segmentPatch = z
  .strictObject({
    text: z.string().optional().describe('The new target text; left out, it stays'),
    state: z
      .enum(STATES)
      .optional()
      .describe('The state to leave it in; left out, changed text is edited'),
    version: number.describe('Version of the segment the edit started from'),
    reason,
  })
  .meta({
    id: 'SegmentPatch',
    example: { text: 'Der Minister nannte das Treffen nützlich.', state: 'reviewed', version: 0 },
  });

export const savedSegment = z
  .strictObject({
    ...segmentFields,
    outcome: z
      .enum(['saved', 'merged', 'unchanged'])
      .describe(
        'merged: someone saved other words of the segment since `version`. The text is then both edits in one, and edited, whatever state was asked for',
      ),
  })
  .meta({ id: 'SavedSegment' });

export const delta = z
  .array(z.union([z.number().int().min(1), z.tuple([z.string(), z.string()])]))
  .describe(
    'A number retains that many UTF-16 code units, a pair replaces its first text by its second',
  )
  .meta({ id: 'Delta', example: [87, ['Separaten Militärarmee', 'Selbständigen Armee'], 143] });

const revisionFields = {
  number,
  parent: z.string().describe('Hash of the revision before'),
  hash: z.string(),
  kind: z.enum(REVISION_KINDS),
  author: z.strictObject({ id: z.string().nullable(), name: z.string() }),
  at: time,
  summary: z.string().describe('The first thing that changed'),
  reason: z.string().nullable(),
};

export const revision = z.strictObject(revisionFields).meta({ id: 'Revision' });

export const revisionList = z
  .strictObject({
    revisions: z.array(revision).describe('Newest first'),
    next: number.nullable().describe('`before` of the next page; null where this is the last'),
  })
  .meta({ id: 'RevisionList' });

export const revisionQuery = z.object({
  before: digits().optional().describe('Only revisions with a lower number'),
  segment: digits().optional().describe('Only revisions that touched this segment'),
  kind: z.enum(REVISION_KINDS).optional().describe('Only revisions of this kind'),
  author: storable(z.string().max(300)).optional().describe('Only revisions by this author'),
  limit: digits(1, 1000).default(100).describe('How many at most; 100 when left out'),
});

const state = z.enum(STATES);

export const revisionWithChanges = z
  .strictObject({
    ...revisionFields,
    changes: z.array(
      z.strictObject({
        entity: z.enum(['segment', 'block']),
        id,
        delta: delta.nullable().describe('Of the target text; null where that stayed as it was'),
        state: z
          .tuple([state, state])
          .nullable()
          .describe('State before and after; null where that stayed as it was'),
        change: z
          .record(z.string(), z.unknown())
          .describe(
            'All of it: deltas of source, machine and target; of anything else the values before and after; created and deleted hold all there was',
          ),
      }),
    ),
  })
  .meta({ id: 'RevisionWithChanges' });

/** A version by its name, or by the number of a revision. */
const versionName = z
  .string()
  .regex(/^(\d{1,10}|machine|approved|now)$/)
  .transform((name) =>
    /^\d/.test(name) ? Number(name) : (name as 'machine' | 'approved' | 'now'),
  );

export const comparisonQuery = z.object({
  from: versionName
    .default('machine')
    .describe('Number of a revision, `machine`, `approved` (as last approved) or `now`')
    .meta({ override: { default: 'machine' } }),
  to: versionName
    .default('now')
    .describe('Number of a revision, `machine`, `approved` (as last approved) or `now`')
    .meta({ override: { default: 'now' } }),
});

const namedVersion = z.union([number, z.enum(['machine', 'approved', 'now'])]);

export const comparison = z
  .strictObject({
    from: namedVersion,
    to: namedVersion,
    segments: z.array(
      z.strictObject({
        id,
        before: z.string().nullable().describe('Null where that version has no such segment'),
        after: z.string().nullable().describe('Null where that version has no such segment'),
        changed: z.boolean(),
        delta: delta.describe('From before to after; a text that is not there counts as empty'),
      }),
    ),
  })
  .meta({ id: 'Comparison' });

const author = z.strictObject({ id: z.string().nullable(), name: z.string() });

export const attribution = z
  .strictObject({
    revision: number.describe('Number of the newest revision'),
    segments: z.array(
      z.strictObject({
        id,
        version: number.describe('Number of the revision that touched the segment last'),
        spans: z.array(
          z.strictObject({
            from: number.describe('Where it begins in the target text, in UTF-16 code units'),
            to: number.describe('Where it ends, exclusive'),
            kind: z
              .enum(['machine', 'kept', 'written'])
              .describe('kept: the machine’s, and the author left it as it was'),
            author: author.optional().describe('Who wrote or kept it'),
            at: time.optional(),
            revision: number.optional().describe('Number of the revision that wrote or kept it'),
            reason: z.string().optional().describe('Why, where the author said so'),
            restoredIn: number.optional().describe('Number of the revision that brought it back'),
          }),
        ),
      }),
    ),
    totals: z
      .strictObject({
        machine: number,
        kept: number,
        written: z.array(z.strictObject({ author, words: number })).describe('Most words first'),
      })
      .describe('Words by origin, without what is excluded or no part of the article'),
  })
  .meta({ id: 'Attribution' });

export const restoration = z
  .strictObject({
    revision: number.describe('Revision whose text comes back'),
    segment: number.nullish().describe('One segment; left out, the whole article'),
    reason,
  })
  .meta({ id: 'Restoration', example: { revision: 0, segment: 3, reason: 'Wrong name' } });

export const restored = z
  .strictObject({ revision: revision.nullable().describe('Null where it is just so already') })
  .meta({ id: 'Restored' });

export const undoing = z
  .strictObject({
    revision: number.min(1).describe('Revision whose changes are taken back'),
    reason,
  })
  .meta({ id: 'Undoing', example: { revision: 3, reason: 'Wrong name' } });

export const undone = z
  .strictObject({
    revision: revision.nullable().describe('Null where nothing is left of what it did'),
  })
  .meta({ id: 'Undone' });

export const newTexts = z
  .strictObject({
    original: z.string().nullish().describe('Plain text, up to 5 MB; left out, it stays'),
    machineTranslation: z.string().nullish().describe('Plain text, up to 5 MB; left out, it stays'),
    revision: number.describe('Number of the newest revision you know of'),
    acceptShort: z
      .boolean()
      .nullish()
      .describe('Take them even if the translation is far shorter than the original'),
    reason,
  })
  .meta({
    id: 'NewTexts',
    example: { machineTranslation: 'Der Minister nannte das Treffen hilfreich.', revision: 3 },
  });

export const renewed = z
  .strictObject({
    revision: revision.nullable().describe('Null where these are the texts it has'),
    counts: z
      .strictObject({
        unchanged: number,
        sourceChanged: number.describe('Segments whose original is another one'),
        taken: number.describe('Segments nobody had changed: they have the new machine text'),
        merged: number.describe('Segments whose edits were done to the new machine text'),
        conflicts: number,
        added: number,
        removed: number,
      })
      .describe('Segments by what became of them'),
    conflicts: z
      .array(
        z.strictObject({
          segment: id,
          why: z
            .enum(['text', 'removed'])
            .describe('removed: it is gone, with words somebody wrote; the history keeps them'),
          base: z.string().describe('The machine text before'),
          theirs: z.string().nullable().describe('The new machine text'),
          mine: z.string().describe('The text, which stays unless the segment is gone'),
        }),
      )
      .describe('To be settled by hand'),
  })
  .meta({ id: 'Renewed' });

export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default('text'),
  include: z.literal('current').optional().describe('Unapproved text as well, marked'),
});

export const manifest = manifestSchema.meta({ id: 'Manifest' });

export const exportedJson = z
  .looseObject({ manifest, approved: z.boolean() })
  .meta({ id: 'ExportedArticle' });

/** Names in addresses. */
export const articlePath = z.object({ id: id.describe('Number of the article') });
export const translationPath = articlePath.extend({
  lang: language.describe('Target language (BCP 47), in capital or small letters'),
});
export const segmentPath = translationPath.extend({
  segment: id.describe('Number of the segment'),
});
export const revisionPath = translationPath.extend({
  n: number.describe('Number of the revision'),
});

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: number,
    detail: z.string().describe('What is wrong and what to do, in the language of Accept-Language'),
    code: z.string().describe('What is wrong, for programs'),
    errors: z
      .array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() }))
      .optional()
      .describe('Each thing that is wrong'),
  })
  .meta({ id: 'Problem' });

export const sameArticle = problem
  .extend({ article: id.describe('The article that is there already') })
  .meta({ id: 'SameArticle' });

export const conflict = problem
  .extend({
    base: z.string().describe('The text at the version named'),
    theirs: z.string().describe('The text as it stands'),
    mine: z.string().describe('The text sent'),
    segment: segment.describe('The segment as it stands; settle on a text and send its version'),
  })
  .meta({ id: 'Conflict' });

export const undoConflict = problem
  .extend({
    conflicts: z
      .array(
        z.object({
          segment: id,
          why: z
            .enum(['text', 'structure', 'gone', 'block'])
            .describe(
              'text: the same words changed again; structure: split, joined or paired since; gone: there is no such segment any more; block: its block became something else',
            ),
          base: z.string().nullable().describe('The text as the revision left it'),
          theirs: z.string().nullable().describe('The text as it stands'),
          mine: z.string().nullable().describe('The text before the revision'),
        }),
      )
      .describe('Segments to be settled by hand'),
  })
  .meta({ id: 'UndoConflict' });

export const unapproved = problem
  .extend({
    missing: z
      .array(z.object({ id, source: z.string(), state }))
      .describe('Segments that are not approved'),
  })
  .meta({ id: 'Unapproved' });
