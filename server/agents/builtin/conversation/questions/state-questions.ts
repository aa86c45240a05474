import { isOpen, planFacts } from '../../../../domain/plan-facts.ts';
import { PRIORITIES } from '../../../../domain/project.ts';
import { TASK_STATUSES, type Task } from '../../../../domain/task.ts';
import { day, duration, joined, plural, quoted, titled } from '../../editor/wording.ts';
import { ABILITIES } from '../../editor/abilities.ts';
import { question, STATUS_WORDS, type Asked } from './question.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function progress(asked: Asked): string {
  const { facts } = asked;
  if (facts.taskCount === 0) return 'The plan is empty.';
  const counts = TASK_STATUSES.filter((status) => facts.countsByStatus[status] > 0).map(
    (status) => `${facts.countsByStatus[status]} ${STATUS_WORDS[status]}`,
  );
  const late =
    facts.overdue.length > 0
      ? ` ${plural(facts.overdue.length, 'task')} ${facts.overdue.length === 1 ? 'is' : 'are'} overdue.`
      : ' Nothing is overdue.';
  const measure =
    facts.estimatedMinutes > 0
      ? `of the estimated work (${duration(facts.estimatedMinutes - facts.remainingMinutes)} of ${duration(facts.estimatedMinutes)})`
      : 'of the tasks';
  return `${percent(facts.progress)} ${measure} ${facts.progress === 0 ? 'is' : 'are'} done. Of ${plural(facts.taskCount, 'task')}: ${joined(counts)}.${late}`;
}

/** How far a task with others in it is; how it stands otherwise. */
function stateOf(asked: Asked, task: Task): string {
  const { draft } = asked.world;
  const below = draft.plan.subtreeOf(task.id).slice(1);
  if (below.length === 0) return `${asked.line(task)}${task.status === 'TODO' ? ', not begun' : ''}.`;
  const inside = planFacts({ project: { dueDate: null }, tasks: below, dependencies: [] }, draft.context.today);
  const late = inside.overdue.length > 0 ? ` Overdue: ${joined(inside.overdue.slice(0, 4).map(titled))}.` : '';
  return `${titled(task)} is ${STATUS_WORDS[task.status]}; ${inside.completed.length} of ${plural(inside.leafCount, 'task')} in it ${inside.completed.length === 1 ? 'is' : 'are'} completed, ${percent(inside.progress)} of its work.${late}`;
}

function summary(asked: Asked): string {
  const { draft } = asked.world;
  const { project } = draft.context;
  const { facts } = asked;
  const dates = project.dueDate === null ? '' : ` It is due on ${day(project.dueDate)}.`;
  const roots = draft.childrenOf(null).map((task) => `- ${stateOf(asked, task).replace(/\.$/u, '')}`);
  const shown = roots.slice(0, 15).join('\n') + (roots.length > 15 ? `\n- and ${roots.length - 15} more` : '');
  const load =
    facts.unassigned.length > 0
      ? ` ${plural(facts.unassigned.length, 'open task')} ${facts.unassigned.length === 1 ? 'has' : 'have'} nobody.`
      : '';
  return `${quoted(project.name)}: ${progress(asked)}${dates}${load}${roots.length > 0 ? `\n\n${shown}` : ''}`;
}

function details(asked: Asked, task: Task): string {
  const { draft } = asked.world;
  const needs = [...draft.plan.needsOf(task.id)].map((id) => titled(draft.plan.get(id)));
  const lines = [
    asked.line(task) + '.',
    task.description.trim() === '' ? '' : task.description.trim().slice(0, 1000),
    task.acceptanceCriteria.length > 0
      ? `Done when:\n${task.acceptanceCriteria.map((each) => `- ${each}`).join('\n')}`
      : '',
    needs.length > 0 ? `It waits for ${joined(needs)}.` : '',
    draft.childrenOf(task).length > 0 ? stateOf(asked, task) : '',
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

const LIST =
  '(list|show|show me|give me|find|display|tell me|print|get me|what are|which are|name|enumerate) [all of] [a list of]';
const PLAN = '(plan|project)';

export const STATE_QUESTIONS = [
  question(
    [
      'how (far|far along|much progress) (are we|is it|is the project|is the plan|have we come|have we got|along are we|have we made)',
      `what is the [current] (status|progress|state) [of (the|this) ${PLAN}|overall|here]`,
      '(progress|status) [report|update]',
      'how (much|many|much of it|many tasks) (is|are|have we|did we) [already] (done|finished|completed|complete|finish|complete)',
      '(how is|how are) (it|we|things|the project|everything|the plan) (going|doing|coming along|progressing|looking)',
      'where (do|are) we [stand]',
      '(where|how) does the project stand',
      'how complete is the (project|plan)',
      '(what|which) (percentage|percent|share|part) [of (it|the work|the plan|the project|the tasks)] is (done|finished|completed|complete)',
    ],
    (_, asked) => progress(asked),
  ),
  question(
    [
      `(summarise|summarize|sum up|recap) [(the|this|our) ${PLAN}|it|everything]`,
      `(give|show|write) [me|us] (a|an|the) [short|quick|brief] (summary|overview|recap|digest) [of (the|this) ${PLAN}|of everything|please]`,
      '(summary|overview|recap|tldr)',
      `what is (in|on) (the|this) ${PLAN}`,
      `what is (the|this) ${PLAN} about`,
      `(tell me|what do you know) about (the|this) ${PLAN}`,
      `(describe|explain) (the|this) ${PLAN}`,
    ],
    (_, asked) => summary(asked),
  ),
  question(
    [
      'what is the (status|state|progress) (of|on|for|with) <task>',
      "what is <task> 's (status|state|progress)",
      'how (far|far along) is <task>',
      'how is <task> (going|doing|coming along|progressing)',
      '(is|are) <task> [already|still|now] <status>',
      '(has|have) <task> [already] (been done|been finished|been completed|started|begun|been started)',
      'did (we|anyone|anybody|somebody) [already] (finish|complete|do|start) <task>',
      'status of <task>',
      'where (are|do) we [stand] with <task>',
      'how far are we with <task>',
    ],
    (slots, asked) => {
      const task = slots.get('task');
      const asks = slots.has('status') ? `${task.status === slots.get('status') ? 'Yes' : 'No'}: ` : '';
      return asks + stateOf(asked, task);
    },
  ),
  question(
    [
      '(tell me|what do you know|what can you tell me|details|more|information|info) [more] about <task>',
      '(explain|show|open) <task>',
      'what is <task> [about]',
      'what does <task> (mean|involve|include|contain|consist of)',
      '(details|description|acceptance criteria) (of|for) <task>',
      'what is in <task>',
      'when is <task> (done|complete|finished)',
    ],
    (slots, asked) => details(asked, slots.get('task')),
  ),
  question(
    [
      `${LIST} <tasks>`,
      '(are there|do we have|is there|have we got) [any] <tasks>',
      'what about <tasks>',
      '(which|what) <tasks> (are there|do we have|exist|is there)',
      'any <tasks>',
    ],
    (slots, asked) => {
      const { tasks, isGroup, note } = slots.get('tasks');
      if (tasks.length === 1 && !isGroup) return details(asked, tasks[0]!);
      return asked.list(`${plural(tasks.length, 'task')}:${note ? ` (${note})` : ''}`, tasks, '');
    },
  ),
  question(
    [
      'what (has|have) (i|we|you) [already] (finished|completed|done|achieved) [(so far|already|until now)]',
      '(what|which tasks) (is|are) [already] (finished|completed|done|complete) [(so far|already)]',
      '(which|what) (tasks|things) (is|are|have been) [already] (finished|completed|done|complete) [so far]',
    ],
    (_, asked) => asked.list('Completed:', asked.facts.completed, 'Nothing is completed yet.'),
  ),
  question(
    [
      '(what|which tasks) (is|are) [currently] (in progress|being worked on|under way|being done|going on) [(right now|now|at the moment|currently)]',
      'what (is|are) (everybody|everyone|people) [currently] (doing|working on) [(right now|now)]',
      'who is [currently] working on what [(right now|now)]',
    ],
    (_, asked) => asked.list('In progress:', asked.facts.inProgress, 'Nothing is in progress.'),
  ),
  question(['(what|which tasks) (is|are) [of] [the] <priority>', 'what (has|have) <priority>'], (slots, asked) => {
    const wanted = slots.get('priority');
    const tasks = asked.facts.open.filter(({ priority }) => PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(wanted));
    const same = asked.facts.open.filter(({ priority }) => priority === wanted);
    const isHigh = wanted === 'HIGH' || wanted === 'CRITICAL';
    return asked.list(
      `Open tasks of ${wanted.toLowerCase()} priority${isHigh && wanted === 'HIGH' ? ' or above' : ''}:`,
      isHigh ? tasks : same,
      `No open task has ${wanted.toLowerCase()} priority.`,
    );
  }),
  question(
    [
      'what is nobody (doing|working on|responsible for)',
      'what (has|have) not been (given|assigned|handed) to (anybody|anyone|somebody|someone) [yet]',
      '(what|which tasks) (is|are) (unassigned|not assigned|without an owner|without an assignee)',
      '(what|which tasks) (has|have) (nobody|no one|no owner|no assignee)',
    ],
    (_, asked) => asked.list('Nobody has:', asked.facts.unassigned, 'Somebody has each open task.'),
  ),
  question(
    ['how many tasks (are there|do we have|does the (plan|project) have|are in the (plan|project)|exist) [in total]'],
    (_, asked) => `${plural(asked.world.draft.tasks.length, 'task')}, ${asked.facts.open.length} of them open.`,
  ),
  question(
    [
      '(what is|what comes|what do we have) (in|under|inside) <task>',
      '(what|which tasks) (is|are) (in|under|part of) <task>',
      '(list|show|show me) [the] <task> tasks',
      '(list|show|show me) (everything|all tasks) (in|under) <task>',
    ],
    (slots, asked) => {
      const task = slots.get('task');
      const inside = asked.world.draft.plan.subtreeOf(task.id).slice(1);
      return inside.length === 0 ? null : asked.list(`In ${titled(task)}:`, inside, '');
    },
  ),
  question(
    [
      'how many <tasks> (are there|do we have|are left|exist|is there|remain|are in the plan)',
      'how many <tasks>',
      '(count|number of) <tasks>',
      'what is the number of <tasks>',
    ],
    (slots) => {
      const { tasks } = slots.get('tasks');
      const open = tasks.filter(isOpen).length;
      return `${plural(tasks.length, 'task')}${open < tasks.length ? `, ${open} of them open` : ''}.`;
    },
  ),
  question(
    [
      'what (changed|has changed|happened|is new|did change|was changed) [since <prose>|today|yesterday|recently|lately|this week|last week|in the plan|in the last <prose>]',
      'who (changed|moved|deleted|edited|did) <prose>',
      'what (did|has) <person> (change|changed|edit|do) [today|yesterday|recently|last week]',
      'show [me] the (history|changes|last changes)',
    ],
    () =>
      'What changed is not in the plan itself, which holds only how things stand now. The history of the project lists every change with its author, and can undo each.',
  ),
  question(
    [
      'what can you do [for me]',
      'help [me]',
      'how (does this work|do i use you|can you help|can you help me)',
      'what do you (do|understand|know)',
      '(which|what) (commands|instructions|questions) (can|do) (i|you) (give|understand|ask|use|know)',
    ],
    () =>
      `${ABILITIES} You can also ask me what is late, what is due this week, who is overloaded, what is next, what blocks a task, how far we are and how much is left.`,
  ),
];
