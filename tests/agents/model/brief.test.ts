import { describe, expect, test } from 'vitest';
import type { PlannerInput } from '../../../server/agents/agent.ts';
import { plannerContext, planPrompt } from '../../../server/agents/model/planner/planner-prompt.ts';
import { planText } from '../../support/scripted-plan.ts';
import { agentOn, FakeModel, planContext, say, task, textOf, warningsOf } from './model-world.ts';
import { createdTitles, operationsOf, plannerInput } from './planning-world.ts';

const BRIEF = `# Move
- Pack boxes
- Call the movers by June
- Rent a van
- Clean the flat
- Hand over the keys`;

const PLAN = planContext([task(4, { title: 'Pack boxes' }), task(5, { title: 'Call the movers' }), task(6)]);

/** The brief has been planned before, when it said something else of the movers, and had a party in place of a van. */
function edited(changes: Partial<PlannerInput> = {}): PlannerInput {
  return plannerInput({
    ...PLAN,
    goal: BRIEF,
    covered: new Map([
      [1, []],
      [2, ['#4']],
      [5, []],
      [6, []],
    ]),
    revised: new Map([[3, ['#5']]]),
    removed: [{ text: 'Have a party', tasks: ['#6'] }],
    ...changes,
  });
}

const created = (ref: string, title: string, ...sources: number[]) => ({ ref, title, sources });

describe('a brief that was planned before and edited since', () => {
  test('is shown with what is new, revised and removed in it, and what is planned already', () => {
    const input = edited();
    expect(`${plannerContext(input, 20_000)}\n\n${planPrompt(input)}`).toMatchSnapshot();
  });

  test('gives only what changed, each operation with its sentences', async () => {
    const model = new FakeModel(
      planText({
        operations: [
          created('new1', 'Rent a van', 4),
          { op: 'update', ref: '#5', dueDate: '2027-06-01', sources: [3] },
          { op: 'delete', ref: '#6' },
        ],
      }),
    );
    const events = await say(agentOn(model), edited());
    expect(events.filter((event) => event.type === 'operation')).toEqual([
      { type: 'operation', sources: [4], operation: expect.objectContaining({ kind: 'CREATE_TASK' }) },
      { type: 'operation', sources: [3], operation: expect.objectContaining({ kind: 'UPDATE_TASK', taskId: '#5' }) },
      { type: 'operation', operation: { kind: 'DELETE_TASK', taskId: '#6' } },
    ]);
    expect(model.requests).toHaveLength(1);
  });

  test('makes no second task from a sentence that is planned: that goes back once, and then is a warning', async () => {
    const model = new FakeModel(
      planText({ operations: [created('new1', 'Pack all boxes', 2), created('new2', 'Van', 4)] }),
    );
    const events = await say(agentOn(model), edited());
    expect(createdTitles(events)).toEqual(['Van']);
    expect(model.requests[1]?.prompt).toContain('Sentence 2 of the brief is planned already by #4.');
    expect(warningsOf(events)).toEqual([
      'Left out “Pack all boxes”: Sentence 2 of the brief is planned already by #4.',
    ]);
  });

  test('of which everything is planned needs no model', async () => {
    const model = new FakeModel('{}');
    const covered = new Map(Array.from({ length: 6 }, (_, index) => [index + 1, ['#4']] as const));
    const events = await say(agentOn(model), edited({ covered, revised: new Map(), removed: [] }));
    expect(textOf(events)).toBe('The plan already holds everything that this brief says.');
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(model.requests).toEqual([]);
  });

  test('shows of long stretches that are planned only how much that is', () => {
    const goal = ['# Move', ...Array.from({ length: 500 }, (_, index) => `- Carry box ${index}`), '- Rent a van'].join(
      '\n',
    );
    const covered = new Map(Array.from({ length: 501 }, (_, index) => [index + 1, []] as const));
    const context = plannerContext(edited({ goal, covered, revised: new Map(), removed: [] }), 20_000);
    expect(context).toContain('(497 more sentences that are planned)');
    expect(context).toContain('[502] Rent a van (NEW)');
    expect(context.length).toBeLessThan(2_000);
  });
});

describe('sentences of which nothing came', () => {
  const all = ['Pack boxes', 'Call the movers', 'Rent a van', 'Clean the flat', 'Hand over the keys'];
  const first = all.slice(0, 2).map((title, index) => created(`new${index + 2}`, title, index + 2));
  const move = created('new1', 'Move', 1);

  test('are asked for once more', async () => {
    const rest = all.slice(2).map((title, index) => created(`new${index + 4}`, title, index + 4));
    const model = new FakeModel(planText({ operations: [move, ...first] }), planText({ operations: rest }));
    const events = await say(agentOn(model), plannerInput({ goal: BRIEF }));
    expect(model.requests[1]?.prompt).toContain('[4] Rent a van\n[5] Clean the flat\n[6] Hand over the keys');
    expect(createdTitles(events)).toEqual(['Move', ...all]);
    expect(model.requests).toHaveLength(2);
  });

  test('and no second time, where they are remarks', async () => {
    const model = new FakeModel(planText({ operations: [move, ...first] }), planText({ operations: [] }));
    const events = await say(agentOn(model), plannerInput({ goal: BRIEF }));
    expect(createdTitles(events)).toEqual(['Move', 'Pack boxes', 'Call the movers']);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(model.requests).toHaveLength(2);
  });

  test('are not asked for where hardly any are left, or where the model tells no sources', async () => {
    const most = all.slice(0, 3).map((title, index) => created(`new${index + 2}`, title, index + 2));
    const enough = new FakeModel(planText({ operations: [move, ...most] }));
    await say(agentOn(enough), plannerInput({ goal: BRIEF }));
    expect(enough.requests).toHaveLength(1);
    const silent = new FakeModel(planText({ operations: first.map(({ ref, title }) => ({ ref, title })) }));
    await say(agentOn(silent), plannerInput({ goal: BRIEF }));
    expect(silent.requests).toHaveLength(1);
  });

  test('are nobody’s business where the goal is no document', async () => {
    const model = new FakeModel(planText({ operations: [created('new1', 'Find a shop', 1)] }));
    await say(agentOn(model), plannerInput({ goal: 'Open a bakery. It is in Graz. Ana likes bread. We have money.' }));
    expect(model.requests).toHaveLength(1);
  });
});

test('sources that make no sense are left out, and the operation stands', async () => {
  const model = new FakeModel(planText({ operations: [{ ref: 'new1', title: 'Pack', sources: ['x', -1] }] }));
  const events = await say(agentOn(model), plannerInput({ goal: 'Move' }));
  expect(operationsOf(events)).toHaveLength(1);
  expect(warningsOf(events)).toEqual([]);
});
