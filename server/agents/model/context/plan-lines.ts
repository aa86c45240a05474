import type { PlanContext } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import type { Task } from '../../../domain/task.ts';

/** Characters of the present plan that a prompt carries; about 25,000 tokens. */
const MAX_CHARACTERS = 100_000;
const MAX_TITLE_CHARACTERS = 120;

/**
 * The present plan, one line for each task with its number, indented by depth. Where all of it would be too long the
 * deepest levels are left out, and a last line says how many tasks that were.
 */
export function planLines(
  { tasks, dependencies, people }: Pick<PlanContext, 'tasks' | 'dependencies' | 'people'>,
  maxCharacters: number = MAX_CHARACTERS,
): string {
  const references = new Map(tasks.map((task) => [task.id, taskReference(task)]));
  const dependsOn = new Map<string, string[]>();
  for (const { taskId, dependsOnId } of dependencies) {
    const reference = references.get(dependsOnId);
    if (reference === undefined) continue;
    const others = dependsOn.get(taskId);
    if (others) others.push(reference);
    else dependsOn.set(taskId, [reference]);
  }
  const lines = tasks.map((task) => ({
    depth: task.depth,
    text: planLine(task, task.assigneeId === null ? undefined : people.get(task.assigneeId), dependsOn.get(task.id)),
  }));
  return fitLines(lines, maxCharacters);
}

function planLine(task: Task, assignee: string | undefined, dependsOn: readonly string[] = []): string {
  const facts = [
    task.status !== 'TODO' && task.status,
    task.priority !== 'MEDIUM' && task.priority,
    task.estimatedMinutes !== null && `${task.estimatedMinutes} min`,
    task.startDate !== null && `from ${task.startDate}`,
    task.dueDate !== null && `due ${task.dueDate}`,
    assignee !== undefined && `by ${oneLine(assignee)}`,
    dependsOn.length > 0 && `after ${dependsOn.join(' ')}`,
    task.tags.length > 0 && `tags ${task.tags.map(oneLine).join(' ')}`,
  ].filter((fact) => fact !== false);
  const suffix = facts.length > 0 ? ` [${facts.join(', ')}]` : '';
  return `${'  '.repeat(task.depth)}${taskReference(task)} ${oneLine(task.title)}${suffix}`;
}

function fitLines(lines: readonly { readonly depth: number; readonly text: string }[], maxCharacters: number): string {
  let shown = lines;
  for (let depth = 5; depth > 0 && lengthOf(shown) > maxCharacters; depth -= 1) {
    shown = shown.filter((line) => line.depth < depth);
  }
  if (lengthOf(shown) > maxCharacters) {
    let characters = 0;
    shown = shown.filter((line) => (characters += line.text.length + 1) <= maxCharacters);
  }
  const hidden = lines.length - shown.length;
  const note = hidden > 0 ? [`(${hidden} more tasks are not shown)`] : [];
  return [...shown.map((line) => line.text), ...note].join('\n');
}

function lengthOf(lines: readonly { readonly text: string }[]): number {
  return lines.reduce((sum, line) => sum + line.text.length + 1, 0);
}

/** Text of a plan stays on its line, whatever it holds. */
export function oneLine(text: string, maxCharacters: number = MAX_TITLE_CHARACTERS): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > maxCharacters ? `${line.slice(0, maxCharacters - 1)}…` : line;
}
