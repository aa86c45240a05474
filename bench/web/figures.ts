import { percentile, printTable } from '../measure.ts';

export type Unit = 'ms' | 'fps' | 'frames' | 'MB' | '/s';

/** What was measured, each beside its budget (design of the web application, 5.9). */
export class Figures {
  readonly #rows: string[][] = [];

  /** NaN, where something was never seen, is missed. */
  add(what: string, value: number, unit: Unit, budget: number, isBetterAbove = false): void {
    const isMet = isBetterAbove ? value >= budget : value <= budget;
    this.#rows.push([
      what,
      `${value.toFixed(unit === 'MB' ? 1 : 0)} ${unit}`,
      `${isBetterAbove ? '≥' : '≤'} ${budget} ${unit}`,
      isMet ? 'met' : 'missed',
    ]);
  }

  addPercentile(what: string, values: readonly number[], share: number, budget: number): void {
    this.add(`${what}, p${share * 100} of ${values.length}`, percentile(values, share), 'ms', budget);
  }

  print(title: string): void {
    printTable(title, ['what', 'measured', 'budget', ''], this.#rows);
  }
}
