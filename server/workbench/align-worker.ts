import { parentPort, workerData } from 'node:worker_threads';
import { type AlignWork, alignRuns } from './align-runs.ts';

// The thread `realign.ts` starts: the sentences of some runs in, their beads out.
parentPort?.postMessage(alignRuns(workerData as AlignWork));
