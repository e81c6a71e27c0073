/**
 * Formats that carry no manifest, in the order they are offered. `original` is the format of the file
 * that the article came in, `tracked` and `review` are documents of Word.
 */
export const FILE_FORMATS = [
  'original',
  'docx',
  'tracked',
  'review',
  'xliff',
  'xliff2',
  'tmx',
  'po',
  'csv',
  'tsv',
] as const;

export type FileFormat = (typeof FILE_FORMATS)[number];

/** Whether a name is that of a format without a manifest. */
export function isFileFormat(name: string): name is FileFormat {
  return (FILE_FORMATS as readonly string[]).includes(name);
}
