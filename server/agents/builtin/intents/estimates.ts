import type { Task } from '../../../domain/task.ts';
import { Refusal } from '../editor/refusal.ts';
import { duration, listed } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { stillOpen, updateEach } from './apply-fields.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';

const ESTIMATE = 'estimate|estimates|estimated time|estimation|effort|time estimate';
const OF = fieldOf(ESTIMATE);
const MORE = '(increase|raise|grow|scale up|bump|bump up|up|pad|inflate|extend)';
const LESS = '(reduce|decrease|lower|cut|shrink|scale down|trim|bring down)';
const ABOUT = '[(about|around|roughly|approximately|only|now|another)]';
const THEIR = "[all] [of] <who:person> 's estimates";

function estimate(set: TaskSet, minutes: number | null): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ estimatedMinutes: minutes }),
      (names) =>
        minutes === null ? `Removed the estimate of ${names}` : `Set the estimate of ${names} to ${duration(minutes)}`,
    );
}

/** Changes estimates that are there. */
function change(set: TaskSet, next: (minutes: number) => number, how: string): Run {
  return (draft) => {
    const estimated = stillOpen(set).filter((task) => draft.now(task).estimatedMinutes !== null);
    if (estimated.length === 0)
      throw new Refusal(`${listed(set.tasks)} ${set.tasks.length === 1 ? 'has' : 'have'} no estimate to change`);
    const value = (task: Task): number => Math.round(next(draft.now(task).estimatedMinutes!));
    const tooSmall = estimated.find((task) => value(task) < 0);
    if (tooSmall) throw new Refusal(`The estimate of #${tooSmall.number} would fall below nothing`);
    return updateEach(
      draft,
      { ...set, isGroup: false },
      estimated,
      (task) => ({ estimatedMinutes: value(task) }),
      (names) => `${how} the estimate of ${names}`,
    );
  };
}
const scale =
  (factor: (share: number) => number, how: string): Rule['read'] =>
  (slots) =>
    change(
      slots.get('tasks'),
      (minutes) => minutes * factor(slots.get('percent')),
      `${how} by ${Math.round(slots.get('percent') * 100)}%`,
    );
const times =
  (factor: number, how: string): Rule['read'] =>
  (slots) =>
    change(slots.get('tasks'), (minutes) => minutes * factor, how);
const ofPerson =
  (read: Rule['read']): Rule['read'] =>
  (slots, world, source) => {
    const who = slots.get('person', 'who');
    const tasks = world.draft.tasks.filter((task) => world.draft.personOf(task) === who);
    if (tasks.length === 0) return () => { throw new Refusal(`${who} has no tasks`); }; // prettier-ignore
    const set: TaskSet = { tasks, isGroup: true };
    return read(
      Object.assign(Object.create(slots) as typeof slots, {
        get: (kind: never, name?: never) => (kind === 'tasks' ? set : slots.get(kind, name)),
      }),
      world,
      source,
    );
  };

export const ESTIMATE_RULES: readonly Rule[] = [
  rule(
    [
      `(set|change|update|make|put|correct|fix|adjust) ${OF} (to|at|=|:|as|be) ${ABOUT} <work>`,
      `(increase|raise|bump|reduce|lower|decrease|cut|bring down) ${OF} to ${ABOUT} <work>`,
      `(estimate|re-estimate|reestimate|size|set|plan|budget|time-box|timebox) <tasks> (at|as|to|:|with|=|for|on) ${ABOUT} <work>`,
      '(estimate|re-estimate|reestimate) <tasks> <work>',
      `<tasks> (takes|take|needs|need|requires|require|will take|will need|should take|would take|is going to take|might take|is estimated at|are estimated at|is) ${ABOUT} <work> [each|of work|to do|to complete|to finish|of effort]`,
      `${OF} (is|:|=|should be|becomes) ${ABOUT} <work>`,
      `(give|set) <tasks> (an|the) (estimate|effort) [of|:] ${ABOUT} <work> [each]`,
      `[(set|put|make)] (an|the) estimate of <work> (for|on|to) <tasks>`,
      `(allow|budget|plan|reserve|schedule) <work> for <tasks>`,
      '<tasks> : <work>',
      '<tasks> -> <work>',
    ],
    (slots) => estimate(slots.get('tasks'), slots.get('work')),
  ),
  rule(
    [
      `(remove|clear|drop|delete|unset|erase) ${OF}`,
      '(unestimate|un-estimate) <tasks>',
      `<tasks> (has|have) no (${ESTIMATE}) [anymore|any more]`,
    ],
    (slots) => estimate(slots.get('tasks'), null),
  ),
  rule(
    [
      `${MORE} ${OF} by <percent>`,
      `${MORE} <tasks> by <percent>`,
      `add <percent> to ${OF}`,
      'add [a] <percent> (buffer|contingency|margin|reserve) to <tasks>',
      `make ${OF} <percent> (larger|longer|bigger|higher|more)`,
      `${OF} (grows|grow|goes up|rises|increases) by <percent>`,
      'make <tasks> <percent> (larger|longer|bigger)',
    ],
    scale((share) => 1 + share, 'Increased'),
  ),
  rule(
    [
      `${LESS} ${OF} by <percent>`,
      `${LESS} <tasks> by <percent>`,
      `(take|subtract|cut|remove) <percent> (from|off) ${OF}`,
      `make ${OF} <percent> (smaller|shorter|lower|less)`,
      'make <tasks> <percent> (smaller|shorter)',
    ],
    (slots, world, source) =>
      slots.get('percent') >= 1 ? null : scale((share) => 1 - share, 'Reduced')(slots, world, source),
  ),
  rule([`(scale|set|change|reduce|increase) ${OF} to <percent>`, `multiply ${OF} by <percent>`], (slots) =>
    change(
      slots.get('tasks'),
      (minutes) => minutes * slots.get('percent'),
      `Scaled to ${Math.round(slots.get('percent') * 100)}%`,
    ),
  ),
  rule([`double ${OF}`, `make ${OF} twice as (long|large|big)`, `${OF} (doubles|is doubled)`], times(2, 'Doubled')),
  rule([`double ${THEIR}`], ofPerson(times(2, 'Doubled'))),
  rule([`triple ${OF}`], times(3, 'Tripled')),
  rule([`triple ${THEIR}`], ofPerson(times(3, 'Tripled'))),
  rule(
    [
      `halve ${OF}`,
      `(cut|reduce|divide|split) ${OF} (in half|by half|by two|in two|in halves)`,
      `make ${OF} half as (long|large|big)`,
    ],
    times(0.5, 'Halved'),
  ),
  rule([`halve ${THEIR}`, `cut ${THEIR} (in half|by half)`], ofPerson(times(0.5, 'Halved'))),
  rule(
    [`${MORE} ${THEIR} by <percent>`, `add <percent> to ${THEIR}`],
    ofPerson(scale((share) => 1 + share, 'Increased')),
  ),
  rule([`${LESS} ${THEIR} by <percent>`], ofPerson(scale((share) => 1 - share, 'Reduced'))),
  rule([`multiply ${OF} by <number>`, `scale ${OF} by [a] [factor] [of] <number>`], (slots) => {
    const factor = slots.get('number');
    return factor > 0 && factor <= 20
      ? change(slots.get('tasks'), (minutes) => minutes * factor, `Multiplied by ${factor}`)
      : null;
  }),
  rule(['add [another] <work> to <tasks>'], (slots, _, source) =>
    // Days could be a later date as well; hours are work.
    /\b(?:hours?|h|hrs?|minutes?|mins?)\b|\dh\b/u.test(source.all)
      ? change(slots.get('tasks'), (minutes) => minutes + slots.get('work'), `Added ${duration(slots.get('work'))} to`)
      : null,
  ),
  rule([`add <work> to ${OF}`, `${MORE} ${OF} by <work>`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes + slots.get('work'), `Added ${duration(slots.get('work'))} to`),
  ),
  rule([`(take|subtract|cut|remove|deduct) <work> (from|off) ${OF}`, `${LESS} ${OF} by <work>`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes - slots.get('work'), `Took ${duration(slots.get('work'))} off`),
  ),
];
