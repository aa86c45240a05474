import { expect, test } from 'vitest';
import { applyInMemory } from '../../../eval/plan-difference.ts';
import { PLANS } from '../../../eval/plans.ts';
import { sketchedPlan } from '../../../eval/sketched-plan.ts';
import type { AgentEvent, PlanContext } from '../../../server/agents/agent.ts';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';
import type { Task } from '../../../server/domain/task.ts';

async function decomposed(
  plan: PlanContext,
  number: number,
  instructions: string | null = null,
): Promise<{
  readonly created: readonly Task[];
  readonly after: PlanContext;
  readonly events: readonly AgentEvent[];
}> {
  const task = plan.tasks.find((each) => each.number === number)!;
  const support = { takeRefusals: () => [] };
  const run = createBuiltinAgent().run(
    { ...plan, agent: 'DECOMPOSER', task, instructions },
    new AbortController().signal,
    support,
  );
  const events = await Array.fromAsync(run);
  const operations = events.filter((event) => event.type === 'operation').map((event) => event.operation);
  const applied = applyInMemory(plan, operations);
  expect(applied.refusals).toEqual([]);
  const known = new Set(plan.tasks.map(({ id }) => id));
  const tasks = applied.plan.outline();
  return {
    created: tasks.filter(({ id }) => !known.has(id)),
    after: { ...plan, tasks, dependencies: applied.plan.dependencies() },
    events,
  };
}
const ALL = Object.entries(PLANS).flatMap(([name, plan]) =>
  plan.tasks.map(({ number, title }) => ({ name, number, title })),
);
const text = (events: readonly AgentEvent[]): string =>
  events.map((event) => ('text' in event ? event.text : '')).join('');

test.each(ALL)('breaks #$number $title of $name down once, and finds nothing left to add', async ({ name, number }) => {
  const plan = PLANS[name]!;
  const task = plan.tasks.find((each) => each.number === number)!;
  const first = await decomposed(plan, number);
  if (task.status === 'COMPLETED') return expect(first.created).toEqual([]);
  expect(first.created.length + plan.tasks.filter((each) => each.parentId === task.id).length).toBeGreaterThanOrEqual(
    4,
  );
  for (const each of first.created) {
    expect(each.parentId).toBe(task.id);
    expect(each.acceptanceCriteria.length).toBeGreaterThan(0);
  }
  const children = first.after.tasks.filter((each) => each.parentId === task.id);
  const before = plan.tasks
    .filter((each) => each.parentId === task.id)
    .reduce((sum, each) => sum + (each.estimatedMinutes ?? 0), 0);
  if (task.estimatedMinutes !== null && before < task.estimatedMinutes)
    expect(children.reduce((sum, each) => sum + (each.estimatedMinutes ?? 0), 0)).toBe(task.estimatedMinutes);
  expect((await decomposed(first.after, number)).created).toEqual([]);
});

test('says the same twice, byte for byte', async () => {
  const [first, second] = [await decomposed(PLANS['website']!, 14), await decomposed(PLANS['website']!, 14)];
  expect(JSON.stringify(second.events)).toBe(JSON.stringify(first.events));
});

test.each([
  ['into three steps', 3],
  ['in 2 parts', 2],
  ['break it down into four tasks please', 4],
  ['at most 5 subtasks', 5],
])('“%s” gives %i subtasks', async (instructions, count) => {
  expect((await decomposed(PLANS['website']!, 14, instructions)).created).toHaveLength(count);
});

test.each([
  'Index, Query page and Ranking',
  'into Index, Query page and Ranking',
  '- Index\n- Query page\n- Ranking',
  'steps: Index, Query page, Ranking',
])('“%s” names the subtasks', async (instructions) => {
  const { created } = await decomposed(PLANS['website']!, 14, instructions);
  expect(created.map(({ title }) => title)).toEqual(['Index', 'Query page', 'Ranking']);
  expect(created.map(({ estimatedMinutes }) => estimatedMinutes)).toEqual([480, 480, 480]);
});

test('named steps wait for each other only where the words say so', async () => {
  const plain = await decomposed(PLANS['website']!, 14, 'Index, Query page and Ranking');
  expect(plain.after.dependencies).toHaveLength(PLANS['website']!.dependencies.length);
  const ordered = await decomposed(PLANS['website']!, 14, 'Index, then Query page, then Ranking');
  expect(ordered.after.dependencies).toHaveLength(PLANS['website']!.dependencies.length + 2);
});

test('what is asked for besides is there, and what is not wanted is not', async () => {
  const { created } = await decomposed(PLANS['website']!, 14, 'with a security audit, without documentation');
  expect(created.filter(({ title }) => /security audit/iu.test(title))).toHaveLength(1);
  expect(created.filter(({ title }) => /document/iu.test(title))).toEqual([]);
});

test('what was not understood is said', async () => {
  const { created, events } = await decomposed(PLANS['website']!, 14, 'make it purple');
  expect(created.length).toBeGreaterThan(3);
  expect(text(events)).toContain('“purple”');
});

test('a list in the description goes before what the kind of work says', async () => {
  const plan = sketchedPlan('Party', [], {
    1: ['Organise the party', { description: 'We need:\n- [ ] Cake\n- [x] Music' }],
  });
  const { created } = await decomposed(plan, 1);
  expect(created.map(({ title }) => title)).toEqual(['Cake', 'Music']);
});

test('steps that somebody has planned in other words are not planned again, and are waited for', async () => {
  const plan = sketchedPlan('App', [], {
    1: ['Build the importer', { days: 5 }],
    2: ['Testing', { under: 1, days: 1 }],
    3: ['Implementation of the importer', { under: 1, days: 2 }],
  });
  const { created, after } = await decomposed(plan, 1);
  expect(created.map(({ title }) => title).join()).not.toMatch(/test|^build/iu);
  expect(created.reduce((sum, each) => sum + (each.estimatedMinutes ?? 0), 0)).toBe(2 * 480);
  const waited = after.dependencies.map(({ dependsOnId }) => after.tasks.find(({ id }) => id === dependsOnId)!.title);
  expect(waited).toContain('Testing');
});

test('nothing is put below a task at the deepest level', async () => {
  const plan = sketchedPlan('Deep', [], {
    1: ['A'],
    2: ['B', { under: 1 }],
    3: ['C', { under: 2 }],
    4: ['D', { under: 3 }],
    5: ['E', { under: 4 }],
    6: ['F', { under: 5 }],
  });
  const { created, events } = await decomposed(plan, 6);
  expect(created).toEqual([]);
  expect(text(events)).toContain('levels deep');
});

test.each([
  ['Pack everything', 'what everything takes'],
  ['Pack the kitchen', 'what the kitchen takes'],
])('puts “the” only where a title can bear it: %s', async (title, words) => {
  const { created } = await decomposed(sketchedPlan('Move', [], { 1: [title] }), 1);
  expect(created.map((each) => each.title).join('\n')).toContain(words);
});
