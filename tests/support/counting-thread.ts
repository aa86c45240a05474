import { parentPort } from 'node:worker_threads';
import { writeToPort } from '../../server/lib/port-stream.ts';
import type { ThreadMessage } from '../../server/lib/spare-thread.ts';

export type CountingJob =
  | { readonly type: 'count'; readonly to: number }
  /** As where the memory does not suffice. */
  | { readonly type: 'die' };

/** A thread for the tests of what is between threads: counts, or ends in the middle. */
parentPort?.on('message', (message: ThreadMessage<CountingJob>) => {
  if (message === null) parentPort?.close();
  else writeToPort(message.port, carriedOut(message.job), String);
});

async function* carriedOut(job: CountingJob): AsyncGenerator<number, void> {
  yield 0;
  if (job.type === 'die') process.exit(3);
  for (let number = 1; number <= job.to; number += 1) yield number;
}
