import type { LocalDate } from '../../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import { day } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { addDays, daysBetween } from '../inline/calendar.ts';
import { stillOpen, updateEach } from './apply-fields.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';

const DUE = 'due date|deadline|due|end date|finish date|target date|end';
const START = 'start date|start|begin date|beginning|starting date';
const BY = '(by|until|before|till|no later than|not later than|on or before)';
const SET = '(set|change|move|put|make|update|shift|push|reset)';

function setDue(set: TaskSet, date: LocalDate): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ dueDate: date }),
      (names) => `Set the due date of ${names} to ${day(date)}`,
    );
}

/** Work that is put to another day keeps its length. */
function reschedule(set: TaskSet, date: LocalDate): Run {
  const fields = (task: Task): TaskFieldsDraft => {
    if (task.startDate === null) return { dueDate: date };
    const days = daysBetween(task.dueDate ?? task.startDate, date);
    return { startDate: addDays(task.startDate, days), dueDate: date };
  };
  return (draft) => updateEach(draft, set, stillOpen(set), fields, (names) => `Move ${names} to ${day(date)}`);
}

function setStart(set: TaskSet, date: LocalDate): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ startDate: date }),
      (names) => `Set the start of ${names} to ${day(date)}`,
    );
}

function clear(set: TaskSet, fields: TaskFieldsDraft, what: string): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      set.tasks,
      () => fields,
      (names) => `Remove the ${what} of ${names}`,
    );
}

const due: Rule['read'] = (slots) => setDue(slots.get('tasks'), slots.get('date'));
const start: Rule['read'] = (slots) => setStart(slots.get('tasks'), slots.get('startdate'));
const range: Rule['read'] = (slots) => {
  const { start: from, end: to } = slots.get('range');
  const set = slots.get('tasks');
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ startDate: from, dueDate: to }),
      (names) => `Set ${names} to run from ${day(from)} to ${day(to)}`,
    );
};
const clearing = (words: string): readonly string[] => [
  `(remove|clear|drop|delete|unset|erase|cancel|forget|take away) ${fieldOf(words)}`,
  `(take|remove) [the] (${words}) off <tasks>`,
  `<tasks> (has|have|needs|need|should have) no (${words}) [anymore|any more|any longer|now]`,
  `<tasks> (does not|do not) (have|need) a (${words}) [anymore|any more|any longer]`,
  `no (${words}) for <tasks>`,
];

export const DATE_RULES: readonly Rule[] = [
  rule(
    [
      `${SET} ${fieldOf(DUE)} (to|=|:|as|on|for|at) <date>`,
      `(give|set) <tasks> (a|the) (${DUE}) [of|on|:|to] <date>`,
      `${fieldOf(DUE)} (is|:|=|->|should be|becomes) [now|on] <date>`,
      `(${DUE}) (of|for) <tasks> (is|:|=|->) <date>`,
      '<tasks> (is|are|becomes|become|was|should be|will be) [now] due [on|by|in|at|for|before|:] <date>',
      '<tasks> due [on|by|in|at|for|before|:] <date>',
      `<tasks> [,] (deadline|due date) [(is|:|=|on)] <date>`,
      '(make|set|mark) <tasks> [to be] due [on|by|in|at|for|before] <date>',
      `<tasks> (must|should|has to|have to|needs to|need to|shall|will|is to|are to|can|got to) [be] [<how:word>] ${BY} <date>`,
      `<tasks> (must|should|has to|have to|needs to|need to|shall|will|is to|are to|got to|can) be <how:word> [(on|in|at)] <date>`,
      `<tasks> (ends|end|finishes|finish|lands|is over|are over|is out|goes out|go out) [(on|in|at|by)] <date>`,
      `(change|move|set|update|shift) ${fieldOf(DUE)} from <old:date> to <date>`,
      `(finish|complete|deliver|do|close|get done|wrap up|ship) <tasks> ${BY} <date>`,
      `(get|have) <tasks> <how:word> ${BY} <date>`,
      `have <tasks> ${BY} <date>`,
      `<tasks> ${BY} <date>`,
      `(extend|set|give) <tasks> (to|until|till) <date>`,
      `<tasks> : [(${DUE})] [:] <date>`,
      `deadline <tasks> : <date>`,
      '(i|we) need <tasks> [done|finished|ready] (by|until|before|on|for) <date>',
    ],
    due,
  ),
  rule(['<tasks> [(due|deadline)] <indate>'], (slots) => setDue(slots.get('tasks'), slots.get('indate'))),
  rule(
    [
      '(reschedule|re-schedule|postpone|defer|schedule|delay) <tasks> [back|out|forward] (to|for|until|till|on) <date>',
      '(move|push|shift|bring|pull) <tasks> [back|out|forward|up|in] [from <old:date>] (to|until|till|onto) <date>',
      '<tasks> (is|are|gets|get|will be|has been|have been|must be|should be) (moved|postponed|delayed|rescheduled|pushed|shifted) [back] [from <old:date>] (to|until|till) <date>',
      '<tasks> (moves|move|slips|slip|goes|should move|must move) [back] [from <old:date>] to <date>',
      '<tasks> (is|are) now (on|by|in) <date>',
      '<tasks> now (on|by|in) <date>',
    ],
    (slots) => reschedule(slots.get('tasks'), slots.get('date')),
  ),
  rule(
    [
      '(start|begin|kick off) [(work|working)] [on] <tasks> [(on|from|in|at|not before)] <startdate>',
      'do not (start|begin) [with] <tasks> before <startdate>',
      `${SET} ${fieldOf(START)} (to|=|:|as|on|for) <startdate>`,
      `${fieldOf(START)} (is|:|=|->|should be) <startdate>`,
      '[work on] <tasks> (starts|start|begins|begin|started) [on|from|in|at|not before] <startdate>',
      '[work on] <tasks> (should|can|will|must|may|shall|is to|does not|do not|can not) [only] (start|begin) [on|from|in|at|before|not before] <startdate>',
      '(let|have) <tasks> (start|begin) [on|from|in] <startdate>',
      '<who:person> (begins|starts|will begin|will start|should start|should begin) [(with|on|work on)] <tasks> [(on|from|in|at)] <startdate>',
    ],
    start,
  ),
  rule(
    [
      '(schedule|plan|set|move|reschedule|put|do) <tasks> [for|to] [from|between] <range>',
      '<tasks> (runs|run|goes|happens|happen|takes place|is|are|is scheduled|are scheduled|is planned|lasts) [for] [from|between] <range>',
      '<tasks> (from|between) <range>',
      '<tasks> : <range>',
    ],
    range,
  ),
  rule(clearing(DUE), (slots) => clear(slots.get('tasks'), { dueDate: null }, 'due date')),
  rule(clearing(START), (slots) => clear(slots.get('tasks'), { startDate: null }, 'start date')),
  rule(clearing('date|dates|all dates|due and start dates|start and due dates'), (slots) =>
    clear(slots.get('tasks'), { startDate: null, dueDate: null }, 'dates'),
  ),
];
