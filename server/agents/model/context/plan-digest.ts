import { isOpen } from '../../../domain/plan-facts.ts';
import type { TaskId } from '../../../domain/ids.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanContext } from '../../agent.ts';
import { estimateTokens } from '../../llm/tokens.ts';
import { planLine, surroundingsOf } from './plan-lines.ts';
import { numbersOf, wordsOf } from './words.ts';

/** What somebody asks for, as far as it says which tasks matter. */
export interface Focus {
  /** Tasks that it is about. */
  readonly taskIds: readonly TaskId[];
  /** What was said; tasks that it names by number, and those of which it holds words, matter more than others. */
  readonly words: string;
}

/** Why a task is shown, from the most to the least important; what lies above a shown task is shown with it. */
const RANK = { asked: 0, root: 1, neighbour: 2, named: 3, open: 5, other: 6 } as const;
/** How far the room may be filled by tasks of a rank, so that a plan of many roots still shows what is asked about. */
const SHARE = [0.7, 0.75, 0.85, 0.95, 0.95, 1, 1] as const;
/** For the last line, and for what a line says of the tasks below it. */
const NOTE_TOKENS = 20;

/**
 * The plan, one line for each task with its number, indented by depth, in so many tokens. All of it where it fits.
 * Otherwise what is asked about with everything above it, the root tasks, its neighbourhood (children, siblings, what it
 * depends on and what depends on it), tasks of which `focus` holds words, and as many of the rest as fit, open before
 * done and upper before lower levels. A line says how many tasks below it are not shown.
 */
export function planDigest(plan: PlanContext, focus: Focus, maxTokens: number): string {
  const { tasks } = plan;
  const surroundings = surroundingsOf(plan);
  const whole = tasks.map((task) => planLine(task, surroundings));
  const costs = whole.map((line) => estimateTokens(line) + 1);
  if (costs.reduce((sum, cost) => sum + cost, 0) <= maxTokens) return whole.join('\n');

  const shown = choose(plan, focus, costs, maxTokens - NOTE_TOKENS);
  const hidden = hiddenBelow(tasks, shown);
  const lines = tasks
    .filter(({ id }) => shown.has(id))
    .map((task) => planLine(task, surroundings, hidden.get(task.id)));
  return [...lines, `(${tasks.length - shown.size} more tasks of the plan are not shown)`].join('\n');
}

/** Which tasks are shown: in order of rank, each with all above it, as long as there is room. */
function choose(plan: PlanContext, focus: Focus, costs: readonly number[], maxTokens: number): ReadonlySet<TaskId> {
  const { tasks } = plan;
  const place = new Map(tasks.map((task, index) => [task.id, index]));
  const ranks = ranksOf(plan, focus);
  const order = tasks
    .map((task, index) => ({ task, index, rank: ranks[index]! }))
    .sort((left, right) => left.rank - right.rank || left.task.depth - right.task.depth || left.index - right.index);
  const shown = new Set<TaskId>();
  let used = 0;
  for (const { task, rank } of order) {
    if (maxTokens - used < NOTE_TOKENS) break;
    const chain: Task[] = [];
    for (let at: Task | undefined = task; at && !shown.has(at.id); at = parentOf(at)) chain.push(at);
    const cost = chain.reduce((sum, each) => sum + costs[place.get(each.id)!]! + NOTE_TOKENS, 0);
    if (used + cost > maxTokens * SHARE[Math.floor(rank) as 0]) continue;
    used += cost;
    for (const each of chain) shown.add(each.id);
  }
  return shown;

  function parentOf(task: Task): Task | undefined {
    return task.parentId === null ? undefined : tasks[place.get(task.parentId) ?? -1];
  }
}

/** By place in the plan; smaller is more important. Among tasks whose words match, more and rarer words are better. */
function ranksOf({ tasks, dependencies, people }: PlanContext, focus: Focus): number[] {
  const numbers = numbersOf(focus.words);
  const asked = new Set<TaskId>(focus.taskIds);
  for (const task of tasks) if (numbers.has(task.number)) asked.add(task.id);
  const parents = new Set(tasks.flatMap(({ id, parentId }) => (asked.has(id) ? [parentId] : [])));
  const linked = new Set<TaskId>();
  for (const { taskId, dependsOnId } of dependencies) {
    if (asked.has(taskId)) linked.add(dependsOnId);
    if (asked.has(dependsOnId)) linked.add(taskId);
  }
  const matches = wordMatches(tasks, people, focus.words);
  const below = descendantsOf(tasks, asked);
  return tasks.map((task, index) => {
    if (asked.has(task.id)) return RANK.asked;
    if (task.depth === 0) return RANK.root;
    const isSibling = asked.size > 0 && parents.has(task.parentId);
    if (linked.has(task.id) || isSibling || below.has(task.id)) return RANK.neighbour;
    const match = matches[index]!;
    if (match > 0) return RANK.named + 1 - match;
    return isOpen(task) ? RANK.open : RANK.other;
  });
}

function descendantsOf(tasks: readonly Task[], asked: ReadonlySet<TaskId>): ReadonlySet<TaskId> {
  const below = new Set<TaskId>();
  // Depth first: parents come before their children.
  for (const { id, parentId } of tasks) {
    if (parentId !== null && (asked.has(parentId) || below.has(parentId))) below.add(id);
  }
  return below;
}

/** 0 to 1 for each task: how much of what the words are about it holds, where rare words count for more. */
function wordMatches(tasks: readonly Task[], people: PlanContext['people'], words: string): number[] {
  const wanted = wordsOf(words);
  if (wanted.size === 0) return tasks.map(() => 0);
  const held = tasks.map((task) => {
    const assignee = task.assigneeId === null ? '' : (people.get(task.assigneeId) ?? '');
    const text = `${task.title.slice(0, 500)} ${task.tags.join(' ')} ${assignee} ${task.status} ${task.priority}`;
    return [...wordsOf(text.replaceAll('_', ' '))].filter((word) => wanted.has(word));
  });
  const counts = new Map<string, number>();
  for (const word of held.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string): number => 1 / (1 + Math.log2(counts.get(word) ?? 1));
  const most = [...counts.keys()].reduce((sum, word) => sum + weight(word), 0);
  return held.map((each) => (each.length === 0 ? 0 : each.reduce((sum, word) => sum + weight(word), 0) / most));
}

/** How many tasks below each shown one have no line. */
function hiddenBelow(tasks: readonly Task[], shown: ReadonlySet<TaskId>): ReadonlyMap<TaskId, number> {
  const hidden = new Map<TaskId, number>();
  // From the end, so that children come before their parents.
  for (const { id, parentId } of tasks.toReversed()) {
    const count = (hidden.get(id) ?? 0) + (shown.has(id) ? 0 : 1);
    if (parentId !== null && count > 0) hidden.set(parentId, (hidden.get(parentId) ?? 0) + count);
  }
  return hidden;
}
