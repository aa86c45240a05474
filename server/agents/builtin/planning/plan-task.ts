import type { Task } from '../../../domain/task.ts';
import type { OutlineNode } from '../document/outline.ts';
import type { Facts } from '../inline/facts.ts';
import type { ItemText } from '../inline/item-text.ts';
import type { Earlier } from './earlier-edition.ts';

/** A task on its way from the document into the plan. */
export interface PlanTask {
  /** `new1`, or `#12` for a task that the project has already. */
  readonly ref: string;
  readonly existing: Task | null;
  /** What came of its part when it was planned before; null where that is new. */
  readonly earlier: Exclude<Earlier, { type: 'unwanted' }> | null;
  /** The part of the document that it comes from; null for a task that the document does not name. */
  readonly node: OutlineNode | null;
  readonly kind: OutlineNode['kind'] | 'existing';
  readonly parent: PlanTask | null;
  readonly depth: number;
  /** Place in the document, depth first. */
  readonly order: number;
  /** Place among the tasks with the same parent. */
  readonly siblings: PlanTask[];
  readonly children: PlanTask[];
  readonly label: string | null;
  /** What is left of its words; dependencies are cut out of it as they are resolved. */
  readonly text: ItemText;
  readonly facts: Facts;
  readonly notes: string[];
  readonly acceptanceCriteria: readonly string[];
}

export function ancestorsOf(task: PlanTask): PlanTask[] {
  const ancestors: PlanTask[] = [];
  for (let parent = task.parent; parent; parent = parent.parent) ancestors.push(parent);
  return ancestors;
}
