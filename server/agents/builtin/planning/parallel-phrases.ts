import { CUT } from '../inline/item-text.ts';
import { PARALLEL } from './parallel-pattern.ts';
import { matchNames } from './match-names.ts';
import type { PlanTask } from './plan-task.ts';
import type { TitleIndex } from './title-index.ts';

/** "Test, in parallel with 4": no order, and no part of the name; it is said in the description where it names tasks. */
export function settleParallels(tasks: readonly PlanTask[], index: TitleIndex): void {
  for (const task of tasks) {
    const phrase = /parallel|same time|alongside/iu.test(task.text.value) ? PARALLEL.exec(task.text.value) : null;
    if (!phrase || phrase.index === 0) continue;
    const { targets, unknown, ambiguous } = matchNames(phrase[1]!, task, index, true);
    const others = targets.filter((other) => other !== task);
    if (others.length === 0 || unknown !== null || ambiguous !== null) continue;
    const { value } = task.text;
    task.text.value = `${value.slice(0, phrase.index)}${CUT}${value.slice(phrase.index + phrase[0].length)}`;
    task.notes.push(`In parallel with ${others.map((other) => other.text.title()).join(' and ')}.`);
  }
}
