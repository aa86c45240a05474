/** The middle one; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[(values.length - 1) >> 1]!;
}

/** The value that this part of all, from 0 to 1, does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((left, right) => left - right)[Math.max(0, Math.ceil(values.length * part) - 1)]!;
}

/**
 * Watches for how long this thread lets nothing else have a turn, until it is called back: the longest turn by the clock,
 * and the one that took the most CPU time, which hangs less on what else the machine does.
 */
export function watchTurns(): () => { seconds: number; cpuSeconds: number } {
  const now = (): { at: number; cpu: number } => {
    const { user, system } = process.threadCpuUsage();
    return { at: performance.now() / 1e3, cpu: (user + system) / 1e6 };
  };
  const longest = { seconds: 0, cpuSeconds: 0 };
  let last = now();
  let next: NodeJS.Immediate;
  const look = (): void => {
    const { at, cpu } = now();
    longest.seconds = Math.max(longest.seconds, at - last.at);
    longest.cpuSeconds = Math.max(longest.cpuSeconds, cpu - last.cpu);
    last = now();
    next = setImmediate(look);
  };
  next = setImmediate(look);
  return () => {
    clearImmediate(next);
    return longest;
  };
}

/** Prints a table in Markdown, so that a run can be pasted where figures are kept. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  console.log(['', title, '', line(head), line(head.map(() => '---:')), ...rows.map(line)].join('\n'));
}
