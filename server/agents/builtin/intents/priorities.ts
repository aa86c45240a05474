import { PRIORITIES, type Priority } from '../../../domain/project.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { stillOpen, updateEach } from './apply-fields.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';

const OF = fieldOf('priority|prio|priorities|urgency');
const STEP = '[by one|by one level|by one step|a notch|one notch|one level|one step|a level|a step|a bit]';

function setPriority(set: TaskSet, priority: Priority): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ priority }),
      (names) => `Set the priority of ${names} to ${priority.toLowerCase()}`,
    );
}

function step(set: TaskSet, by: 1 | -1): Run {
  const next = (priority: Priority): Priority => PRIORITIES[PRIORITIES.indexOf(priority) - by] ?? priority;
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      (task) => ({ priority: next(task.priority) }),
      (names) => `${by > 0 ? 'Raise' : 'Lower'} the priority of ${names} by one level`,
    );
}

export const PRIORITY_RULES: readonly Rule[] = [
  rule(
    [
      '(set|change|make|mark|give|raise|lower|bump|move|put|flag|push|upgrade|downgrade|increase|decrease|classify|treat|rate) <tasks> [up|down] [priority] (to|as|a|at|with|:|=|into) [a|the] <priority>',
      '(make|mark|flag|set|give) <tasks> [a] <priority>',
      `(set|change|raise|lower|increase|decrease|bump|update|reduce|drop|put) ${OF} [up|down] (to|as|=|:|at) <priority>`,
      `${OF} (is|:|=|should be) [now] <priority>`,
      '<tasks> (is|are|gets|get|has|have|becomes|become|should be|must be|needs to be|should get|should have) [now] [a|of|the|our] <priority> [(now|anymore|any more|any longer)]',
      '<tasks> : [priority] [:] <priority>',
      '<tasks> -> <priority>',
      'give <priority> to <tasks>',
    ],
    (slots) => setPriority(slots.get('tasks'), slots.get('priority')),
  ),
  rule(['(prioritise|prioritize) <tasks>'], (slots) => setPriority(slots.get('tasks'), 'HIGH')),
  rule(['(deprioritise|deprioritize|de-prioritise|de-prioritize) <tasks>', '<tasks> can wait'], (slots) =>
    setPriority(slots.get('tasks'), 'LOW'),
  ),
  rule([`(raise|increase|bump|bump up|up) ${OF} ${STEP}`], (slots) => step(slots.get('tasks'), 1)),
  rule([`(lower|decrease|reduce|drop) ${OF} ${STEP}`], (slots) => step(slots.get('tasks'), -1)),
];
