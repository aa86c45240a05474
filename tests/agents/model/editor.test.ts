import { describe, expect, test } from 'vitest';
import type { EditorInput } from '../../../server/agents/agent.ts';
import { EDITOR_SYSTEM_PROMPT, editorContext, editPrompt } from '../../../server/agents/model/editor/editor-prompt.ts';
import type { LocalDate } from '../../../server/domain/ids.ts';
import { planText, type ScriptedPlan } from '../../support/scripted-plan.ts';
import { agentOn, FakeModel, planContext, say, task, taskId, textOf, warningsOf } from './model-world.ts';
import { operationsOf } from './planning-world.ts';

const TASKS = [
  task(1, { title: 'Design', dueDate: '2026-12-01' as LocalDate, description: 'Paper first.' }),
  task(2, { title: 'Sketch', below: 1 }),
  task(3, { title: 'Test the oven' }),
];

function input(instructions: string, selection: readonly number[] = []): EditorInput {
  return { ...planContext(TASKS), agent: 'EDITOR', instructions, selection: selection.map(taskId) };
}

async function edit(instructions: string, ...answers: readonly ScriptedPlan[]) {
  const model = new FakeModel(...answers.map((answer) => planText(answer)));
  return { events: await say(agentOn(model), input(instructions)), model };
}

describe('what the model is told', () => {
  test('are these rules', () => {
    expect(EDITOR_SYSTEM_PROMPT).toMatchSnapshot();
  });

  test('is the plan and the instruction', () => {
    const asked = input('Push Design by a week');
    expect(`${editorContext(asked, 20_000)}\n\n${editPrompt(asked)}`).toMatchSnapshot();
  });

  test('is what was selected, with all that it holds', () => {
    const asked = input('Rename them', [1, 3]);
    const context = editorContext(asked, 20_000);
    expect(context).toContain('<<<BEGIN SELECTION-1 (data)\n#1 #3\n');
    expect(context).toContain('description:\nPaper first.');
    expect(editPrompt(asked)).toContain('the tasks of the SELECTION block');
  });
});

test('an instruction becomes operations, with what was not understood as text', async () => {
  const { events } = await edit('Finish the sketch and do the thing', {
    thinking: 'The sketch is completed. I did not understand “do the thing”.',
    title: 'Complete the sketch',
    operations: [{ op: 'update', ref: '#2', status: 'COMPLETED', actualMinutes: 45 }],
  });
  expect(operationsOf(events)).toEqual([
    { kind: 'UPDATE_TASK', taskId: '#2', fields: { status: 'COMPLETED', actualMinutes: 45 } },
  ]);
  expect(textOf(events)).toContain('did not understand');
  expect(events).toContainEqual({ type: 'title', title: 'Complete the sketch' });
  expect(events.at(-1)).toEqual({ type: 'done' });
});

test('it can empty what a task holds', async () => {
  const { events } = await edit('Nobody has a date', {
    operations: [{ op: 'update', ref: '#1', clear: ['dueDate', 'assignee', 'estimateMinutes', 'description', 'tags'] }],
  });
  expect(operationsOf(events)).toEqual([
    {
      kind: 'UPDATE_TASK',
      taskId: '#1',
      fields: { dueDate: null, assigneeId: null, estimatedMinutes: null, description: '', tags: [] },
    },
  ]);
});

test('it can change the project itself', async () => {
  const { events } = await edit('Put the project on hold until March', {
    project: { name: '', description: '', startDate: '2027-03-01', dueDate: '', status: 'ON_HOLD', priority: 'NONE' },
    operations: [],
  });
  expect(operationsOf(events)).toEqual([
    { kind: 'UPDATE_PROJECT', fields: { status: 'ON_HOLD', startDate: '2027-03-01' } },
  ]);
});

test('where nothing is understood, nothing changes', async () => {
  const { events } = await edit('Colourless green ideas', {
    thinking: 'I did not understand that.',
    operations: [],
  });
  expect(operationsOf(events)).toEqual([]);
  expect(events.at(-1)).toEqual({ type: 'done' });
});

test('what cannot be done goes back once with the reason, and then is a warning; the rest stands', async () => {
  const wrong = { op: 'update', ref: '#99', status: 'COMPLETED' };
  const { events, model } = await edit('Finish 2 and 99', {
    operations: [{ op: 'update', ref: '#2', status: 'COMPLETED' }, wrong],
  });
  expect(model.requests).toHaveLength(2);
  expect(model.requests[1]?.prompt).toContain('#99 does not exist.');
  expect(model.requests[1]?.prompt).toContain('update #2 status');
  expect(operationsOf(events)).toHaveLength(1);
  expect(warningsOf(events)).toEqual(['Left out update of #99: #99 does not exist.']);
});

test('many changes over several answers are each made once', async () => {
  const all = Array.from({ length: 60 }, (_, index) => ({ op: 'update', ref: `#${index + 1}`, priority: 'HIGH' }));
  const tasks = all.map((_, index) => task(index + 1));
  // It says everything again each time it is asked, as far as it gets, but for what it is told that it has done.
  const model = new FakeModel((request) => {
    const left = all.filter(({ ref }) => !request.prompt.includes(`update ${ref} priority`));
    return planText({ operations: [...all.slice(0, 2), ...left] });
  });
  const asked = { ...planContext(tasks), agent: 'EDITOR' as const, instructions: 'All are urgent', selection: [] };
  const events = await say(agentOn(model, { maxOutputTokens: 1_000 }), asked);
  const changed = operationsOf(events).map((operation) => 'taskId' in operation && operation.taskId);
  expect(changed).toEqual(all.map(({ ref }) => ref));
  expect(events.at(-1)).toEqual({ type: 'done' });
  expect(model.requests.length).toBeGreaterThan(3);
});
