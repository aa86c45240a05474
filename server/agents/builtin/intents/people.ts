import { Refusal } from '../editor/refusal.ts';
import { capitalised, listed } from '../editor/wording.ts';
import { isGivenName } from '../entities/people.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { stillOpen, updateEach } from './apply-fields.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';

const OWNER = 'owner|assignee|person|lead|person responsible|responsible person|responsible';
const DO =
  '(do|take|handle|own|take over|take care of|work on|deal with|look after|lead|run|be responsible for|be in charge of|cover|pick up|manage|have|get)';
const DOES =
  '(does|takes|gets|owns|handles|leads|runs|takes over|takes care of|is doing|is responsible for|is in charge of|looks after|deals with|covers|manages|is taking|is taking over|picks up|is on|has taken over|do|take|get|handle|own|take over|take care of|look after)';

function assign(set: TaskSet, name: string): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ assigneeName: name }),
      (names) => `Assign ${names} to ${name}`,
    );
}

function unassign(set: TaskSet): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ assigneeName: null }),
      (names) => `Take the assignee off ${names}`,
    );
}

/** "Move 14 to Warehouse" names a place; a stranger is a person only where assigning is spoken of. */
const assignTo: Rule['read'] = (slots, { draft }, source) => {
  const person = slots.get('person');
  const isPlain = [...draft.people.values()].includes(person) || isGivenName(person) || ASSIGNING.test(source.all);
  if (slots.has('verb') && !MAKING.test(slots.get('word', 'verb'))) return null;
  return isPlain ? assign(slots.get('tasks'), person) : null;
};
/** What somebody does who has a task; other verbs may ask for anything. */
const MAKING =
  /^(?:do|take|handle|own|run|lead|manage|cover|buy|book|make|write|prepare|organise|organize|arrange|order|build|install|paint|design|create|draft|host|clean|pack|test|get|bring|tackle|drive|have)$/u;
const ASSIGNING =
  /\b(?:assign|reassign|re-assign|delegate|allocate|assigned|owner|owned|assignee|responsible|charge|lead|@\p{L})/u;

export const PEOPLE_RULES: readonly Rule[] = [
  rule(
    [
      '(assign|allocate|give|delegate|hand|hand over|pass|pass on|transfer|move|reassign|re-assign|route|send) <tasks> [over|on|back] to <person>',
      '(assign|give|hand) <person> [to] <tasks>',
      '(put|set|get) <person> (on|onto|in charge of|to work on|to do) <tasks>',
      `(let|have|get|ask|tell|want) <person> [to] ${DO} <tasks>`,
      `<person> (should|will|can|could|shall|must|is going to|has to|needs to|may|ought to|would) [now] ${DO} <tasks>`,
      `<person> [now] ${DOES} [over] <tasks>`,
      'make <person> [the] (responsible for|owner of|assignee of|in charge of|lead of|lead on|lead for|own|do|take) <tasks>',
      `(set|change|make|update) ${fieldOf(OWNER)} [from <old:person>] (to|=|:|as|be|into) <person>`,
      `${fieldOf(OWNER)} (is|:|=|->|should be|becomes) [now] <person>`,
      '<tasks> (is|are) [now] (assigned to|owned by|done by|handled by|led by|for|on|with) <person>',
      "<tasks> (is|are) [now] <person> 's [(job|task|tasks|responsibility|work|thing|business|problem|baby)]",
      '<tasks> (should be|must be|is|are) [now] <person>',
      '<tasks> [,] (for|by) <person>',
      '<person> to (do|take|handle|own|cover|run|lead|manage|write|make|buy|prepare|organise|organize) <tasks>',
      '(i|we) (would like|want|need) <person> to <verb:word> <tasks>',
      '<person> (can|could|should|will|would|must|is going to|has to|needs to|volunteers to) <tasks>',
      '<person> (volunteers|volunteered|signs up|signed up|is up) for <tasks>',
      '<person> [also] (makes|does also|also does|buys|writes|prepares|organises|organizes|builds|paints|installs|books|designs|is making) <tasks>',
      `(let|have|get|want) <person> [to] <verb:word> <tasks>`,
      `<person> (should|will|must|is going to|has to|needs to) <verb:word> <tasks>`,
      '<person> (takes|will take|should take|could take) on <tasks>',
      '<tasks> [should|will|must] (go|goes|belongs|belong) to <person>',
      '<tasks> (should|will|must|can|shall|has to|have to) be (done|handled|taken over|owned|led|assigned|taken care of|covered|looked after|managed|run|made|written|organised|organized|taken) (by|to) <person>',
      `<tasks> : [(${OWNER}|assigned to)] [:] <person>`,
      '<tasks> -> <person>',
    ],
    assignTo,
  ),
  rule(
    [
      '(reassign|re-assign|move|hand|hand over|transfer|give|pass|shift) <tasks> from <old:person> [over] to <person>',
      'take <tasks> (from|away from|off) <old:person> and give (it|them) to <person>',
      '<person> does <tasks> instead of <old:person>',
      '<tasks> (should be|is|goes to|should go to) [now] <person> (instead of|and not|rather than) <old:person>',
      '<person> (takes over|takes|gets|should take over|should take|will take over) <tasks> from <old:person>',
    ],
    (slots, { draft }) => {
      const { tasks, ...set } = slots.get('tasks');
      const theirs = tasks.filter((task) => draft.personOf(task) === slots.get('person', 'old'));
      if (theirs.length === 0) return () => { throw new Refusal(`None of these tasks is assigned to ${slots.get('person', 'old')}`); }; // prettier-ignore
      return assign({ ...set, isGroup: true, tasks: theirs }, slots.get('person'));
    },
  ),
  rule(
    [
      '(replace|swap|swap out|substitute) <old:person> (with|by|for) <person> [everywhere|on all tasks|in the plan|for all tasks]',
      '<person> (takes over|should take over|will take over|steps in) (from|for) <old:person>',
      '<person> (replaces|will replace|should replace) <old:person>',
    ],
    (slots, { draft }) => {
      const old = slots.get('person', 'old');
      const tasks = draft.tasks.filter((task) => draft.personOf(task) === old);
      if (tasks.length === 0) return () => { throw new Refusal(`${old} has no tasks`); }; // prettier-ignore
      return assign({ tasks, isGroup: true }, slots.get('person'));
    },
  ),
  rule(
    [
      '(unassign|deassign|un-assign|de-assign) <tasks>',
      `(clear|remove|drop|delete|unset|empty|take away) ${fieldOf(`${OWNER}|assignment`)}`,
      `(take|remove) [the] (${OWNER}) off <tasks>`,
      '(nobody|no one|noone|no-one) (is on|does|has|is doing|is assigned to|should do|owns|will do|is working on) <tasks> [anymore|any more|now]',
      `<tasks> (has|have) no (${OWNER}) [anymore|any more|now]`,
      '(assign|give|set|reassign) <tasks> to (nobody|no one|noone|no-one|none)',
      '(make|set|mark|leave) <tasks> [as|to] unassigned',
      '<tasks> (is|are) (unassigned|not assigned) [now|anymore|any more|to anyone|to anybody]',
    ],
    (slots) => unassign(slots.get('tasks')),
  ),
  rule(
    [
      '(unassign|remove|take|pull|kick|free) <person> (from|off|off of|off from) <tasks>',
      '<person> (is|should be) (no longer|not) (on|responsible for|assigned to|doing|working on) <tasks> [anymore|any more|any longer]',
      '<person> (no longer|does not) (does|do|has|have|own|owns) <tasks> [anymore|any more|any longer]',
    ],
    (slots, { draft }) => {
      const { tasks, ...set } = slots.get('tasks');
      const person = slots.get('person');
      const theirs = tasks.filter((task) => draft.personOf(task) === person);
      if (theirs.length === 0) return () => { throw new Refusal(`${capitalised(listed(tasks))} ${tasks.length === 1 ? 'is' : 'are'} not assigned to ${person}`); }; // prettier-ignore
      return unassign({ ...set, tasks: theirs });
    },
  ),
];
