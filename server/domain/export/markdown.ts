import type { Task, TaskStatus } from '../task.ts';
import type { ExportedPlan } from './plan-export.ts';

const BOXES: Partial<Record<TaskStatus, string>> = { COMPLETED: 'x', CANCELLED: '-' };
const WORDS: Partial<Record<TaskStatus, string>> = {
  IN_PROGRESS: 'in progress',
  IN_REVIEW: 'in review',
  BLOCKED: 'blocked',
  CANCELLED: 'cancelled',
};

/**
 * The plan as a list with boxes, a line for each task, in the words that the built-in planner reads: estimate, person,
 * date, priority, tags, and what it comes after. Ends with a line break.
 */
export function toMarkdown({ project, outline, dependencies, personName }: ExportedPlan): string {
  const titles = new Map(outline.map(({ id, title }) => [id, title]));
  const needs = Map.groupBy(dependencies, ({ taskId }) => taskId);
  const lineOf = (task: Task): string => {
    const details = [
      task.estimatedMinutes === null ? null : `(${durationOf(task.estimatedMinutes)})`,
      task.assigneeId === null ? null : `@${personName(task.assigneeId) ?? 'nobody'}`,
      task.startDate === null ? null : `from ${task.startDate}`,
      task.dueDate === null ? null : `by ${task.dueDate}`,
      task.priority === 'MEDIUM' ? null : `!${task.priority.toLowerCase()}`,
      ...task.tags.map((tag) => `#${tag.replaceAll(/\s+/gu, '-')}`),
      ...(needs.get(task.id) ?? []).map(({ dependsOnId }) => `after “${oneLine(titles.get(dependsOnId) ?? '')}”`),
      WORDS[task.status] === undefined ? null : `[${WORDS[task.status]}]`,
    ].filter((detail) => detail !== null);
    return `- [${BOXES[task.status] ?? ' '}] ${[oneLine(task.title), ...details].join(' ')}`;
  };
  const notesOf = (task: Task): string[] => [
    ...(task.description === '' ? [] : task.description.split('\n').map((line) => `> ${line}`.trimEnd())),
    ...task.acceptanceCriteria.map((criterion) => `> Done when: ${oneLine(criterion)}`),
  ];
  const tasks = outline.flatMap((task) => {
    const indent = '  '.repeat(task.depth);
    return [`${indent}${lineOf(task)}`, ...notesOf(task).map((note) => `${indent}  ${note}`)];
  });
  const head = [`# ${oneLine(project.name)}`, '', ...(project.description === '' ? [] : [project.description, ''])];
  return `${[...head, ...tasks].join('\n')}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}h` : '', rest > 0 || hours === 0 ? `${rest}m` : ''].filter(Boolean).join(' ');
}
