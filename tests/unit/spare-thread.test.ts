import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { readFromPort, writeToPort } from '../../server/lib/port-stream.ts';
import { SpareThread } from '../../server/lib/spare-thread.ts';
import { collect } from '../support/collect.ts';
import type { CountingJob } from '../support/counting-thread.ts';

const COUNTING = new URL('../support/counting-thread.ts', import.meta.url);
const unpack = (error: unknown): Error => new Error(String(error));

function countingThread(faults: unknown[] = [], idleMs = 60_000): SpareThread<CountingJob> & AsyncDisposable {
  const thread = new SpareThread<CountingJob>({
    module: COUNTING,
    data: null,
    onFault: (error) => faults.push(error),
    mostJobs: 2,
    refusal: () => new Error('Too many.'),
    idleMs,
  });
  return Object.assign(thread, { [Symbol.asyncDispose]: () => thread.close() });
}

/** A source that tells how far it has been read, and whether it has been left. */
function numbers(fail = -1): { source: AsyncGenerator<number>; told: number[]; left: Promise<void> } {
  const told: number[] = [];
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const source = (async function* count() {
    try {
      for (let number = 0; number < 100; number += 1) {
        if (number === fail) throw new Error('It is broken.');
        told.push(number);
        yield number;
      }
    } finally {
      resolve();
    }
  })();
  return { source, told, left };
}

test('what is written to a port is read at its other end in order, and no more of it than was asked for', async () => {
  const { port1, port2 } = new MessageChannel();
  const { source, told, left } = numbers();
  writeToPort(port1, source, String);
  const reader = readFromPort<number>(port2, unpack);
  expect([await reader.next(), await reader.next()].map(({ value }) => value)).toEqual([0, 1]);
  expect(told).toEqual([0, 1]);
  await reader.return();
  await left;
  expect(told).toEqual([0, 1]);
});

test('an error of the source is thrown by the reader after what came before it', async () => {
  const { port1, port2 } = new MessageChannel();
  writeToPort(port1, numbers(2).source, String);
  const read: number[] = [];
  const reading = async (): Promise<void> => {
    for await (const number of readFromPort<number>(port2, unpack)) read.push(number);
  };
  await expect(reading()).rejects.toThrow('Error: It is broken.');
  expect(read).toEqual([0, 1]);
});

test('a source is ended where its reader is gone', async () => {
  const { port1, port2 } = new MessageChannel();
  const { source, left } = numbers();
  writeToPort(port1, source, String);
  await readFromPort<number>(port2, unpack).next();
  port2.close();
  await expect(left).resolves.toBeUndefined();
});

test('jobs of one thread are carried out side by side', async () => {
  await using thread = countingThread();
  const jobs = [3, 5].map((to) => collect(readFromPort<number>(thread.open({ type: 'count', to }), unpack)));
  expect(await Promise.all(jobs)).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4, 5],
  ]);
});

test('a job beyond the most at once is refused, until one is over or left', async () => {
  await using thread = countingThread();
  const open = () => readFromPort<number>(thread.open({ type: 'count', to: 9 }), unpack);
  const [first, second] = [open(), open()];
  for (const job of [first, second]) await job.next();
  expect(open).toThrow('Too many.');
  await first.return();
  const third = await vi.waitUntil(() => {
    try {
      return open();
    } catch {
      return null;
    }
  });
  expect(await collect(third)).toHaveLength(10);
  await second.return();
});

test('who waits for a thread that dies is told, and the next job has another thread', async () => {
  await using thread = countingThread();
  const dying = collect(readFromPort(thread.open({ type: 'die' }), unpack));
  await expect(dying).rejects.toThrow('The thread that was at work has ended.');
  await expect.poll(() => thread.isThere).toBe(false);
  expect(await collect(readFromPort(thread.open({ type: 'count', to: 1 }), unpack))).toEqual([0, 1]);
});

test('a thread that cannot start is a fault, and is told to who waits for it', async () => {
  const faults: unknown[] = [];
  const thread = new SpareThread({
    module: new URL('nowhere.ts', import.meta.url),
    data: null,
    onFault: (error) => faults.push(error),
    mostJobs: 1,
    refusal: () => new Error('Too many.'),
  });
  await expect(collect(readFromPort(thread.open({}), unpack))).rejects.toThrow('has ended');
  expect(faults).toHaveLength(1);
});

test('a thread without work ends after a while, and one is there again for the next job', async () => {
  await using thread = countingThread([], 1);
  const port = thread.open({ type: 'count', to: 1 });
  const closed = once(port, 'close');
  await collect(readFromPort(port, unpack));
  await closed;
  await expect.poll(() => thread.isThere).toBe(false);
  expect(await collect(readFromPort(thread.open({ type: 'count', to: 2 }), unpack))).toEqual([0, 1, 2]);
});
