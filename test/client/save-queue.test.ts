import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Answer,
  asStored,
  type QueueState,
  type Save,
  type Saved,
  SaveQueue,
  type SetAside,
} from '../../client/save-queue.ts';
import { formOf } from '../../client/send-save.ts';
import { Shelf } from '../../client/shelf.ts';
import { MemoryStorage } from './memory-storage.ts';

/** A tab with a queue, a clock that the test moves on, and a server the test answers for. */
class Tab {
  readonly sent: Save[] = [];
  readonly answers: [Save, SetAside['answer'] | Saved][] = [];
  readonly states: QueueState[] = [];
  readonly waits: number[] = [];
  readonly queue: SaveQueue;
  #timer: (() => void) | undefined;

  constructor(storage: MemoryStorage, tab: string, server: (save: Save) => Answer) {
    this.queue = new SaveQueue({
      shelf: new Shelf(storage),
      scope: 'anna:/articles/1/translations/de',
      tab,
      send: async (save) => {
        this.sent.push(save);
        return server(save);
      },
      later: (callback, ms) => {
        this.waits.push(ms);
        this.#timer = callback;
        return () => {
          this.#timer = undefined;
        };
      },
      onState: (state) => this.states.push(state),
      onAnswer: (save, answer) => this.answers.push([save, answer]),
    });
  }

  /** The wait before the next attempt is over. */
  async ring(): Promise<void> {
    const timer = this.#timer;
    this.#timer = undefined;
    timer?.();
    await settled();
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }
}

/** Lets everything that is already answered take its course. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const saved = (save: Save, changes: Partial<Saved> = {}): Saved => ({
  kind: 'saved',
  outcome: 'saved',
  version: save.version + 1,
  state: 'edited',
  text: asStored(save.text),
  revision: save.version + 1,
  blocks: [],
  progress: '',
  findings: '',
  ...changes,
});

const conflict: Answer = {
  kind: 'conflict',
  version: 9,
  base: 'a',
  theirs: 'b',
  mine: 'c',
  html: '<p>c</p>',
};

const edit = (segment: number, text: string, version = 1, base = 'Separaten Militärarmee') => ({
  segment,
  version,
  base,
  text,
});

describe('the save queue', () => {
  it('sends in order and keeps nothing that the server has', async () => {
    const storage = new MemoryStorage();
    const tab = new Tab(storage, 'a', (save) => saved(save));
    tab.queue.add(edit(1, 'eins'));
    tab.queue.add(edit(2, 'zwei'));
    assert.equal(storage.length, 2, 'kept before it is sent');
    await tab.queue.whenIdle();
    assert.deepEqual(
      tab.sent.map(({ text }) => text),
      ['eins', 'zwei'],
    );
    assert.equal(storage.length, 0);
    assert.equal(tab.queue.state, 'idle');
  });

  it('tries again, ever more patiently, until the server is back', async () => {
    let dead = true;
    const tab = new Tab(new MemoryStorage(), 'a', (save) =>
      dead ? { kind: 'unreachable' } : saved(save),
    );
    tab.queue.add(edit(1, 'eins'));
    await settled();
    for (let attempt = 0; attempt < 7; attempt++) await tab.ring();
    assert.deepEqual(tab.waits.slice(0, 4), [1000, 2000, 4000, 8000]);
    assert.equal(tab.waits.at(-1), 30_000);
    assert.equal(tab.queue.state, 'waiting');
    dead = false;
    await tab.ring();
    assert.equal(tab.queue.state, 'idle');
    assert.equal(tab.queue.pending, 0);
  });

  it('waits as long as the server asks', async () => {
    const tab = new Tab(new MemoryStorage(), 'a', () => ({
      kind: 'unreachable',
      retryAfterMs: 12_000,
    }));
    tab.queue.add(edit(1, 'eins'));
    await settled();
    assert.deepEqual(tab.waits, [12_000]);
  });

  it('moves what was typed over an unconfirmed save on to the version it became', async () => {
    const tab = new Tab(new MemoryStorage(), 'a', (save) => saved(save, { version: 40 }));
    tab.queue.add(edit(1, ' eins '));
    tab.queue.add(edit(1, 'eins und zwei', 1, 'eins'));
    tab.queue.add(edit(2, 'anderes'));
    await tab.queue.whenIdle();
    assert.deepEqual(
      tab.sent.map(({ segment, version, base }) => [segment, version, base]),
      [
        [1, 1, 'Separaten Militärarmee'],
        [1, 40, 'eins'],
        [2, 1, 'Separaten Militärarmee'],
      ],
    );
  });

  it('leaves the version of what was typed over a text that was then merged', async () => {
    const tab = new Tab(new MemoryStorage(), 'a', (save) =>
      saved(save, { outcome: 'merged', text: `${save.text} und fremdes`, version: 40 }),
    );
    tab.queue.add(edit(1, 'eins'));
    tab.queue.add(edit(1, 'eins und zwei', 1, 'eins'));
    await tab.queue.whenIdle();
    assert.equal(tab.sent[1]?.version, 1);
  });

  it('sets a conflict aside without holding up the rest, and keeps it until it is settled', async () => {
    const storage = new MemoryStorage();
    const tab = new Tab(storage, 'a', (save) => (save.segment === 1 ? conflict : saved(save)));
    const first = tab.queue.add(edit(1, 'meins'));
    tab.queue.add(edit(2, 'zwei'));
    await tab.queue.whenIdle();
    assert.equal(tab.queue.asideOf(1)?.save.text, 'meins');
    assert.equal(storage.length, 1);
    tab.queue.discard(first);
    assert.equal(tab.queue.setAside.length, 0);
    assert.equal(storage.length, 0);
  });

  it('goes on in the next tab where a closed one stopped', async () => {
    const storage = new MemoryStorage();
    const closed = new Tab(storage, 'a', () => ({ kind: 'signedOut' }));
    closed.queue.add(edit(1, 'eins'));
    closed.queue.add(edit(2, 'zwei'));
    await settled();
    assert.equal(closed.queue.state, 'signedOut');

    const next = new Tab(storage, 'b', (save) => saved(save));
    const left = next.queue.leftBehind();
    assert.deepEqual(new Set(left.map(({ text }) => text)), new Set(['eins', 'zwei']));
    next.queue.adopt(left);
    await next.queue.whenIdle();
    assert.equal(storage.length, 0);
    assert.deepEqual(new Tab(storage, 'c', () => conflict).queue.leftBehind(), []);
  });

  it('loses no text, whatever the server answers and whenever the tab is closed', async () => {
    const answers = fc.constantFrom('saved', 'conflict', 'refused', 'unreachable', 'signedOut');
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((one) => `x${one}`);
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), segment: fc.integer({ min: 1, max: 3 }), text }),
      fc.record({ do: fc.constant('ring' as const) }),
      fc.record({ do: fc.constant('close' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.infiniteStream(answers),
        async (steps, stream) => {
          const storage = new MemoryStorage();
          const server = new Set<string>();
          const typed: string[] = [];
          const answer = (save: Save): Answer => {
            const kind = stream.next().value;
            if (kind === 'saved') {
              server.add(save.text);
              return saved(save);
            }
            if (kind === 'conflict') return conflict;
            if (kind === 'refused') return { kind, status: 422, message: '' };
            return { kind: kind as 'unreachable' | 'signedOut' };
          };
          let tabs = 0;
          const reopen = () => {
            const tab = new Tab(storage, `tab${tabs++}`, answer);
            tab.queue.adopt(tab.queue.leftBehind());
            return tab;
          };
          let tab = reopen();
          for (const one of steps) {
            if (one.do === 'add') {
              tab.queue.add(edit(one.segment, one.text));
              typed.push(one.text);
            } else if (one.do === 'ring') await tab.ring();
            else tab = reopen();
            await settled();
          }
          const kept = new Set(
            new Shelf(storage).list<Save>('emend:save:').map((save) => save.text),
          );
          for (const one of typed) assert.ok(server.has(one) || kept.has(one), one);
          assert.equal(tab.queue.pending > 0, tab.isWaiting, 'whatever waits is tried again');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the form of a save', () => {
  const base: Save = { ...edit(4, 'Text', 2, 'Text'), id: 'x', tab: 'a', at: 0 };

  it('leaves the text out where somebody vouches for it as it stands', () => {
    assert.equal(formOf({ ...base, state: 'approved' }).has('text'), false);
    assert.equal(formOf({ ...base, text: ' Text\r\n', state: 'reviewed' }).has('text'), false);
    assert.equal(formOf({ ...base, text: 'Anders', state: 'approved' }).get('text'), 'Anders');
    assert.equal(formOf({ ...base, state: 'edited' }).get('text'), 'Text');
  });

  it('names the version it started from', () => {
    assert.equal(formOf(base).get('version'), '2');
    assert.equal(formOf(base).has('state'), false);
    assert.equal(formOf({ ...base, reason: 'Name' }).get('reason'), 'Name');
  });
});
