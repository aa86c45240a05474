import { setImmediate } from 'node:timers/promises';

/** Takes all steps of something long, so many at a time; between them everything else has its turn. */
export async function inTurns<Result>(steps: Iterator<unknown, Result>, stepsPerTurn: number): Promise<Result> {
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (count % stepsPerTurn === 0) await setImmediate();
  }
}

/** `items.map(map)`, so many at a time; the same. */
export async function mapInTurns<Item, Mapped>(
  items: readonly Item[],
  itemsPerTurn: number,
  map: (item: Item) => Mapped,
): Promise<Mapped[]> {
  const mapped: Mapped[] = [];
  function* steps(): Generator<void, Mapped[]> {
    for (const item of items) {
      mapped.push(map(item));
      yield;
    }
    return mapped;
  }
  return inTurns(steps(), itemsPerTurn);
}

/** `JSON.stringify(items)` of a list of objects, so many at a time; the same. */
export async function printInTurns(items: readonly object[], itemsPerTurn: number): Promise<string> {
  return `[${(await mapInTurns(items, itemsPerTurn, (item) => JSON.stringify(item))).join(',')}]`;
}
