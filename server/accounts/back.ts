/**
 * Where to send somebody back to: a path on this server, whatever the request says.
 *
 * @returns path with query and fragment; `/` when what was asked for leads elsewhere
 */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || !back.startsWith('/')) return '/';
  // The parser, like browsers, takes `//host` and `/\host` for other sites; the base is none that exists.
  const base = 'http://emend.invalid';
  const url = URL.canParse(back, base) ? new URL(back, base) : undefined;
  if (url?.origin !== base) return '/';
  // `/.//host` is a path here, but what is left of it once its dot is taken out would be a site.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
