import type { LocalDate } from '../../../domain/ids.ts';
import type { Clause } from '../grammar/clause.ts';
import { addWorkingDays } from '../../../domain/working-days.ts';
import { addDays } from '../inline/calendar.ts';
import type { TaskReader } from './task-reader.ts';
import { offsetOf } from './values.ts';
import type { World } from './world.ts';

const END_OF = /^(?:the )?(?:due date|deadline|due|end|end date) (?:of|for) /u;
const START_OF = /^(?:the )?(?:start|start date|beginning) (?:of|for) /u;
const SAME_AS = /^(?:the )?same (?:day|date|time|deadline|due date) as (?:the )?/u;

/** A date told by another: `the due date of QA`, `two days after Go live`, `a week after 3 March`. Null where it is none. */
export function readRelativeDate(
  clause: Clause,
  start: number,
  end: number,
  tasks: TaskReader,
  world: World,
  edge: 'start' | 'end',
): LocalDate | null {
  const words = clause.words(start, end);
  for (const [pattern, field] of [
    [END_OF, 'dueDate'],
    [START_OF, 'startDate'],
    [SAME_AS, edge === 'end' ? 'dueDate' : 'startDate'],
  ] as const) {
    const length = pattern.exec(words)?.[0].trim().split(' ').length;
    if (length === undefined) continue;
    const task = tasks.readOne(start + length, end);
    return task.ok ? task.value[field] : null;
  }
  for (let at = start + 1; at < end - 1; at++) {
    const side = clause.tokens[at]!.text;
    if (side !== 'after' && side !== 'before' && side !== 'from') continue;
    const offset = offsetOf(clause.words(start, at));
    if (!offset || offset.unit === 'month') continue;
    const direction = side === 'before' ? -1 : 1;
    const from = world.dates.parse(clause.text(at + 1, end)) ?? dateOf(tasks, at + 1, end, direction);
    if (!from) return null;
    return offset.unit === 'day'
      ? addDays(from, direction * offset.amount)
      : addWorkingDays(from, direction * offset.amount);
  }
  return null;
}

/** After a task is after it is due, before it is before it starts. */
function dateOf(tasks: TaskReader, start: number, end: number, direction: number): LocalDate | null {
  const task = tasks.readOne(start, end);
  if (!task.ok) return null;
  return direction > 0 ? task.value.dueDate : (task.value.startDate ?? task.value.dueDate);
}
