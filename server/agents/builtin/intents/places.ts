import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { Refusal } from '../editor/refusal.ts';
import { listed, titled } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { rule, type Rule, type Run } from './rule.ts';

/** Without those that move along because a task above them does. */
function topmost(draft: PlanDraft, tasks: readonly Task[]): readonly Task[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.filter((task) => ![...draft.plan.ancestorsOf(task.id)].some(({ id }) => ids.has(id)));
}

function moveUnder(set: TaskSet, parent: Task | null): Run {
  return (draft) => {
    const tasks = topmost(draft, set.tasks);
    const moved = tasks.filter((task) => draft.now(task).parentId !== (parent?.id ?? null) && draft.move(task, parent));
    const where = parent ? `under ${titled(parent)}` : 'to the top level';
    if (moved.length === 0)
      throw new Refusal(`${listed(tasks)} ${tasks.length === 1 ? 'stands' : 'stand'} there already`);
    return { sentence: `Move ${listed(moved)} ${where}`, tasks: moved };
  };
}

/** Puts tasks after (or before) another, as its siblings, in the order in which they were named. */
function moveBeside(set: TaskSet, anchor: Task, side: 'after' | 'before'): Run {
  return (draft) => {
    const tasks = topmost(draft, set.tasks);
    if (tasks.some(({ id }) => id === anchor.id)) throw new Refusal(`${titled(anchor)} cannot stand ${side} itself`);
    const parent = draft.parentOf(draft.now(anchor));
    const ids = new Set(tasks.map(({ id }) => id));
    const siblings = draft.childrenOf(parent).filter(({ id }) => !ids.has(id));
    let after: Task | null =
      side === 'after' ? anchor : (siblings[siblings.findIndex(({ id }) => id === anchor.id) - 1] ?? null);
    let count = 0;
    for (const task of tasks) {
      if (draft.move(task, parent, after)) count++;
      after = task;
    }
    if (count === 0) throw new Refusal(`${listed(tasks)} ${tasks.length === 1 ? 'stands' : 'stand'} there already`);
    return { sentence: `Move ${listed(tasks)} ${side} ${titled(anchor)}`, tasks };
  };
}

function moveToEdge(set: TaskSet, parent: Task | null | undefined, edge: 'first' | 'last'): Run {
  return (draft) => {
    const tasks = topmost(draft, set.tasks);
    let after: Task | null = null;
    let count = 0;
    for (const task of tasks) {
      const under = parent === undefined ? draft.parentOf(draft.now(task)) : parent;
      if (edge === 'first' ? draft.move(task, under, after) : draft.move(task, under)) count++;
      after = task;
    }
    if (count === 0) throw new Refusal(`${listed(tasks)} ${tasks.length === 1 ? 'stands' : 'stand'} there already`);
    return {
      sentence: `Move ${listed(tasks)} to the ${edge === 'first' ? 'top' : 'end'}${parent ? ` of ${titled(parent)}` : ''}`,
      tasks,
    };
  };
}

function siblingAt(draft: PlanDraft, task: Task, offset: number): Task | null {
  const siblings = draft.childrenOf(draft.parentOf(draft.now(task)));
  return siblings[siblings.findIndex(({ id }) => id === task.id) + offset] ?? null;
}

function indent(set: TaskSet): Run {
  return (draft) => {
    for (const task of topmost(draft, set.tasks)) {
      const above = siblingAt(draft, task, -1);
      if (!above) throw new Refusal(`${titled(task)} has no task above it that it could go under`);
      draft.move(task, above);
    }
    return { sentence: `Indent ${listed(set.tasks)}`, tasks: set.tasks };
  };
}

function outdent(set: TaskSet): Run {
  return (draft) => {
    for (const task of [...topmost(draft, set.tasks)].reverse()) {
      const parent = draft.parentOf(draft.now(task));
      if (!parent) throw new Refusal(`${titled(task)} stands at the top level already`);
      draft.move(task, draft.parentOf(parent), parent);
    }
    return { sentence: `Move ${listed(set.tasks)} up one level`, tasks: set.tasks };
  };
}

function stepBy(task: Task, by: number): Run {
  return (draft) => {
    const anchor = siblingAt(draft, task, by);
    if (!anchor) throw new Refusal(`${titled(task)} cannot go further ${by < 0 ? 'up' : 'down'}`);
    return moveBeside({ tasks: [task], isGroup: false }, anchor, by < 0 ? 'before' : 'after')(draft);
  };
}

function swap(first: Task, second: Task): Run {
  return (draft) => {
    if (first.parentId !== second.parentId || first.id === second.id)
      throw new Refusal(`${titled(first)} and ${titled(second)} do not stand side by side under one task`);
    const siblings = draft.childrenOf(draft.parentOf(first));
    const [early, late] =
      siblings.findIndex(({ id }) => id === first.id) < siblings.findIndex(({ id }) => id === second.id)
        ? [first, second]
        : [second, first];
    const beforeLate = siblingAt(draft, late, -1)!;
    draft.move(late, draft.parentOf(late), siblingAt(draft, early, -1));
    if (beforeLate.id !== early.id) draft.move(early, draft.parentOf(early), beforeLate);
    return { sentence: `Swap ${titled(first)} and ${titled(second)}`, tasks: [first, second] };
  };
}

const MOVE = '(move|put|place|reparent|re-parent|relocate|nest|shift|drag|transfer|file|bring|place)';
const UNDER = '(under|underneath|beneath|into|in|inside|within|to|onto)';
const AFTER = '(after|behind|right after|directly after|just after|immediately after)';
const BEFORE = '(before|in front of|ahead of|above|right before|directly before|just before)';
const IN_LIST = 'in the (list|order|outline|plan|sequence)';
const SIBLING = '(task|subtask|step|item|child|thing|one)';

export const PLACE_RULES: readonly Rule[] = [
  rule(
    [
      `${MOVE} <tasks> [to be] ${UNDER} <task> [(at the end|at the bottom|as the last|as the last one)]`,
      '(make|turn) <tasks> [into] [a|the] (subtask|subtasks|child|children|part|sub-task|step) of <task>',
      '<tasks> (belongs|belong|goes|go|should go|should be|should sit|sits|sit|is part of|are part of|should be moved|must go|should live|lives|live|should stand) (to|under|in|into|inside) <task>',
      '(group|collect|gather|bundle) <tasks> under <task>',
    ],
    (slots) => moveUnder(slots.get('tasks'), slots.get('task')),
  ),
  rule([`${MOVE} <tasks> below <task>`], (slots, { draft }) => {
    const [set, task] = [slots.get('tasks'), slots.get('task')];
    if (set.tasks.every((each) => draft.now(each).parentId === draft.now(task).parentId))
      return moveBeside(set, task, 'after');
    return () => {
      throw new Refusal(`“Below ${titled(task)}” could be in it or after it: say “under” or “after”`);
    };
  }),
  rule(
    [
      `${MOVE} <tasks> ${AFTER} <task> [${IN_LIST}]`,
      `<tasks> [(should|must|has to|needs to)] [(be|come|go|stand|comes|goes|stands)] ${AFTER} <task> ${IN_LIST}`,
      `(reorder|re-order|order|rearrange) : <tasks> ${AFTER} <task>`,
      `(reorder|re-order) <tasks> [to be] ${AFTER} <task>`,
    ],
    (slots) => moveBeside(slots.get('tasks'), slots.get('task'), 'after'),
  ),
  rule(
    [
      `${MOVE} <tasks> ${BEFORE} <task> [${IN_LIST}]`,
      `<tasks> [(should|must|has to|needs to)] [(be|come|go|stand|comes|goes|stands)] ${BEFORE} <task> ${IN_LIST}`,
      `(reorder|re-order|order|rearrange) : <tasks> ${BEFORE} <task>`,
      `(reorder|re-order) <tasks> [to be] ${BEFORE} <task>`,
    ],
    (slots) => moveBeside(slots.get('tasks'), slots.get('task'), 'before'),
  ),
  rule(
    [
      `${MOVE} <tasks> [to|at] [the] [very] (top|start|beginning|front|first place|first position) (of|in|under) <task>`,
      `make <tasks> the first [${SIBLING}] (of|in|under) <task>`,
      `<tasks> (should|must|has to|needs to) (be|come|go) [the] first [${SIBLING}] (of|in|under) <task>`,
      `${MOVE} <tasks> first (of|in|under|within) <task>`,
    ],
    (slots) => moveToEdge(slots.get('tasks'), slots.get('task'), 'first'),
  ),
  rule(
    [
      `${MOVE} <tasks> [to|at] [the] [very] (end|bottom|last place|last position) (of|in|under) <task>`,
      `make <tasks> the last [${SIBLING}] (of|in|under) <task>`,
      `<tasks> (should|must|has to|needs to) (be|come|go) [the] last [${SIBLING}] (of|in|under) <task>`,
      `${MOVE} <tasks> last (of|in|under|within) <task>`,
    ],
    (slots) => moveToEdge(slots.get('tasks'), slots.get('task'), 'last'),
  ),
  rule(
    [
      `${MOVE} <tasks> (to|at) [the] [very] (top|start|beginning|front|first place) [of the list]`,
      `(make|put|move) <tasks> [the] first [${SIBLING}]`,
    ],
    (slots) => moveToEdge(slots.get('tasks'), undefined, 'first'),
  ),
  rule(
    [
      `${MOVE} <tasks> (to|at) [the] [very] (end|bottom|last place) [of the list]`,
      `(make|put|move) <tasks> [the] last [${SIBLING}]`,
    ],
    (slots) => moveToEdge(slots.get('tasks'), undefined, 'last'),
  ),
  rule(
    [
      '(make|turn) <tasks> [into] [a] (root task|root tasks|top-level task|top-level tasks|root|top level|top-level|phase)',
      `${MOVE} <tasks> to [the] (top level|root|root level|top-level|outermost level)`,
      `${MOVE} <tasks> out of <task>`,
    ],
    (slots, world, source) => {
      if (!slots.has('task')) return moveUnder(slots.get('tasks'), null);
      return / out of /u.test(source.all) ? outdent(slots.get('tasks')) : null;
    },
  ),
  rule(
    [
      '(indent|demote) <tasks>',
      '(make|turn) <tasks> [into] a (subtask|child) of the (task|one|item) (above|before) [it]',
      'nest <tasks> under the (task|one) above [it]',
    ],
    (slots) => indent(slots.get('tasks')),
  ),
  rule(
    [
      '(outdent|unindent|promote|un-indent|unnest) <tasks>',
      '(move|bring|pull|lift) <tasks> (up|out) (one|a) level',
      '(move|bring|pull|lift) <tasks> one level (up|out|higher)',
    ],
    (slots) => outdent(slots.get('tasks')),
  ),
  rule(['move <task> up [(one|by one|one place|one position|a place|by one place|one row)]'], (slots) =>
    stepBy(slots.get('task'), -1),
  ),
  rule(['move <task> down [(one|by one|one place|one position|a place|by one place|one row)]'], (slots) =>
    stepBy(slots.get('task'), 1),
  ),
  rule(
    [
      '(swap|exchange|switch) <task> (and|with) <other:task> [around|in order|positions]',
      '(swap|exchange|switch) [the] (order|places|positions) of <task> and <other:task>',
    ],
    (slots) => swap(slots.get('task'), slots.get('task', 'other')),
  ),
];
