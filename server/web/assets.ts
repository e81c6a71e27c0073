import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifestPath = fileURLToPath(new URL('../../public/build/manifest.json', import.meta.url));

let manifest: Record<string, string> | undefined;

/**
 * Address of a file of the browser bundle, such as `app.js`, with its content hash.
 *
 * @throws Error when the bundle has not been built or has no such file
 */
export function asset(name: string): string {
  manifest ??= JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, string>;
  const path = manifest[name];
  if (!path) throw new Error(`The browser bundle has no "${name}"; run "npm run build".`);
  return path;
}

/** Font files a page needs at once, by the script they are for. */
const FONTS_BY_SCRIPT: Record<string, readonly string[]> = {
  Latn: ['inter-latin', 'source-serif-4-latin'],
  Cyrl: ['inter-cyrillic', 'source-serif-4-cyrillic'],
  Grek: ['inter-greek', 'source-serif-4-greek'],
  Arab: ['noto-naskh-arabic-arabic'],
};

/** Languages in Latin script that need letters the first file does not have. */
const EXTENDED_LATIN = /^(az|cs|hr|hu|lt|lv|pl|ro|sk|sl|tr)\b/;

/**
 * Font files a page in these languages needs. Named early they arrive before the first line is drawn;
 * one that came later would not be used on the page, so that nothing moves.
 *
 * @param languages BCP 47 tags, of the interface and of the texts on the page
 */
export function fonts(languages: readonly string[]): string[] {
  const names = new Set(FONTS_BY_SCRIPT.Latn);
  for (const language of languages) {
    const script = new Intl.Locale(language).maximize().script ?? '';
    for (const name of FONTS_BY_SCRIPT[script] ?? []) names.add(name);
    if (EXTENDED_LATIN.test(language)) {
      names.add('inter-latin-ext').add('source-serif-4-latin-ext');
    }
  }
  return [...names].map((name) => `${name}-wght-normal.woff2`);
}
