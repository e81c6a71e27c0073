import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../server/errors.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import { segmentAt, snapshotAt } from '../../server/revisions/rebuild.ts';
import { restore } from '../../server/revisions/restore.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import type { Snapshot } from '../../server/revisions/snapshot.ts';
import type { State } from '../../server/revisions/state.ts';
import type { Services } from '../../server/services.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { changeKind, exclude, join, repair, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound, copyOf } from '../support/record.ts';
import { openStore } from '../support/store.ts';

const chief = someone('administrator');

/** Two paragraphs in scripts of every sort: what one of them breaks, the others would not show. */
const PARAGRAPHS = [
  [
    ['Министр прибыл в Баку. Он доволен.', 'Das Ministerium kam nach Baku an. Es ist zufrieden.'],
    ['Армия уходит. 👩‍👩‍👧 ждут.', 'قال الوزير إن الجيش سيغادر. العائلات 👩‍👩‍👧 تنتظر.'],
    ['Встреча была полезной.', '国防部长在安卡拉会晤了司令。会议将在下周举行。'],
  ],
  [
    ['Переговоры продлились три часа.', 'รัฐมนตรีกลาโหมพบกับผู้บัญชาการกองทัพ'],
    ['', 'Nur auf Deutsch steht hier etwas.'],
    ['Конец.', 'Ende. 🇹🇷👍🏽'],
  ],
] as const;

const WORDS = [
  ...['Minister', 'der Selbständigen Armee', 'Baku,', '— «Аскеров»', 'الوزير', '司令部', 'กองทัพ'],
  ...['👩‍👩‍👧', '🇩🇪', 'é', '3,5', '\n', '.', ''],
];

const KINDS: readonly BlockKind[] = ['heading', 'paragraph', 'boilerplate', 'comment', 'quotation'];

/** From 0 to 1, evenly: doubles come mostly from the ends. */
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);

/** One thing somebody does; `which` and `share` choose a segment, a place, a revision. */
const action = fc.record({
  what: fc.constantFrom(
    ...(['edit', 'edit', 'edit', 'state', 'state', 'split', 'split', 'join', 'repair'] as const),
    ...(['exclude', 'kind', 'approve', 'restore', 'restoreSegment'] as const),
  ),
  which: fc.nat(1000),
  share,
  other: share,
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

async function act(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  head: number,
  { what, which, share, other, words }: Action,
): Promise<void> {
  const segments = await listSegments(services.db, translation);
  const at = which % segments.length;
  const segment = segments[at];
  const next = segments[at + 1];
  assert.ok(segment);
  const seen = { id: segment.id, version: segment.version };
  const place = (text: string, where: number) => Math.round(where * text.length);
  const states: State[] = ['machine', 'edited', 'reviewed', 'approved'];
  const state = states[which % states.length] as State;
  if (what === 'edit') {
    // By words, as one types; never half of a character.
    const parts = segment.target.split(/(?<=\s)/u);
    parts.splice(Math.round(share * parts.length), Math.round(other * 2), words.join(' '));
    await saveSegment(
      services,
      translation,
      segment.id,
      {
        text: parts.join(''),
        version: segment.version,
        ...(other > 0.7 ? { state } : {}),
        reason: words[0],
      },
      chief,
    );
  } else if (what === 'state') {
    await saveSegment(
      services,
      translation,
      segment.id,
      { state, version: segment.version },
      chief,
    );
  } else if (what === 'split') {
    const cut = { source: place(segment.source, share), target: place(segment.target, other) };
    await split(services, translation, seen, cut, chief);
  } else if (what === 'exclude') {
    await exclude(services, translation, seen, !segment.excluded, chief);
  } else if (what === 'kind') {
    const kind = KINDS[which % KINDS.length] as BlockKind;
    const level = kind === 'heading' ? 1 + Math.round(share * 5) : null;
    await changeKind(services, translation, segment.block, { kind, level }, chief);
  } else if (what === 'approve') {
    const block = share > 0.5 ? segment.block : undefined;
    await approveAll(services, translation, { block, revision: head }, chief);
  } else if (what === 'restore') {
    await restore(services, translation, { revision: Math.round(share * head) }, chief);
  } else if (what === 'restoreSegment') {
    const revision = Math.round(share * head);
    await restore(services, translation, { revision, segment: segment.id }, chief);
  } else if (next) {
    const seenNext = { id: next.id, version: next.version };
    if (what === 'join') await join(services, translation, seen, seenNext, chief);
    else {
      const cut = {
        source: place(`${segment.source} ${next.source}`, share),
        target: place(`${segment.target} ${next.target}`, other),
      };
      await repair(services, translation, seen, seenNext, cut, chief);
    }
  }
}

async function headOf(db: Services['db'], translation: number): Promise<number> {
  const row = await db
    .selectFrom('translation')
    .select('head_revision')
    .where('id', '=', translation)
    .executeTakeFirstOrThrow();
  return row.head_revision;
}

describe('every version of an article', () => {
  forEachEngine((engine) => {
    it('comes back exactly, whatever was edited, approved, cut, joined, paired and restored', async (t) => {
      const { db, events } = await openStore(t, engine);
      const kinds = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
          const { id } = await storeSmallArticle(db, PARAGRAPHS);
          const copies: Snapshot[] = [await copyOf(db, id)];
          for (const one of actions) {
            try {
              await act({ db, events }, id, copies.length - 1, one);
            } catch (error) {
              // What cannot be done is refused; it must not have been done in part.
              if (!(error instanceof UserError)) throw error;
            }
            const now = await copyOf(db, id);
            const head = await headOf(db, id);
            if (head === copies.length) copies.push(now);
            else assert.deepEqual(now, copies.at(-1), 'without a revision nothing changes');
            assert.equal(head, copies.length - 1);
          }
          await assertSound(db, id);
          const everSegments = new Set(copies.flatMap(({ segments }) => [...segments.keys()]));
          for (const [number, copy] of copies.entries()) {
            assert.deepEqual(await snapshotAt(db, id, number), copy, `version ${number}`);
            for (const segment of everSegments) {
              assert.deepEqual(
                await segmentAt(db, id, segment, number),
                copy.segments.get(segment),
                `segment ${segment} in version ${number}`,
              );
            }
          }
          const made = await db
            .selectFrom('revision')
            .select('kind')
            .distinct()
            .where('translation_id', '=', id)
            .execute();
          for (const { kind } of made) kinds.add(kind);
        }),
        { numRuns: engine.name === 'SQLite' ? 16 : 4, endOnFailure: true },
      );
      for (const kind of [
        'edit',
        'approve',
        'split',
        'join',
        'pair',
        'exclude',
        'kind',
        'restore',
      ]) {
        assert.ok(kinds.has(kind), `no run made a revision of kind "${kind}"`);
      }
    });
  });
});
