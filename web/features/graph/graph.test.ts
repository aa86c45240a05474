import { expect, test } from 'vitest';
import { indexWith } from '../../../tests/web/plan-fixture.ts';
import { placeNodes } from './graph-layout.ts';
import { moveInGraph } from './graph-movement.ts';
import { dependencyGraph, longestChain, MOST_NODES, neighbourhood } from './graph-neighbourhood.ts';

const after = (...ids: string[]) => ({ dependencyIds: ids });
const all = () => true;

const PLAN = indexWith([
  { id: 'a' },
  { id: 'b', ...after('a') },
  { id: 'c', ...after('b') },
  { id: 'd', ...after('c'), status: 'COMPLETED' },
  { id: 'e', ...after('a') },
  { id: 'alone' },
]);

test('the graph holds what has dependencies, and leaves out what a filter leaves out', () => {
  const part = neighbourhood(dependencyGraph(PLAN, all), null, 1);
  expect(part.ids.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(dependencyGraph(PLAN, (id) => id !== 'b')).not.toContainEqual({ from: 'a', to: 'b' });
});

test('around a task it goes so many steps in both directions', () => {
  const edges = dependencyGraph(PLAN, all);
  expect(neighbourhood(edges, 'c', 1).ids.toSorted()).toEqual(['b', 'c', 'd']);
  expect(neighbourhood(edges, 'c', 2).ids.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(neighbourhood(edges, 'alone', 2).ids).toEqual([]);
});

test('the longest chain counts open tasks only', () => {
  expect(longestChain(PLAN, dependencyGraph(PLAN, all))).toEqual(['a', 'b', 'c']);
});

test('a chain of thousands is followed to its end, whichever task was made first', () => {
  // Far more than there is room for on the stack.
  const latestFirst = Array.from({ length: 20_000 }, (_, at) => ({ from: `t${at + 1}`, to: `t${at}` }));
  expect(longestChain(indexWith([]), latestFirst)).toHaveLength(20_001);
});

test('a cycle that is there for a moment is left out of the longest chain', () => {
  const round = indexWith([
    { id: 'x', ...after('z') },
    { id: 'y', ...after('x') },
    { id: 'z', ...after('y') },
    { id: 'a' },
    { id: 'b', ...after('a') },
  ]);
  expect(longestChain(round, dependencyGraph(round, all))).toEqual(['a', 'b']);
});

test('keys follow the arrows sideways, and go along the column up and down', () => {
  const edges = dependencyGraph(PLAN, all);
  const places = placeNodes({ ids: ['a', 'b', 'c', 'd', 'e'], edges });
  const go = (from: string, ...movements: Parameters<typeof moveInGraph>[3][]) =>
    movements.reduce<string | null>((id, movement) => id && moveInGraph(places, edges, id, movement), from);
  expect(go('a', 'before')).toBeNull();
  expect(go('d', 'before', 'before', 'before')).toBe('a');
  const beside = places['b']!.y < places['e']!.y ? ['b', 'e'] : ['e', 'b'];
  expect(go(beside[0]!, 'next')).toBe(beside[1]);
  expect(go(beside[1]!, 'previous')).toBe(beside[0]);
  expect(go(beside[1]!, 'next')).toBeNull();
});

test('a large graph is bounded, and says how much is left out', () => {
  const many = Array.from({ length: 400 }, (_, at) => ({ from: 'hub', to: `t${at}` }));
  const part = neighbourhood(many, null, 1);
  expect(part.ids).toHaveLength(MOST_NODES);
  expect(part.leftOut).toBe(401 - MOST_NODES);
  // What matters most is there, whatever was made first.
  expect(neighbourhood(many, null, 1, ['t398', 't399']).ids.slice(0, 3)).toEqual(['t398', 't399', 'hub']);
});

test('what has to be completed first stands to the left of what waits for it', () => {
  const edges = dependencyGraph(PLAN, all);
  const places = placeNodes({ ids: ['a', 'b', 'c', 'd', 'e'], edges });
  for (const { from, to } of edges) expect(places[from]!.x).toBeLessThan(places[to]!.x);
});
