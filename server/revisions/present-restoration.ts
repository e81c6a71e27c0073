import type { TranslationHeader } from '../workbench/present-workbench.ts';
import type { LanguagePair } from './frame.ts';
import { type Plan, type PlanView, presentPlan } from './present-plan.ts';
import type { Revision } from './revision.ts';

/** What restoring a version would change, before it is done. */
export interface RestorationPage {
  header: TranslationHeader;
  /** Revision whose text comes back. */
  revision: Revision;
  /** The one segment; undefined for the whole article. */
  segment: number | undefined;
  plan: PlanView;
  /** All is just so already. */
  nothing: boolean;
  /** Where one comes from, and goes back to. */
  back: string;
}

export function presentRestoration(
  header: TranslationHeader,
  revision: Revision,
  segment: number | undefined,
  plan: Plan,
  languages: LanguagePair,
): RestorationPage {
  const { number } = revision;
  const view = presentPlan(plan, languages);
  return {
    header,
    revision,
    segment,
    plan: view,
    nothing: view.changes.length === 0,
    back:
      segment === undefined
        ? `${header.path}/history/${number}`
        : `${header.path}/history?segment=${segment}`,
  };
}

/** Address of the page that shows what restoring a version would do. */
export function restorationPath(path: string, revision: number, segment?: number): string {
  const query = `revision=${revision}${segment === undefined ? '' : `&segment=${segment}`}`;
  return `${path}/restoration?${query}`;
}
