import { describe, expect, test } from 'vitest';
import type { PlanContext } from '../../../server/agents/agent.ts';
import { estimateTokens } from '../../../server/agents/llm/tokens.ts';
import { planDigest } from '../../../server/agents/model/context/plan-digest.ts';
import { decomposerContext } from '../../../server/agents/model/decomposer/decomposer-prompt.ts';
import { editorContext } from '../../../server/agents/model/editor/editor-prompt.ts';
import { plannerContext } from '../../../server/agents/model/planner/planner-prompt.ts';
import type { PersonId } from '../../../server/domain/ids.ts';
import type { Task } from '../../../server/domain/task.ts';
import { planContext, task, taskId } from './model-world.ts';
import { plannerInput } from './planning-world.ts';

/** A plan of so many tasks: roots with ten children, each with ten of their own. */
function largePlan(count: number): PlanContext {
  const tasks: Task[] = [];
  for (let number = 1; number <= count; number += 1) {
    const inRoot = (number - 1) % 111;
    const isChild = inRoot > 0 && (inRoot - 1) % 11 === 0;
    const depth = inRoot === 0 ? 0 : isChild ? 1 : 2;
    const below = depth === 0 ? undefined : depth === 1 ? number - inRoot : number - ((inRoot - 1) % 11);
    const title = `${depth === 0 ? 'Area' : 'Step'} ${number} of a rather long plan with many words in its titles`;
    tasks.push(task(number, { title, depth, ...(below !== undefined && { below }), estimatedMinutes: 120 }));
  }
  return planContext(tasks, {
    people: { a: 'Ana' },
    after: [
      [500, 42],
      [900, 500],
    ],
  });
}

function withTask(plan: PlanContext, number: number, changes: Partial<Task>): PlanContext {
  return { ...plan, tasks: plan.tasks.map((each) => (each.number === number ? { ...each, ...changes } : each)) };
}

const references = (text: string) => new Set([...text.matchAll(/^ *#(\d+) /gmu)].map(([, number]) => Number(number)));

test('shows all of a plan that fits, one line for each task', () => {
  const plan = largePlan(50);
  expect(planDigest(plan, { taskIds: [], words: '' }, 10_000).split('\n')).toHaveLength(50);
});

describe.each([1_000, 10_000])('of a plan of %i tasks', (count) => {
  const plan = largePlan(count);

  test('stays within what it may take, and says what is not shown', () => {
    for (const tokens of [500, 2_000, 8_000, 20_000]) {
      const digest = planDigest(plan, { taskIds: [], words: 'Make everything better' }, tokens);
      expect(estimateTokens(digest)).toBeLessThanOrEqual(tokens);
      const hidden = Number(/\((\d+) more tasks of the plan are not shown\)$/u.exec(digest)?.[1]);
      expect(hidden).toBe(count - references(digest).size);
    }
  });

  test('shows a task that is asked about, all above and below it, its siblings, and what it is linked to', () => {
    const digest = planDigest(plan, { taskIds: [taskId(500)], words: '' }, 8_000);
    const shown = references(digest);
    const asked = plan.tasks[499]!;
    const family = plan.tasks.filter(
      ({ id, parentId }) => id === asked.parentId || parentId === asked.parentId || parentId === asked.id,
    );
    for (const { number } of [...family, plan.tasks[41]!, plan.tasks[899]!]) expect(shown).toContain(number);
    expect(shown).toContain(445);
  });

  test('shows root tasks with how much lies below them', () => {
    const digest = planDigest(plan, { taskIds: [], words: '' }, 8_000);
    for (let number = 1; number <= count; number += 111) expect(references(digest)).toContain(number);
    expect(digest).toMatch(/^#1 .*\d+ more below it not shown\]$/mu);
  });

  test('shows tasks that hold the words of what is asked, wherever they lie', () => {
    const wanted = withTask(withTask(plan, 777, { title: 'Calibrate the spectrometer' }), 888, {
      assigneeId: 'a' as PersonId,
    });
    const digest = planDigest(wanted, { taskIds: [], words: 'Move spectrometers to next week and ask Ana' }, 6_000);
    expect(references(digest)).toContain(777);
    expect(references(digest)).toContain(888);
  });

  test('shows a task that is named by its number', () => {
    expect(references(planDigest(plan, { taskIds: [], words: 'mark #876 done' }, 4_000))).toContain(876);
    expect(references(planDigest(plan, { taskIds: [], words: 'mark 876 done' }, 4_000))).toContain(876);
  });

  test('leaves room for what is asked about where there are nothing but root tasks', () => {
    const flat = planContext(plan.tasks.map((each) => ({ ...each, parentId: null, depth: 0 })));
    const wanted = withTask(flat, 654, { title: 'Calibrate the spectrometer' });
    const digest = planDigest(wanted, { taskIds: [taskId(321)], words: 'spectrometer' }, 3_000);
    expect(references(digest)).toContain(321);
    expect(references(digest)).toContain(654);
  });

  test('stays within its room in the prompt of every agent, with everything else that is said', () => {
    const long = `${'A sentence of a document. '.repeat(2_000)}`;
    const goal = plannerInput({ ...plan, goal: long });
    expect(estimateTokens(plannerContext(goal, 40_000))).toBeLessThanOrEqual(40_000);
    const one = plan.tasks[499]!;
    const big = { ...one, description: long };
    const input = { ...plan, agent: 'DECOMPOSER' as const, task: big, instructions: long };
    const decomposed = decomposerContext(input, 10_000);
    expect(estimateTokens(decomposed)).toBeLessThanOrEqual(10_000);
    expect(references(decomposed)).toContain(500);
    const everything = plan.tasks.map(({ id }) => id);
    const edited = { ...plan, agent: 'EDITOR' as const, instructions: long, selection: everything };
    expect(estimateTokens(editorContext(edited, 10_000))).toBeLessThanOrEqual(10_000);
  });
});
