import { expect, test } from 'vitest';
import type { AgentEvent, PlannerInput } from '../../../server/agents/agent.ts';
import { sketchedPlan } from '../../../eval/sketched-plan.ts';
import { briefSentences } from '../../../server/domain/brief-sentences.ts';
import { planEvents, plannerInput } from './support.ts';

const BRIEF = `# Shop

We open in spring.

## Build

- Write the copy (2d)
  It must be short.
- Take photos, Ana
- Test, after Write the copy
`;

async function planned(
  brief: string,
  more: Partial<PlannerInput> = {},
): Promise<Extract<AgentEvent, { type: 'operation' }>[]> {
  const events = await planEvents(plannerInput(brief, more));
  return events.filter((event) => event.type === 'operation');
}
const textOf = (brief: string, numbers: readonly number[] | undefined): string[] =>
  (numbers ?? []).map((number) => briefSentences(brief)[number - 1]!.text);

/** What the plan holds after the brief was planned and applied. */
const PLAN = sketchedPlan('Shop', ['Ana'], {
  1: ['Build'],
  2: ['Write the copy', { under: 1, days: 2 }],
  3: ['Take photos', { under: 1, who: 'Ana' }],
  4: ['Test', { under: 1, after: [2] }],
});
const COVERED = new Map<number, readonly string[]>([
  [1, []],
  [2, []],
  [3, ['#1']],
  [4, ['#2']],
  [5, ['#2']],
  [6, ['#3']],
  [7, ['#4']],
]);

test('each operation names the sentences that it was made from', async () => {
  const operations = await planned(BRIEF);
  const said = operations.map(({ operation, sources }) => [
    'fields' in operation
      ? ((operation.fields as { title?: string; name?: string }).title ?? operation.kind)
      : operation.kind,
    textOf(BRIEF, sources),
  ]);
  expect(said).toEqual([
    ['UPDATE_PROJECT', ['Shop', 'We open in spring.']],
    ['Build', ['Build']],
    ['Write the copy', ['Write the copy (2d)', 'It must be short.']],
    ['Take photos', ['Take photos, Ana']],
    ['Test', ['Test, after Write the copy']],
    ['ADD_DEPENDENCY', ['Test, after Write the copy']],
  ]);
});

test('a brief that has not changed changes nothing, whatever people have renamed since', async () => {
  const renamed = {
    ...PLAN,
    tasks: PLAN.tasks.map((task) => (task.number === 3 ? { ...task, title: 'Photo shoot' } : task)),
  };
  expect(await planned(BRIEF, { ...renamed, covered: COVERED })).toEqual([]);
});

test('what is new in a brief is all that comes of it', async () => {
  const edited = BRIEF.replace('- Test', '- Print flyers (1d)\n- Test');
  const covered = new Map([...COVERED].map(([number, tasks]) => [number >= 7 ? number + 1 : number, tasks]));
  const operations = await planned(edited, { ...PLAN, covered });
  expect(operations.map(({ operation }) => operation)).toMatchObject([
    { kind: 'CREATE_TASK', parentId: '#1', fields: { title: 'Print flyers', estimatedMinutes: 480 } },
  ]);
});

test('a sentence that says something else changes its task', async () => {
  const edited = BRIEF.replace('Take photos, Ana', 'Take photos and videos, Ana, 3d');
  const covered = new Map([...COVERED].filter(([number]) => number !== 6));
  const operations = await planned(edited, { ...PLAN, covered, revised: new Map([[6, ['#3']]]) });
  expect(operations.map(({ operation }) => operation)).toMatchObject([
    { kind: 'UPDATE_TASK', taskId: '#3', fields: { title: 'Take photos and videos', estimatedMinutes: 1440 } },
  ]);
});

test('what a brief says no longer is proposed for deletion, unless work on it is done', async () => {
  const edited = BRIEF.replace('- Take photos, Ana\n', '');
  const covered = new Map(
    [...COVERED].filter(([number]) => number !== 6).map(([number, tasks]) => [number === 7 ? 6 : number, tasks]),
  );
  const removed = [{ text: 'Take photos, Ana', tasks: ['#3'] }];
  const operations = await planned(edited, { ...PLAN, covered, removed });
  expect(operations.map(({ operation }) => operation)).toMatchObject([{ kind: 'DELETE_TASK', taskId: '#3' }]);
  const done = {
    ...PLAN,
    tasks: PLAN.tasks.map((task) => (task.number === 3 ? { ...task, status: 'COMPLETED' as const } : task)),
  };
  expect(await planned(edited, { ...done, covered, removed })).toEqual([]);
});

test('what nobody wanted does not come again', async () => {
  const covered = new Map([...COVERED, [6, []] as const]);
  const without = { ...PLAN, tasks: PLAN.tasks.filter((task) => task.number !== 3) };
  expect(await planned(BRIEF, { ...without, covered })).toEqual([]);
});

test('everything that a goal comes to is made from the goal', async () => {
  const operations = await planned('Organise a team day in May');
  expect(operations.every(({ sources }) => sources?.join() === '1')).toBe(true);
});
