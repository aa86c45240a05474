import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { Refusal } from '../editor/refusal.ts';
import { capitalised, joined, quoted, titled } from '../editor/wording.ts';
import { waitingFor } from '../entities/plan-order.ts';
import type { World } from '../entities/world.ts';
import { keyOf } from '../planning/words.ts';
import { readNewTask, type NewPlace } from './new-task.ts';
import { rule, type Rule, type Run, type Slots, type SourceOfWords } from './rule.ts';

interface Wanted {
  readonly titles: readonly string[];
  readonly fields: TaskFieldsDraft;
  readonly place: NewPlace | null;
  readonly waitsFor: readonly Task[];
}

function create({ titles, fields, place, waitsFor }: Wanted): Run {
  return (draft) => {
    const { parent, first } = placeOf(draft, place);
    let after = first;
    const made = titles.map((title) => {
      const twin = draft.childrenOf(parent).find((task) => keyOf(task.title) === keyOf(title));
      if (twin) throw new Refusal(`${titled(twin)} is there already`);
      const task = draft.create({ title, ...fields }, parent, after);
      if (after !== undefined) after = task;
      for (const needed of waitsFor) draft.connect(task, needed);
      if (place?.next && waitingFor(draft, place.task).some(({ id }) => id === place.next!.id)) {
        // What waited for the one waits for the new one, too.
        draft.connect(task, place.task);
        draft.connect(place.next, task);
      }
      return task;
    });
    const where =
      place === null
        ? ''
        : place.side === 'under' || place.side === 'first under'
          ? ` under ${titled(place.task)}`
          : place.next
            ? ` between ${titled(place.task)} and ${titled(place.next)}`
            : ` ${place.side} ${titled(place.task)}`;
    const waits = waitsFor.length === 0 ? '' : `, waiting for ${joined(waitsFor.map(titled))}`;
    return { sentence: `Add ${joined(titles.map(quoted))}${where}${waits}`, tasks: made };
  };
}

/** `first`: the sibling to come after; null for the first place, undefined for the last. */
function placeOf(draft: PlanDraft, place: NewPlace | null): { parent: Task | null; first: Task | null | undefined } {
  if (place === null) return { parent: null, first: undefined };
  const { side, task } = place;
  if (side === 'under') return { parent: task, first: undefined };
  if (side === 'first under') return { parent: task, first: null };
  const parent = draft.parentOf(draft.now(task));
  if (side === 'after') return { parent, first: task };
  const siblings = draft.childrenOf(parent);
  return { parent, first: siblings[siblings.findIndex(({ id }) => id === task.id) - 1] ?? null };
}

function readCreation(slots: Slots, world: World, source: SourceOfWords): Run | null {
  const [start, end] = slots.get('rest');
  const count = slots.has('number') ? slots.get('number') : null;
  const isMany =
    /\b(?:tasks|subtasks|items|steps|phases|milestones|sub-tasks)\b/u.test(source.all.slice(0, 60)) &&
    !slots.has('single');
  const read = readNewTask(start, end, isMany, world, source);
  if (!read || (count !== null && read.titles.length !== count)) return null;
  if (!isMany && read.titles.length > 1 && !source.hasQuotes) return null;
  const fields = {
    ...(slots.has('work') && { estimatedMinutes: slots.get('work') }),
    ...(slots.has('priority') && { priority: slots.get('priority') }),
    ...read.fields,
  };
  // A subtask of nothing in particular is one of the task that is spoken of.
  const [spoken] = world.mentioned.length === 1 ? world.mentioned : world.selection;
  const isSubtask = /^\S+ (?:an? |another |new )*sub-?task/u.test(source.all);
  if (isSubtask && read.place === null) {
    if (!spoken) return () => { throw new Refusal('Under which task the new subtask belongs is not plain; say “under …”'); }; // prettier-ignore
    return create({ ...read, fields, place: { side: 'under', task: spoken } });
  }
  return create({ ...read, fields });
}

/** Without the word "task" it is one only where a task of the plan is its place. */
function readBareCreation(slots: Slots, world: World, source: SourceOfWords): Run | null {
  const [start, end] = slots.get('rest');
  const list = /,|\band\b|&/u.test(source.text(start, end)) && !source.isQuoted(start, start + 1);
  const single = readNewTask(start, end, false, world, source);
  const many = list ? readNewTask(start, end, true, world, source) : null;
  const read = many?.place ? many : single;
  // Without a place only what stands between quotes is sure to be a title.
  const isQuoted = source.isQuoted(start, start + 1) && /^(?:add|create|insert)\b/u.test(source.all);
  if (!read || (!read.place && !isQuoted)) return null;
  const known = read.titles.find((title) => world.draft.tasks.some((task) => keyOf(task.title) === keyOf(title)));
  if (known !== undefined) return () => { throw new Refusal(`${quoted(known)} is in the plan already; say “move” to put it elsewhere, or “add a task …” for one of the same name`); }; // prettier-ignore
  return create(read);
}

/** A few plain words. */
const NEEDED = /^[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+){0,4}$/u;
/** What a part of a plan may need without a task coming of it. */
const NO_WORK =
  /^(?:to|more|less|some|no|not|any|another|better|much|many|help|time|attention|work|care|priority|money|budget|people|person|someone|somebody|owner|review|rework|love|it|that|this|them|be|\d+)(?:\s|$)|\b(?:days?|weeks?|hours?|priority|attention|review)$/iu;

const ADD =
  '[(i|we) (need|want|would like)] [to] (add|create|make|insert|put|put in|new|introduce|include|set up|write down|we need|i need|there should be|there is)';
const KIND = '(task|subtask|sub-task|item|step|phase|milestone|section|todo|to-do|ticket|chore|activity|work item)';
const KINDS = '(tasks|subtasks|sub-tasks|items|steps|phases|milestones)';
const ROOT = '(root|top-level|top level)';

export const CREATION_RULES: readonly Rule[] = [
  rule(
    [
      `${ADD} [a|an|another|one|the] [new|extra|additional|further] [<work>] [<priority>] ${KIND} <rest>`,
      `${ADD} [<number>] [new|extra|additional|more|the following|the] ${KINDS} <rest>`,
      `(add|new) : <rest>`,
      `new ${KIND} : <rest>`,
    ],
    readCreation,
  ),
  rule([`${ADD} [a|an|another] [new] ${ROOT} ${KIND} <rest>`], readCreation),
  // “Put” and “include” speak of what is there as often as of what is new: then nothing is made up.
  rule(
    [
      '(add|insert|create|+) [a|an|some] [new] <rest>',
      '(include|put|squeeze) (a|an) [new] <rest>',
      'squeeze [in] <rest>',
      '[(i|we)] (need|require|want) [(a|an|another|some)] [new] <rest>',
      '(there should be|there must be|there has to be) [(a|an|another|some)] [new] <rest>',
      '(todo|to-do|task) <rest>',
    ],
    readBareCreation,
  ),
  rule(['remind (us|me) to <rest>', 'do not let (us|me) forget to <rest>'], (slots, world, source) => {
    const read = readNewTask(...slots.get('rest'), false, world, source);
    return read && create(read);
  }),
  rule(
    ['<task> (needs|need|is missing|are missing|lacks|lack|misses) [(a|an|some|the)] <title>'],
    (slots, { draft }) => {
      const [task, title] = [slots.get('task'), slots.get('title')];
      // Only of what holds tasks already: "Search needs a review" asks for no task.
      if (draft.childrenOf(task).length === 0 || !NEEDED.test(title) || NO_WORK.test(title)) return null;
      return create({ titles: [capitalised(title)], fields: {}, place: { side: 'under', task }, waitsFor: [] });
    },
  ),
  rule(
    [
      '<task> [also] (needs|need|should have|requires|lacks|is missing|gets) [also] (a|an|another) [new] [task|subtask|step] [called|named|for] <title> [task|subtask|step]',
      '<task> [also] (needs|need|should have|is missing|gets) (a|an|another) (task|subtask|step) [called|named|for|:] <title>',
    ],
    (slots, _, source) => {
      if (!/\b(?:task|subtask|step)\b/u.test(source.all)) return null;
      const title = slots.get('title').replace(/\s+(?:task|subtask|step)$/iu, '');
      return create({
        titles: [title.charAt(0).toUpperCase() + title.slice(1)],
        fields: {},
        place: { side: 'under', task: slots.get('task') },
        waitsFor: [],
      });
    },
  ),
  rule(
    [
      '(group|bundle|collect|gather|put|move) <tasks> (under|in|into|below|as|inside) (a|one) new [root|parent|top-level] (task|phase|parent|group|section) [called|named|titled|:] <title>',
      '(group|bundle) <tasks> (as|under|into) <quote>',
      '(group|bundle) <tasks> as <title>',
    ],
    (slots, { draft }) => {
      const { tasks } = slots.get('tasks');
      const title = slots.has('quote') ? slots.get('quote') : slots.get('title');
      const parents = new Set(tasks.map((task) => task.parentId));
      return (now) => {
        const parent = parents.size === 1 ? draft.parentOf(tasks[0]!) : null;
        const group = now.create({ title }, parent);
        for (const task of tasks) now.move(task, group);
        return { sentence: `Add ${quoted(title)} and move ${joined(tasks.map(titled))} under it`, tasks: [group] };
      };
    },
  ),
];
