import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { Phrases } from './phrases.ts';
import { ru } from './ru.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { zh } from './zh.ts';

/** What the things are about that a page asks of its readers. */
export type Topic = 'account' | 'comment' | 'newsletter' | 'share' | 'cookies' | 'support' | 'site';

/**
 * The words one language uses around articles. Every entry is a word or phrase in any case; a `*` at
 * its end stands for any ending. In scripts written without spaces an entry may stand anywhere.
 */
export interface FurnitureWords {
  /** Lines of which nothing else is left once counts, marks and signs are taken away. */
  labels: readonly string[];
  /** How lines begin that speak for the page and not in the article. */
  openings: readonly string[];
  /** Labels and openings after which titles of other articles stand. */
  related: readonly string[];
  /** Labels that head the readers' comments, with or without their number. */
  commentHeads: readonly string[];
  /** Labels that stand below each comment. */
  commentControls: readonly string[];
  /** Words of each topic; they prove something only along with an address to the reader. */
  topics: Readonly<Record<Topic, readonly string[]>>;
  /** Words by which a page speaks to its reader; those with a capital ("Sie") count only with it. */
  address: readonly string[];
  /** What stands before the name of a photographer or agency. */
  credits: readonly string[];
  /** Verbs that tell who said something, in the forms attributions have. */
  speech: readonly string[];
  /** What begins the line with the author's name. */
  bylines: readonly string[];
}

const BY_LANGUAGE: Record<string, FurnitureWords> = { ar, de, en, es, fr, ru, tr, uk, zh };

/** Names that stand on pages of every language. */
const BRANDS = [
  ...['facebook', 'twitter', 'x', 'instagram', 'whatsapp', 'telegram', 'linkedin', 'pinterest'],
  ...['reddit', 'pocket', 'xing', 'vk', 'вконтакте', 'одноклассники', 'viber', 'youtube', 'tiktok'],
  ...[
    'threads',
    'mastodon',
    'bluesky',
    'rss',
    'messenger',
    'flipboard',
    'tumblr',
    'email',
    'e-mail',
  ],
  ...['微信', '微博', 'qq', 'google news', 'google+', 'feedly', 'дзен'],
];

/** The words of a language made ready for looking up. */
export interface Lexicon {
  isLabel(folded: string): boolean;
  isCommentHead(folded: string): boolean;
  isCommentControl(folded: string): boolean;
  isRelated(folded: string): boolean;
  opens(folded: string): boolean;
  opensRelated(folded: string): boolean;
  topicsOf(folded: string): Set<Topic>;
  /** @param text the line as it is written, since some words count only with their capital */
  addresses(text: string, folded: string): boolean;
  /** Where the credit of a picture begins; -1 if there is none. */
  creditIn(folded: string): number;
  speaks(folded: string): boolean;
  byline(folded: string): boolean;
}

const lexicons = new Map<string, Lexicon>();

/**
 * The lexicon of a language along with the English one, since many pages keep English labels.
 *
 * @param language BCP 47; of a language there are no words for, the English ones alone count
 */
export function lexiconOf(language: string): Lexicon {
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  let lexicon = lexicons.get(primary);
  if (!lexicon) {
    const own = BY_LANGUAGE[primary];
    lexicon = makeLexicon(own && own !== en ? [own, en] : [en], primary);
    lexicons.set(primary, lexicon);
  }
  return lexicon;
}

/** A text in the one form words are looked up in: small letters, plain apostrophes, single spaces. */
export function fold(text: string, language: string): string {
  return lower(text.normalize('NFKC'), language)
    .replace(/[\u0640\u064b-\u0652\p{Cf}]/gu, '')
    .replace(/[’‘ʼ`]/gu, "'")
    .replaceAll('ё', 'е')
    .replace(/\s+/gu, ' ')
    .trim();
}

function lower(text: string, language: string): string {
  try {
    return text.toLocaleLowerCase(language);
  } catch {
    return text.toLowerCase();
  }
}

function makeLexicon(all: readonly FurnitureWords[], language: string): Lexicon {
  const gather = (of: (words: FurnitureWords) => readonly string[]) =>
    all.flatMap(of).map((word) => fold(word, language));
  const phrases = (of: (words: FurnitureWords) => readonly string[]) => new Phrases(gather(of));
  const labels = new Phrases([...gather((words) => words.labels), ...BRANDS]);
  const related = phrases((words) => words.related);
  const heads = phrases((words) => words.commentHeads);
  const controls = phrases((words) => words.commentControls);
  const openings = phrases((words) => words.openings);
  const addresses = all.flatMap((words) => words.address);
  const capitals = new Phrases(addresses.filter(isCapital));
  const address = new Phrases(
    addresses.filter((word) => !isCapital(word)).map((word) => fold(word, language)),
  );
  const speech = phrases((words) => words.speech);
  const bylines = phrases((words) => words.bylines);
  const credits = new Phrases(
    gather((words) => words.credits).flatMap((word) => [`${word}:`, `${word} :`, `(${word}`]),
  );
  const topics = (Object.keys(en.topics) as Topic[]).map(
    (topic) => [topic, phrases((words) => words.topics[topic])] as const,
  );
  return {
    isLabel: (folded) => labels.has(folded),
    isCommentHead: (folded) => heads.has(folded),
    isCommentControl: (folded) => controls.has(folded),
    isRelated: (folded) => related.has(folded),
    opens: (folded) => openings.begin(folded),
    opensRelated: (folded) => related.begin(folded),
    topicsOf: (folded) =>
      new Set(topics.filter(([, words]) => words.search(folded) >= 0).map(([topic]) => topic)),
    addresses: (text, folded) => capitals.search(text) >= 0 || address.search(folded) >= 0,
    creditIn: (folded) => credits.search(folded),
    speaks: (folded) => speech.search(folded) >= 0,
    byline: (folded) => bylines.begin(folded),
  };
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
