import type { Effect } from './patch.ts';
import type { LocalDate } from './ids.ts';

/** By how much something has changed how many tasks there are, and how many of them are completed. */
export interface CountChange {
  readonly total: number;
  readonly completed: number;
}

/** What a plan held at the end of a day. */
export interface BurnUpDay extends CountChange {
  readonly day: LocalDate;
}

/** How a patch has changed the counts of a plan. */
export function countChangeOf(effects: readonly Effect[]): CountChange {
  let [total, completed] = [0, 0];
  for (const effect of effects) {
    if (effect.kind === 'CREATE_TASK') {
      total += 1;
      if (effect.fields.status === 'COMPLETED') completed += 1;
    } else if (effect.kind === 'DELETE_TASK') {
      total -= effect.tasks.length;
      completed -= effect.tasks.filter(({ status }) => status === 'COMPLETED').length;
    } else if (effect.kind === 'UPDATE_TASK' && effect.changes.status) {
      const { before, after } = effect.changes.status;
      completed += Number(after === 'COMPLETED') - Number(before === 'COMPLETED');
    }
  }
  return { total, completed };
}

/** The counts at the end of each day on which something changed them, from the changes of each day in order. */
export function burnUpOf(changes: ReadonlyMap<LocalDate, CountChange>): BurnUpDay[] {
  let [total, completed] = [0, 0];
  return [...changes].map(([day, change]) => {
    total += change.total;
    completed += change.completed;
    return { day, total, completed };
  });
}
