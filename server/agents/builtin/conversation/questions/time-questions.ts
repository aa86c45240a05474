import { daysUntilDue } from '../../../../domain/due.ts';
import { isOpen } from '../../../../domain/plan-facts.ts';
import type { Task } from '../../../../domain/task.ts';
import { capitalised, day, duration, plural, titled } from '../../editor/wording.ts';
import { readPeriod } from '../../entities/periods.ts';
import { question, STATUS_WORDS, type Asked } from './question.ts';

function lateness(asked: Asked): string {
  const { overdue } = asked.facts;
  const head = `${plural(overdue.length, 'task')} ${overdue.length === 1 ? 'is' : 'are'} overdue, the latest first:`;
  return asked.list(head, overdue, 'Nothing is overdue.');
}

function dueOf(asked: Asked, task: Task): string {
  const { today } = asked.world.draft.context;
  if (task.dueDate === null)
    return `${titled(task)} has no due date${task.startDate === null ? '' : `; it starts on ${day(task.startDate)}`}.`;
  const days = daysUntilDue(task, today)!;
  const when = days === 0 ? 'today' : days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
  return `${titled(task)} ${isOpen(task) ? 'is' : 'was'} due on ${day(task.dueDate)}, ${when}${isOpen(task) ? '' : `; it is ${STATUS_WORDS[task.status]}`}.`;
}

function projectDue(asked: Asked): string {
  const { project } = asked.world.draft.context;
  const { lastDueDate, open } = asked.facts;
  const last =
    lastDueDate === null ? 'no open task has a due date' : `the last open task is due on ${day(lastDueDate)}`;
  const own =
    project.dueDate === null ? 'The project has no due date' : `The project is due on ${day(project.dueDate)}`;
  const late =
    project.dueDate !== null && lastDueDate !== null && lastDueDate > project.dueDate ? ', which is later' : '';
  return open.length === 0 ? `${own}, and nothing is left to do.` : `${own}; ${last}${late}.`;
}

function remaining(asked: Asked): string {
  const { open, remainingMinutes, estimatedMinutes, unestimated, unassigned } = asked.facts;
  if (open.length === 0) return 'Nothing is left to do.';
  const guess =
    unestimated.length > 0
      ? ` ${plural(unestimated.length, 'task')} of them ${unestimated.length === 1 ? 'has' : 'have'} no estimate, so it is more.`
      : '';
  const people = new Set(open.map((task) => task.assigneeId).filter((id) => id !== null)).size;
  const shared =
    people > 1 && unassigned.length === 0
      ? ` Shared among ${people} people that is about ${duration(Math.round(remainingMinutes / people))} each.`
      : '';
  return `${plural(open.length, 'task')} ${open.length === 1 ? 'is' : 'are'} open, with ${duration(remainingMinutes)} of work left of ${duration(estimatedMinutes)}.${guess}${shared}`;
}

const WHEN = '(when|by when|what day|on what day|which day)';

export const TIME_QUESTIONS = [
  question(
    [
      '(what|which tasks|which ones|which|who|anything) (is|are) [currently|already|now] (late|overdue|behind|delayed|behind schedule|running late|running behind|running behind schedule|past due|past its due date|past their due date|past its deadline|over time)',
      '(is|are) (anything|any tasks|any task|something|there anything|there any tasks) [currently] (late|overdue|behind|delayed)',
      '(what|which tasks) (has slipped|have slipped|slipped|has been missed|is slipping)',
      '(anything|any tasks|something) (late|overdue|behind|delayed)',
      'are we (late|behind) (with|on) (anything|something)',
      'is there (anything|something) (we are|i am) (late|behind) (with|on)',
      '(what|which tasks|which things|which) should (already be|have been|have already been|be) (done|finished|completed) [(by now|already|now)]',
      'did (we|i) miss (any deadlines|any deadline|anything|a deadline)',
      '(which|what) deadlines (did we miss|have we missed|were missed|are missed)',
      '(what is|what are) [the] (overdue|late) [tasks]',
      '(overdue|late) [tasks]',
      'what (did we miss|have we missed)',
    ],
    (_, asked) => lateness(asked),
  ),
  question(
    [
      'are we [still] (late|behind|on track|on schedule|on time|in time|good|delayed|behind schedule)',
      'is (the project|everything|the plan|it) [still] (late|on track|on time|on schedule|behind|in time|delayed|ok|fine)',
      'will we (make it in time|make it on time|make it|be on time|be late|finish in time|finish on time|meet the deadline|make the deadline)',
    ],
    (_, asked) => `${lateness(asked)}\n\n${projectDue(asked)} ${remaining(asked)}`,
  ),
  question(
    [
      '(what|which tasks|which|anything|what tasks|is anything|what else) [is|are] due <prose>',
      '(what|which tasks) (has|have|needs|need|must|should) [to] be (done|finished|completed|delivered) <prose>',
      '(is|are) (there anything|anything|any tasks|there any tasks) due <prose>',
      '(what|which tasks) (do|must|should) (i|we) [have to|need to] (finish|do|deliver|complete) <prose>',
      '(list|show) [me] (what|everything) [is] due <prose>',
      'what deadlines (are there|do we have) <prose>',
      'what (is|comes) up <prose>',
    ],
    (slots, asked) => {
      const words = slots.get('prose').replace(/[?.!]+$/u, '');
      const period = readPeriod(words, asked.world.dates, asked.world.draft.context.today);
      if (!period) return null;
      const tasks = asked.world.draft.tasks
        .filter(
          (task) =>
            isOpen(task) &&
            task.dueDate !== null &&
            (period.from === null || task.dueDate >= period.from) &&
            (period.to === null || task.dueDate <= period.to),
        )
        .sort((left, right) => (left.dueDate! < right.dueDate! ? -1 : left.dueDate! > right.dueDate! ? 1 : 0));
      return asked.list(`Due ${words}:`, tasks, `Nothing is due ${words}.`);
    },
  ),
  question(
    [
      'what [is|are] (due|coming up|upcoming) [soon|next]',
      'what is due',
      'what are the next deadlines',
      '(what is the|when is the) next deadline',
      'which deadlines are next',
    ],
    (_, asked) => {
      const tasks = asked.facts.open
        .filter((task) => task.dueDate !== null && task.dueDate >= asked.world.draft.context.today)
        .sort((left, right) => (left.dueDate! < right.dueDate! ? -1 : left.dueDate! > right.dueDate! ? 1 : 0));
      return asked.list('Due next:', tasks.slice(0, 5), 'No open task is due from today on.');
    },
  ),
  question(
    [
      `${WHEN} (is|are) <task> [to be] (due|done|finished|expected|supposed to be done|ready|scheduled|planned)`,
      `${WHEN} (must|should|does|will|has|do) <task> [have] [to] (be done|be finished|end|finish|be ready|be due|be delivered)`,
      `${WHEN} (do|must|should) (i|we) [(have|need)] [to] <task>`,
      `${WHEN} (must|should|has to|have to|needs to) <task> be <how:word>`,
      '<task> due when',
      '(remind me|remind us) of the (deadline|due date) (of|for) <task>',
      'could you remind me of the (deadline|due date) (of|for) <task>',
      'what is the (deadline|due date|end date) (of|for) <task>',
      "what is <task> 's (deadline|due date)",
      '(deadline|due date) (of|for) <task>',
      '(when|by when) do (i|we) (have|need) to (finish|do|deliver) <task>',
      `${WHEN} is <task>`,
    ],
    (slots, asked) => dueOf(asked, slots.get('task')),
  ),
  question(
    [
      `${WHEN} (does|will|should|can|do) <task> (start|begin)`,
      `${WHEN} (is|are) <task> (starting|beginning)`,
      'what is the start date of <task>',
    ],
    (slots, asked) => {
      const task = slots.get('task');
      const waits = asked.facts.waiting.get(task.id) ?? [];
      const start =
        task.startDate === null
          ? `${titled(task)} has no start date`
          : `${titled(task)} starts on ${day(task.startDate)}`;
      return `${start}${waits.length > 0 ? `; it waits for ${waits.map(titled).join(', ')}` : ''}.`;
    },
  ),
  question(
    [
      `${WHEN} is the project`,
      `${WHEN} (is|does|will|are|must|should) (the project|the plan|everything|it all|this project|we|this) [be] (due|end|finish|done|finished|ready|over|complete|completed)`,
      "what is the (project deadline|deadline|project 's deadline|due date of the project|deadline of the project|project due date)",
      `${WHEN} is the deadline`,
      `${WHEN} (do|will|can) we (finish|launch|deliver|ship)`,
      `${WHEN} (are|am|were) (i|we) [(supposed|expected|meant)] [to] be (done|finished|ready|through)`,
    ],
    (_, asked) => `${projectDue(asked)} ${remaining(asked)}`,
  ),
  question(
    [
      'how (long|much time|much work|much effort|many hours|many days|much) [is|are] (left|remaining|still to do|still open|outstanding)',
      'how (much|much work|long|much time|many hours) (remains|is there left|do we have left|do we still need|have we left|will it take|will it still take|does it take|is there to do)',
      'how long (until|till) (we are|it is) (done|finished)',
      'what is (left|remaining|still to do|still open|left to do)',
      '(what|how much) do we (still have to do|have left)',
      '[what is] [the] remaining (work|effort|time)',
      'how much (work|effort) do (i|we) still have',
      'how much (work|effort|time) is (there still|still there|still left|still to be done)',
      'how much (is|do we have) (left|still) to (do|be done)',
    ],
    (_, asked) => remaining(asked),
  ),
  question(
    [
      'how (long|much work|much effort|much time|big) (does|will|is) <task> [take|need|to do]',
      'how (much|much work|much time) is left (on|in|for|of) <task>',
      'what is the (estimate|effort) (of|for|on) <task>',
      'how many (hours|days) does <task> (take|need)',
      "what is <task> 's estimate",
    ],
    (slots, asked) => {
      const task = slots.get('task');
      const { draft } = asked.world;
      const children = draft.plan
        .subtreeOf(task.id)
        .filter((each) => draft.childrenOf(each).length === 0 && each.id !== task.id);
      if (children.length === 0)
        return task.estimatedMinutes === null
          ? `${titled(task)} has no estimate.`
          : `${titled(task)} is estimated at ${duration(task.estimatedMinutes)}${isOpen(task) ? '' : ` and is ${STATUS_WORDS[task.status]}`}.`;
      const open = children.filter(isOpen);
      const sum = (tasks: readonly Task[]): number =>
        tasks.reduce((all, each) => all + (each.estimatedMinutes ?? 0), 0);
      return `${capitalised(titled(task))} holds ${plural(children.length, 'task')} with ${duration(sum(children))} of work; ${plural(open.length, 'task')} with ${duration(sum(open))} ${open.length === 1 ? 'is' : 'are'} open.`;
    },
  ),
];
