import type { AskedHistory, HistoryFields } from './history-query.ts';

/** The fields in the order of the form. */
const FIELDS = ['author', 'kind', 'move', 'channel', 'text', 'since', 'until', 'segment'] as const;

/** Something the history is narrowed to. */
export interface ActiveFilter {
  field: (typeof FIELDS)[number];
  value: string;
  /** Address of the history without it. */
  removal: string;
}

/** The form above a history, and what stands above the form. */
export interface FiltersView {
  fields: HistoryFields;
  mistakes: AskedHistory['mistakes'];
  active: ActiveFilter[];
  /** Address of the history with nothing left out. */
  removal: string;
  /** Whether the form is shown at once. */
  open: boolean;
  /** IANA name of the zone in which days are days. */
  timeZone: string;
}

/** @param path address of the translation */
export function presentFilters(
  path: string,
  { fields, mistakes }: Pick<AskedHistory, 'fields' | 'mistakes'>,
  timeZone: string,
): FiltersView {
  const active = FIELDS.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    const removal = historyPath(path, { ...fields, [field]: undefined });
    return [{ field, value: String(value), removal }];
  });
  return {
    fields,
    mistakes,
    active,
    removal: historyPath(path, {}),
    open: active.length > 0 || Object.keys(mistakes).length > 0,
    timeZone,
  };
}

/**
 * Address of a history, with what it is narrowed to.
 *
 * @param path address of the translation
 * @param before where its page begins; left out for the newest
 */
export function historyPath(path: string, fields: HistoryFields, before?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...fields, before })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `${path}/history?${query}` : `${path}/history`;
}
