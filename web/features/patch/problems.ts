import type { OperationEditInput } from '../../__generated__/graphql.ts';
import { formatDay } from '../../lib/day.ts';
import type { ReviewConflict } from './conflict.ts';
import type { ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';
import { similarNames } from './similar-names.ts';

/** What a press of a button does about a problem. */
export type Fix =
  /** Writes other values into one operation, or several that share the problem. */
  | { readonly type: 'edit'; readonly operationIds: readonly string[]; readonly changes: OperationEditInput }
  | { readonly type: 'accept' | 'reject'; readonly operationIds: readonly string[] }
  /** Takes a dependency out of the plan as it is now. */
  | { readonly type: 'unlink'; readonly taskId: string; readonly dependsOnId: string };

/** Why an operation cannot be right as it is, and what could be done about it. It is left out until something is done. */
export interface Problem {
  readonly sentence: string;
  /** Whether accepting the operation as it is would do: it may be meant so. */
  readonly isQuestion: boolean;
  readonly fixes: readonly { readonly label: string; readonly fix: Fix }[];
}

/** What is known of the plan and of the people in it. */
export interface ProblemFacts {
  readonly datesOf: (operation: ReviewOperation) => Dates | undefined;
  readonly taskTitle: (taskId: string) => string | undefined;
  readonly hasDependency: (taskId: string, dependsOnId: string) => boolean;
  readonly personNames: readonly string[];
  readonly conflicts: ReadonlyMap<string, readonly ReviewConflict[]>;
}
export interface Dates {
  readonly startDate: string | null;
  readonly dueDate: string | null;
}

/** A cycle has as many ways out as links; more than these are no help. */
const MOST_FIXES = 4;

/** Every operation with a problem, by id. */
export function problemsIn(operations: readonly ReviewOperation[], facts: ProblemFacts): ReadonlyMap<string, Problem> {
  const byName = Map.groupBy(operations, (operation) => valueAfter(operation, 'assigneeName'));
  const links = operations.filter(({ kind }) => kind === 'ADD_DEPENDENCY');
  const problems = new Map<string, Problem>();
  for (const operation of operations) {
    const problem =
      dateProblem(operation, facts) ?? cycleProblem(operation, links, facts) ?? personProblem(operation, byName, facts);
    if (problem !== null) problems.set(operation.id, problem);
  }
  return problems;
}

/** The task, or the project, would be due before it starts: the plan has changed since the dates were proposed. */
function dateProblem(operation: ReviewOperation, { datesOf }: ProblemFacts): Problem | null {
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT') return null;
  const changed = new Map(operation.changes.map(({ field, after }) => [field, after]));
  if (!changed.has('startDate') && !changed.has('dueDate')) return null;
  const present = datesOf(operation);
  const start = changed.has('startDate') ? changed.get('startDate') : present?.startDate;
  const due = changed.has('dueDate') ? changed.get('dueDate') : present?.dueDate;
  if (typeof start !== 'string' || typeof due !== 'string' || due >= start) return null;
  const edit = (changes: OperationEditInput): Fix => ({ type: 'edit', operationIds: [operation.id], changes });
  return {
    isQuestion: false,
    sentence: `It would be due on ${formatDay(due)}, before it starts on ${formatDay(start)}.`,
    fixes: [
      { label: `Due on ${formatDay(start)}`, fix: edit({ dueDate: start }) },
      { label: `Start on ${formatDay(due)}`, fix: edit({ startDate: due }) },
    ],
  };
}

/** Tasks would wait for each other. Any link on the way round can give way: of the proposal, or of the plan. */
function cycleProblem(
  operation: ReviewOperation,
  links: readonly ReviewOperation[],
  { conflicts, taskTitle, hasDependency }: ProblemFacts,
): Problem | null {
  const conflict = conflicts.get(operation.id)?.find(({ kind }) => kind === 'DEPENDENCY_CYCLE');
  if (!conflict) return null;
  const way = Array.isArray(conflict.current) ? conflict.current.filter((id) => typeof id === 'string') : [];
  const fixes = way.slice(1).flatMap((taskId, at): Problem['fixes'] => {
    const dependsOnId = way[at] ?? '';
    const words = `“${taskTitle(taskId) ?? 'a task'}” after “${taskTitle(dependsOnId) ?? 'a task'}”`;
    const proposed = links.find((link) => link.taskId === taskId && valueAfter(link, 'dependsOnId') === dependsOnId);
    if (proposed)
      return [{ label: `Leave out ${words}`, fix: { type: 'reject' as const, operationIds: [proposed.id] } }];
    if (!hasDependency(taskId, dependsOnId)) return [];
    return [{ label: `Remove ${words} from the plan`, fix: { type: 'unlink' as const, taskId, dependsOnId } }];
  });
  return { sentence: conflict.message, isQuestion: false, fixes: fixes.slice(0, MOST_FIXES) };
}

/** Nobody has this name, and somebody has one that is much like it: applying would make a second person. */
function personProblem(
  operation: ReviewOperation,
  byName: ReadonlyMap<unknown, readonly ReviewOperation[]>,
  { personNames }: ProblemFacts,
): Problem | null {
  const name = valueAfter(operation, 'assigneeName');
  if (typeof name !== 'string') return null;
  const similar = similarNames(name, personNames);
  if (similar.length === 0) return null;
  const operationIds = (byName.get(name) ?? []).map(({ id }) => id);
  const many = operationIds.length > 1 ? ` (all ${operationIds.length})` : '';
  return {
    isQuestion: true,
    sentence: `Nobody is called ${name}. Is somebody meant who is there already?`,
    fixes: [
      ...similar.map((known) => ({
        label: `Give it to ${known}${many}`,
        fix: { type: 'edit' as const, operationIds, changes: { assigneeName: known } },
      })),
      { label: `Add ${name} as a new person${many}`, fix: { type: 'accept' as const, operationIds } },
    ],
  };
}
