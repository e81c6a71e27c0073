/** The visit before this one, as something to compare the text now with. */
export interface LastVisit {
  /** Newest revision the person had seen when it ended. */
  revision: number;
  /** When they last opened a page in it; ISO 8601, UTC. */
  at: string;
}

/**
 * What one person has seen of one translation. A visit is a row of pages opened with no more than
 * `AWAY_MS` between one and the next: whoever reloads a page, or comes back from lunch sooner, is still
 * on the same visit, and what was new at its beginning stays new.
 */
export interface Visit {
  /** Newest revision there was when the person opened a page last. */
  revision: number;
  /** When that was, to within `NOTE_EVERY_MS`; ISO 8601, UTC. */
  at: string;
  /** Undefined in the first visit. */
  last: LastVisit | undefined;
}

/** Whoever opens nothing for so long has been away. */
export const AWAY_MS = 30 * 60 * 1000;

/** Opening one page after the other is noted at most this often, unless there is something new. */
export const NOTE_EVERY_MS = 60 * 1000;

/**
 * The visit once a page is opened.
 *
 * @param visit as it is stored; undefined where the person never came
 * @param revision newest revision of the translation
 * @returns the same object where there is nothing to store
 */
export function continueVisit(visit: Visit | undefined, revision: number, now: Date): Visit {
  const at = now.toISOString();
  if (!visit) return { revision, at, last: undefined };
  const since = now.getTime() - Date.parse(visit.at);
  const last = lastVisit(visit, now);
  if (last === visit.last && visit.revision >= revision && since < NOTE_EVERY_MS) return visit;
  // Of two pages asked for at once, the one read earlier may be noted later.
  return { revision: Math.max(visit.revision, revision), at, last };
}

/** The last visit as seen from a moment: the one stored may itself be over. */
export function lastVisit(visit: Visit | undefined, now: Date): LastVisit | undefined {
  if (!visit) return undefined;
  const isOver = now.getTime() - Date.parse(visit.at) > AWAY_MS;
  return isOver ? { revision: visit.revision, at: visit.at } : visit.last;
}
