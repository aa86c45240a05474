/** The middle one; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[(values.length - 1) >> 1]!;
}

/** The value that this part of all, from 0 to 1, does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((left, right) => left - right)[Math.max(0, Math.ceil(values.length * part) - 1)]!;
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
