import { isOpen } from '../../../domain/plan-facts.ts';
import type { Task } from '../../../domain/task.ts';
import { taskReference, type AgentOperation, type PlannerInput } from '../../agent.ts';
import type { OutlineNode } from '../document/outline.ts';
import type { SentenceLinks } from './sentence-links.ts';

/** What came of a part of a brief when it was planned before. */
export type Earlier =
  /** Its words are those of before: there is its task, and nothing to do but to move it where the words were moved. */
  | { readonly type: 'settled'; readonly task: Task; readonly isMoved: boolean }
  /** Its words are those of before, and nobody wanted a task for it. */
  | { readonly type: 'unwanted' }
  /** It says something else now: its task is to follow. */
  | { readonly type: 'revised'; readonly task: Task; readonly isMoved: boolean };

const LONGEST_QUOTE = 300;

/** What an earlier edition of a brief has become, so that only what changed is planned again. */
export class EarlierEdition {
  readonly #input: PlannerInput;
  readonly #links: SentenceLinks;
  readonly #byReference: ReadonlyMap<string, Task>;
  readonly #taken = new Set<Task>();
  readonly #movedAway = new Set<string>();

  constructor(input: PlannerInput, links: SentenceLinks) {
    this.#input = input;
    this.#links = links;
    this.#byReference = new Map(input.tasks.map((task) => [taskReference(task), task]));
  }

  /** Null for what is new. A task answers for one part only. */
  of(node: OutlineNode): Earlier | null {
    const own = this.#links.ownOf(node);
    if (own === null) return null;
    const { covered, revised, moved } = this.#input;
    const before = revised.get(own) ?? covered.get(own);
    if (before === undefined) return null;
    const task = before
      .map((reference) => this.#byReference.get(reference))
      .find((each) => each && !this.#taken.has(each));
    if (!task) return revised.has(own) ? null : { type: 'unwanted' };
    this.#taken.add(task);
    const isSame = this.#links.allOf(node).every((number) => covered.has(number));
    return { type: isSame ? 'settled' : 'revised', task, isMoved: moved.has(own) };
  }

  /** Whether the words below its name are others than before. */
  isRedescribed(node: OutlineNode): boolean {
    const own = this.#links.ownOf(node);
    return this.#links.allOf(node).some((number) => number !== own && !this.#input.covered.has(number));
  }

  /** What the sentence that names it said before; null where it says the same, or is a row of a table. */
  formerWordsOf(node: OutlineNode): string | null {
    const own = this.#links.ownOf(node);
    return own === null || node.row !== null ? null : (this.#input.former.get(own) ?? null);
  }

  /** Whether some of these sentences were there before, and others are new or say something else. */
  isReworded(numbers: readonly number[]): boolean {
    const { covered, revised } = this.#input;
    const before = numbers.filter((number) => covered.has(number));
    return before.length < numbers.length && (before.length > 0 || numbers.some((number) => revised.has(number)));
  }

  /** What is moved out of a task that is to be deleted does not keep it. */
  moveAway(task: Task): void {
    this.#movedAway.add(task.id);
  }

  /** Deletes what was made from nothing but words that are gone, where it has not been completed and holds nothing else. */
  removals(): readonly AgentOperation[] {
    const gone = new Map<Task, string>();
    for (const { text, tasks } of this.#input.removed)
      for (const reference of tasks) {
        const task = this.#byReference.get(reference);
        if (task && !this.#taken.has(task) && isOpen(task)) gone.set(task, text);
      }
    const ids = new Set([...gone.keys()].map(({ id }) => id));
    const kept = new Set<string>();
    // Depth first, so from the end each task comes before the one that it stands under.
    for (const { id, parentId } of this.#input.tasks.toReversed()) {
      const stays = !ids.has(id) || kept.has(id);
      if (stays && parentId !== null && !this.#movedAway.has(id)) kept.add(parentId);
    }
    return [...gone]
      .filter(([{ id, parentId }]) => !kept.has(id) && (parentId === null || !ids.has(parentId) || kept.has(parentId)))
      .map(([task, text]) => ({
        kind: 'DELETE_TASK',
        taskId: taskReference(task),
        reason: `The brief does not say any more: “${text.slice(0, LONGEST_QUOTE)}”`,
      }));
  }
}
