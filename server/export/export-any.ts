import type { TFunction } from 'i18next';
import type { Translation } from '../articles/article.ts';
import type { Author } from '../revisions/revision.ts';
import { STATES, type State } from '../revisions/state.ts';
import type { Services } from '../services.ts';
import { exportFile } from './export-file.ts';
import {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  exportTranslation,
  type LeavingFile,
} from './export-translation.ts';
import { FILE_FORMATS, type FileFormat, isFileFormat } from './file-formats.ts';
import type { ReviewLabels } from './write-tracked.ts';

export type AnyExportFormat = ExportFormat | FileFormat;

/** Names of all formats, in the order they are offered. */
export const ALL_FORMATS = [...EXPORT_FORMATS, ...FILE_FORMATS] as [
  AnyExportFormat,
  ...AnyExportFormat[],
];

/**
 * Exports a translation in any format.
 *
 * @param options `t` and `language`: whoever exports reads it
 * @throws as `exportTranslation` and `exportFile`
 */
export async function exportAny(
  services: Pick<Services, 'db'>,
  translation: Pick<Translation, 'article' | 'targetLanguage'>,
  options: {
    format: AnyExportFormat;
    include?: 'current' | undefined;
    t: TFunction;
    language: string;
  },
  author: Author,
): Promise<LeavingFile & Partial<Pick<ExportedFile, 'manifest'>>> {
  const { format, include, t, language } = options;
  if (!isFileFormat(format)) {
    return exportTranslation(services, translation, { format, include }, author);
  }
  const labels = reviewLabels(t, language);
  return exportFile(services, translation, { format, include, labels }, author);
}

function reviewLabels(t: TFunction, language: string): ReviewLabels {
  return {
    language,
    headings: {
      number: t('export:review.number'),
      source: t('export:review.source'),
      target: t('export:review.target'),
      state: t('export:review.state'),
    },
    states: Object.fromEntries(
      STATES.map((state) => [state, t(`common:state.${state}`)]),
    ) as Record<State, string>,
  };
}
