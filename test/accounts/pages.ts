import type { Response } from 'supertest';

/** What the field's error message says, which must be tied to it for assistive technology. */
export function fieldError(html: string, name: string): string | undefined {
  const fields = html.match(new RegExp(`<(?:input|select)[^>]* name="${name}"[^>]*>`, 'g')) ?? [];
  for (const field of fields) {
    if (!field.includes(' aria-invalid="true"')) continue;
    const ids = / aria-describedby="([^"]*)"/.exec(field)?.[1]?.split(' ') ?? [];
    for (const id of ids) {
      const message = new RegExp(`<p class="field-error" id="${id}">([^<]*)</p>`).exec(html)?.[1];
      if (message !== undefined) return message;
    }
  }
  return undefined;
}

/** The page without what the layout puts around it, which has fields of its own. */
export function mainOf(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
}

/** What the form as a whole is told. */
export function formMessage(html: string): string | undefined {
  return /<p class="notice warning" role="alert">([^<]*)<\/p>/.exec(html)?.[1];
}

/** The cookie of a name that an answer sets, with its attributes. */
export function setCookie(response: Response, name: string): string | undefined {
  const all = (response.headers['set-cookie'] ?? []) as unknown as string[];
  return all.find((cookie) => cookie.startsWith(`${name}=`));
}
