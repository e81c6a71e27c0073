// What `npm test` prints: one line for each test file, failures in full, and the totals in a line.
import { relative, resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect, stripVTControlCharacters, styleText } from 'node:util';

type DataOf<Type extends TestEvent['type']> = Extract<TestEvent, { type: Type }>['data'];
type Summary = DataOf<'test:summary'>;
type Result = DataOf<'test:pass'> | DataOf<'test:fail'>;

interface Failure {
  where: string;
  name: string;
}

/**
 * Reporter for Node's test runner.
 *
 * What a test file prints is shown only when something in it fails.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Failure[] = [];
  const printed = new Map<string, string>();
  let failedSuites = 0;

  for await (const { type, data } of events) {
    switch (type) {
      case 'test:stdout':
      case 'test:stderr': {
        const file = resolve(data.file);
        printed.set(file, (printed.get(file) ?? '') + data.message);
        break;
      }
      case 'test:pass':
        // A file without a single test reports itself as one.
        if (isWholeFile(data))
          yield fileLine(data.name, true, 'no tests', data.details.duration_ms);
        break;
      case 'test:fail': {
        // A test that stays to be done may fail, and a parent of a failed test says nothing new.
        if (data.todo !== undefined && data.todo !== false) break;
        if (failureType(data.details.error) === 'subtestsFailed') break;
        const failure = { where: location(data), name: data.name };
        failures.push(failure);
        if (data.details.type === 'suite') failedSuites += 1;
        if (isWholeFile(data)) {
          yield fileLine(data.name, false, 'the file itself failed', data.details.duration_ms);
          yield outputOf(data.name, printed);
        } else {
          yield `${heading(failure)}\n${indent(explain(data.details.error))}\n`;
        }
        break;
      }
      case 'test:diagnostic':
        // Those without a file are the totals, which the summary has as well.
        if (data.file !== undefined) yield `  ${data.message}\n`;
        break;
      case 'test:summary':
        if (data.file !== undefined) {
          yield fileLine(data.file, data.success, amounts(data.counts), data.duration_ms);
          if (!data.success) yield outputOf(data.file, printed);
          printed.delete(data.file);
          break;
        }
        if (failures.length > 0) yield `\nFailed:\n${failures.map(heading).join('\n')}\n`;
        // The last line, and nothing else in it: by this line other programs read the outcome.
        yield `\n${totals(data.counts, failedSuites)}\n`;
        break;
    }
  }
}

function isWholeFile({ name, nesting, file }: Result): boolean {
  return nesting === 0 && file !== undefined && resolve(name) === file;
}

function fileLine(file: string, success: boolean, detail: string, milliseconds: number): string {
  const mark = success ? styleText('green', '✓') : styleText('red', '✗');
  return `${mark} ${shown(file)} ${styleText('dim', `${detail}, ${duration(milliseconds)}`)}\n`;
}

function amounts({ tests, cancelled, skipped, todo }: Summary['counts']) {
  return [
    tests === 1 ? '1 test' : `${tests} tests`,
    ...[['cancelled', cancelled] as const, ['skipped', skipped] as const, ['to do', todo] as const]
      .filter(([, amount]) => amount > 0)
      .map(([name, amount]) => `${amount} ${name}`),
  ].join(', ');
}

function totals({ passed, tests, skipped, todo }: Summary['counts'], suites: number): string {
  const leftOut = skipped + todo;
  // What was cancelled has not passed; what a suite does before and after its tests is no test.
  const failed = tests - passed - leftOut + suites;
  return [
    `${passed} passed`,
    `${failed} failed`,
    ...(leftOut > 0 ? [`${leftOut} skipped`] : []),
  ].join(', ');
}

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

function heading({ name, where }: Failure): string {
  return `${styleText('red', '✗')} ${name} ${styleText('dim', where)}`;
}

function location({ file, line }: Result): string {
  return file === undefined ? '' : `${shown(file)}:${line}`;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

function failureType(error: Error): string | undefined {
  return 'failureType' in error ? String(error.failureType) : undefined;
}

/** The error that the test threw, which the runner has wrapped into one of its own. */
function explain(error: Error): string {
  const thrown = error.cause instanceof Error ? error.cause : undefined;
  if (thrown === undefined) return String(error.cause ?? error.message);
  // An assertion's message holds all that its properties do, and is easier to read.
  const isAssertion = 'code' in thrown && thrown.code === 'ERR_ASSERTION';
  const text = isAssertion ? (thrown.stack ?? thrown.message) : inspect(thrown, { depth: 4 });
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*\(?node:/.test(stripVTControlCharacters(line)))
    .join('\n');
}

function outputOf(file: string, printed: Map<string, string>): string {
  const text = (printed.get(resolve(file)) ?? '').trimEnd();
  printed.delete(resolve(file));
  return text === '' ? '' : `${indent(`It printed:\n${text}`)}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
