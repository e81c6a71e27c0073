import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import {
  LanguageToolError,
  languageToolFindings,
} from '../../server/checks/languagetool-server.ts';
import { Pair } from '../../server/checks/pair.ts';
import { runChecks } from '../../server/checks/run.ts';
import { readConfig } from '../../server/config.ts';
import { apply } from '../../server/revisions/delta.ts';
import { run } from '../commands/run.ts';

type Answer = (asked: URLSearchParams, res: ServerResponse) => void;

/** A server that speaks as LanguageTool's does at `/v2/check`, with what it was asked. */
async function openServer(t: TestContext, answer: Answer) {
  const asked: URLSearchParams[] = [];
  const server = createServer(async (req: IncomingMessage, res) => {
    assert.deepEqual([req.method, req.url], ['POST', '/v2/check']);
    let body = '';
    for await (const chunk of req.setEncoding('utf8')) body += chunk;
    const fields = new URLSearchParams(body);
    asked.push(fields);
    answer(fields, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { languageToolUrl: `http://127.0.0.1:${port}`, asked };
}

/** An answer in the form of version 6, with one match. */
function matching(text: string, wrong: string, replacements: string[], issueType = 'grammar') {
  return JSON.stringify({
    software: { name: 'LanguageTool', version: '6.5', apiVersion: 1, premium: false },
    language: { name: 'German', code: 'de' },
    matches: [
      {
        message: 'Möglicherweise passen Artikel und Nomen nicht zusammen.',
        shortMessage: 'Grammatikfehler',
        replacements: replacements.map((value) => ({ value })),
        offset: text.indexOf(wrong),
        length: wrong.length,
        context: { text, offset: text.indexOf(wrong), length: wrong.length },
        sentence: text,
        type: { typeName: 'Other' },
        rule: {
          id: 'DE_AGREEMENT',
          description: 'Kongruenz',
          issueType,
          category: { id: 'GRAMMAR', name: 'Grammatik' },
        },
      },
    ],
  });
}

const german = (target: string, language = 'de') => new Pair('Мост.', target, 'ru', language);

describe('a LanguageTool server', () => {
  it('is asked for the text with its mark-up apart, and answers with findings and fixes', async (t) => {
    const target = '🌉 <b>Der Brücke</b> ist offen.';
    const server = await openServer(t, (_, res) => {
      res.end(matching(target, 'Der Brücke', ['Die Brücke', 'Der Brücken']));
    });
    const [finding, ...others] = await languageToolFindings(server, german(target));
    assert.deepEqual(others, []);
    assert.ok(finding);
    assert.deepEqual(
      [finding.check, finding.severity, target.slice(finding.start, finding.end)],
      ['languagetool', 'warning', 'Der Brücke'],
    );
    assert.equal(apply(target, finding.fix ?? []), '🌉 <b>Die Brücke</b> ist offen.');
    const [asked] = server.asked;
    assert.equal(asked?.get('language'), 'de');
    assert.equal(asked?.get('disabledCategories'), 'TYPOS', 'our dictionaries know more words');
    const { annotation } = JSON.parse(asked?.get('data') ?? '{}') as {
      annotation: { text?: string; markup?: string }[];
    };
    assert.equal(annotation.map(({ text, markup }) => text ?? markup).join(''), target);
    assert.deepEqual(
      annotation.flatMap(({ markup }) => markup ?? []),
      ['<b>', '</b>'],
    );
  });

  it('is asked in the region’s language, and in the language alone where it knows no other', async (t) => {
    const server = await openServer(t, (asked, res) => {
      if (asked.get('language') === 'de') res.end(matching('Der Brücke.', 'Der', []));
      else
        res.writeHead(400).end(`Error: '${asked.get('language')}' is not a language code known.`);
    });
    const [finding] = await languageToolFindings(server, german('Der Brücke.', 'de-LU'));
    assert.equal(finding?.fix, undefined);
    await languageToolFindings(server, german('Der Brücke.', 'de-LU'));
    const languages = server.asked.map((asked) => asked.get('language'));
    assert.deepEqual(languages, ['de-LU', 'de', 'de']);
    assert.deepEqual(await languageToolFindings(server, german('Көпір ашық.', 'kk')), []);
    assert.deepEqual(await languageToolFindings(server, german('Көпір ашық.', 'kk')), []);
    assert.equal(server.asked.length, 4, 'it is not asked again for what it does not know');
  });

  it('that takes too long or fails is given up, and left alone for a while', async (t) => {
    const silent = await openServer(t, () => {});
    const ask = (server: { languageToolUrl: string }, options = {}) =>
      languageToolFindings(server, german('Der Brücke.'), options);
    await assert.rejects(ask(silent, { timeoutMs: 50 }), (error: Error) => {
      assert.ok(error instanceof LanguageToolError);
      assert.match(error.message, /took too long/);
      return true;
    });
    await assert.rejects(ask(silent), /a moment ago/);
    assert.ok(silent.asked.length <= 1, 'the second question was not sent');

    const broken = await openServer(t, (_, res) => res.end('<html>Hello</html>'));
    await assert.rejects(ask(broken), LanguageToolError);
    const failing = await openServer(t, (_, res) => res.writeHead(503).end('Overloaded'));
    await assert.rejects(ask(failing), /503 Overloaded/);
    const gone = { languageToolUrl: 'http://127.0.0.1:1' };
    await assert.rejects(ask(gone), LanguageToolError);
  });

  it('never says anything about places the text does not have', async (t) => {
    const server = await openServer(t, (_, res) =>
      res.end(matching('Ein ganz anderer, viel längerer Text.', 'längerer', ['x'])),
    );
    assert.deepEqual(await languageToolFindings(server, german('Kurz.')), []);
  });

  it('is not there unless configured, and never part of a run', async () => {
    assert.deepEqual(await languageToolFindings(readConfig({}), german('Der Brücke.')), []);
    assert.equal(
      readConfig({ LANGUAGETOOL_URL: 'http://localhost:8081/' }).languageToolUrl,
      'http://localhost:8081',
    );
    assert.throws(() => readConfig({ LANGUAGETOOL_URL: 'localhost:8081' }), /LANGUAGETOOL_URL/);
    assert.deepEqual(runChecks(german('Der Brücke.'), {}, { enabled: ['languagetool'] }), []);
  });
});

describe('emend check --jsonl', () => {
  it('asks the server of the settings, and goes on without it where it is gone', async (t) => {
    const text = 'Der Brücke ist offen.';
    const server = await openServer(t, (_, res) => res.end(matching(text, 'Der Brücke', [])));
    const line = `${JSON.stringify({ source: 'Мост открыт.', target: text, sourceLang: 'ru', targetLang: 'de', checks: ['languagetool'] })}\n`;
    const check = async (url: string, input: string) => {
      process.env.LANGUAGETOOL_URL = url;
      try {
        return await run(['check', '--jsonl'], input);
      } finally {
        delete process.env.LANGUAGETOOL_URL;
      }
    };
    const { out, err } = await check(server.languageToolUrl, line);
    assert.equal(err, '');
    assert.match(out, /"check":"languagetool".*Artikel und Nomen/);
    const without = await check('http://127.0.0.1:1', line + line);
    assert.deepEqual([without.code, without.out], [0, '[]\n[]\n']);
    assert.match(without.err, /^LanguageTool at http:\/\/127\.0\.0\.1:1 gives no answer: .*\n$/);
  });
});
