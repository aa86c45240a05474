import { describe, expect, test } from 'vitest';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';
import type { LocalDate, PersonId, ProjectId, TaskId } from '../../../server/domain/ids.ts';
import { NEW_TASK_FIELDS, type Task } from '../../../server/domain/task.ts';
import { expectApplicable } from './plan-validity.ts';
import { NEW_PROJECT, operationsOf, planEvents, plannerInput, planOperations } from './support.ts';

function existingTask(number: number, title: string, more: Partial<Task> = {}): Task {
  return {
    ...NEW_TASK_FIELDS,
    id: `task-${number}` as TaskId,
    projectId: 'project-1' as ProjectId,
    number,
    title,
    parentId: null,
    orderKey: `a${number}`,
    depth: 0,
    version: 1,
    createdAt: NEW_PROJECT.createdAt,
    updatedAt: NEW_PROJECT.updatedAt,
    ...more,
  };
}

const IN_USE = { ...NEW_PROJECT, name: 'Relaunch', version: 3, nextNumber: 10 };

describe('documents', () => {
  test('become a title, a word on what was read, the operations in order, and the end', async () => {
    const events = await planEvents(
      plannerInput('# Picnic\n\nIn the park.\n\n- Buy bread (1h)\n- Make salad @ana after Buy bread\n'),
    );
    expect(events).toEqual([
      { type: 'title', title: 'Plan: Picnic' },
      { type: 'text', text: 'Read Markdown: 2 list items; 1 estimate, 0 dates, 1 person, 1 dependency.' },
      {
        type: 'operation',
        operation: { kind: 'UPDATE_PROJECT', fields: { name: 'Picnic', description: 'In the park.' } },
        sources: [1, 2],
      },
      {
        type: 'operation',
        operation: {
          kind: 'CREATE_TASK',
          taskId: 'new1',
          parentId: null,
          fields: { title: 'Buy bread', estimatedMinutes: 60 },
        },
        sources: [3],
      },
      {
        type: 'operation',
        operation: {
          kind: 'CREATE_TASK',
          taskId: 'new2',
          parentId: null,
          fields: { title: 'Make salad', assigneeName: 'Ana' },
        },
        sources: [4],
      },
      { type: 'operation', operation: { kind: 'ADD_DEPENDENCY', taskId: 'new2', dependsOnId: 'new1' }, sources: [4] },
      { type: 'done' },
    ]);
  });

  test('keep items that lie too deep, at the deepest level, and say so', async () => {
    const lines = Array.from({ length: 9 }, (_, depth) => `${'  '.repeat(depth)}- Level ${depth}`);
    const events = await planEvents(plannerInput(lines.join('\n')));
    const creates = operationsOf(events).filter((operation) => operation.kind === 'CREATE_TASK');
    expect(creates.map((create) => create.fields.title)).toEqual(lines.map((line) => line.trim().slice(2)));
    expect(creates.map((create) => create.parentId)).toEqual([
      null,
      'new1',
      'new2',
      'new3',
      'new4',
      'new5',
      'new5',
      'new5',
      'new5',
    ]);
    expect(events.filter((event) => event.type === 'warning')).toEqual([
      {
        type: 'warning',
        text: '3 items lie more than 5 levels below their root task, the first is “Level 6”; they are attached at the deepest level.',
      },
    ]);
  });

  test('keep the whole of a long title in the description', async () => {
    const long = `Write ${'many good words '.repeat(30)}`.trim();
    const [create] = await planOperations(`- ${long}\n- Other`);
    expect(create).toMatchObject({ kind: 'CREATE_TASK', fields: { description: long } });
    expect((create as { fields: { title: string } }).fields.title).toMatch(/^Write .{150,250}…$/u);
  });

  test('leave out a dependency that would close a circle, and keep its words', async () => {
    const events = await planEvents(plannerInput('- Egg after Hen\n- Hen after Egg\n- Both'));
    const operations = operationsOf(events);
    expect(operations.filter((operation) => operation.kind === 'ADD_DEPENDENCY')).toEqual([
      { kind: 'ADD_DEPENDENCY', taskId: 'new1', dependsOnId: 'new2' },
    ]);
    expect(operations[1]).toMatchObject({ fields: { title: 'Hen after Egg' } });
    expect(events.filter((event) => event.type === 'warning')).toHaveLength(1);
  });

  test('leave out a dependency between a task and the one that it is part of', async () => {
    const events = await planEvents(plannerInput('- House\n  - Roof (depends on House)\n- Garden'));
    expect(operationsOf(events).some((operation) => operation.kind === 'ADD_DEPENDENCY')).toBe(false);
    expect(events).toContainEqual({
      type: 'warning',
      text: '“Roof (depends on House)” and “House” are part of one another, so neither can wait for the other; the dependency is left out.',
    });
  });

  test('say which words name no task, or more than one', async () => {
    const events = await planEvents(
      plannerInput('- A\n  - Test\n- B\n  - Test\n- Ship (depends on Test)\n- Sell (blocked by the weather)'),
    );
    const warnings = events.filter((event) => event.type === 'warning').map((event) => event.text);
    expect(warnings).toEqual([
      '“Test” in “Ship (depends on Test)” could mean several tasks; no dependency was made of it.',
      '“Sell (blocked by the weather)” waits for “the weather”, which is no task of this plan; the words are kept.',
    ]);
  });

  test('stop soon when the run is cancelled', async () => {
    const controller = new AbortController();
    const input = plannerInput(Array.from({ length: 2000 }, (_, index) => `- Item ${index}`).join('\n'));
    let seen = 0;
    for await (const _ of createBuiltinAgent().run(input, controller.signal, { takeRefusals: () => [] })) {
      if (++seen === 10) controller.abort();
    }
    expect(seen).toBe(10);
  });

  test('that hold more than a proposal can are cut at its limit', { timeout: 60_000 }, async () => {
    const events = await planEvents(plannerInput('- a\n'.repeat(50_000)));
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'OUTPUT_TRUNCATED' });
    expect(operationsOf(events)).toHaveLength(10_000);
  });
});

describe('a project that has tasks', () => {
  const tasks = [
    existingTask(1, 'Design', { priority: 'HIGH' }),
    existingTask(2, 'Wireframes', {
      parentId: 'task-1' as TaskId,
      depth: 1,
      description: 'Mine.',
      assigneeId: 'person-1' as PersonId,
      estimatedMinutes: 480,
    }),
    existingTask(3, 'Build'),
  ];
  const people = new Map([['person-1', 'Ana Lima']]);
  const document =
    '# Relaunch\n\n## design\n\n- Wireframes (2d, @ana)\n\n  Theirs.\n\n- Logo after Wireframes\n\n## Launch\n\n- Party after Build\n- Speech after #3';

  test('gets only what is new; what is there is updated where the document says otherwise', async () => {
    const operations = await planOperations(document, { project: IN_USE, tasks, people });
    expect(operations).toEqual([
      { kind: 'UPDATE_TASK', taskId: '#2', fields: { estimatedMinutes: 960 } },
      { kind: 'CREATE_TASK', taskId: 'new1', parentId: '#1', fields: { title: 'Logo' } },
      { kind: 'CREATE_TASK', taskId: 'new2', parentId: null, fields: { title: 'Launch' } },
      { kind: 'CREATE_TASK', taskId: 'new3', parentId: 'new2', fields: { title: 'Party' } },
      { kind: 'CREATE_TASK', taskId: 'new4', parentId: 'new2', fields: { title: 'Speech' } },
      { kind: 'ADD_DEPENDENCY', taskId: 'new1', dependsOnId: '#2' },
      { kind: 'ADD_DEPENDENCY', taskId: 'new3', dependsOnId: '#3' },
      { kind: 'ADD_DEPENDENCY', taskId: 'new4', dependsOnId: '#3' },
    ]);
    expectApplicable(operations, tasks);
  });

  test('adds no dependency twice and none against those that are there', async () => {
    const dependencies = [{ taskId: 'task-3' as TaskId, dependsOnId: 'task-1' as TaskId }];
    const operations = await planOperations('- Build after Design\n- Design after Build\n- Sell after Build', {
      project: IN_USE,
      tasks,
      people,
      dependencies,
    });
    expect(operations).toEqual([
      { kind: 'CREATE_TASK', taskId: 'new1', parentId: null, fields: { title: 'Sell' } },
      { kind: 'ADD_DEPENDENCY', taskId: 'new1', dependsOnId: '#3' },
    ]);
  });

  test('keeps its name, description and dates', async () => {
    const operations = await planOperations('# Other name (due 1 March)\n\nText.\n\n- A\n- B', {
      project: IN_USE,
      tasks,
    });
    expect(operations.every((operation) => operation.kind === 'CREATE_TASK')).toBe(true);
  });
});

describe('bare goals', () => {
  test('get the recipe for their kind, filled in with date, people and numbers', async () => {
    const events = await planEvents(
      plannerInput('Organise a conference for 200 people by 3 March. Ana does the catering.'),
    );
    const operations = operationsOf(events);
    expectApplicable(operations);
    expect(operations[0]).toMatchObject({ kind: 'UPDATE_PROJECT', fields: { dueDate: '2027-03-03' } });
    const creates = operations.filter((operation) => operation.kind === 'CREATE_TASK');
    expect(creates.find((create) => create.fields.title.includes('caterer'))?.fields.assigneeName).toBe('Ana');
    expect(creates.some((create) => create.fields.title.includes('200 people'))).toBe(true);
    expect(creates.find((create) => create.fields.title === 'Hold the conference')?.fields.dueDate).toBe('2027-03-03');
    expect(operations.filter((operation) => operation.kind === 'ADD_DEPENDENCY').length).toBeGreaterThan(20);
  });

  test.each([1, 2, 3, 4, 5, 6, 20])('have at most %i root tasks when that is asked for', async (maxRootTasks) => {
    const operations = await planOperations('Launch our new lamp', { maxRootTasks });
    const roots = operations.filter((operation) => operation.kind === 'CREATE_TASK' && operation.parentId === null);
    expect(roots.length).toBe(Math.min(6, maxRootTasks));
    expectApplicable(operations);
  });

  test('are planned beside the tasks that a project has', async () => {
    const first = await planOperations('Write a book about bees');
    const roots = first.filter((operation) => operation.kind === 'CREATE_TASK' && operation.parentId === null);
    const tasks = roots.map((root, index) =>
      existingTask(index + 1, root.kind === 'CREATE_TASK' ? root.fields.title.toUpperCase() : ''),
    );
    const second = await planOperations('Write a book about bees', { project: IN_USE, tasks });
    expect(second.some((operation) => operation.kind === 'CREATE_TASK' && operation.parentId === null)).toBe(false);
    expectApplicable(second, tasks);
  });

  test('say which of the work that they give to somebody is not in the plan', async () => {
    const events = await planEvents(plannerInput('Write a book about bees. Ana does the welding.'));
    expect(events).toContainEqual({
      type: 'warning',
      text: 'The goal gives “welding” to Ana, but no task of this plan is called so; nobody was assigned.',
    });
  });

  test('depend on nothing but the input: another day moves only what is relative to it', async () => {
    const goal = 'Launch our new lamp in 2 weeks';
    const due = async (today: string) => {
      const [first] = await planOperations(goal, { today: today as LocalDate });
      return first?.kind === 'UPDATE_PROJECT' ? first.fields.dueDate : null;
    };
    expect([await due('2026-11-23'), await due('2027-02-20')]).toEqual(['2026-12-07', '2027-03-06']);
  });
});
