import type { z } from 'zod';
import { isLanguageTag } from '../text/language.ts';
import type { Format } from '../web/format.ts';
import { type ProgressView, presentProgress } from '../workbench/present-workbench.ts';
import type { Translation } from './article.ts';
import type { dashboardQuery } from './dashboard.ts';
import type { DraftDetails } from './import-draft.ts';
import { type ArticleList, PROGRESS_FILTERS, type Sort, USUAL_ORDER } from './list-articles.ts';
import { translationPath } from './translation-of.ts';

type Asked = z.output<typeof dashboardQuery>;

/** The list of articles as the first page shows it. */
export interface DashboardPage {
  asked: Asked;
  /** Whether the list is narrowed in any way. */
  filtered: boolean;
  rows: DashboardRow[];
  total: number;
  page: number;
  pages: number;
  /** Address of the list as it is, up to the number of the page. */
  pagePath: string;
  columns: Record<Sort, SortColumn>;
  source: LanguageOption[];
  target: LanguageOption[];
  progressFilters: readonly string[];
  /** Imports this person has not finished. */
  drafts: { path: string; details: DraftDetails; updatedAt: string }[];
}

export interface DashboardRow {
  path: string;
  article: number;
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  progress: ProgressView;
  updatedAt: string;
  updatedBy: string;
}

/** Head of a column the list can be sorted by. */
export interface SortColumn {
  /** Address of the list sorted by it; by what it is sorted by already, the other way round. */
  path: string;
  sorted: 'ascending' | 'descending' | undefined;
}

export interface LanguageOption {
  tag: string;
  name: string;
  selected: boolean;
}

/** The dashboard's view model. */
export function presentDashboard(
  given: {
    asked: Asked;
    list: ArticleList;
    languages: { source: string[]; target: string[] };
    drafts: { id: string; details: DraftDetails; updatedAt: string }[];
  },
  format: Format,
): DashboardPage {
  const { asked, list } = given;
  const { page: _page, ...kept } = asked;
  return {
    asked,
    filtered: Boolean(asked.q || asked.from || asked.to || asked.progress),
    rows: list.translations.map(presentRow),
    total: list.total,
    page: list.page,
    pages: list.pages,
    pagePath: pathOf(kept),
    columns: {
      updated: columnOf('updated', asked),
      title: columnOf('title', asked),
      words: columnOf('words', asked),
      progress: columnOf('progress', asked),
    },
    source: optionsOf(given.languages.source, asked.from, format),
    target: optionsOf(given.languages.target, asked.to, format),
    progressFilters: PROGRESS_FILTERS,
    drafts: given.drafts.map(({ id, details, updatedAt }) => ({
      path: `/articles/drafts/${id}`,
      details,
      updatedAt,
    })),
  };
}

function presentRow(translation: Translation): DashboardRow {
  return {
    path: translationPath(translation),
    article: translation.article.id,
    title: translation.article.title,
    sourceLanguage: translation.article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    progress: presentProgress(translation.words),
    updatedAt: translation.updatedAt,
    updatedBy: translation.updatedBy,
  };
}

function columnOf(sort: Sort, asked: Asked): SortColumn {
  const { page: _page, ...kept } = asked;
  const current = asked.sort ?? 'updated';
  const order = asked.order ?? USUAL_ORDER[current];
  if (current !== sort) {
    return { path: pathOf({ ...kept, sort, order: undefined }), sorted: undefined };
  }
  const other = order === 'asc' ? 'desc' : 'asc';
  return {
    path: pathOf({ ...kept, sort, order: other }),
    sorted: order === 'asc' ? 'ascending' : 'descending',
  };
}

/** Address of the list with these parameters; always with a question mark, so that more can follow. */
function pathOf(asked: Omit<Asked, 'page'>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `/?${query}&` : '/?';
}

function optionsOf(
  tags: readonly string[],
  selected: string | undefined,
  format: Format,
): LanguageOption[] {
  const { compare } = new Intl.Collator(format.locale);
  // What the list is narrowed to stays chosen, also when its last article has gone.
  const chosen = selected && isLanguageTag(selected) ? [selected] : [];
  return [...new Set([...tags, ...chosen])]
    .map((tag) => ({ tag, name: format.language(tag), selected: tag === selected }))
    .sort((one, other) => compare(one.name, other.name));
}
