import type { PreparedBlock } from '../articles/prepared-article.ts';
import type { Segment } from '../revisions/segment.store.ts';
import { joinSentences } from '../text/language.ts';
import { bare, type Match, matchSegments, type Pair } from './match.ts';
import { placeBlocks } from './place-blocks.ts';
import type {
  FreshPair,
  Gone,
  Placed,
  Renewal,
  RenewalCounts,
  RenewalItem,
  RenewalPlan,
} from './renewal.ts';
import { type Outcome, type RenewedTexts, renewTexts, textsOf } from './renewed-texts.ts';
import { editsOf } from './segment-edits.ts';

/**
 * Plans how an article worked on gets a new original, a new machine translation or both, without
 * anything a person wrote going missing: segments whose texts stay keep text, state and approval;
 * where the machine text is another one, what people changed is done to it as well, or listed as a
 * conflict; where the original is another one, the text stays and is no longer vouched for.
 */
export function planRenewal(renewal: Renewal): RenewalPlan {
  return new Planner(renewal).plan();
}

class Planner {
  readonly #renewal: Renewal;
  readonly #fresh: FreshPair[];
  readonly #placed: Placed[] = [];
  readonly #items: RenewalItem[] = [];
  readonly #gone: Gone[] = [];
  #nextSegment: number;

  constructor(renewal: Renewal) {
    this.#renewal = renewal;
    this.#nextSegment = renewal.nextSegment;
    const { source, target } = renewal.languages;
    this.#fresh = renewal.prepared.blocks.flatMap((block) =>
      block.beads.map((bead) => ({
        source: joinSentences(bead.source, source),
        machine: joinSentences(bead.target, target),
        confidence: bead.confidence,
        block,
      })),
    );
  }

  plan(): RenewalPlan {
    const { segments, languages } = this.#renewal;
    const matches = matchSegments(segments, this.#fresh, languages);
    const same = this.#sameTexts(matches);
    for (const [index, match] of matches.entries()) {
      const olds = segments.slice(...match.old);
      const news = this.#fresh.slice(...match.new);
      if (news.length === 0) for (const one of olds) this.#remove(one);
      else if (olds.length === 0) for (const one of news) this.#addNew(one);
      else if (same.has(index)) this.#keep(olds, news);
      else this.#change(olds, news);
    }
    const { blocks, blockOf, nextBlock } = placeBlocks(this.#placed, this.#renewal);
    return {
      items: this.#items,
      counts: countItems(this.#items),
      segments: editsOf(this.#placed, this.#gone, blockOf),
      blocks,
      nextSegment: this.#nextSegment,
      nextBlock,
    };
  }

  /**
   * Indices of the matches whose texts are the same. That a sentence of the machine text stands in
   * the neighbouring segment, where a person or the pairing has put it, makes no other text.
   */
  #sameTexts(matches: readonly Match[]): Set<number> {
    const same = new Set<number>();
    const text = (side: readonly Pair[], key: keyof Pair) =>
      side.map((one) => bare(one[key])).join('');
    const sides = matches.map((match) => {
      const [old, fresh] = [
        this.#renewal.segments.slice(...match.old),
        this.#fresh.slice(...match.new),
      ];
      const sameSource =
        old.length > 0 && fresh.length > 0 && text(old, 'source') === text(fresh, 'source');
      return { sameSource, old: text(old, 'machine'), fresh: text(fresh, 'machine') };
    });
    for (let from = 0; from < sides.length; from++) {
      let [old, fresh] = ['', ''];
      for (let to = from; to < Math.min(sides.length, from + NEIGHBOURS); to++) {
        const side = sides[to];
        if (!side?.sameSource) break;
        old += side.old;
        fresh += side.fresh;
        if (old !== fresh) continue;
        for (let index = from; index <= to; index++) same.add(index);
        from = to;
        break;
      }
    }
    return same;
  }

  /** Segments whose texts stay, however either side cuts them. */
  #keep(olds: readonly Segment[], news: readonly FreshPair[]): void {
    let at = 0;
    for (const segment of olds) {
      const texts = textsOf([segment], this.#renewal.languages);
      this.#place({
        id: segment.id,
        olds: [segment],
        found: blockAt(news, at),
        texts: undefined,
        sameSource: true,
        confidence: undefined,
        item: {
          id: segment.id,
          change: 'unchanged',
          sourceChanged: false,
          outcome: 'kept',
          before: texts,
          after: texts,
          joined: [],
          worked: false,
        },
      });
      at += bare(segment.source).length;
    }
  }

  #change(olds: readonly Segment[], news: readonly FreshPair[]): void {
    const { languages } = this.#renewal;
    const [first, ...others] = olds as [Segment, ...Segment[]];
    const before = textsOf(olds, languages);
    const source = joinSentences(
      news.map((one) => one.source),
      languages.source,
    );
    const machine = joinSentences(
      news.map((one) => one.machine),
      languages.target,
    );
    const sourceChanged = bare(source) !== bare(before.source);
    const { outcome, ...after } = renewTexts(before, { source, machine }, languages.target);
    this.#place({
      id: first.id,
      olds,
      found: (news[0] as FreshPair).block,
      texts: after,
      sameSource: !sourceChanged,
      confidence: leastConfidence(news),
      item: {
        id: first.id,
        change: 'changed',
        sourceChanged,
        outcome,
        before,
        after,
        joined: others.map(({ id }) => id),
        worked: false,
      },
    });
    for (const segment of others) {
      this.#gone.push({ segment, after: this.#placed.length, heir: first.id });
    }
  }

  #addNew(fresh: FreshPair): void {
    const { source, machine, confidence } = fresh;
    const texts: RenewedTexts = { source, machine, target: machine, state: 'machine' };
    const id = this.#nextSegment++;
    this.#place({
      id,
      olds: [],
      found: fresh.block,
      texts,
      sameSource: false,
      confidence,
      item: {
        id,
        change: 'added',
        sourceChanged: false,
        outcome: 'taken',
        before: undefined,
        after: texts,
        joined: [],
        worked: false,
      },
    });
  }

  #remove(segment: Segment): void {
    this.#gone.push({ segment, after: this.#placed.length });
    this.#items.push({
      id: segment.id,
      change: 'removed',
      sourceChanged: false,
      outcome: 'kept',
      before: textsOf([segment], this.#renewal.languages),
      after: undefined,
      joined: [],
      worked: segment.target !== segment.machine,
    });
  }

  #place(placed: Placed): void {
    this.#placed.push(placed);
    this.#items.push(placed.item);
  }
}

/** At most so many segments in a row may have passed sentences of the machine text to each other. */
const NEIGHBOURS = 8;

/** The block in which the character of a group's original, white space not counted, was found. */
function blockAt(news: readonly FreshPair[], at: number): PreparedBlock {
  let end = 0;
  for (const { source, block } of news) {
    end += bare(source).length;
    if (at < end) return block;
  }
  return (news.at(-1) as FreshPair).block;
}

function leastConfidence(news: readonly FreshPair[]): number | null {
  const known = news.flatMap(({ confidence }) => confidence ?? []);
  return known.length > 0 ? Math.min(...known) : null;
}

function countItems(items: readonly RenewalItem[]): RenewalCounts {
  const count = (fits: (item: RenewalItem) => boolean) => items.filter(fits).length;
  const changed = (outcome: Outcome) =>
    count((item) => item.change === 'changed' && item.outcome === outcome);
  return {
    unchanged: count(({ change }) => change === 'unchanged'),
    sourceChanged: count(({ sourceChanged }) => sourceChanged),
    taken: changed('taken'),
    merged: changed('merged'),
    conflicts: changed('conflict'),
    added: count(({ change }) => change === 'added'),
    removed: count(({ change }) => change === 'removed'),
  };
}
