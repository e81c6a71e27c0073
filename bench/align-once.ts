/**
 * Aligns a made-up book of so many sentences, in a process of its own, so that its peak of memory is
 * that of this work: prints {"tokenising": s, "aligning": s, "peak": MB, "right": share of beads}.
 */
import { alignSentences } from '../server/text/align.ts';
import { tokenise } from '../server/text/alignment/tokens.ts';
import { makeBook } from './book.ts';

const { source, target, beads } = makeBook(Number(process.argv[2]));
const start = performance.now();
tokenise(source, 'xx');
tokenise(target, 'yy');
const tokenised = performance.now();
const found = alignSentences(source, target, { sourceLanguage: 'xx', targetLanguage: 'yy' });
const aligned = performance.now();
const right = found.filter((bead) => beads.has(`${bead.source}:${bead.target}`)).length;
console.log(
  JSON.stringify({
    tokenising: (tokenised - start) / 1000,
    aligning: (aligned - tokenised) / 1000,
    peak: process.resourceUsage().maxRSS / 1024,
    right: right / found.length,
  }),
);
