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

function estimate(set: TaskSet, minutes: number | null): Run {
  return (draft) =>
    updateEach(
      draft,
      set,
      stillOpen(set),
      () => ({ estimatedMinutes: minutes }),
      (names) =>
        minutes === null ? `Remove the estimate of ${names}` : `Set the estimate of ${names} to ${duration(minutes)}`,
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
const TAKES =
  '(takes|take|needs|need|requires|require|is|are|will be|will take|will need|will require|should take|would take|will only take|only takes|only take|only needs|will only need|is going to take|are going to take|is going to be|might take|took|turns out to take)';
const WORK = '[(long|much|time|effort|work|big)]';
const TWICE = `(twice as ${WORK}|double [the] [(time|effort|work|estimate|size)]|two times as ${WORK}|2x [as] ${WORK}|2 x [as] ${WORK})`;
const THRICE = `(three times as ${WORK}|triple [the] [(time|effort|work|estimate)]|3x [as] ${WORK}|3 times as ${WORK})`;
const HALF = `(half as ${WORK}|half [of] [the] (time|effort|work|estimate))`;
const HALF_MORE = '(half as (long|much) again|half again as (long|much))';

export const ESTIMATE_RULES: readonly Rule[] = [
  rule(
    [
      `(set|change|update|make|put|correct|fix|adjust) ${OF} (to|at|=|:|as|be) ${ABOUT} <work>`,
      `(increase|raise|bump|reduce|lower|decrease|cut|bring down) ${OF} to ${ABOUT} <work>`,
      `(estimate|re-estimate|reestimate|size|set|plan|budget|time-box|timebox) <tasks> (at|as|to|:|with|=|for|on) ${ABOUT} <work>`,
      '(estimate|re-estimate|reestimate|est) <tasks> <work>',
      `<tasks> (takes|take|needs|need|requires|require|will take|will need|will be|will only take|only takes|only take|only needs|only need|should take|should be|would take|is going to take|might take|is estimated at|are estimated at|is|are|should not take more than|must not take more than|should take no more than|is more like|are more like|is a|are a) ${ABOUT} <work> [each|of work|to do|to complete|to finish|of effort|job|task]`,
      `${OF} is more like <work>`,
      `(bump|up|raise|reduce|cut|lower|change|correct) <tasks> to ${ABOUT} <work>`,
      `(make|set|put) <tasks> ${ABOUT} <work>`,
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
    scale((share) => 1 + share, 'Increase'),
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
      slots.get('percent') >= 1 ? null : scale((share) => 1 - share, 'Reduce')(slots, world, source),
  ),
  rule([`(scale|set|change|reduce|increase) ${OF} to <percent>`, `multiply ${OF} by <percent>`], (slots) =>
    change(
      slots.get('tasks'),
      (minutes) => minutes * slots.get('percent'),
      `Scale to ${Math.round(slots.get('percent') * 100)}%`,
    ),
  ),
  rule(
    [
      `double ${OF}`,
      'double <tasks>',
      `make ${OF} twice as (long|large|big)`,
      `${OF} (doubles|is doubled)`,
      `<tasks> ${TAKES} ${TWICE}`,
    ],
    times(2, 'Double'),
  ),
  rule([`<tasks> ${TAKES} ${HALF_MORE}`], times(1.5, 'Raise by half')),
  rule(
    [`<tasks> ${TAKES} <percent> (longer|more [time]|more work)`],
    scale((share) => 1 + share, 'Increase'),
  ),
  rule([`<tasks> ${TAKES} <percent> (less [time]|shorter|less work)`], (slots, world, source) =>
    slots.get('percent') >= 1 ? null : scale((share) => 1 - share, 'Reduce')(slots, world, source),
  ),
  rule([`<tasks> ${TAKES} [another] <work> (longer|more|more work|more of work|extra|in addition)`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes + slots.get('work'), `Add ${duration(slots.get('work'))} to`),
  ),
  rule([`<tasks> ${TAKES} <offset> [of work]`], (slots, _, source) => {
    if (!/\b(?:more|another|extra|additional|further)\b/u.test(source.all)) return null;
    const { amount, unit } = slots.get('offset');
    // A week of work has five days.
    const days = unit === 'day' && amount % 7 === 0 ? (amount / 7) * 5 : amount;
    return unit === 'month'
      ? null
      : change(slots.get('tasks'), (minutes) => minutes + days * 480, `Add ${duration(days * 480)} to`);
  }),
  rule([`<tasks> ${TAKES} <work> (less|shorter)`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes - slots.get('work'), `Take ${duration(slots.get('work'))} off`),
  ),
  rule([`triple ${OF}`, `<tasks> ${TAKES} ${THRICE}`], times(3, 'Triple')),
  rule(
    [
      `halve ${OF}`,
      `(cut|reduce|divide|split) ${OF} (in half|by half|by two|in two|in halves)`,
      `make ${OF} half as (long|large|big)`,
      `<tasks> ${TAKES} ${HALF}`,
    ],
    times(0.5, 'Halve'),
  ),
  rule([`multiply ${OF} by <number>`, `scale ${OF} by [a] [factor] [of] <number>`], (slots) => {
    const factor = slots.get('number');
    return factor > 0 && factor <= 20
      ? change(slots.get('tasks'), (minutes) => minutes * factor, `Multiply by ${factor}`)
      : null;
  }),
  rule(['add [another] <work> to <tasks>'], (slots, _, source) =>
    // Days could be a later date as well; hours are work.
    /\b(?:hours?|h|hrs?|minutes?|mins?)\b|\dh\b/u.test(source.all)
      ? change(slots.get('tasks'), (minutes) => minutes + slots.get('work'), `Add ${duration(slots.get('work'))} to`)
      : null,
  ),
  rule([`add <work> to ${OF}`, `${MORE} ${OF} by <work>`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes + slots.get('work'), `Add ${duration(slots.get('work'))} to`),
  ),
  rule([`(take|subtract|cut|remove|deduct) <work> (from|off) ${OF}`, `${LESS} ${OF} by <work>`], (slots) =>
    change(slots.get('tasks'), (minutes) => minutes - slots.get('work'), `Take ${duration(slots.get('work'))} off`),
  ),
];
