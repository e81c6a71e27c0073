import type { Generated } from 'kysely';
import type { AccountsTables } from '../accounts/accounts.schema.ts';

/**
 * The tables, as both engines hold them. Times are ISO 8601 in UTC, truth values 0 or 1, structured
 * values JSON in text columns: what is hashed must read back to the byte on either engine.
 *
 * Every table an editor touches all day leads its key with `translation_id`, so that the schema can
 * be sharded by translation.
 */
export interface Database extends AccountsTables {
  article: ArticleTable;
  article_file: ArticleFileTable;
  translation: TranslationTable;
  block: BlockTable;
  segment: SegmentTable;
  revision: RevisionTable;
  change: ChangeTable;
  keyframe: KeyframeTable;
  later_change: LaterChangeTable;
  later_change_progress: LaterChangeProgressTable;
  approval: ApprovalTable;
  check_setting: CheckSettingTable;
  checked_segment: CheckedSegmentTable;
  comment: CommentTable;
  dictionary_word: DictionaryWordTable;
  dismissal: DismissalTable;
  export: ExportTable;
  house_rule: HouseRuleTable;
  hunk_note: HunkNoteTable;
  import_batch: ImportBatchTable;
  import_batch_file: ImportBatchFileTable;
  import_draft: ImportDraftTable;
  import_draft_file: ImportDraftFileTable;
  memory_entry: MemoryEntryTable;
  memory_pair: MemoryPairTable;
  memory_signature: MemorySignatureTable;
  renewal_mark: RenewalMarkTable;
  renewed_text: RenewedTextTable;
  setting: SettingTable;
  term: TermTable;
  term_concept: TermConceptTable;
  visit: VisitTable;
}

export interface ArticleTable {
  id: Generated<number>;
  title: string;
  /** What the title is found and sorted by; `titleKey` makes it. */
  title_key: string;
  source_language: string;
  url: string | null;
  author: string | null;
  /** Calendar date of publication, `YYYY-MM-DD`. */
  published_on: string | null;
  /** Where the text comes from, when that needs saying: "reconstruction", "sample". */
  note: string | null;
  /** The original as it was imported. */
  original: string;
  original_hash: string;
  created_at: string;
  created_by: string | null;
}

/** A file that an article came in. */
export interface ArticleFileTable {
  article_id: number;
  /** Which text it holds: `original`, `translation`, or `both`. */
  side: string;
  name: string;
  format: string;
  bytes: Uint8Array;
}

/** Files that somebody imports together. */
export interface ImportBatchTable {
  id: string;
  owner_id: string;
  /** What is said of all of them. */
  settings: string;
  /** Whether all files have come, so that they may be imported. */
  is_started: number;
  created_at: string;
}

export interface ImportBatchFileTable {
  batch_id: string;
  /** In the order they came, from 1. */
  number: number;
  name: string;
  size: number;
  /** Null once it is imported or refused. */
  bytes: Uint8Array | null;
  /** `waiting`, `imported` or `refused`. */
  state: string;
  /** The article it became, or a part of. */
  article_id: number | null;
  target_language: string | null;
  /** What is wrong with it. */
  problems: string;
}

/** A file of an article on its way in. */
export interface ImportDraftFileTable {
  draft_id: string;
  side: string;
  name: string;
  format: string;
  bytes: Uint8Array;
}

export interface TranslationTable {
  id: Generated<number>;
  article_id: number;
  target_language: string;
  engine: string | null;
  /** The machine translation as it was imported. */
  machine_text: string;
  machine_hash: string;
  /** Number and hash of the newest revision. */
  head_revision: number;
  head_hash: string;
  /** Next free identifiers inside this translation; identifiers are never used twice. */
  next_segment: number;
  next_block: number;
  /** Source words under review, by state of their segment. */
  words_machine: number;
  words_edited: number;
  words_reviewed: number;
  words_approved: number;
  created_at: string;
  updated_at: string;
  /** Name of whoever made the newest revision. */
  updated_by: string;
}

export interface BlockTable {
  translation_id: number;
  id: number;
  kind: string;
  /** Heading level 1 to 6. */
  level: number | null;
}

export interface SegmentTable {
  translation_id: number;
  id: number;
  block_id: number;
  /** Fractional index: sorts bytewise in reading order within the translation. */
  position: string;
  source: string;
  machine: string;
  target: string;
  state: string;
  excluded: number;
  /** Number of the revision that touched the segment last. */
  version: number;
  /** How many revisions have touched it, which says when a keyframe is due. */
  changes: number;
  /** Source words; those of the machine text where there is no source. */
  words: number;
  /** Confidence of the alignment, 0 to 1; null once a person paired it. */
  confidence: number | null;
  /** Revision of the newest approval, standing or lapsed. */
  approved_in: number | null;
}

export interface RevisionTable {
  translation_id: number;
  number: number;
  hash: string;
  kind: string;
  author_id: string | null;
  author: string;
  at: string;
  summary: string;
  reason: string | null;
}

export interface ChangeTable {
  translation_id: number;
  revision: number;
  entity: 'segment' | 'block';
  entity_id: number;
  /** A SegmentChange or BlockChange. */
  content: string;
}

export interface KeyframeTable {
  translation_id: number;
  segment_id: number;
  revision: number;
  /** The segment's frame after that revision. */
  frame: string;
}

export interface ApprovalTable {
  translation_id: number;
  segment_id: number;
  revision: number;
  /** Hash of the exact source and target approved. */
  text_hash: string;
  approver_id: string | null;
  approver: string;
  at: string;
  /** Revision whose change made the approval lapse. */
  lapsed_in: number | null;
}

export interface CommentTable {
  id: Generated<number>;
  translation_id: number;
  segment_id: number;
  author_id: string | null;
  author: string;
  at: string;
  body: string;
  resolved_at: string | null;
  resolved_by: string | null;
  /** JSON: identifiers of the segments it stood on before these went, in order; null for none. */
  moved_from: string | null;
}

export interface ExportTable {
  id: Generated<number>;
  translation_id: number;
  revision: number;
  format: string;
  /** 1 when unapproved text was included. */
  include_current: number;
  author_id: string | null;
  author: string;
  at: string;
}

/** Why one change of a revision was made, as somebody says it afterwards. */
export interface HunkNoteTable {
  translation_id: number;
  revision: number;
  segment_id: number;
  /** Which of the changes to the segment's text, from 1. */
  hunk: number;
  author_id: string | null;
  author: string;
  at: string;
  /** When its author last put it in other words. */
  changed_at: string | null;
  body: string;
}

/** An article on its way in, as whoever imports it looks it over. */
export interface ImportDraftTable {
  /** Random: the address of a draft tells nothing about others. */
  id: string;
  owner_id: string;
  /** Goes up by one with every change. */
  version: number;
  /** DraftDetails: everything but the texts. */
  details: string;
  original: string;
  machine_text: string;
  /** A PreparedArticle. */
  prepared: string;
  /** The newest splices, oldest first. */
  undo: string;
  created_at: string;
  updated_at: string;
}

/** Texts an article was given after its import. */
export interface RenewedTextTable {
  translation_id: number;
  /** The revision that brought them in, and whose hash covers those of the texts. */
  revision: number;
  /** Null where the original stayed as it was; the machine translation likewise. */
  original: string | null;
  original_hash: string | null;
  machine_text: string | null;
  machine_hash: string | null;
  /** Engine of the machine translation before, where this brought in another; null where unknown. */
  engine_before: string | null;
}

/** A segment somebody has to look at, since its texts are other ones; until it is saved again. */
export interface RenewalMarkTable {
  translation_id: number;
  segment_id: number;
  /** The revision that changed them. */
  revision: number;
  /** The original before; null where it stayed as it was. */
  source: string | null;
  /** The machine text before and what people had made of it; null where that is no conflict. */
  machine: string | null;
  target: string | null;
  /** When and by whom it was settled that the text stays as it is; null where it was not. */
  settled_at: string | null;
  settled_by: string | null;
}

/** What somebody did to text that another person had written; it follows from the record. */
export interface LaterChangeTable {
  translation_id: number;
  /** The revision that did it. */
  revision: number;
  segment_id: number;
  /** Account of the person whose text it was. */
  writer_id: string;
  /** The revision in which they had saved it. */
  saved_in: number;
  /** Time of the revision. */
  at: string;
  /** When it was found in the record. */
  found_at: string;
}

/** Up to which revision a record was looked through for later changes. */
export interface LaterChangeProgressTable {
  translation_id: number;
  revision: number;
}

/** Which checks run for articles in one language translated into another. */
export interface CheckSettingTable {
  source_language: string;
  target_language: string;
  /** JSON: by name of the check, whether it runs, where somebody has chosen otherwise than usual. */
  choices: string;
  /** 1 where segments with errors cannot be approved. */
  block_approval: number;
  changed_at: string;
  changed_by: string;
}

/** A word that is right whatever the spelling dictionary says. */
export interface DictionaryWordTable {
  id: Generated<number>;
  /** Primary language subtag, as dictionaries have it. */
  language: string;
  word: string;
  /** Whose word it is; null for everybody's. */
  owner_id: string | null;
  added_by_id: string | null;
  added_by: string;
  added_at: string;
}

/** A pattern of the newsroom's own that texts are checked for. */
export interface HouseRuleTable {
  id: Generated<number>;
  name: string;
  /** Languages it is for; null for any. */
  source_language: string | null;
  target_language: string | null;
  side: 'source' | 'target';
  /** RE2 syntax. */
  pattern: string;
  ignore_case: number;
  whole_words: number;
  message: string;
  replacement: string | null;
  severity: string;
  enabled: number;
  changed_at: string;
  changed_by: string;
}

/** What the checks found in a segment. */
export interface CheckedSegmentTable {
  translation_id: number;
  segment_id: number;
  /** Version of the segment they looked at: of another one nothing here is true. */
  version: number;
  /** Which checks ran, with which words and rules: another profile means that they have to run again. */
  profile: string;
  /** JSON: findings of the checks that look at the segment alone. */
  own: string;
  /** JSON: findings of the checks that compare the article's segments. */
  across: string;
  /** How many findings nobody has dismissed, by severity. */
  errors: number;
  warnings: number;
  hints: number;
}

/** Findings somebody let pass, and why. */
export interface DismissalTable {
  /** The translation it was said in. */
  translation_id: number;
  /** Number within the translation, from 1. */
  id: number;
  /** `place`: this segment; `text`: this translation; `everywhere`: each one of its languages. */
  scope: string;
  segment_id: number;
  check_name: string;
  /** What the findings are recognised by; see `findingKeys`. */
  finding_key: string;
  source_language: string;
  target_language: string;
  /** JSON: the finding as it was, for whoever reads of it later. */
  finding: string;
  /** The words it was about. */
  words: string;
  reason: string;
  author_id: string | null;
  author: string;
  at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

/** A source text with a translation that somebody answers for. */
export interface MemoryEntryTable {
  id: Generated<number>;
  source_language: string;
  target_language: string;
  source: string;
  target: string;
  /** JSON: the InlineCodes of both texts; null for none. */
  codes: string | null;
  /** The approved segment it is from, and the revision that approved it; null for one of a file. */
  translation_id: number | null;
  segment_id: number | null;
  revision: number | null;
  /** Name of the file it is from. */
  file: string | null;
  /** Who approved it, or brought the file in. */
  added_by_id: string | null;
  added_by: string;
  added_at: string;
  /** Keys of the source texts beside it (`neighbourKey`); null where they are not known. */
  before_key: number | null;
  after_key: number | null;
  /** `new` until its signatures are stored; `retired` until they are gone, and it with them. */
  stage: 'new' | 'indexed' | 'retired';
}

/** What an entry of the memory is found by; see `signatures.ts`. */
export interface MemorySignatureTable {
  signature: number;
  entry_id: number;
}

/** Languages the memory has, or had, entries in. */
export interface MemoryPairTable {
  source_language: string;
  target_language: string;
}

/** What one person has seen of a translation. */
export interface VisitTable {
  translation_id: number;
  user_id: string;
  /** Newest revision there was when they opened a page last, and when that was. */
  revision: number;
  at: string;
  /** The same of the visit before this one; null in the first. */
  last_revision: number | null;
  last_at: string | null;
}

/** Single values of the installation, such as the secret that signs sessions. */
export interface SettingTable {
  name: string;
  value: string;
}

/** A concept of the termbase. */
export interface TermConceptTable {
  id: Generated<number>;
  /** What the file it came from calls it. */
  code: string | null;
  subject: string | null;
  definition: string | null;
  note: string | null;
  source: string | null;
  changed_at: string;
  changed_by: string;
}

/** What a concept is called. */
export interface TermTable {
  id: Generated<number>;
  concept_id: number;
  language: string;
  text: string;
  /** What it is found by; `titleKey` makes it. */
  text_key: string;
  status: string;
  part_of_speech: string | null;
  gender: string | null;
  /** JSON array of texts. */
  forms: string;
  note: string | null;
  source: string | null;
}
