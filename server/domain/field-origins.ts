import type { TaskId } from './ids.ts';
import type { Effect } from './patch.ts';

/** Names under which a task's place and dependencies are traced, beside the names of its fields. */
const PLACE = 'place';
const DEPENDENCIES = 'dependencies';
/** Stands for every field at once: the task was created, or came back. */
export const EVERYTHING = '*';

/** Which fields of which tasks some effects set; deleted tasks have none. */
export function fieldsSetBy(effects: readonly Effect[]): Map<TaskId, Set<string>> {
  const fields = new Map<TaskId, Set<string>>();
  const add = (taskId: TaskId, names: readonly string[]): void => {
    const set = fields.get(taskId) ?? new Set();
    for (const name of names) set.add(name);
    fields.set(taskId, set);
  };
  for (const effect of effects) {
    switch (effect.kind) {
      case 'UPDATE_PROJECT':
        break;
      case 'CREATE_TASK':
        add(effect.taskId, [EVERYTHING]);
        break;
      case 'UPDATE_TASK':
        add(effect.taskId, Object.keys(effect.changes));
        break;
      case 'MOVE_TASK':
        add(effect.taskId, [PLACE]);
        break;
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY':
        add(effect.taskId, [DEPENDENCIES]);
        break;
      case 'DELETE_TASK':
        for (const { id } of effect.tasks) fields.delete(id);
        for (const { taskId } of effect.dependencies)
          if (!effect.tasks.some(({ id }) => id === taskId)) add(taskId, [DEPENDENCIES]);
    }
  }
  return fields;
}
