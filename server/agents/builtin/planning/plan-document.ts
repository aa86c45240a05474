import { setImmediate } from 'node:timers/promises';
import { LIMITS } from '../../../domain/limits.ts';
import type { AgentOperation, PlannerInput } from '../../agent.ts';
import type { PlanDocument } from '../document/read-document.ts';
import { isUnlikelyWork } from '../document/labels.ts';
import { DateReader } from '../inline/date-reader.ts';
import type { Facts } from '../inline/facts.ts';
import { buildTasks } from './build-tasks.ts';
import { collectNames } from './collect-names.ts';
import { ExistingTasks } from './existing-tasks.ts';
import type { PlanTask } from './plan-task.ts';
import { projectOperation, readProjectFacts } from './project-facts.ts';
import { resolveDependencies } from './resolve-dependencies.ts';
import { separateSections } from './sections.ts';
import { describeReading } from './summary.ts';
import { createOperation, updateOperation } from './task-operations.ts';

export interface DocumentPlan {
  readonly name: string | null;
  readonly operations: readonly AgentOperation[];
  readonly warnings: readonly string[];
  /** What was understood, in sentences. */
  readonly summary: string;
  /** Why the plan holds only a part of the document; null where it holds all of it. */
  readonly cut: string | null;
}

/** Plans from a document: its structure becomes the tree, its words become the fields. Lets others run between its steps. */
export async function planDocument(
  { outline, header, leftOut }: PlanDocument,
  input: PlannerInput,
): Promise<DocumentPlan> {
  const names = collectNames(outline, input.people.values());
  const project = readProjectFacts(outline, header, { dates: new DateReader(input.today), names });
  const from = project.facts.startDate ?? input.project.startDate;
  const context = { dates: new DateReader(input.today, from ?? input.today), names };
  const existing = new ExistingTasks(input.tasks);
  await setImmediate();
  const sections = separateSections(outline, names);
  const built = buildTasks(sections.roots, context, existing);
  const taken = new Set(built.tasks.map((task) => task.ref));
  const others = existing.planTasks.filter((task) => !taken.has(task.ref));
  const byRef = new Map<string, PlanTask>([...others, ...built.tasks].map((task) => [task.ref, task]));
  const idToRef = new Map(input.tasks.map((task) => [task.id, `#${task.number}`]));
  const earlier = input.dependencies.flatMap(({ taskId, dependsOnId }) => {
    const task = byRef.get(idToRef.get(taskId) ?? '');
    const dependsOn = byRef.get(idToRef.get(dependsOnId) ?? '');
    return task && dependsOn ? [{ task, dependsOn }] : [];
  });
  await setImmediate();
  const dependencies = resolveDependencies(built.tasks, others, earlier, sections.statements);

  mergeFacts(project.facts, built.projectFacts);
  const operations: AgentOperation[] = [];
  const aboutProject = projectOperation(input.project, {
    ...project,
    notes: [...project.notes, ...sections.notes, ...built.projectNotes, ...dependencies.notes],
  });
  if (aboutProject) operations.push(aboutProject);
  for (const task of built.tasks) {
    const operation = task.existing ? updateOperation(task, task.existing, input.people) : createOperation(task);
    if (operation) operations.push(operation);
  }
  for (const { task, dependsOn } of dependencies.edges) {
    operations.push({ kind: 'ADD_DEPENDENCY', taskId: task.ref, dependsOnId: dependsOn.ref });
  }
  const limit = LIMITS.operationsPerPatch;
  const isCut = leftOut > 0 || operations.length > limit;
  return {
    name: project.name,
    operations: operations.slice(0, limit),
    warnings: [...built.warnings, ...backgroundWarnings(built.tasks), ...dependencies.warnings],
    summary: describeReading(outline, built.tasks, dependencies.edges.length),
    cut: isCut
      ? `The document has more than one proposal can hold, which is ${limit} operations; plan the rest in a second run.`
      : null,
  };
}

function mergeFacts(target: Facts, more: Facts): void {
  if (more.startDate !== null || more.dueDate !== null)
    target.add({ kind: 'dates', start: more.startDate, due: more.dueDate });
  if (more.priority !== null) target.add({ kind: 'priority', priority: more.priority });
  if (more.tags.length > 0) target.add({ kind: 'tags', tags: more.tags });
}

function backgroundWarnings(tasks: readonly PlanTask[]): string[] {
  return tasks
    .filter((task) => task.kind === 'heading' && task.children.length > 0 && isUnlikelyWork(task.text.title()))
    .map(({ text, children }) => {
      const items = children.length === 1 ? 'its item is a task' : `its ${children.length} items are tasks`;
      return `“${text.title()}” reads like background rather than work; ${items} all the same, to be rejected where that is wrong.`;
    });
}
