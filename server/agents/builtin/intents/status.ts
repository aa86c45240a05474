import type { Task, TaskStatus } from '../../../domain/task.ts';
import { Refusal } from '../editor/refusal.ts';
import { listed, plural, titled } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { below } from '../entities/plan-order.ts';
import { wordsOf } from '../planning/words.ts';
import { isOpen } from '../../../domain/plan-facts.ts';
import { updateEach } from './apply-fields.ts';
import { rule, type Rule, type Run } from './rule.ts';

const WORDS: Readonly<Record<TaskStatus, string>> = {
  TODO: 'to do',
  IN_PROGRESS: 'in progress',
  IN_REVIEW: 'in review',
  BLOCKED: 'blocked',
  COMPLETED: 'done',
  CANCELLED: 'cancelled',
};

function setStatus(set: TaskSet, status: TaskStatus): Run {
  return (draft) => {
    const tasks = set.isGroup ? set.tasks.filter((task) => isMeant(task, status)) : set.tasks;
    if (tasks.length === 0) throw new Refusal(`There is nothing to set to ${WORDS[status]} among ${listed(set.tasks)}`);
    const done = updateEach(
      draft,
      { ...set, isGroup: false },
      tasks,
      () => ({ status }),
      (names) => `Set ${names} to ${WORDS[status]}`,
    );
    const open =
      status === 'COMPLETED'
        ? tasks.flatMap((task) => below(draft, task)).filter((task) => isOpen(draft.now(task)))
        : [];
    if (open.length === 0) return done;
    return { ...done, sentence: `${done.sentence}; ${plural(open.length, 'open subtask')} below stay as they are` };
  };
}
/** Of a group: finished work stays finished unless it is opened again, and what was called off is not begun or completed. */
function isMeant({ status }: Task, wanted: TaskStatus): boolean {
  if (wanted === 'TODO') return true;
  return wanted === 'COMPLETED' ? status !== 'CANCELLED' : isOpen({ status });
}

/** Only what was finished or called off can be opened again. */
const reopen: Rule['read'] = (slots) => {
  const set = slots.get('tasks');
  const closed = set.tasks.filter((task) => !isOpen(task));
  return setStatus(set.isGroup && closed.length > 0 ? { ...set, tasks: closed } : set, 'TODO');
};
const to =
  (status: TaskStatus): Rule['read'] =>
  (slots) =>
    setStatus(slots.get('tasks'), status);

const PAST = /^(?:\S+ ){1,3}?(?:have |has )?(?:already |just )?(\p{L}+(?:ed|t|d|en|wn|de|ound)) /u;
const IRREGULAR: Readonly<Record<string, string>> = {
  paid: 'pay', sent: 'send', built: 'build', bought: 'buy', made: 'make', written: 'write', chosen: 'choose', found: 'find', held: 'hold', drawn: 'draw', sold: 'sell', taken: 'take', given: 'give', got: 'get', met: 'meet', set: 'set', cut: 'cut', put: 'put', shot: 'shoot', told: 'tell', taught: 'teach', left: 'leave', sought: 'seek', brought: 'bring', run: 'run',
}; // prettier-ignore

function isPast(word: string): boolean {
  return Object.hasOwn(IRREGULAR, word) || /\p{L}{2}ed$/u.test(word);
}

const WE = '[(i|we|they)] [(have|had)] [just|already|now]';
const WHO = '[<who:person>] [(has|have)] [just|already|now]';

export const STATUS_RULES: readonly Rule[] = [
  rule(
    [
      '(mark|set|make|flag|change|put|move|update|switch|turn|declare|get|bring) <tasks> [status] [back] (as|to|to be|in|into|on|as being|=|->) <status>',
      '(mark|set|make|flag|declare|get) <tasks> <status>',
      '(set|change|update|put|switch|move) [the] status (of|for|on) <tasks> [back] (to|as|=|:) <status>',
      "(set|change|update|switch) <tasks> 's status [back] (to|as) <status>",
      "<tasks> 's status (is|:|=) [now] <status>",
      '[the] status (of|for) <tasks> (is|:|=) [now] <status>',
      '<tasks> (is|are|was|were|has been|have been|got|seems|seem|can be|is to be|should be) <status>',
      '<tasks> (:|->|=|→) [status] [:] <status>',
      '<tasks> <status>',
      'reopen <tasks> as <status>',
    ],
    (slots) => setStatus(slots.get('tasks'), slots.get('status')),
  ),
  rule(
    [
      '(complete|finish|close|close out|tick off|check off|cross off|resolve|wrap up|finalise|finalize|conclude|sign off) <tasks>',
      '(shipped|merged|finished|completed|delivered|done with) <tasks>',
      '<tasks> (finished|completed)',
      '(i|we) have <tasks> done',
      '(tick|check|cross|close|finish) <tasks> off',
      `${WE} (finished|completed|closed|wrapped up|delivered|done) [with] <tasks>`,
      `${WHO} (finished|completed|closed|wrapped up|delivered|done) [with] <tasks>`,
      '(i|we) (am|are) (done|finished|through) with <tasks>',
      '<who:person> is (done|finished) with <tasks>',
    ],
    (slots) => (draft) => ({
      ...setStatus(slots.get('tasks'), 'COMPLETED')(draft),
      // "Next she does the cake."
      ...(slots.has('who') && { person: slots.get('person', 'who') }),
    }),
  ),
  rule(
    [
      '(i|we) [have] [(already|just)] <task>',
      '<who:person> [has] [(already|just)] <task>',
      '<task> (is|are|was|were|has been|have been|got) <verb:word>',
    ],
    (slots, _, source) => {
      // "We booked the venue", "the venue is booked": what the title asks for has happened.
      const task = slots.get('task');
      const asked = wordsOf(task.title)[0]!.stem;
      const said = slots.has('verb') ? slots.get('word', 'verb') : (PAST.exec(source.all)?.[1] ?? '');
      if (!isPast(said) || wordsOf(IRREGULAR[said] ?? said)[0]?.stem !== asked) return null;
      return setStatus({ tasks: [task], isGroup: false }, 'COMPLETED');
    },
  ),
  rule(
    [
      '(start|begin|kick off|commence|resume|pick up) [(work|working)] [on|with] <tasks> [now|right away|today]',
      `${WE} (started|begun|began) [(work|working)] [on|with] <tasks>`,
      `${WHO} (started|begun|began) [(work|working)] [on|with] <tasks>`,
      '<who:person> is [now|currently|already] working on <tasks> [now|already]',
      '(i|we) (am|are) [now|currently|already] working on <tasks> [now|already]',
      'work [has] (started|begun) on <tasks>',
      '<tasks> (has|have) (started|begun)',
      '(starting|beginning|picking up|working on|kicking off) <tasks> [(now|today)]',
      '<tasks> wip',
      'get started (on|with) <tasks>',
      "<who:person> ('s|is) (on|doing|working on) <tasks> now",
    ],
    to('IN_PROGRESS'),
  ),
  rule(
    [
      '(send|submit|hand|pass) <tasks> (for|to|into|in for) review',
      '<tasks> (needs|need) [a] review',
      '<tasks> (is|are) waiting for [a] review',
    ],
    to('IN_REVIEW'),
  ),
  rule(
    [
      '<who:person> is (stuck|blocked) (on|with|at) <tasks>',
      '(i|we) (am|are) (stuck|blocked) (on|with|at) <tasks>',
      '(i|we) can not (continue|go on|proceed) with <tasks>',
      '(block|pause|halt|suspend|freeze) <tasks>',
      '<tasks> (can not|could not) (continue|go on|proceed|be continued)',
    ],
    to('BLOCKED'),
  ),
  rule(
    [
      '(reopen|re-open|uncomplete|un-complete|unfinish|undo|reset|restart|uncheck|untick) <tasks>',
      '(open) <tasks> again',
      '(put|move) <tasks> back on the list [as not done]',
      '(put|move) <tasks> back [in|into|on] [the] (list|todo list|to-do list)',
      '<tasks> (needs|need|has|have) to be (redone|done again|reopened)',
      '<tasks> (is|are|was|were) (not|no longer) (done|finished|complete|completed|closed|in progress|started) [after all|yet|anymore|any more]',
    ],
    reopen,
  ),
  rule(
    [
      'unblock <tasks>',
      '<tasks> not blocked [(anymore|any more)]',
      '<tasks> (is|are) (unblocked|no longer blocked|not blocked) [anymore|any more|after all]',
    ],
    (slots) => {
      const set = slots.get('tasks');
      return (draft) => {
        const other = set.tasks.find((task) => draft.now(task).status !== 'BLOCKED');
        if (other && !set.isGroup) throw new Refusal(`${titled(other)} is not blocked`);
        return setStatus(
          { ...set, tasks: set.tasks.filter((task) => draft.now(task).status === 'BLOCKED') },
          'TODO',
        )(draft);
      };
    },
  ),
  rule(
    [
      '(cancel|abandon|drop|skip|call off|discontinue|abort|shelve|ditch) <tasks>',
      'call <tasks> off',
      '(i|we) (will not|do not|are not going to|can not) (do|need|want|make|doing) <tasks> [anymore|any more|any longer|after all]',
      '(i|we) no longer (need|want|do) <tasks>',
      '<tasks> (is|are) (not needed|no longer needed|off the table|off|not happening|not necessary|no longer necessary|unnecessary|obsolete|off the table|cancelled|canceled|called off) [anymore|any more|any longer|after all]',
      '<tasks> will not (happen|be done|be needed)',
      '(i|we) skip <tasks>',
      '(i|we) (will not|are not going to|are not) <tasks>',
      '<tasks> will not do',
      'forget [about] <tasks>',
      '(there will be|there is) no <tasks>',
      '(i|we) (have decided|decided) against <tasks>',
      '<tasks> : will not do',
      '(scratch|nix|axe) <tasks>',
    ],
    to('CANCELLED'),
  ),
];
