import { describe, expect, test } from 'vitest';
import type { AgentEvent, DecomposerInput } from '../../../server/agents/agent.ts';
import {
  DECOMPOSER_SYSTEM_PROMPT,
  decomposePrompt,
  decomposerContext,
} from '../../../server/agents/model/decomposer/decomposer-prompt.ts';
import type { PersonId } from '../../../server/domain/ids.ts';
import type { Task } from '../../../server/domain/task.ts';
import { planText } from '../../support/scripted-plan.ts';
import { agentOn, FakeModel, planContext, say, task, textOf, warningsOf } from './model-world.ts';
import { createdTitles, operationsOf } from './planning-world.ts';

const OVEN = task(2, {
  title: 'Install the oven',
  description: 'By the west wall.',
  acceptanceCriteria: ['It bakes.'],
});
const TASKS: readonly Task[] = [
  task(1, { title: 'Find a shop' }),
  OVEN,
  task(3, { title: 'Order it', below: 2, estimatedMinutes: 60, assigneeId: 'a' as PersonId }),
  task(4, { title: 'Connect the gas', below: 2, status: 'COMPLETED' }),
  task(5, { title: 'Hire a baker' }),
];

function input(instructions: string | null = null, of: Task = OVEN): DecomposerInput {
  const plan = planContext(TASKS, { people: { a: 'Ana' }, after: [[4, 3]] });
  return { ...plan, agent: 'DECOMPOSER', task: of, instructions };
}

/** An operation as the model writes it. */
type Written = { readonly ref: string } & Readonly<Record<string, unknown>>;

const subtask = (ref: string, title: string, more: object = {}): Written => ({
  ref,
  title,
  parentRef: '#2',
  estimateMinutes: 120,
  acceptanceCriteria: ['One sees that it is done.'],
  ...more,
});

/** Runs the Decomposer on answers that hold these operations, one answer after the other. */
async function decompose(...answers: readonly (readonly Written[])[]): Promise<{
  events: AgentEvent[];
  model: FakeModel;
}> {
  const model = new FakeModel(...answers.map((operations) => planText({ thinking: 'Three steps.', operations })));
  return { events: await say(agentOn(model), input()), model };
}

describe('what the model is told', () => {
  test('are these rules', () => {
    expect(DECOMPOSER_SYSTEM_PROMPT).toMatchSnapshot();
  });

  test('is the task with all that it holds, its subtasks, and what to mind', () => {
    const asked = input('Mind the neighbours.');
    expect(`${decomposerContext(asked, 20_000)}\n\n${decomposePrompt(asked)}`).toMatchSnapshot();
  });
});

describe('subtasks', () => {
  test('are added below the task, with estimates and acceptance criteria', async () => {
    const { events, model } = await decompose([
      subtask('new1', 'Measure the wall'),
      subtask('new2', 'Carry it in', { dependsOn: ['new1', '#3'] }),
    ]);
    expect(operationsOf(events)).toMatchObject([
      { kind: 'CREATE_TASK', taskId: 'new1', parentId: '#2', fields: { estimatedMinutes: 120 } },
      { kind: 'CREATE_TASK', taskId: 'new2', parentId: '#2', fields: { acceptanceCriteria: [expect.any(String)] } },
      { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: 'new1' },
      { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: '#3' },
    ]);
    expect(textOf(events)).toBe('Three steps.');
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(model.requests).toHaveLength(1);
  });

  test('that lack an estimate or acceptance criteria are asked for once more', async () => {
    const { events, model } = await decompose(
      [subtask('new1', 'Measure', { estimateMinutes: 0 }), subtask('new2', 'Carry', { acceptanceCriteria: [] })],
      [
        { op: 'update', ref: 'new1', estimateMinutes: 30 },
        { op: 'update', ref: 'new2', acceptanceCriteria: ['It stands.'] },
      ],
    );
    expect(model.requests[1]?.prompt).toContain('refused: It lacks an estimate: give them.');
    expect(operationsOf(events).slice(2)).toEqual([
      { kind: 'UPDATE_TASK', taskId: 'new1', fields: { estimatedMinutes: 30 } },
      { kind: 'UPDATE_TASK', taskId: 'new2', fields: { acceptanceCriteria: ['It stands.'] } },
    ]);
    expect(warningsOf(events)).toEqual([]);
    expect(model.requests).toHaveLength(2);
  });

  test('that still lack them stand, with a warning', async () => {
    const { events } = await decompose(
      [subtask('new1', 'Measure', { estimateMinutes: 0, acceptanceCriteria: [] })],
      [],
    );
    expect(createdTitles(events)).toEqual(['Measure']);
    expect(warningsOf(events)).toEqual(['“Measure” lacks acceptance criteria and an estimate.']);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('with tasks below them need no estimate', async () => {
    const { model } = await decompose([
      subtask('new1', 'Prepare', { estimateMinutes: 0 }),
      subtask('new2', 'Measure', { parentRef: 'new1' }),
    ]);
    expect(model.requests).toHaveLength(1);
  });
});

describe('what is there', () => {
  test('gets what it lacks', async () => {
    const { events } = await decompose([
      { op: 'update', ref: '#3', description: 'At the dealer.', acceptanceCriteria: ['It is ordered.'] },
    ]);
    expect(operationsOf(events)).toEqual([
      {
        kind: 'UPDATE_TASK',
        taskId: '#3',
        fields: { description: 'At the dealer.', acceptanceCriteria: ['It is ordered.'] },
      },
    ]);
  });

  test.each<[string, Written, RegExp]>([
    ['renamed', { op: 'update', ref: '#3', title: 'Buy it' }, /title of #3 stays/],
    ['estimated anew', { op: 'update', ref: '#3', estimateMinutes: 90 }, /estimate of #3 is set/],
    ['given to somebody else', { op: 'update', ref: '#3', assignee: 'Ben' }, /assignee of #3 stays/],
    ['reopened', { op: 'update', ref: '#4', status: 'TODO' }, /#4 is finished/],
    ['moved', { op: 'move', ref: '#3', parentRef: '' }, /stays where it is/],
    ['deleted', { op: 'delete', ref: '#3' }, /stays as it is/],
    ['freed from an order', { op: 'remove_dependency', ref: '#4', dependsOn: ['#3'] }, /stays as it is/],
    ['changed elsewhere', { op: 'update', ref: '#5', description: 'Me too.' }, /Only tasks below #2/],
    ['made to wait elsewhere', { op: 'add_dependency', ref: '#5', dependsOn: ['#3'] }, /Only tasks below #2/],
    ['added to elsewhere', subtask('new1', 'Sell bread', { parentRef: '#5' }), /has to lie below #2/],
    ['added to at the root', subtask('new1', 'Sell bread', { parentRef: '' }), /has to lie below #2/],
  ])('is never %s: that goes back once, and then is a warning', async (_, operation, reason) => {
    const { events, model } = await decompose([operation]);
    expect(operationsOf(events)).toEqual([]);
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.prompt).toMatch(reason);
    expect(warningsOf(events)).toEqual([expect.stringMatching(/^Left out /)]);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  test('is not touched by the project’s own fields', async () => {
    const model = new FakeModel(planText({ project: { name: 'Mine', description: '', dueDate: '' }, operations: [] }));
    expect(operationsOf(await say(agentOn(model), input()))).toEqual([]);
  });
});

test('a task that lies as deep as tasks can is not decomposed, and no model is asked', async () => {
  const model = new FakeModel('{}');
  const events = await say(agentOn(model), input(null, { ...OVEN, depth: 5 }));
  expect(textOf(events)).toContain('#2 lies 5 levels below a root task');
  expect(events.at(-1)).toEqual({ type: 'done' });
  expect(model.requests).toHaveLength(0);
});
