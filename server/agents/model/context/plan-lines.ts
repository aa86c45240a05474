import { taskReference } from '../../agent.ts';
import type { PlanContext } from '../../agent.ts';
import type { TaskId } from '../../../domain/ids.ts';
import type { Task } from '../../../domain/task.ts';

const MAX_TITLE_CHARACTERS = 120;
/** Of tags and of what a task depends on, so many are named. */
const MAX_NAMES = 20;

/** What a line says of a task beside what the task itself holds. */
interface Surroundings {
  /** References of the tasks that it depends on, by its id. */
  readonly dependsOn: ReadonlyMap<TaskId, readonly string[]>;
  readonly people: PlanContext['people'];
}

export function surroundingsOf({
  tasks,
  dependencies,
  people,
}: Pick<PlanContext, 'tasks' | 'dependencies' | 'people'>): Surroundings {
  const references = new Map(tasks.map((task) => [task.id, taskReference(task)]));
  const dependsOn = new Map<TaskId, string[]>();
  for (const { taskId, dependsOnId } of dependencies) {
    const reference = references.get(dependsOnId);
    if (reference === undefined) continue;
    const others = dependsOn.get(taskId);
    if (others) others.push(reference);
    else dependsOn.set(taskId, [reference]);
  }
  return { dependsOn, people };
}

/** A task in one line, indented by depth. `hidden`: tasks below it that have no line. */
export function planLine(task: Task, { dependsOn, people }: Surroundings, hidden = 0): string {
  const assignee = task.assigneeId === null ? undefined : people.get(task.assigneeId);
  const needed = dependsOn.get(task.id) ?? [];
  const facts = [
    task.status !== 'TODO' && task.status,
    task.priority !== 'MEDIUM' && task.priority,
    task.estimatedMinutes !== null && `${task.estimatedMinutes} min`,
    task.actualMinutes > 0 && `${task.actualMinutes} min spent`,
    task.startDate !== null && `from ${task.startDate}`,
    task.dueDate !== null && `due ${task.dueDate}`,
    assignee !== undefined && `by ${oneLine(assignee)}`,
    needed.length > 0 && `after ${named(needed)}`,
    task.tags.length > 0 && `tags ${named(task.tags.map((tag) => oneLine(tag)))}`,
    hidden > 0 && `${hidden} more below it not shown`,
  ].filter((fact) => fact !== false);
  const suffix = facts.length > 0 ? ` [${facts.join(', ')}]` : '';
  return `${'  '.repeat(task.depth)}${taskReference(task)} ${oneLine(task.title)}${suffix}`;
}

function named(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return names.slice(0, MAX_NAMES).join(' ') + (more > 0 ? ` and ${more} more` : '');
}

/** Text of a plan stays on its line, whatever it holds. */
export function oneLine(text: string, maxCharacters: number = MAX_TITLE_CHARACTERS): string {
  // Of a text of any length only its beginning is looked at.
  const line = text
    .slice(0, maxCharacters * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > maxCharacters ? `${line.slice(0, maxCharacters - 1)}…` : line;
}
