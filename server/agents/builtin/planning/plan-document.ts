import { setImmediate } from 'node:timers/promises';
import { LIMITS } from '../../../domain/limits.ts';
import type { AgentOperation, PlannerInput } from '../../agent.ts';
import type { OutlineNode } from '../document/outline.ts';
import type { PlanDocument } from '../document/read-document.ts';
import { isUnlikelyWork } from '../document/labels.ts';
import { DateReader } from '../inline/date-reader.ts';
import type { ReadingContext } from '../inline/attribute.ts';
import type { Facts } from '../inline/facts.ts';
import { readItem } from '../inline/read-item.ts';
import { buildTasks } from './build-tasks.ts';
import { datesLeftOut } from './dates-left-out.ts';
import { EarlierEdition } from './earlier-edition.ts';
import { collectNames } from './collect-names.ts';
import { ExistingTasks } from './existing-tasks.ts';
import type { PlanTask } from './plan-task.ts';
import { projectOperation, readProjectFacts, type ProjectFacts } from './project-facts.ts';
import { resolveDependencies, type SaidEdge } from './resolve-dependencies.ts';
import { separateSections } from './sections.ts';
import { SentenceLinks } from './sentence-links.ts';
import { SiblingOrder } from './sibling-order.ts';
import { describeReading } from './summary.ts';
import { createOperation, moveOperation, updateOperation } from './task-operations.ts';

/** An operation with the numbers of the sentences that it was made from. */
export interface TracedOperation {
  readonly operation: AgentOperation;
  readonly sources: readonly number[];
}

export interface DocumentPlan {
  readonly name: string | null;
  readonly operations: readonly TracedOperation[];
  readonly warnings: readonly string[];
  /** What was understood, in sentences. */
  readonly summary: string;
  /** Why the plan holds only a part of the document; null where it holds all of it. */
  readonly cut: string | null;
}

/** Plans from a document: its structure becomes the tree, its words become the fields. Lets others run between its steps. */
export async function planDocument(
  { outline, header, people, leftOut }: PlanDocument,
  input: PlannerInput,
): Promise<DocumentPlan> {
  const names = collectNames(outline, [...input.people.values(), ...people]);
  const project = readProjectFacts(outline, header, { dates: new DateReader(input.today), names });
  const from = project.facts.startDate ?? input.project.startDate;
  const context = { dates: new DateReader(input.today, from ?? input.today), names };
  const existing = new ExistingTasks(input.tasks);
  await setImmediate();
  const links = new SentenceLinks(outline, input.sentences);
  const sections = separateSections(outline, names);
  const earlierEdition = new EarlierEdition(input, links);
  const built = buildTasks(sections.roots, context, existing, earlierEdition);
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
  const aboutProject = {
    ...project,
    notes: [...project.notes, ...sections.notes, ...built.projectNotes, ...dependencies.notes],
  };
  const understood = { context, links, earlierEdition, tasks: built.tasks, edges: dependencies.edges, aboutProject };
  const operations = traced(input, understood);
  const undone = datesLeftOut(input, { context, project, links, tasks: built.tasks });
  const limit = LIMITS.operationsPerPatch;
  const isCut = leftOut > 0 || operations.length > limit;
  return {
    name: project.name,
    operations: operations.slice(0, limit),
    warnings: [...undone, ...built.warnings, ...backgroundWarnings(built.tasks), ...dependencies.warnings],
    summary: [describeReading(outline, built.tasks, dependencies.edges.length), ...undone.slice(0, 5)].join(' '),
    cut: isCut
      ? `The document has more than one proposal can hold, which is ${limit} operations; plan the rest in a second run.`
      : null,
  };
}

interface Understood {
  readonly context: ReadingContext;
  readonly links: SentenceLinks;
  readonly earlierEdition: EarlierEdition;
  readonly tasks: readonly PlanTask[];
  readonly edges: readonly SaidEdge[];
  readonly aboutProject: ProjectFacts;
}

/** The operations in their order, each with the sentences that it was made from. */
function traced(
  input: PlannerInput,
  { context, links, earlierEdition, tasks, edges, aboutProject }: Understood,
): TracedOperation[] {
  const owners = new Map<OutlineNode, PlanTask | SaidEdge>();
  for (const task of tasks) if (task.node) owners.set(task.node, task);
  for (const edge of edges) {
    if (edge.by === null || owners.has(edge.by)) continue;
    owners.set(edge.by, edge);
    const heading = links.parentOf(edge.by);
    if (heading && !owners.has(heading)) owners.set(heading, edge);
  }
  const sources = links.byOwner(owners);
  const order = new SiblingOrder(input.tasks);
  const found: TracedOperation[] = [];
  const add = (operation: AgentOperation | null, numbers: readonly number[]): void => {
    if (operation) found.push({ operation, sources: numbers });
  };
  const whole = sources.get(null) ?? [];
  // The title of before says nothing new: somebody may have chosen another name since.
  const name = input.covered.has(whole[0] ?? 0) ? null : aboutProject.name;
  const projectUpdate = projectOperation(input.project, { ...aboutProject, name }, earlierEdition.isReworded(whole));
  add(projectUpdate, whole);
  for (const task of tasks) {
    const { existing, earlier, node } = task;
    // Where nothing is to be said of the project, its title says what the tasks are part of.
    const title = projectUpdate === null && task.depth === 0 ? whole.slice(0, 1) : [];
    const numbers = [...title, ...(sources.get(task) ?? [])];
    if (existing === null) add(createOperation(task, order), numbers);
    else if (earlier?.type !== 'settled') {
      const isRedescribed = earlier !== null && node !== null && earlierEdition.isRedescribed(node);
      const words = node === null ? null : earlierEdition.formerWordsOf(node);
      const former = words === null ? null : readItem(words, context).facts;
      add(updateOperation(task, existing, input.people, { isRedescribed, former }), numbers);
    }
    const move = existing !== null && earlier?.isMoved === true ? moveOperation(task, existing, order) : null;
    if (move) earlierEdition.moveAway(existing!);
    add(move, numbers);
  }
  for (const edge of edges) {
    const { task, dependsOn, by } = edge;
    // What somebody has taken out of a plan since does not come back because the words are still there.
    if (task.earlier?.type === 'settled' && dependsOn.earlier?.type === 'settled') continue;
    const own = by && links.ownOf(by);
    const numbers = sources.get(edge) ?? (own === null ? [] : [own]);
    add({ kind: 'ADD_DEPENDENCY', taskId: task.ref, dependsOnId: dependsOn.ref }, numbers);
  }
  for (const operation of earlierEdition.removals()) add(operation, []);
  return found;
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
