import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import i18next, { type i18n } from 'i18next';
import Backend from 'i18next-fs-backend';
import { LanguageDetector } from 'i18next-http-middleware';
import { formatFor } from './format.ts';

const localesDirectory = fileURLToPath(new URL('../../locales/', import.meta.url));

/** Languages the interface ships in, each a folder under `locales/`. English is the reference. */
export const UI_LOCALES: readonly string[] = readdirSync(localesDirectory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** One namespace per feature: the files under `locales/en/`. */
export const NAMESPACES: readonly string[] = readdirSync(`${localesDirectory}en`)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();

/** The interface language a tag such as `en-GB` stands for. */
export function interfaceLocale(tag: string): string {
  return UI_LOCALES.find((locale) => tag === locale || tag.startsWith(`${locale}-`)) ?? 'en';
}

/**
 * What counts of a language a browser asks for. The rest changes nothing here, and need not even be a
 * tag that `Intl` takes: whoever sends the request chooses it.
 */
function languageAndRegion(asked: string): string {
  const [tag = 'und'] = /^[a-z]{2,3}(?:-(?:[a-z]{2}|\d{3}))?(?=-|$)/i.exec(asked) ?? [];
  return tag;
}

/** Cookie that holds the interface language a person chose. */
export const LOCALE_COOKIE = 'emend.locale';

/**
 * Loads every locale into memory.
 *
 * @param namespaces those that are needed; all unless some are named
 */
export async function openI18n(namespaces: readonly string[] = NAMESPACES): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance
    .use(Backend)
    .use(LanguageDetector)
    .init({
      backend: { loadPath: `${localesDirectory}{{lng}}/{{ns}}.json` },
      supportedLngs: [...UI_LOCALES],
      preload: [...UI_LOCALES],
      nonExplicitSupportedLngs: true,
      load: 'languageOnly',
      fallbackLng: 'en',
      ns: [...namespaces],
      defaultNS: 'common',
      // Templates escape what they print; escaping here too would show entities to the reader.
      interpolation: { escapeValue: false },
      detection: {
        order: ['cookie', 'header'],
        lookupCookie: LOCALE_COOKIE,
        caches: false,
        convertDetectedLanguage: languageAndRegion,
      },
    });
  return instance;
}

/**
 * Gives each request the language its reader asks for, a `t` that speaks it, and a `format` that writes
 * its dates, in the time zone of the installation. The library's own middleware clones the whole instance for every request, which takes as long as reading a session.
 */
export function speakLanguages(instance: i18n, timeZone: string): RequestHandler {
  return (req, res, next) => {
    const language: string = instance.services.languageDetector.detect(req, res);
    req.language = language;
    req.t = instance.getFixedT(language);
    // With the region, where there is one: it decides how dates are written.
    req.format = formatFor(language, timeZone);
    req.speak = (other) => instance.getFixedT(other);
    res.set('content-language', language);
    next();
  };
}
