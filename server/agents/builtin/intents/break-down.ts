import type { Task } from '../../../domain/task.ts';
import { addParts } from '../decomposer/builtin-decomposer.ts';
import { decompose } from '../decomposer/decompose.ts';
import { Refusal } from '../editor/refusal.ts';
import { plural, titled } from '../editor/wording.ts';
import { rule, type Rule, type Run } from './rule.ts';

function breakDown(task: Task, instructions: string | null): Run {
  return (draft) => {
    const parts = decompose(draft, task, instructions);
    const made = addParts(draft, task, parts);
    if (made.length === 0) throw new Refusal(parts.reason);
    const sentence = `Break ${titled(task)} down into ${plural(made.length, 'subtask')}. ${parts.reason.replace(/\.$/u, '')}`;
    return { sentence, tasks: made };
  };
}

export const BREAK_DOWN_RULES: readonly Rule[] = [
  rule(
    [
      '(break down|decompose|break up|detail|flesh out|refine|subdivide|expand) <task> [further] [(into|in) [smaller|some|more|several|manageable] (tasks|steps|subtasks|pieces|parts)]',
      'break <task> down [further] [into [smaller|some|several] (tasks|steps|subtasks|pieces|parts)]',
      '(split|break|divide) <task> [up] (into|in) [smaller|some|several|manageable] (tasks|steps|subtasks|pieces|parts)',
      '(add|create|generate|suggest|propose) subtasks (for|to|under) <task>',
    ],
    (slots) => breakDown(slots.get('task'), null),
  ),
  rule(
    [
      '(break down|decompose|break up|split|break|divide) <task> [down|up] (into|in) <number> [smaller] (tasks|steps|subtasks|stages)',
    ],
    (slots) => breakDown(slots.get('task'), `into ${slots.get('number')} steps`),
  ),
];
