import type { Task } from '../../../domain/task.ts';
import { Refusal } from '../editor/refusal.ts';
import { listed, titled } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { NOTHING } from './apply-fields.ts';
import { rule, type Rule, type Run, type SourceOfWords } from './rule.ts';

function connect(waiting: readonly Task[], needed: readonly Task[]): Run {
  return (draft) => {
    let count = 0;
    for (const task of waiting) for (const other of needed) if (draft.connect(task, other)) count++;
    const tasks = [...waiting];
    if (count === 0)
      return {
        sentence: `${NOTHING}: ${listed(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for ${listed(needed)} already`,
        tasks,
      };
    return { sentence: `Make ${listed(waiting)} wait for ${listed(needed)}`, tasks };
  };
}

function disconnect(waiting: readonly Task[], needed: readonly Task[]): Run {
  return (draft) => {
    let count = 0;
    for (const task of waiting) for (const other of needed) if (draft.disconnect(task, other)) count++;
    if (count === 0)
      throw new Refusal(`${listed(waiting)} ${waiting.length === 1 ? 'does' : 'do'} not wait for ${listed(needed)}`);
    return {
      sentence: `Let ${listed(waiting)} no longer wait for ${listed(needed)}`,
      tasks: waiting,
    };
  };
}

function disconnectAll(set: TaskSet): Run {
  return (draft) => {
    let count = 0;
    for (const task of set.tasks)
      for (const id of Array.from(draft.plan.needsOf(task.id))) if (draft.disconnect(task, draft.plan.get(id))) count++;
    if (count === 0) throw new Refusal(`${listed(set.tasks)} ${set.tasks.length === 1 ? 'waits' : 'wait'} for nothing`);
    return {
      sentence: `Remove what ${listed(set.tasks)} ${set.tasks.length === 1 ? 'waits' : 'wait'} for`,
      tasks: set.tasks,
    };
  };
}

const forward: Rule['read'] = (slots) => connect(slots.get('tasks').tasks, slots.get('tasks', 'needed').tasks);
const backward: Rule['read'] = (slots) => disconnect(slots.get('tasks').tasks, slots.get('tasks', 'needed').tasks);
const NOT = '(no longer|does not|do not|need not|should not|must not|should no longer|does no longer)';
const ANYMORE = '[anymore|any more|any longer|after all]';
const READY =
  '[is|are|has been|have been|has] [done|finished|complete|completed|over|ready|through|paid|signed|approved|published|written|sent|booked|built|bought|hired|delivered]';

const CHAIN_VERB = /^(?:do|chain|sequence|run|schedule|order|line up|first|link|work on)\b/u;

/** `A, then B, then C`, `A -> B -> C`, `chain A, B and C`: the pieces with their tasks; null where it is no chain. */
function readChain(start: number, end: number, source: SourceOfWords): readonly (readonly Task[])[] | null {
  const isList = /^(?:chain|sequence|line up|link)\b/u.test(source.all);
  let at = start;
  if (CHAIN_VERB.test(source.text(start, end).toLowerCase())) at += /^(?:line up|work on)/u.test(source.all) ? 2 : 1;
  while (/^(?:first|do|,|:)$/u.test(source.token(at))) at++;
  const pieces: (readonly Task[])[] = [];
  // "A before B" alone is read elsewhere; of three it is a chain.
  const hasMany = (source.all.match(/\bbefore\b/gu)?.length ?? 0) > 1;
  let from = at;
  let arrows = 0;
  for (let to = at; to <= end; to++) {
    const word = to < end ? source.token(to) : '';
    const isArrow =
      word === 'then' ||
      (hasMany && word === 'before') ||
      word === '->' ||
      word === 'next' ||
      word === 'finally' ||
      word === 'followed';
    const isComma = isList && /^(?:,|and|;)$/u.test(word);
    if (to < end && !isArrow && !isComma) continue;
    arrows += isArrow ? 1 : 0;
    let last = to;
    while (last > from && /^(?:,|and|;)$/u.test(source.token(last - 1))) last--;
    if (last > from) {
      const set = source.tasks(from, last);
      if (!set || set.isGroup) return null;
      pieces.push(set.tasks);
    } else if (to === end || pieces.length === 0) return null;
    from = to + 1;
    if (word === 'followed' && source.token(from) === 'by') from++;
    while (from < end && /^(?:do|the)$/u.test(source.token(from)) && /^(?:then|,)$/u.test(source.token(from - 1)))
      from++;
  }
  return pieces.length >= 2 && (isList || arrows > 0) ? pieces : null;
}

export const DEPENDENCY_RULES: readonly Rule[] = [
  rule(
    [
      '<tasks> (depends|depend|relies|rely|waits|wait|is waiting|are waiting|is dependent|are dependent|should depend|must depend|should wait|must wait|has to wait|have to wait) [also] (on|for) <needed:tasks>',
      '<tasks> (needs|need|requires|require) <needed:tasks> [first|to be done|to be done first|to be finished|done|finished]',
      '<needed:tasks> (blocks|block|precedes|precede|gates|should block) <tasks>',
      '<needed:tasks> (is|are) (a prerequisite of|a prerequisite for|needed for|required for|a blocker for|needed by|required by|blocking) <tasks>',
      '<needed:tasks> (must|has to|have to|should|needs to|need to) (come|happen|be done|be finished|be completed|be complete|be ready|finish|end|be over) before <tasks> [starts|start|begins|begin|can start|can begin]',
      '<needed:tasks> (comes|come|happens|goes|go|is done|are done) before <tasks>',
      `<tasks> (can not|may not|must not|should not|will not) (go out|go ahead|start|begin|be done|be started|happen|come|go|proceed|be installed|be sent) (before|until) <needed:tasks> ${READY}`,
      `<tasks> (can|must|should|may) be <how:word> only (after|once|when) <needed:tasks> ${READY}`,
      `do not (start|begin|do) [with] <tasks> (before|until) <needed:tasks> ${READY}`,
      `<tasks> only (after|once|when) <needed:tasks> ${READY}`,
      '<tasks> also (needs|need|waits for|depends on) <needed:tasks>',
      '[(i|we)] can not (do|start|begin) <tasks> (before|until|without) <needed:tasks> ' + READY,
      '<tasks> (is|are) only possible (after|once|when) <needed:tasks> ' + READY,
      '(make|let|have|set) <tasks> (depend on|wait for|dependent on|start after|blocked by|come after|follow|to depend on|to wait for|wait on) <needed:tasks>',
      `<tasks> (can|must|should|may|will|shall|could) [only] (start|begin|be done|happen|come|be started|go) [only] (after|once|when) <needed:tasks> ${READY}`,
      `<tasks> [only] (starts|start|begins|begin) [only] (once|when) <needed:tasks> ${READY}`,
      '<tasks> [only] (starts|start|begins|begin|comes|come|happens|follows|is done|are done|should come|must come) [only] [right] after <needed:tasks>',
      '<tasks> (is|are) (blocked by|after|waiting on|preceded by) <needed:tasks>',
      '<tasks> (follows|follow) <needed:tasks>',
      'add [a|the] dependency (from|of|for) <tasks> (to|on) <needed:tasks>',
      'add <needed:tasks> as [a|the] (dependency|prerequisite|predecessor|blocker) (of|to|for) <tasks>',
      'add [a|the] dependency (on|to) <needed:tasks> (to|for) <tasks>',
      '(block) <tasks> (by|with|on|until) <needed:tasks> [is done]',
      '(do|start|schedule|begin|finish|complete) <needed:tasks> before <tasks>',
      '(do|start|schedule|begin) <tasks> [only] (after|once) <needed:tasks> ' + READY,
      '<tasks> after <needed:tasks>',
      '<needed:tasks> before <tasks>',
      '(link) <tasks> to <needed:tasks>',
    ],
    forward,
  ),
  rule(
    [
      `<tasks> ${NOT} [(have to|need to)] (depend|depends|rely|relies|wait|waits) (on|for) <needed:tasks> ${ANYMORE}`,
      `<tasks> (is|are) [now] independent (of|from) <needed:tasks>`,
      'drop the dependency of <tasks> on <needed:tasks>',
      `<tasks> (is|are) (no longer|not) (dependent on|blocked by|waiting for) <needed:tasks> ${ANYMORE}`,
      `<tasks> ${NOT} (need|needs|require|requires) <needed:tasks> ${ANYMORE}`,
      `<needed:tasks> ${NOT} (block|blocks) <tasks> ${ANYMORE}`,
      '(remove|delete|drop|clear|cut) [the|a] dependency (of|from) <tasks> (to|on|from) <needed:tasks>',
      '(remove|delete|drop) <needed:tasks> (as a dependency of|from the dependencies of|as a prerequisite of|as a blocker of|as a predecessor of) <tasks>',
      '(unblock|detach|decouple|free|unlink) <tasks> from <needed:tasks>',
    ],
    backward,
  ),
  rule(
    [
      '(remove|delete|drop|clear|cut|break) [the|a] (dependency|link|dependencies) between <task> and <other:task>',
      'unlink <task> (and|from) <other:task>',
    ],
    (slots) => {
      const [first, second] = [slots.get('task'), slots.get('task', 'other')];
      return (draft) => {
        const isForward = draft.plan.hasDependency(first.id, second.id);
        const [waiting, needed] = isForward ? [first, second] : [second, first];
        if (!draft.plan.hasDependency(waiting.id, needed.id))
          throw new Refusal(`There is no dependency between ${titled(first)} and ${titled(second)}`);
        return disconnect([waiting], [needed])(draft);
      };
    },
  ),
  rule(['add [a|the] dependency between <task> and <other:task>', 'link <task> and <other:task>'], (slots) => () => {
    throw new Refusal(
      `Which of ${titled(slots.get('task'))} and ${titled(slots.get('task', 'other'))} comes first is not plain: say “… after …”`,
    );
  }),
  rule(
    [
      '(remove|delete|clear|drop|cut) [all] [of] [the] (dependencies|prerequisites|blockers|predecessors) (of|from|for|on) <tasks>',
      "(remove|delete|clear|drop) [all] [of] <tasks> 's (dependencies|prerequisites)",
      '<tasks> (depends|depend|waits|wait) (on|for) nothing [anymore|any more]',
      '<tasks> (has|have) no dependencies [anymore|any more]',
    ],
    (slots) => disconnectAll(slots.get('tasks')),
  ),
  rule(['<rest>'], (slots, { draft }, source) => {
    const [start, end] = slots.get('rest');
    const pieces = readChain(start, end, source);
    if (!pieces) return null;
    const [first, second] = pieces;
    // An arrow to a part of the plan could mean into it.
    if (
      pieces.length === 2 &&
      / -> /u.test(source.all) &&
      second!.some(({ id }) => draft.plan.childrenOf(id).length > 0)
    )
      return () => {
        const names = [listed(first!), listed(second!)] as const;
        throw new Refusal(
          `Whether ${names[0]} belongs under ${names[1]} or comes before it is not plain: say “move … under …” or “… before …”`,
        );
      };
    return (now) => {
      for (const [index, piece] of pieces.entries()) if (index > 0) connect(piece, pieces[index - 1]!)(now);
      return {
        sentence: `Put ${pieces.map((piece) => listed(piece)).join(', then ')} in this order`,
        tasks: pieces.flat(),
      };
    };
  }),
];
