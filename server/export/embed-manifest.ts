import { type ContentFormat, type Manifest, manifest as schema } from './manifest.ts';

/**
 * Where a format carries its manifest. Putting it in and taking it out again leaves the text as it
 * was, to the byte: the manifest holds the hash of that.
 */
interface Carrier {
  embed(body: string, manifest: Manifest): string;
  /** @returns undefined where the text carries none */
  extract(text: string): { manifest: unknown; body: string } | undefined;
}

/** A member of its own, before all others. */
const json: Carrier = {
  embed: (body, manifest) => {
    const member = JSON.stringify(manifest, null, 2).replace(/\n/g, '\n  ');
    return body.replace(/^\{\n/, () => `{\n  "manifest": ${member},\n`);
  },
  extract: (text) => {
    if (!text.startsWith('{')) return undefined;
    const { manifest } = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null) return undefined;
    // Nothing but the end of the manifest is a brace set in by two.
    const member = /^\{\n {2}"manifest": \{\n(?:(?! {2}\})[^\n]*\n)* {2}\},\n/.exec(text);
    return { manifest, body: member ? `{\n${text.slice(member[0].length)}` : text };
  },
};

/** YAML as front matter. Values are written as JSON, which YAML reads as well. */
const markdown: Carrier = {
  embed: (body, manifest) => `---\nemend:\n${yaml(manifest)}---\n\n${body}`,
  extract: (text) => {
    const matter = /^---\nemend:\n((?: {2}.*\n)+)---\n\n?/.exec(text);
    if (!matter) return undefined;
    return { manifest: readYaml(matter[1] as string), body: text.slice(matter[0].length) };
  },
};

/** A data block, which browsers neither show nor run. */
const html: Carrier = {
  embed: (body, manifest) => {
    const content = JSON.stringify(brief(manifest)).replace(/</g, '\\u003c');
    return body.replace('</head>\n', (end) => `${SCRIPT}${content}</script>\n${end}`);
  },
  extract: (text) => {
    const start = text.indexOf(SCRIPT);
    const end = text.indexOf(SCRIPT_END, start);
    if (start < 0 || end < 0) return undefined;
    return {
      manifest: JSON.parse(text.slice(start + SCRIPT.length, end)),
      body: text.slice(0, start) + text.slice(end + SCRIPT_END.length),
    };
  },
};

const SCRIPT = '<script type="application/json" id="emend-manifest">';
const SCRIPT_END = '</script>\n';

/** Lines before the first hunk, which `patch` and `git apply` read over. */
const diff: Carrier = {
  // A diff of nothing stays empty.
  embed: (body, manifest) => {
    if (body === '') return body;
    const lines = Object.entries(brief(manifest)).map(
      ([key, value]) => `# emend ${key}: ${printable(value)}\n`,
    );
    return lines.join('') + body;
  },
  extract: (text) => {
    const lines = /^(?:# emend \w+: .*\n)+/.exec(text)?.[0];
    if (lines === undefined) return undefined;
    const members = lines.matchAll(/^# emend (\w+): (.*)$/gm);
    return {
      manifest: Object.fromEntries([...members].map(([, key, value]) => [key, readJson(value)])),
      body: text.slice(lines.length),
    };
  },
};

/** Plain text is nothing but text. */
const text: Carrier = { embed: (body) => body, extract: () => undefined };

const carriers: Record<ContentFormat, Carrier> = {
  text,
  markdown,
  html,
  bilingual: html,
  json,
  diff,
};

/** Puts a manifest into an exported file, where its format has a place for one. */
export function embedManifest(body: string, manifest: Manifest): string {
  return carriers[manifest.format].embed(body, manifest);
}

/** A manifest that was read, and what it was found in. */
export interface FoundManifest {
  manifest: Manifest;
  /** The exported file without it; undefined where the manifest is a file of its own. */
  body: string | undefined;
}

/**
 * Reads the manifest that a file is or carries.
 *
 * @returns undefined where there is none, or none that can be read
 */
export function readManifest(file: string): FoundManifest | undefined {
  for (const carrier of Object.values(carriers)) {
    const found = attempt(() => carrier.extract(file));
    const parsed = found && schema.safeParse(found.manifest);
    if (parsed?.success) return { manifest: parsed.data, body: found?.body };
  }
  const parsed = schema.safeParse(attempt(() => JSON.parse(file)));
  return parsed.success ? { manifest: parsed.data, body: undefined } : undefined;
}

/** A file without the manifest it carries, as `exportHash` is of it. */
export function withoutManifest(file: string, format: ContentFormat): string {
  return attempt(() => carriers[format].extract(file))?.body ?? file;
}

/** A manifest as a file of its own. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A manifest for a text that people read: persons, but not each of their approvals. */
function brief({ approvals: _, ...manifest }: Manifest): Manifest {
  return manifest;
}

function yaml(manifest: Manifest): string {
  const { approvers, ...values } = brief(manifest);
  const lines = Object.entries(values).map(([key, value]) => `  ${key}: ${printable(value)}\n`);
  const people = approvers.map((one) => {
    const members = Object.entries(one).map(([key, value]) => `${key}: ${printable(value)}`);
    return `    - ${members.join('\n      ')}\n`;
  });
  return `${lines.join('')}  approvers:${people.length > 0 ? '\n' : ' []\n'}${people.join('')}`;
}

function readYaml(lines: string): unknown {
  const values: Record<string, unknown> = {};
  const approvers: Record<string, unknown>[] = [];
  for (const [, indent, dash, key, value] of lines.matchAll(/^( +)(- )?(\w+): ?(.*)$/gm)) {
    if (indent === '  ') values[key as string] = readJson(value);
    else {
      if (dash) approvers.push({});
      (approvers.at(-1) as Record<string, unknown>)[key as string] = readJson(value);
    }
  }
  return { ...values, approvers };
}

/** Characters that JSON leaves as they are, but that end lines or may not stand in YAML. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A value as JSON on one line, which is a YAML scalar or flow collection too. */
function printable(value: unknown): string {
  return JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readJson(value: string | undefined): unknown {
  return value ? JSON.parse(value) : undefined;
}

/** What a reader makes of a text that may be anything. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
