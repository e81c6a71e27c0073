import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { buildClient } from '../../scripts/build-client.mjs';

describe('building the browser code', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-build-'));
    write('package-lock.json', '{}');
    write('shared/greeting.ts', 'export const greeting: string = "hello";');
    write(
      'client/app.ts',
      'import { greeting } from "../shared/greeting.ts"; console.log(greeting);',
    );
    write('client/import.entry.ts', 'console.log("import" as string);');
    write('client/helper.ts', 'export const unused = 1;');
    write('client/styles/serif.woff2', 'not really a font');
    write(
      'client/styles/app.css',
      '@font-face { font-family: Serif; src: url("./serif.woff2") format("woff2"); }',
    );
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  function built(name: string): string {
    return readFileSync(join(directory, 'public', 'build', name), 'utf8');
  }

  function manifest(): Record<string, string> {
    return JSON.parse(built('manifest.json'));
  }

  function fileOf(name: string): string {
    return (
      manifest()[name]?.replace('/assets/', '') ?? assert.fail(`${name} is not in the manifest`)
    );
  }

  it('names each entry point, style sheet and font with a hash of its content', async () => {
    const { built: didBuild, warnings } = await buildClient({ directory });

    assert.equal(didBuild, true);
    assert.deepEqual(warnings, []);
    assert.deepEqual(Object.keys(manifest()), ['app.css', 'app.js', 'import.js', 'serif.woff2']);
    for (const [name, address] of Object.entries(manifest())) {
      const [stem, extension] = name.split('.');
      assert.match(address, new RegExp(`^/assets/${stem}-[A-Z0-9]{8}\\.${extension}$`));
    }
    assert.match(built(fileOf('app.js')), /hello/);
    assert.match(built(`${fileOf('app.js')}.map`), /greeting\.ts/);
    assert.ok(built(fileOf('app.css')).includes(manifest()['serif.woff2'] ?? 'none'));
  });

  it('builds nothing while nothing has changed', async () => {
    await buildClient({ directory });
    let started = false;
    const { built: didBuild } = await buildClient({
      directory,
      onStart: () => {
        started = true;
      },
    });

    assert.equal(didBuild, false);
    assert.equal(started, false);
  });

  const changes: [string, () => void][] = [
    ['an entry point', () => write('client/app.ts', 'console.log("other");')],
    [
      'a file it imports from elsewhere',
      () => write('shared/greeting.ts', 'export const greeting = "other";'),
    ],
    ['the font of a style sheet', () => write('client/styles/serif.woff2', 'another font')],
    ['the lockfile', () => write('package-lock.json', '{"lockfileVersion":3}')],
    ['the list of entry points', () => write('client/workbench.ts', 'console.log("workbench");')],
    ['what it had written', () => rmSync(join(directory, 'public', 'build', fileOf('app.js')))],
  ];
  for (const [what, change] of changes) {
    it(`builds again after a change of ${what}`, async () => {
      await buildClient({ directory });
      change();

      assert.equal((await buildClient({ directory })).built, true);
      assert.ok(existsSync(join(directory, 'public', 'build', fileOf('app.js'))));
      assert.equal((await buildClient({ directory })).built, false);
    });
  }

  it('keeps the files of the build before, for a server that is still running', async () => {
    const names: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      write('client/app.ts', `console.log("${text}");`);
      await buildClient({ directory });
      names.push(fileOf('app.js'));
    }

    const present = readdirSync(join(directory, 'public', 'build'));
    assert.deepEqual(
      names.map((name) => present.includes(name)),
      [false, true, true],
    );
  });

  it('explains code that does not build, and leaves the last build as it was', async () => {
    await buildClient({ directory });
    const before = built('manifest.json');
    write('client/app.ts', 'import "./missing.ts";');

    await assert.rejects(
      buildClient({ directory }),
      /does not build.*missing\.ts.*client\/app\.ts:1/s,
    );
    assert.equal(built('manifest.json'), before);
    assert.ok(existsSync(join(directory, 'public', 'build', fileOf('app.js'))));
  });
});
