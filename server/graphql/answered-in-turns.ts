import { setImmediate } from 'node:timers/promises';

/**
 * A list as graphql takes it: each item, or a promise of it. Those after the first `itemsPerTurn` are promised for later
 * turns, so that answering what is asked of each item of a very long list leaves room for everything else.
 */
export function answeredInTurns<Item>(items: readonly Item[], itemsPerTurn: number): readonly (Item | Promise<Item>)[] {
  let turn: Promise<unknown> = Promise.resolve();
  return items.map((item, index) => {
    if (index < itemsPerTurn) return item;
    if (index % itemsPerTurn === 0) turn = turn.then(() => setImmediate());
    return turn.then(() => item);
  });
}
