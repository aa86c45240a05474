import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cycleClosedByDependency } from '../../server/domain/dependency-graph.ts';
import { EventOrder, type Events, type NewEdge } from '../../server/domain/event-order.ts';
import type { TaskId } from '../../server/domain/ids.ts';
import { OrderedGraph } from '../../server/domain/ordered-graph.ts';
import type { OperationBody } from '../../server/domain/patch.ts';
import { PlanState, type PlanSnapshot } from '../../server/domain/plan-state.ts';
import { after, check, EMPTY, recordMoves, someMoves, taskIds } from '../support/random-plans.ts';

/** `PROPERTY_RUNS=10000 npm test -- --project unit tests/unit/event-order.test.ts` for the full size. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 300);

describe('the order of events', { timeout: 600_000 }, () => {
  test('names after any patches what could close a circle with new edges, and nothing where they close none', () => {
    let closed = 0;
    let asked = 0;
    fc.assert(
      fc.property(
        fc.array(someMoves({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat(1_000)),
        (patches, numbers) => {
          const next = (below: number): number => (numbers.next().value as number) % below;
          let plan = EMPTY;
          const order = orderOf(plan);
          patches.forEach((moves, index) => {
            const done = check(plan, recordMoves(plan, moves, index + 1), { policy: 'SKIP' });
            for (const effect of JSON.parse(JSON.stringify(done.effects)) as OperationBody[]) order.replay(effect);
            plan = after(plan, done);
            // Some that the plan has, and two that it has not.
            const ids = [...plan.tasks.map(({ id }) => id), 'new 1' as TaskId, 'new 2' as TaskId];
            for (let times = 0; times < 6; times += 1) {
              const edges = Array.from({ length: 1 + next(3) }).flatMap((): NewEdge[] => {
                const [one, other] = [ids[next(ids.length)]!, ids[next(ids.length)]!];
                return next(3) > 0 ? [[`finish ${other}`, `start ${one}`]] : below(one, other);
              });
              const detached = next(2) === 0 ? null : ids[next(ids.length)]!;
              const expected = onCircles(plan, edges, detached);
              const found = named(order.onCircles(edges, detached));
              asked += 1;
              if (expected.isClosed) closed += 1;
              expect(found).toEqual(expect.arrayContaining(expected.events));
              if (!expected.isClosed) expect(found).toEqual([]);
              if (edges.length === 1) expect(found).toEqual(expected.events);
            }
          });
          expect(order.size).toBe(orderOf(plan).size);
        },
      ),
      { numRuns },
    );
    // Questions of which nearly all have one answer would show nothing.
    expect(closed).toBeGreaterThan(asked / 10);
    expect(asked - closed).toBeGreaterThan(asked / 10);
  });

  test('holds for two long chains that are connected at any places, and taken apart again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(599), fc.nat(599), fc.boolean()), { maxLength: 12 }), (links) => {
        const newId = taskIds(1);
        const [left, right] = [1, 2].map(() => Array.from({ length: 600 }, newId)) as [TaskId[], TaskId[]];
        const chain = (ids: TaskId[]) => ids.slice(1).map((taskId, index) => ({ taskId, dependsOnId: ids[index]! }));
        const tasks = [...left, ...right].map((id) => ({ id, parentId: null }));
        const order = new EventOrder(tasks, [...chain(left), ...chain(right)]);
        // Where each of the left waits, what of the right it waits for at the latest; and the other way round.
        const made: { waits: number; for: number; isLeft: boolean }[] = [];
        for (const [one, other, isLeft] of links) {
          const link = { waits: one, for: other, isLeft };
          const [here, there] = isLeft ? [left, right] : [right, left];
          const closes = made.some((each) => each.isLeft !== isLeft && each.for >= one && each.waits <= other);
          const circle = order.onCircles([[`finish ${there[other]!}`, `start ${here[one]!}`]], null);
          expect(circle.starts.size > 0).toBe(closes);
          if (closes || made.some((each) => each.isLeft === isLeft && each.waits === one && each.for === other))
            continue;
          order.replay({ kind: 'ADD_DEPENDENCY', taskId: here[one]!, dependsOnId: there[other]! });
          made.push(link);
          if (made.length % 4 === 0) {
            const taken = made.shift()!;
            const ends = taken.isLeft ? [left, right] : [right, left];
            const [taskId, dependsOnId] = [ends[0]![taken.waits]!, ends[1]![taken.for]!];
            order.replay({ kind: 'REMOVE_DEPENDENCY', taskId, dependsOnId });
          }
        }
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('agrees with what the check of a dependency finds', () => {
    fc.assert(
      fc.property(someMoves({ minLength: 6, maxLength: 20 }), fc.nat(1_000), fc.nat(1_000), (moves, one, other) => {
        const plan = after(EMPTY, check(EMPTY, recordMoves(EMPTY, moves, 1)));
        if (plan.tasks.length === 0) return;
        const [taskId, dependsOnId] = [one, other].map((number) => plan.tasks[number % plan.tasks.length]!.id);
        const circle = orderOf(plan).onCircles([[`finish ${dependsOnId!}`, `start ${taskId!}`]], null);
        const cycle = cycleClosedByDependency(new PlanState(plan), taskId!, dependsOnId!);
        expect(circle.finishes.size > 0).toBe(cycle !== null);
      }),
      { numRuns },
    );
  });

  test('is refused where there is none', () => {
    const graphOf = (...edges: [number, number][]) =>
      new OrderedGraph((connect) => {
        for (const [from, to] of edges) connect(from, to);
      });
    expect(() => graphOf([0, 1], [1, 2], [2, 0])).toThrow('cycle');
    expect(() => graphOf([0, 1], [1, 2]).connect(2, 0)).toThrow('cycle');
  });
});

function orderOf({ tasks, dependencies }: PlanSnapshot): EventOrder {
  return new EventOrder(tasks, dependencies);
}

function named({ starts, finishes }: Events): string[] {
  return [...[...starts].map((id) => `start ${id}`), ...[...finishes].map((id) => `finish ${id}`)].toSorted();
}

/** What the place below a parent means. */
function below(id: TaskId, parentId: TaskId): [NewEdge, NewEdge] {
  return [
    [`start ${parentId}`, `start ${id}`],
    [`finish ${id}`, `finish ${parentId}`],
  ];
}

/**
 * The same, as plainly as it can be written: the events of the plan from which, with all new edges, a way leads back, and
 * whether one leads back from any, those of new tasks included.
 */
function onCircles(
  plan: PlanSnapshot,
  edges: readonly NewEdge[],
  detached: TaskId | null,
): { events: string[]; isClosed: boolean } {
  const all: NewEdge[] = [
    ...plan.tasks.flatMap(({ id, parentId }): NewEdge[] => [
      [`start ${id}`, `finish ${id}`],
      ...(parentId === null || id === detached ? [] : below(id, parentId)),
    ]),
    ...plan.dependencies.map(({ taskId, dependsOnId }): NewEdge => [`finish ${dependsOnId}`, `start ${taskId}`]),
    ...edges,
  ];
  const leadsBack = (event: string): boolean => {
    const found = new Set(all.flatMap(([from, to]) => (from === event ? [to] : [])));
    for (const each of found) for (const [from, to] of all) if (from === each) found.add(to);
    return found.has(event as never);
  };
  const events = plan.tasks.flatMap(({ id }) => [`start ${id}`, `finish ${id}`]);
  return { events: events.filter(leadsBack).toSorted(), isClosed: all.some(([from]) => leadsBack(from)) };
}
