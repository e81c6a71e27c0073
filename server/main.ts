import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ROLES } from './accounts/user.ts';
import { FILE_FORMATS } from './export/file-formats.ts';
import { FORMAT_NAMES } from './formats/format.ts';
import { VERSION } from './version.ts';

// What the commands load is compiled once, and read back by the next start; without a folder to write to
// it is compiled each time.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

/** Exit codes: what the command reports as failed, and a command line that does not fit. */
const FAILED = 1;
const MISUSED = 2;

/** The command line. Each command loads its own code, so that none waits for the others'. */
function program(): Command {
  const emend = new Command('emend')
    .description('A workbench for post-editing machine-translated articles.')
    .version(VERSION)
    .showHelpAfterError('(--help tells what is possible)')
    .exitOverride();

  emend
    .command('serve')
    .description(
      'serve the workbench; the settings are environment variables (HOST, PORT, EMEND_DATA, DATABASE_URL, …)',
    )
    .action(async () => (await import('./commands/serve.ts')).serve());

  emend
    .command('import')
    .description(
      'import articles: an original and its machine translation, or bilingual files, in any format that "emend formats" lists',
    )
    .argument(
      '<files...>',
      'ORIGINAL TRANSLATION, or a file with both; of more files those are a pair that are called alike but for their languages, as baku.ru.html and baku.de.html',
    )
    .option('--source-lang <tag>', 'language of the original (BCP 47); detected when left out')
    .option('--target-lang <tag>', 'language of the translation; detected when left out')
    .option('--title <title>', 'title; the first heading when left out')
    .option('--engine <name>', 'engine that made the translation')
    .option('--url <address>', 'where the original was published')
    .option('--author <name>', 'author of the original')
    .option('--date <YYYY-MM-DD>', 'day of publication')
    .option('--again', 'import it even if the same article is there already')
    .option('--accept-short', 'import it even if the translation is far shorter')
    .option('--json', 'print {"id": …}, of several articles a line for each')
    .action(async (files: string[], options) => {
      const { importFiles } = await import('./commands/import.ts');
      if (!(await importFiles(files, options))) process.exitCode = FAILED;
    });

  emend
    .command('renew')
    .description('give an article a new original, a new machine translation, or both')
    .argument('<id>', 'number of the article', wholeNumber)
    .option('--lang <tag>', 'which translation, where the article has several')
    .option('--original <file>', 'file with the new original, as plain text')
    .option('--translation <file>', 'file with the new machine translation')
    .option('--engine <name>', 'engine that made it; left out, the one before')
    .option('--reason <text>', 'why; kept with the revision')
    .option('--accept-short', 'take them even if the translation is far shorter')
    .option('--json', 'print {"revision": …, "counts": …, "conflicts": […]}')
    .action(async (id, options) => (await import('./commands/renew.ts')).renewArticle(id, options));

  emend
    .command('export')
    .description('print the approved text of an article, or with --format git its whole history')
    .argument('<id>', 'number of the article', wholeNumber)
    .addOption(
      new Option('--format <format>', 'format')
        .choices([
          ...['text', 'markdown', 'html', 'json', 'diff', 'manifest', 'bilingual', 'git'],
          ...FILE_FORMATS,
        ])
        .default('text'),
    )
    .option('--lang <tag>', 'which translation, where the article has several')
    .addOption(
      new Option('--include <what>', 'with "current", unapproved text as well, marked').choices([
        'current',
      ]),
    )
    .option('--output <file>', 'write to a file')
    .option(
      '--manifest <file>',
      'write to another file what `emend verify --manifest` proves it by',
    )
    .action(async (id, options) =>
      (await import('./commands/export.ts')).exportArticle(id, options),
    );

  emend
    .command('verify')
    .description(
      'prove the revision record: replay every history from the imported texts and name what does not hold',
    )
    .argument('[id]', 'number of the article; all of them when left out')
    .option(
      '--manifest <file>',
      'prove an exported file instead: emend verify --manifest FILE [EXPORT]; where the export carries its manifest, it alone will do',
    )
    .option(
      '--json',
      'print {"holds": …, "articles": […]}, or of an export {"holds": …, "problems": […]}',
    )
    .action(async (named: string | undefined, { manifest, json }, command: Command) => {
      if (manifest !== undefined) {
        const { verifyExport } = await import('./commands/verify-export.ts');
        if (!(await verifyExport({ manifest, exported: named, json }))) process.exitCode = FAILED;
        return;
      }
      const id = named === undefined ? undefined : articleNumber(named, command);
      const { verifyArticles } = await import('./commands/verify.ts');
      if (!(await verifyArticles(id, { json }))) process.exitCode = FAILED;
    });

  emend
    .command('backup')
    .description(
      'copy the embedded database to a file, beside a running server, and verify the copy',
    )
    .argument('<file>', 'file to write')
    .option('--force', 'replace the file where it is there already')
    .action(async (file, options) => (await import('./commands/backup.ts')).backUp(file, options));

  emend
    .command('restore-backup')
    .description(
      'verify a backup and put it in the place of the embedded database, which is kept; no server may run',
    )
    .argument('<file>', 'file that "emend backup" wrote')
    .action(async (file) => (await import('./commands/backup.ts')).restoreBackup(file));

  const user = emend.command('user').description('people');
  user
    .command('invite')
    .description('make an invitation and print its link')
    .addOption(roleOption('editor'))
    .option('--lang <tag>', 'limit the role to this target language (repeatable)', collect)
    .option('--email <address>', 'whom it is for')
    .option('--name <name>', 'their name')
    .option('--json', 'print {"url": …, "expiresAt": …}')
    .action(async (options) => (await import('./commands/people.ts')).inviteUser(options));

  const apikey = emend.command('apikey').description('keys for programs that use the API');
  apikey
    .command('create')
    .description('make a key, for a person or for a service of its own, and print it this once')
    .option('--user <e-mail>', 'person the key acts as')
    .option('--service <name>', 'name of the service the key is for')
    .addOption(roleOption('administrator'))
    .option('--lang <tag>', 'limit the service to this target language (repeatable)', collect)
    .option('--name <name>', 'name of the key, to tell it from others')
    .option(
      '--expires <days>',
      'days it is valid for; without it, until it is revoked',
      positiveNumber,
    )
    .option('--json', 'print {"key": …}')
    .action(async (options) => (await import('./commands/people.ts')).createApiKey(options));

  emend
    .command('segment')
    .description('split texts into sentences')
    .argument('[file]', 'lines of {"lang": …, "text": …}; standard input when left out')
    .option('--jsonl', 'read and write lines of JSON (the only form there is)')
    .option('--srx <file>', 'rules (SRX 2.0) that go before ours; EMEND_SRX when left out')
    .option('--export-srx', 'print the rules there are as a file of SRX 2.0 instead')
    .option('--lang <tag>', 'with --export-srx, of this language only (repeatable)', collect)
    .action(async (file, { srx, exportSrx, lang = [] }) => {
      const segment = await import('./commands/segment.ts');
      await (exportSrx ? segment.exportSrx(lang) : segment.segmentLines(file, { srx }));
    });

  emend
    .command('check')
    .description('check translations, a line of JSON each, or list the checks there are')
    .argument(
      '[file]',
      'lines of {"source", "target", "sourceLang", "targetLang", "checks"?, "terms"?}; standard input when left out',
    )
    .option('--jsonl', 'read and write lines of JSON: for each pair the array of its findings')
    .option('--list', 'list the checks instead')
    .option('--all', 'check what is stored instead: all articles, or the one whose number is given')
    .option('--json', 'with --list or --all, print JSON')
    .addOption(
      new Option('--locale <locale>', 'language of the messages')
        .choices(['en', 'de', 'ru', 'tr'])
        .default('en'),
    )
    .option('--spelling', 'check spelling, too, where the language has a dictionary')
    .action(async (file, options, command: Command) => {
      if (options.all) {
        const article = file === undefined ? undefined : articleNumber(file, command);
        const { checkAll } = await import('./commands/check-all.ts');
        if (!(await checkAll(article, options))) process.exitCode = FAILED;
        return;
      }
      const { checkLines, listChecks } = await import('./commands/check.ts');
      if (options.list) await listChecks(options);
      else if (options.jsonl) await checkLines(file, options);
      else command.error('error: --jsonl, --all or --list is needed');
    });

  const terms = emend.command('terms').description('the termbase: what things are called');
  terms
    .command('import')
    .description('take in files of terms (TBX, CSV); all of them or, where one is bad, none')
    .argument('<file...>', 'files; their formats are recognised by content')
    .option('--json', 'print {"added": …, "changed": …, "unchanged": …}')
    .action(async (files, options) =>
      (await import('./commands/terms.ts')).importTerms(files, options),
    );
  terms
    .command('export')
    .description('print all terms')
    .addOption(
      new Option('--format <format>', 'a table, TBX 3 (Basic or Core), or TBX 2')
        .choices(['csv', 'tbx', 'tbx-core', 'tbx2'])
        .default('csv'),
    )
    .option('--output <file>', 'write to a file')
    .action(async (options) => (await import('./commands/terms.ts')).exportTerms(options));
  terms
    .command('list')
    .description('list concepts with their terms')
    .option('--search <words>', 'only those with a term that has this in it')
    .option('--lang <tag>', 'only those with a term in this language')
    .addOption(
      new Option('--status <status>', 'only those with a term of this status').choices([
        'preferred',
        'admitted',
        'forbidden',
        'do-not-translate',
      ]),
    )
    .option('--json', 'print a JSON array')
    .action(async (options) => (await import('./commands/terms.ts')).listTerms(options));
  terms
    .command('match')
    .description('find the terms of texts, a line of JSON each')
    .argument(
      '[file]',
      'lines of {"text", "lang", "otherLang"?} or {"source", "target", "sourceLang", "targetLang"}; standard input when left out',
    )
    .requiredOption(
      '--jsonl',
      'read and write lines of JSON: for each text the array of its terms, {"start", "end", "text", "term", "concept", "status", "kind", "translations", "forbidden"}, longest first where one is part of another; of a pair of texts each has its "side"',
    )
    .action(async (file) => (await import('./commands/terms.ts')).matchTerms(file));

  emend
    .command('align')
    .description(
      'pair the sentences of two files, one sentence a line, and print them as [0, 1]:[2]',
    )
    .argument('<source>', 'file with the sentences of the original')
    .argument('<target>', 'file with the sentences of the translation')
    .requiredOption('--source-lang <tag>', 'language of the original (BCP 47)')
    .requiredOption('--target-lang <tag>', 'language of the translation')
    .option(
      '--bridge <file>',
      'machine translation of one side into the language of the other, line for line',
    )
    .addOption(
      new Option(
        '--bridge-of <side>',
        'the side it translates; found out by itself when left out',
      ).choices(['source', 'target']),
    )
    .option(
      '--dictionary <file>',
      'words, a pair a line: "source<TAB>target", or hunalign’s "target @ source"',
    )
    .option('--json', 'print {"source": [0, 1], "target": [2], "confidence": 0.97}')
    .action(async (source, target, options) =>
      (await import('./commands/align.ts')).alignFiles(source, target, options),
    );

  const memory = emend.command('memory').description('the translation memory');
  memory
    .command('import')
    .description('take files of TMX into the memory')
    .argument('<file...>', 'files of TMX')
    .option('--json', 'print for each {"file": …, "entries": …, "skipped": …}')
    .action(async (files, options) => {
      const { importMemories } = await import('./commands/memory.ts');
      if (!(await importMemories(files, options))) process.exitCode = FAILED;
    });
  pairOptions(
    memory.command('export').description('print the memory, or the part in some languages, as TMX'),
  )
    .option('--output <file>', 'write to a file')
    .action(async (options) => (await import('./commands/memory.ts')).exportMemory(options));
  pairOptions(
    memory.command('list').description('print the entries: languages, source and translation'),
  )
    .option('--json', 'print a JSON array')
    .action(async (options) => (await import('./commands/memory.ts')).listMemory(options));
  memory
    .command('match')
    .description('find translations of the same source texts, or of similar ones')
    .argument(
      '[file]',
      'lines of {"source", "before"?, "after"?}, the texts beside it in the last two; standard input when left out',
    )
    .requiredOption('--lang-pair <pair>', 'languages, such as ru-de; with a colon, pt-br:de')
    .option(
      '--jsonl',
      'read and write lines of JSON (the only form there is): for each text the array of its matches',
    )
    .option('--min-score <per cent>', 'least score of a match; 60 when left out', perCent)
    .option('--limit <number>', 'most matches of a text; 10 when left out', positiveNumber)
    .action(async (file, options) =>
      (await import('./commands/memory.ts')).matchLines(file, options),
    );

  emend
    .command('formats')
    .description('list the formats of files that can be read and written')
    .option('--json', 'print a JSON array')
    .action(async (options) => (await import('./commands/formats.ts')).listFormats(options));

  emend
    .command('validate')
    .description('say of each file whether it is valid in its format, and what is wrong with it')
    .argument('<file...>', 'files; their formats are recognised by content')
    .addOption(formatOption('--format <format>', 'format they are taken for'))
    .option('--json', 'print for each {"file": …, "format": …, "valid": …, "problems": […]}')
    .action(async (files, options) => {
      const { validateFiles } = await import('./commands/validate.ts');
      if (!(await validateFiles(files, options))) process.exitCode = FAILED;
    });

  emend
    .command('convert')
    .description('read a file in one format and write it in another')
    .argument('<in>', 'file to read')
    .argument('<out>', 'file to write; its ending says the format')
    .addOption(formatOption('--from <format>', 'format of the file that is read'))
    .addOption(formatOption('--to <format>', 'format of the file that is written'))
    .option('--source-lang <tag>', 'language of the text (BCP 47); detected when left out')
    .option('--target-lang <tag>', 'language it is or will be translated into')
    .option('--srx <file>', 'rules for sentences (SRX 2.0) before ours; EMEND_SRX when left out')
    .addOption(
      new Option('--side <side>', 'of a file in two languages, the text to write alone')
        .choices(['source', 'target'])
        .default('target'),
    )
    .action(async (from, to, options) =>
      (await import('./commands/convert.ts')).convertFile(from, to, options),
    );
  return emend;
}

function formatOption(flags: string, description: string): Option {
  return new Option(flags, description).choices([...FORMAT_NAMES]);
}

function pairOptions(command: Command): Command {
  return command
    .option('--source-lang <tag>', 'only entries from this language (BCP 47)')
    .option('--target-lang <tag>', 'only entries into this language');
}

function roleOption(role: string): Option {
  return new Option('--role <role>', 'what they may do').choices([...ROLES]).default(role);
}

function collect(tag: string, before: string[] = []): string[] {
  return [...before, tag];
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(value);
}

/** For an argument that only sometimes is the number of an article. */
function articleNumber(value: string, command: Command): number {
  try {
    return wholeNumber(value);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return command.error(`error: command-argument value '${value}' is invalid. ${error.message}`);
  }
}

function positiveNumber(value: string): number {
  const number = wholeNumber(value);
  if (number === 0) throw new InvalidArgumentError('A number from 1 up is needed.');
  return number;
}

function perCent(value: string): number {
  const number = wholeNumber(value);
  if (number > 100) throw new InvalidArgumentError('A number from 0 to 100 is needed.');
  return number;
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : MISUSED;
  } else {
    const { describe } = await import('./commands/command-error.ts');
    process.stderr.write(`${await describe(error)}\n`);
    process.exitCode = FAILED;
  }
}
