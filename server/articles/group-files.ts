import { canonicalLanguage, isSameLanguage } from '../text/language.ts';

/** A file to be imported, with whether it holds both texts. */
export interface GroupableFile {
  name: string;
  isBilingual: boolean;
}

/** The files of one article: a bilingual one, or an original and, where it was found, its translation. */
export interface FileGroup<File> {
  original: File;
  translation?: File;
}

/**
 * Finds out which files belong together. Bilingual ones stand alone. Of two others the first is the
 * original. Of more, two are a pair that are called alike but for a language, as `baku.ru.html` and
 * `baku.de.html`; the one in the language stated is the original, or else the first. What has no partner
 * is an original without a translation.
 *
 * @param sourceLanguage BCP 47, where it is stated
 */
export function groupFiles<File extends GroupableFile>(
  files: readonly File[],
  sourceLanguage?: string,
): FileGroup<File>[] {
  const single = files.filter(({ isBilingual }) => !isBilingual);
  const [one, other] = single;
  if (files.length === 2 && one && other) return [{ original: one, translation: other }];
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const key = file.isBilingual ? `\0${groups.size}` : commonName(file.name).stem;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].flatMap((group) => pairsOf(group, sourceLanguage));
}

function pairsOf<File extends GroupableFile>(
  group: readonly File[],
  sourceLanguage: string | undefined,
): FileGroup<File>[] {
  const [one, other, third] = group;
  if (!one || !other || third) return group.map((original) => ({ original }));
  const language = commonName(other.name).language;
  const isTurned =
    sourceLanguage !== undefined && language !== undefined
      ? isSameLanguage(language, sourceLanguage)
      : false;
  return [isTurned ? { original: other, translation: one } : { original: one, translation: other }];
}

/** A language between a name and its ending: `baku.ru.html`, `baku_de-AT.docx`, `baku-de.md`. */
const NAMED_LANGUAGE = /^(?<stem>.+?)[._-](?<tag>\p{L}{2,3}(?:[-_]\p{L}{2,4})?)\.[^.]+$/u;

function commonName(path: string): { stem: string; language: string | undefined } {
  const name = path.replace(/^.*[/\\]/u, '');
  const { stem, tag } = NAMED_LANGUAGE.exec(name)?.groups ?? {};
  const language = tag && canonicalLanguage(tag.replace('_', '-'));
  return stem && language ? { stem, language } : { stem: name, language: undefined };
}
