import { addWorkingDays } from '../../../domain/working-days.ts';
import type { LocalDate } from '../../../domain/ids.ts';
import { isOpen } from '../../../domain/plan-facts.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { Refusal } from '../editor/refusal.ts';
import { listed, plural } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import type { Offset } from '../entities/values.ts';
import { addDays, calendarDate, lastDayOfMonth, monthOf, yearOf } from '../inline/calendar.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';

type Part = 'both' | 'due' | 'start';

export function shifted(date: LocalDate, { amount, unit }: Offset, direction: 1 | -1): LocalDate {
  if (unit === 'day') return addDays(date, direction * amount);
  if (unit === 'working day') return addWorkingDays(date, direction * amount);
  const index = yearOf(date) * 12 + monthOf(date) - 1 + direction * amount;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return calendarDate(year, month, Number(date.slice(8))) ?? lastDayOfMonth(year, month);
}

function words({ amount, unit }: Offset): string {
  return amount % 7 === 0 && unit === 'day' ? plural(amount / 7, 'week') : plural(amount, unit);
}

/** Moves what is still to be done; a task that was named takes everything below it along. */
function affected(draft: PlanDraft, set: TaskSet, part: Part): readonly Task[] {
  const ids = new Set(
    set.tasks
      .flatMap((task) => (part === 'both' && !set.isGroup ? draft.plan.subtreeOf(task.id) : [task]))
      .map(({ id }) => id),
  );
  const all = draft.tasks.filter(({ id }) => ids.has(id));
  const open = all.filter(isOpen);
  return open.length > 0 ? open : all;
}

export function shift(set: TaskSet, offset: Offset, direction: 1 | -1, part: Part = 'both'): Run {
  return (draft) => {
    const tasks = affected(draft, set, part);
    const move = (date: LocalDate): LocalDate => shifted(date, offset, direction);
    const moved = tasks.filter((task) => {
      const { startDate, dueDate } = draft.now(task);
      return draft.update(task, {
        ...(startDate !== null && part !== 'due' && { startDate: move(startDate) }),
        ...(dueDate !== null && part !== 'start' && { dueDate: move(dueDate) }),
      });
    });
    const what = part === 'both' ? 'date' : `${part} date`;
    if (moved.length === 0)
      throw new Refusal(`${listed(tasks)} ${tasks.length === 1 ? 'has' : 'have'} no ${what} that could move`);
    const note = set.note === undefined ? '' : `. ${set.note.replace(/\.$/u, '')}`;
    const undated = tasks.length - moved.length;
    const aside =
      undated > 0
        ? `; ${plural(undated, 'task')} without dates stay${undated === 1 ? 's' : ''} as ${undated === 1 ? 'it is' : 'they are'}`
        : '';
    return {
      sentence: `Move ${part === 'both' ? '' : `the ${what} of `}${listed(moved)} ${words(offset)} ${direction > 0 ? 'later' : 'earlier'}${aside}${note}`,
      tasks: set.tasks,
    };
  };
}

const DUE = 'due date|due dates|deadline|deadlines|end date|end';
const START = 'start date|start dates|start';
const LATER = '(later|back|out|further out|to the right|into the future)';
const EARLIER = '(earlier|sooner|ahead|to the left)';
const PUSH =
  '(push|delay|postpone|defer|slip|slide|push back|push out|put off|set back|hold back|move back|shift back)';
const SHIFT = '(push|move|shift|slide|put|set|delay|postpone|slip|start|do|schedule|reschedule)';
const PULL = '(pull in|advance|bring forward|pull forward|pull up|bring in|move up|pull ahead)';

/** "QA is two days late" may tell how things are, or ask for other dates. */
const late = (what: string): string =>
  `${what} (is|are|is running|are running|runs|run) [already] <offset> (late|behind|behind schedule)`;

const patternsOf = (what: string): { later: string[]; earlier: string[]; unclear: string[] } => ({
  later: [
    `${PUSH} ${what} [back|out|off] [by] [another] <offset>`,
    `${SHIFT} ${what} [by] <offset> ${LATER}`,
    `(push|move|shift|set|slide|put) ${what} (back|out|later|off) [by] <offset>`,
    `(shift|move|slide) ${what} by <offset>`,
    `${what} (slips|slip|is delayed|are delayed|will be delayed|moves|move|is postponed|are postponed|slides|slipped|has slipped|is pushed|is pushed back|must move|should move|gets pushed|get pushed|gets delayed|get delayed|is going to slip|will slip) [by] <offset> [later|back]`,
    `${PUSH} <offset> ${what}`,
    `${what} (will be|is going to be|are going to be) <offset> (late|behind|behind schedule)`,
    `${what} (is|are|will be|is going to be|are going to be) <offset> later`,
  ],
  earlier: [
    `(bring|pull) ${what} (forward|in|up|ahead) [by] <offset>`,
    `(finish|complete|deliver) ${what} <offset> (earlier|early|sooner)`,
    `${PULL} ${what} [by] <offset>`,
    `(move|shift|push|bring|pull|start|do|set|schedule|put|reschedule) ${what} [by] <offset> ${EARLIER}`,
    `(move|shift) ${what} (up|earlier|ahead) [by] <offset>`,
    `${what} (moves|should move|must move|can start|starts|should start) <offset> earlier`,
  ],
  unclear: [
    `(move|push|shift|slide) ${what} forward[s] [by] <offset>`.replace('[s]', ''),
    `(move|push|shift|slide) ${what} [by] <offset> forward`,
  ],
});
const both = patternsOf('<tasks>');
const dueOnly = patternsOf(fieldOf(DUE));
const startOnly = patternsOf(fieldOf(START));
const read =
  (direction: 1 | -1, part: Part): Rule['read'] =>
  (slots) =>
    shift(slots.get('tasks'), slots.get('offset'), direction, part);

export const SHIFT_RULES: readonly Rule[] = [
  rule(both.later, read(1, 'both')),
  rule(both.earlier, read(-1, 'both')),
  rule(
    [
      ...dueOnly.later,
      `(extend|prolong|lengthen|relax) ${fieldOf(DUE)} [by] <offset>`,
      `add <offset> to ${fieldOf(DUE)}`,
      '(extend|prolong) <tasks> by <offset>',
      '(give|allow) <tasks> another <offset>',
      '(give|allow) <tasks> <offset> (more|longer|extra)',
    ],
    read(1, 'due'),
  ),
  rule(['(give|allow) <tasks> <offset>'], (slots, world, source) =>
    // "Three days" alone may be how long it takes; "three more days" is not.
    /\b(?:more|extra|additional|further)\b/u.test(source.all) ? read(1, 'due')(slots, world, source) : null,
  ),
  rule([...dueOnly.earlier, `(shorten|tighten) ${fieldOf(DUE)} by <offset>`], read(-1, 'due')),
  rule(startOnly.later, read(1, 'start')),
  rule(startOnly.earlier, read(-1, 'start')),
  rule([late('<tasks>'), late(fieldOf(DUE))], (slots) => () => {
    const { tasks } = slots.get('tasks');
    throw new Refusal(
      `Being late is not a change yet: say “move ${tasks.length === 1 ? `#${tasks[0]!.number}` : 'them'} ${words(slots.get('offset'))} later” for other dates`,
    );
  }),
  rule([...both.unclear, ...dueOnly.unclear, ...startOnly.unclear], () => () => {
    throw new Refusal('“Forward” is earlier for some and later for others: say “earlier” or “later”');
  }),
];
