import type { AgentOperation, PlanContext } from '../server/agents/agent.ts';
import type { Instant, PatchId, PersonId, TaskId } from '../server/domain/ids.ts';
import { PatchRecorder } from '../server/domain/patch-record.ts';
import type { Operation } from '../server/domain/patch.ts';
import { personKey } from '../server/domain/person.ts';
import { PlanState } from '../server/domain/plan-state.ts';
import type { Task, TaskFields } from '../server/domain/task.ts';
import { TaskReferences } from '../server/services/run-refs.ts';

export interface Applied {
  readonly plan: PlanState;
  /** Those that the plan took, as they would be stored. */
  readonly recorded: readonly Operation[];
  /** Sentences of the plan about operations that it refused. */
  readonly refusals: readonly string[];
}

/** Does operations to a plan as a run does, one by one, in memory. `sources`: the sentences that each was made from. */
export function applyInMemory(
  context: PlanContext,
  operations: readonly AgentOperation[],
  sources: readonly (readonly number[])[] = [],
): Applied {
  const names = new Map([...context.people].map(([id, name]) => [personKey(name), id as PersonId]));
  let made = context.project.nextNumber * 1000;
  const newId = (): TaskId => `00000000-0000-4000-9000-${String(++made).padStart(12, '0')}` as TaskId;
  const references = new TaskReferences(context.tasks, newId);
  const { project, tasks, dependencies } = context;
  const recorder = new PatchRecorder(new PlanState({ project, tasks, dependencies, deletedTaskIds: new Set() }), {
    patchId: '00000000-0000-4000-a000-000000000000' as PatchId,
    now: '2026-11-23T12:00:00.000Z' as Instant,
    findPerson: (name) => names.get(personKey(name)) ?? null,
    hasPerson: (id) => context.people.has(id),
    newTaskId: newId,
  });
  const refusals: string[] = [];
  for (const [index, operation] of operations.entries()) {
    const resolved = references.resolve(operation);
    if (!resolved.ok) {
      refusals.push(resolved.message);
      continue;
    }
    const recorded = recorder.recordIfFitting(resolved.draft, sources[index]);
    const problems = recorded.type === 'invalid' ? recorded.issues : recorded.conflicts;
    if (problems.length > 0) refusals.push(...problems.map(({ message }) => message));
    else references.keep(operation, resolved.draft);
  }
  return { plan: recorder.plan, recorded: recorder.operations, refusals };
}

const FIELDS = [
  'title', 'description', 'acceptanceCriteria', 'status', 'priority', 'estimatedMinutes', 'startDate', 'dueDate', 'assigneeId', 'tags',
] as const satisfies readonly (keyof TaskFields)[]; // prettier-ignore

/**
 * What differs between a plan and what became of it, one fact a line: `#12 status COMPLETED`, `+ Title under #21`,
 * `- #7`, `#25 after #22`, `#25 not after #22`, `order #21: #23 #22`, `project name Shop`.
 */
export function planDifference(context: PlanContext, after: PlanState): string[] {
  const { project, tasks, dependencies } = context;
  const before = new PlanState({ project, tasks, dependencies, deletedTaskIds: new Set() });
  const nameOf = (id: TaskId | null): string => {
    if (id === null) return 'root';
    const known = before.find(id);
    return known ? `#${known.number}` : `+${after.get(id).title}`;
  };
  const facts: string[] = [];
  for (const field of ['name', 'description', 'status', 'priority', 'startDate', 'dueDate'] as const)
    if (after.project[field] !== project[field]) facts.push(`project ${field} ${after.project[field]}`);
  for (const task of tasks)
    if (after.find(task.id) === null && (task.parentId === null || after.find(task.parentId) !== null))
      facts.push(`- ${nameOf(task.id)}`);
  for (const task of after.outline()) {
    const old = before.find(task.id);
    if (old === null) facts.push(`+ ${task.title} under ${nameOf(task.parentId)}`);
    else if (old.parentId !== task.parentId) facts.push(`${nameOf(task.id)} under ${nameOf(task.parentId)}`);
    for (const field of FIELDS) {
      if (old === null && field === 'title') continue;
      const value = shown(task, field, context);
      const wasValue = old === null ? shown(EMPTY, field, context) : shown(old, field, context);
      if (value !== wasValue) facts.push(`${nameOf(task.id)} ${field === 'assigneeId' ? 'assignee' : field} ${value}`);
    }
    for (const needed of after.needsOf(task.id))
      if (!before.hasDependency(task.id, needed)) facts.push(`${nameOf(task.id)} after ${nameOf(needed)}`);
    for (const needed of before.needsOf(task.id))
      if (!after.hasDependency(task.id, needed) && after.find(needed) !== null)
        facts.push(`${nameOf(task.id)} not after ${nameOf(needed)}`);
  }
  for (const parentId of [null, ...after.outline().map((task) => task.id)]) {
    const now = after.childrenOf(parentId);
    const old = before.find(parentId ?? ('' as TaskId)) || parentId === null ? before.childrenOf(parentId) : [];
    const stayed = old.filter((id) => now.includes(id));
    const expected = [...stayed, ...now.filter((id) => !stayed.includes(id))];
    if (old.length > 0 && expected.join() !== now.join())
      facts.push(`order ${nameOf(parentId)}: ${now.map(nameOf).join(' ')}`);
  }
  return facts;
}

const EMPTY = { description: '', acceptanceCriteria: [], status: 'TODO', priority: 'MEDIUM', estimatedMinutes: null, startDate: null, dueDate: null, assigneeId: null, tags: [] } as unknown as Task; // prettier-ignore

function shown(task: Task, field: (typeof FIELDS)[number], { people }: PlanContext): string {
  const value = task[field];
  if (field === 'assigneeId') return value === null ? 'null' : (people.get(value as string) ?? String(value));
  if (Array.isArray(value)) return value.join(field === 'tags' ? ', ' : ' | ');
  return String(value).replaceAll('\n', '\\n');
}
