import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { MINISTERS } from '../api/client.ts';
import { ask, emend, installationFolder, type Serving, serve } from './emend.ts';

describe('emend backup and restore-backup', () => {
  let data: string;
  let files: string;
  let key: string;
  let server: Serving;
  const removals: (() => void)[] = [];
  const run = (...args: string[]) => emend({ EMEND_DATA: data }, ...args);
  const file = (name: string) => join(files, name);
  const authorised = () => ({
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
  });

  before(async () => {
    for (const take of [
      (it: string) => {
        data = it;
      },
      (it: string) => {
        files = it;
      },
    ]) {
      const { folder, remove } = installationFolder();
      take(folder);
      removals.push(remove);
    }
    key = JSON.parse(run('apikey', 'create', '--json').stdout).key;
    server = await serve({ EMEND_DATA: data });
    const stored = await ask(`${server.url}/api/v1/articles`, {
      method: 'POST',
      headers: authorised(),
      body: JSON.stringify(MINISTERS),
    });
    assert.equal(stored.status, 201);
  });

  after(async () => {
    server.signal('SIGKILL');
    await server.ended();
    for (const remove of removals) remove();
  });

  /** Saves a segment's text, and goes on from the version it then has. */
  let version = 0;
  async function save(text: string): Promise<void> {
    const address = `${server.url}/api/v1/articles/1/translations/de/segments/2`;
    const saved = await ask(address, {
      method: 'PATCH',
      headers: authorised(),
      body: JSON.stringify({ text, version }),
    });
    assert.equal(saved.status, 200);
    ({ version } = (await saved.json()) as { version: number });
  }

  it('copies the database while people save, to a file of its owner’s, and verifies it', async () => {
    let going = true;
    const saving = (async () => {
      for (let n = 0; going; n++) await save(`Fassung ${n} des Abkommens.`);
    })();
    // The command runs synchronously here; saves are in flight before and after it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { status, stdout, stderr } = run('backup', file('one.db'));
    going = false;
    await saving;
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(
      stdout,
      /one\.db holds the database as it was\. Everything holds: 1 translation, \d+ revisions\.\n$/,
    );
    assert.equal(statSync(file('one.db')).mode & 0o077, 0);
    assert.deepEqual(readdirSync(files), ['one.db'], 'nothing else is left');
  });

  it('overwrites nothing unless it is told to, and never the database itself', async () => {
    const before = readFileSync(file('one.db'));
    const refused = run('backup', file('one.db'));
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /one\.db is there already\. With --force it is replaced\.\n$/);
    assert.deepEqual(readFileSync(file('one.db')), before);
    await save('Eine Fassung mehr.');
    assert.equal(run('backup', '--force', file('one.db')).status, 0);
    assert.notDeepEqual(readFileSync(file('one.db')), before);
    const itself = run('backup', '--force', join(data, 'emend.db'));
    assert.equal(itself.status, 1);
    assert.match(itself.stderr, /is the database itself/);
  });

  it('restores nothing while a server has the database open', () => {
    const { status, stdout, stderr } = run('restore-backup', file('one.db'));
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^A server or another command has .*emend\.db open\. Stop it/);
  });

  it('puts a backup back once the server has ended, and keeps what was there', async () => {
    await save('Was nach der Sicherung kam.');
    server.signal('SIGKILL');
    await server.ended();
    const { status, stdout, stderr } = run('restore-backup', file('one.db'));
    assert.deepEqual([status, stderr], [0, '']);
    const kept = /kept as (\S+)\.\n$/.exec(stdout)?.[1] ?? '';
    assert.match(kept, /emend-\d{4}-\d\d-\d\dT[\d.-]+Z\.db$/);
    assert.deepEqual(readdirSync(data).sort(), [kept.slice(data.length + 1), 'emend.db'].sort());
    assert.equal(textIn(join(data, 'emend.db')).includes('nach der Sicherung'), false);
    assert.equal(textIn(kept), 'Was nach der Sicherung kam.');
    assert.equal(run('verify').status, 0);
    assert.ok(existsSync(file('one.db')), 'the backup stays');
  });

  it('makes an installation of a backup where there was none', () => {
    const { folder, remove } = installationFolder();
    removals.push(remove);
    const env = { EMEND_DATA: join(folder, 'new') };
    const { status, stdout } = emend(env, 'restore-backup', file('one.db'));
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /kept as/);
    assert.equal(emend(env, 'verify').status, 0);
    const nothing = emend({ EMEND_DATA: join(folder, 'other') }, 'backup', file('two.db'));
    assert.match(nothing.stderr, /^There is no database in .*other to back up\.\n$/);
  });

  it('restores no file that is no backup, or whose record does not hold', () => {
    const before = readFileSync(join(data, 'emend.db'));
    writeFileSync(file('diary.db'), 'This is a diary, not a database. '.repeat(200));
    writeFileSync(file('empty.db'), '');
    copyFileSync(file('one.db'), file('forged.db'));
    const forged = new DatabaseSync(file('forged.db'));
    forged.exec("update segment set target = 'Etwas anderes.' where id = 3");
    forged.close();
    const bytes = readFileSync(file('one.db'));
    writeFileSync(file('cut.db'), bytes.subarray(0, bytes.length / 2));
    const refused: [name: string, says: RegExp][] = [
      ['diary.db', /^The file is damaged: file is not a database\.\n/],
      ['empty.db', /^The file is no database of Emend\.\n/],
      ['forged.db', /^article 1 ru→de: revision 0, segment 3 does not hold\. Its target is /],
      ['cut.db', /^The file is damaged: /],
    ];
    for (const [name, says] of refused) {
      const { status, stdout, stderr } = run('restore-backup', file(name));
      assert.deepEqual([status, stdout], [1, ''], name);
      assert.match(stderr, says);
      assert.match(stderr, /does not hold, so nothing was restored\.\n$/);
      assert.deepEqual(readFileSync(join(data, 'emend.db')), before);
    }
    assert.match(
      run('restore-backup', file('none.db')).stderr,
      /^There is no file .*none\.db\.\n$/,
    );
    assert.equal(readdirSync(data).length, 2, 'nothing is left of the attempts');
  });

  it('takes the place of a database that is damaged', () => {
    writeFileSync(join(data, 'emend.db'), 'This was a database once. '.repeat(200));
    const { status, stderr } = run('restore-backup', file('one.db'));
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(run('verify').status, 0);
  });

  it('keeps a copy that does not hold apart, and no backup is overwritten with it', () => {
    const database = new DatabaseSync(join(data, 'emend.db'));
    database.exec("update revision set summary = 'nothing' where number = 0");
    database.close();
    const before = readFileSync(file('one.db'));
    const { status, stderr } = run('backup', '--force', file('one.db'));
    assert.equal(status, 1);
    assert.match(stderr, /^article 1 ru→de: revision 0 does not hold\./);
    assert.match(stderr, /It is kept as .*one\.db\.unverified; .*one\.db was not written\.\n$/);
    assert.deepEqual(readFileSync(file('one.db')), before);
    assert.ok(existsSync(file('one.db.unverified')));
  });

  it('says of PostgreSQL what to use there', () => {
    for (const command of ['backup', 'restore-backup']) {
      const env = { EMEND_DATA: data, DATABASE_URL: 'postgres://127.0.0.1/emend' };
      const { status, stderr } = emend(env, command, file('three.db'));
      assert.equal(status, 1);
      assert.match(stderr, /PostgreSQL.*pg_dump.*pg_restore\.\n$/);
    }
  });
});

function textIn(path: string): string {
  const database = new DatabaseSync(path);
  const row = database.prepare('select target from segment where id = 2').get();
  database.close();
  return String(row?.target);
}
