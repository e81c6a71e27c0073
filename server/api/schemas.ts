/** What requests to the API are checked against and its description is made from. */

export * from './schemas/articles.ts';
export * from './schemas/attribution.ts';
export * from './schemas/checks.ts';
export * from './schemas/comparison.ts';
export * from './schemas/export.ts';
export * from './schemas/findings.ts';
export * from './schemas/memory.ts';
export * from './schemas/paths.ts';
export * from './schemas/problems.ts';
export * from './schemas/renewal.ts';
export * from './schemas/revisions.ts';
export * from './schemas/segments.ts';
export * from './schemas/terms.ts';
export * from './schemas/translations.ts';
