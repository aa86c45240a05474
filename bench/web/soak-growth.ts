import type { CDPSession } from 'playwright-core';

/** What a page holds after a garbage collection, taken at the same place of each round. */
export interface Sample {
  readonly second: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function takeSample(debug: CDPSession, startedAt: number): Promise<Sample> {
  // What the first collection finalizes, the second collects.
  for (let time = 0; time < 2; time += 1) await debug.send('HeapProfiler.collectGarbage');
  const { metrics } = await debug.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return {
    second: Math.round((performance.now() - startedAt) / 1_000),
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

interface Measure {
  readonly what: string;
  readonly valueOf: (sample: Sample) => number;
  /** Of the median of the second quarter. */
  readonly share: number;
  /** For what varies by so much, whatever there is: the virtual rows of a view, an overlay that is kept. */
  readonly slack: number;
  readonly print: (value: number) => string;
}

/**
 * A leak grows by the same amount for each change or each round; caches and layers that are loaded on demand are full
 * after the first quarter. Between the middle of the second quarter and that of the last lies half of the time: in half
 * an hour 3,600 changes by others and some 150 rounds. Of a heap of 30 MB, 8 % are what 700 bytes for each change, or 16
 * kB for each round, would make: one task's objects, or one panel that nobody has let go of.
 */
const MEASURES: readonly Measure[] = [
  {
    what: 'heap',
    valueOf: ({ heapBytes }) => heapBytes,
    share: 0.08,
    slack: 500_000,
    print: (value) => `${(value / 1_000_000).toFixed(2)} MB`,
  },
  { what: 'DOM nodes', valueOf: ({ nodes }) => nodes, share: 0.05, slack: 200, print: (value) => String(value) },
  { what: 'listeners', valueOf: ({ listeners }) => listeners, share: 0.05, slack: 25, print: (value) => String(value) },
];

/** Prints growth beside its bound; answers whether all stayed below. */
export function judgeGrowth(samples: readonly Sample[]): boolean {
  console.log('\n| second | heap, MB | DOM nodes | listeners |\n| ---: | ---: | ---: | ---: |');
  for (const { second, heapBytes, nodes, listeners } of samples)
    console.log(`| ${second} | ${(heapBytes / 1_000_000).toFixed(2)} | ${nodes} | ${listeners} |`);
  const quarter = (which: number) =>
    samples.slice(Math.floor((samples.length * which) / 4), Math.floor((samples.length * (which + 1)) / 4));
  console.log('\n| | second quarter | last quarter | bound | |\n| --- | ---: | ---: | ---: | --- |');
  const verdicts = MEASURES.map(({ what, valueOf, share, slack, print }) => {
    const before = median(quarter(1).map(valueOf));
    const after = median(quarter(3).map(valueOf));
    const bound = before * (1 + share) + slack;
    const isBelow = after <= bound;
    console.log(
      `| ${what} | ${print(before)} | ${print(after)} | ${print(Math.round(bound))} | ${isBelow ? 'below' : 'ABOVE'} |`,
    );
    return isBelow;
  });
  return verdicts.every(Boolean);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Too short for a sample in each quarter: give it more minutes.');
  return middle;
}
