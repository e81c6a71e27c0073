import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';

const viewsDirectory = fileURLToPath(new URL('../../views/', import.meta.url));

type Locals = Record<string, unknown>;
type Template = (locals: Locals) => string;
type Include = (name: string, locals?: Locals) => string;

/** Values every template may name without being handed them by the template that includes it. */
export type Globals = Locals;

/**
 * The first line of a template is its signature, `<%# (page, t) %>`: the values it uses. It turns a
 * misspelt name into an error when the template is compiled, and needs no `with`, which would make
 * V8 look every name up at run time.
 */
const SIGNATURE = /^<%#\s*\(([^)]*)\)\s*%>\r?\n?/;

/**
 * Opens a block around a template's body in which `include` is ours, of compiled templates by name,
 * in place of the library's, of files by path.
 */
const OWN_INCLUDE = '<% { const include = locals.include; %>';

/** All templates under `views/`, compiled. Names are paths without the ending: `articles/list`. */
export class Views {
  readonly #templates = new Map<string, Template>();

  /** @throws Error naming the template that has no signature or does not compile */
  constructor(directory: string = viewsDirectory) {
    for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ejs')) continue;
      const name = path.slice(0, -'.ejs'.length).replaceAll('\\', '/');
      this.#templates.set(name, compile(name, readFileSync(`${directory}/${path}`, 'utf8')));
    }
  }

  /** Names of all templates, for the test that renders each. */
  get names(): string[] {
    return [...this.#templates.keys()].sort();
  }

  /**
   * Renders a template.
   *
   * @param globals values that templates it includes get as well
   * @throws Error when there is no such template, or it names a value it was not given
   */
  render(name: string, globals: Globals, locals: Locals = {}): string {
    const template = this.#templates.get(name);
    if (!template) throw new Error(`There is no view "${name}".`);
    const include: Include = (inner, innerLocals) => this.render(inner, globals, innerLocals);
    return template({ ...globals, ...locals, include });
  }
}

function compile(name: string, source: string): Template {
  const signature = SIGNATURE.exec(source);
  if (!signature) throw new Error(`The view "${name}" does not begin with its signature.`);
  const names = (signature[1] ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);
  try {
    // The line break that ends the file would stand as a space where a view is included in running text.
    const body = source.slice(signature[0].length).trimEnd();
    return ejs.compile(`${OWN_INCLUDE}${body}<% } %>`, {
      strict: true,
      localsName: 'locals',
      destructuredLocals: names,
      rmWhitespace: true,
      compileDebug: false,
    }) as Template;
  } catch (error) {
    throw new Error(`The view "${name}" does not compile.`, { cause: error });
  }
}
