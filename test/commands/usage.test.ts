import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emend, installationFolder } from './emend.ts';

describe('the command line', () => {
  let folder: string;
  let remove: () => void;

  before(() => {
    ({ folder, remove } = installationFolder());
  });

  after(() => remove());

  const run = (...args: string[]) => emend({ EMEND_DATA: join(folder, 'unused') }, ...args);

  const COMMANDS = [
    ['serve'],
    ['import'],
    ['export'],
    ['verify'],
    ['backup'],
    ['restore-backup'],
    ['user'],
    ['user', 'invite'],
    ['apikey'],
    ['apikey', 'create'],
    ['segment'],
    ['terms'],
    ['terms', 'import'],
    ['terms', 'export'],
    ['terms', 'list'],
    ['terms', 'match'],
    ['align'],
    ['memory'],
    ['memory', 'import'],
    ['memory', 'export'],
    ['memory', 'list'],
    ['memory', 'match'],
  ];

  it('lists its commands, and explains each with --help', () => {
    const { status, stdout, stderr } = run('--help');
    assert.deepEqual([status, stderr], [0, '']);
    for (const [name] of COMMANDS) assert.match(stdout, new RegExp(`^ {2}${name}\\b`, 'm'));

    for (const command of COMMANDS) {
      const help = run(...command, '--help');
      assert.deepEqual([help.status, help.stderr], [0, ''], command.join(' '));
      assert.match(help.stdout, new RegExp(`^Usage: emend ${command.join(' ')}\\b`));
      assert.match(help.stdout, /--help/);
    }
  });

  it('tells its version', () => {
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });

  const MISUSED: [args: string[], says: RegExp][] = [
    [[], /^Usage: emend/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['user'], /^Usage: emend user/],
    [['user', 'frobnicate'], /unknown command 'frobnicate'/],
    [['serve', 'now'], /too many arguments/],
    [['import'], /missing required argument 'files'/],
    [['import', 'a', 'b', '--langauge', 'de'], /unknown option '--langauge'/],
    [['export'], /missing required argument 'id'/],
    [['export', 'seven'], /A whole number is needed/],
    [['export', '-1'], /A whole number is needed/],
    [['export', '7', '--format', 'rtf'], /Allowed choices are text, markdown, html, json, diff/],
    [['export', '7', '--include', 'all'], /Allowed choices are current/],
    [['backup'], /missing required argument 'file'/],
    [['restore-backup', 'a', 'b'], /too many arguments/],
    [
      ['user', 'invite', '--role', 'boss'],
      /Allowed choices are reader, editor, reviewer, administrator/,
    ],
    [['apikey', 'create', '--role', 'boss'], /Allowed choices are reader/],
    [['apikey', 'create', '--expires', '0'], /A number from 1 up is needed/],
    [['apikey', 'create', 'now'], /too many arguments/],
    [['memory', 'import'], /missing required argument 'file'/],
    [['memory', 'match'], /required option '--lang-pair/],
    [['memory', 'match', '--lang-pair', 'ru-de', '--min-score', '101'], /from 0 to 100/],
    [['terms', 'match'], /required option '--jsonl/],
    [['terms', 'import'], /missing required argument 'file'/],
    [['terms', 'export', '--format', 'po'], /Allowed choices are csv, tbx, tbx-core, tbx2/],
    [['align', 'a', 'b'], /required option '--source-lang/],
  ];
  for (const [args, says] of MISUSED) {
    it(`ends with 2 and prints nothing but a message: emend ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  const FAILED: [what: string, env: Record<string, string>, args: string[], says: RegExp][] = [
    [
      'a file that is not there',
      {},
      ['import', 'no.txt', 'nor.txt'],
      /^There is no file no\.txt\.\n$/,
    ],
    [
      'a language that is none',
      {},
      ['user', 'invite', '--lang', 'd_e'],
      /^"d_e" is no language tag/,
    ],
    [
      'an address that is none',
      {},
      ['user', 'invite', '--email', 'Ayşe'],
      /^"Ayşe" cannot be used as an e-mail/,
    ],
    ['an article that is not there', {}, ['export', '7'], /^There is no such article\./],
    [
      'a member that is not there',
      {},
      ['apikey', 'create', '--user', 'a@example.org'],
      /a@example\.org/,
    ],
    [
      'settings that do not fit',
      { PORT: '70000', EMEND_URL: 'emend.example.org', LOG_LEVEL: 'loud' },
      ['serve'],
      /^The settings do not fit\.\n {2}PORT: must be a whole number from 0 to 65535\n {2}EMEND_URL: .*\n {2}LOG_LEVEL: .*\n$/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://emend:secret@127.0.0.1:1/emend' },
      ['serve'],
      /^The database 127\.0\.0\.1:1\/emend cannot be reached: .*ECONNREFUSED.* Check DATABASE_URL/,
    ],
    [
      'an address that is no database’s',
      { DATABASE_URL: 'mysql://a/b' },
      ['serve'],
      /must start with postgres:/,
    ],
  ];
  for (const [what, env, args, says] of FAILED) {
    it(`ends with 1 and says in a sentence: ${what}`, () => {
      const { status, stdout, stderr } = emend(
        { EMEND_DATA: join(folder, 'failed'), ...env },
        ...args,
      );
      assert.equal(status, 1, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /secret|\n\s+at /);
    });
  }

  it('says in a sentence that a folder or a database file cannot be used', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const noFolder = emend({ EMEND_DATA: file }, 'user', 'invite');
    assert.equal(noFolder.status, 1);
    assert.match(
      noFolder.stderr,
      /^The folder .* cannot be used: .* Choose another with EMEND_DATA\.\n$/,
    );

    writeFileSync(join(folder, 'emend.db'), 'This is a diary, not a database. '.repeat(100));
    const noDatabase = emend({ EMEND_DATA: folder }, 'user', 'invite');
    assert.equal(noDatabase.status, 1);
    assert.match(
      noDatabase.stderr,
      /^The database in .* cannot be opened: file is not a database\.\n$/,
    );
  });

  it('speaks the language of the terminal where the interface has it', () => {
    const env = { EMEND_DATA: join(folder, 'spoken') };
    const german = emend({ ...env, LC_ALL: 'de_DE.UTF-8' }, 'export', '7');
    assert.match(german.stderr, /^Diesen Artikel gibt es nicht/);
    const french = emend({ ...env, LC_ALL: 'fr_FR.UTF-8' }, 'export', '7');
    assert.match(french.stderr, /^There is no such article/);
  });
});
