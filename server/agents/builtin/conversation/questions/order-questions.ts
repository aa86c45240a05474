import { isOpen } from '../../../../domain/plan-facts.ts';
import type { Task } from '../../../../domain/task.ts';
import { joined, titled } from '../../editor/wording.ts';
import { neededFor, waitingFor } from '../../entities/plan-order.ts';
import { question, STATUS_WORDS, type Asked } from './question.ts';

/** `person`: only what is hers; null for everybody's. */
function next(asked: Asked, person: string | null): string {
  const { draft } = asked.world;
  const isTheirs = (task: Task): boolean => person === null || draft.personOf(task) === person;
  const [ready, inProgress, open] = [asked.facts.ready, asked.facts.inProgress, asked.facts.open].map((tasks) =>
    tasks.filter(isTheirs),
  ) as [Task[], Task[], Task[]];
  if (open.length === 0) return 'Everything is done.';
  const doing =
    inProgress.length > 0
      ? `In progress: ${joined(
          inProgress.slice(0, 5).map((task) => asked.line(task)),
          'and',
        )}.\n\n`
      : '';
  return (
    doing +
    asked.list(
      'Ready to begin, the most urgent first:',
      ready.slice(0, 5),
      'Nothing else can begin now: the rest waits for other tasks.',
    )
  );
}

function blockers(asked: Asked, task: Task): string {
  if (!isOpen(task)) return `${titled(task)} is ${STATUS_WORDS[task.status]}; nothing holds it up.`;
  const { draft } = asked.world;
  const direct = neededFor(draft, task).filter(isOpen);
  const own = asked.facts.waiting.get(task.id) ?? direct.filter((other) => draft.plan.hasDependency(task.id, other.id));
  const marked = task.status === 'BLOCKED' ? ' Somebody has marked it as blocked.' : '';
  if (own.length === 0 && direct.length === 0) return `${titled(task)} waits for no open task.${marked}`;
  const first = own.length > 0 ? own : direct;
  const further = direct.filter((other) => !first.some(({ id }) => id === other.id));
  const rest = further.length > 0 ? ` Those wait in turn for ${joined(further.slice(0, 5).map(titled))}.` : '';
  return `${titled(task)} waits for ${joined(first.slice(0, 8).map((other) => asked.line(other)))}.${rest}${marked}`;
}

export const ORDER_QUESTIONS = [
  question(
    [
      'what [is|comes] [up] next [up]',
      'what (should|can|could|must|do) (i|we) (start|begin) (with|on) [now|next|today]',
      'what can (be started|start|begin) [now|today|next]',
      'what should i do',
      'what (should|can|could|do|shall|must) (i|we|be) (do|start|work on|begin|started|done|tackle|focus on|pick up) [next|now|first|today]',
      'what (is|can be) (ready|startable|started|next to do) [now|to start|to begin]',
      '(where|how) (do|should|can) (i|we) (start|begin|continue)',
      'which task[s] (is|are|comes|should i do|can i start|can we start) (next|now|first|ready)'.replace('[s]', ''),
      'which tasks (are ready|can start|can be started) [now]',
      'next [task|tasks|steps]',
      'what are the next (steps|tasks)',
      'what now',
    ],
    (_, asked) => next(asked, null),
  ),
  question(
    [
      'what is next for <person>',
      'what (should|can|could) <person> (tackle|do|start|start with|begin|begin with|work on) (now|next|first)',
    ],
    (slots, asked) => next(asked, slots.get('person')),
  ),
  question(
    [
      'what (blocks|is blocking|holds up|is holding up|holds back|stops|keeps back|delays) <task>',
      'why (is|are|can|has) <task> [not] (blocked|waiting|stuck|not started|start|be started|begin|started|delayed|late|not done)',
      'what (does|do|is|are) <task> (depend on|wait for|need|require|waiting for|waiting on|blocked by|depending on)',
      '(can|could) <task> (start|begin|be started) [now|already|today]',
      'what (must|has to|needs to|should) (happen|be done|come|be finished) before <task>',
      'what comes before <task>',
      'what (needs|has|must|have) [to] be (done|finished|completed) before <task>',
      'what is <task> (waiting for|waiting on|blocked by|dependent on|missing)',
      'what (stops|keeps|prevents) (us|me) from <task>',
      'why (can|could) (i|we) not (start|begin|do|finish) <task> [yet|now]',
      'why can (i|we) not <task>',
      'why (can|could) not (i|we) [(start|begin|do|finish)] <task> [(yet|now)]',
      'why can <task> not be (done|started|begun|finished) [(yet|now)]',
      'why is <task> [still] (blocked|waiting|stuck|late|open|not done)',
      '(which|what) are the (dependencies|prerequisites|blockers) (of|for) <task>',
      "what are <task> 's (dependencies|blockers)",
      'is <task> (blocked|waiting) [by anything|for anything]',
    ],
    (slots, asked) => blockers(asked, slots.get('task')),
  ),
  question(
    [
      'what (waits|is waiting|are waiting) for <task>',
      'what (does|will) <task> (block|hold up|unblock|delay)',
      '(what|which tasks) (depends|depend) on <task>',
      'what (comes|happens|follows) after <task>',
      'what follows <task>',
      'what if <task> (slips|is late|is delayed)',
      'who is waiting (for|on) <task>',
      '(what|which tasks|who) (is|are) waiting (for|on) <task>',
      'what (can start|starts|is next|comes next) (after|once) <task> [is done]',
    ],
    (slots, asked) => {
      const task = slots.get('task');
      return asked.list(
        `What waits for ${titled(task)}, directly or through others:`,
        waitingFor(asked.world.draft, task),
        `Nothing waits for ${titled(task)}.`,
      );
    },
  ),
  question(
    [
      '(what|which tasks|which|anything) (is|are) [currently] (blocked|stuck|waiting|on hold) [(right now|now|at the moment|currently)]',
      '[(are there|do we have)] [any] blockers',
      'anything (blocked|stuck)',
      'is anything (blocked|stuck)',
      '(blocked|stuck) tasks',
      'what are the blockers',
      'what is blocking us',
      'where are we stuck',
    ],
    (_, asked) => {
      const { blocked, waiting } = asked.facts;
      const marked = asked.list('Marked as blocked:', blocked, 'Nothing is marked as blocked.');
      return `${marked}\n\n${waiting.size === 0 ? 'No open task waits for another.' : `${waiting.size} open ${waiting.size === 1 ? 'task waits' : 'tasks wait'} for others to be completed.`}`;
    },
  ),
];
