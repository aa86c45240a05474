import fc from 'fast-check';
import {
  toInstant,
  type Instant,
  type LocalDate,
  type PatchId,
  type PersonId,
  type ProjectId,
  type TaskId,
  type WorkspaceId,
} from '../../server/domain/ids.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { checkPatch, type PatchCheck } from '../../server/domain/patch-check.ts';
import { PatchRecorder } from '../../server/domain/patch-record.ts';
import type { ConflictPolicy, Operation } from '../../server/domain/patch.ts';
import { PlanState, type PlanSnapshot } from '../../server/domain/plan-state.ts';
import { NEW_PROJECT_FIELDS, PRIORITIES, type Project } from '../../server/domain/project.ts';
import { TASK_STATUSES } from '../../server/domain/task.ts';

export const NOW: Instant = toInstant(new Date('2026-11-23T12:00:00Z'));

const PROJECT: Project = {
  ...NEW_PROJECT_FIELDS,
  name: 'Test',
  id: '00000000-0000-4000-8000-00000000aaaa' as ProjectId,
  workspaceId: '00000000-0000-4000-8000-000000000001' as WorkspaceId,
  version: 0,
  nextNumber: 1,
  createdAt: NOW,
  updatedAt: NOW,
  deletedAt: null,
};
export const EMPTY: PlanSnapshot = { project: PROJECT, tasks: [], dependencies: [], deletedTaskIds: new Set() };

/** Something that somebody might do, in numbers that are made to fit whatever plan there is. */
export interface Move {
  readonly what: 'create' | 'child' | 'update' | 'dates' | 'move' | 'delete' | 'link' | 'unlink' | 'project';
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Weighted so that plans grow, nest and depend faster than they are deleted. */
const WHATS: readonly { weight: number; arbitrary: fc.Arbitrary<Move['what']> }[] = (
  [
    [2, 'create'],
    [7, 'child'],
    [4, 'update'],
    [2, 'dates'],
    [5, 'move'],
    [1, 'delete'],
    [8, 'link'],
    [1, 'unlink'],
    [1, 'project'],
  ] as const
).map(([weight, what]) => ({ weight, arbitrary: fc.constant(what) }));

export const someMoves = (size: { minLength?: number; maxLength: number }): fc.Arbitrary<Move[]> =>
  fc.array(fc.record({ what: fc.oneof(...WHATS), a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) }), {
    ...size,
    size: 'max',
  });

/** Ids that are the same in each run of a case. */
export function taskIds(salt: number): () => TaskId {
  let count = 0;
  return () => {
    count += 1;
    return `${String(salt).padStart(8, '0')}-0000-4000-8000-${String(count).padStart(12, '0')}` as TaskId;
  };
}

/** The draft that a move means on a plan; null where the plan has nothing to do it on. */
export function draftFor(
  plan: PlanState,
  move: Move,
  newId: () => TaskId,
  /** What all names of people begin with. */
  people = 'Person',
): OperationDraft | null {
  const ids = [...plan.taskIds];
  const pick = (number: number): TaskId | null => ids[number % (ids.length || 1)] ?? null;
  const [first, second] = [pick(move.a), pick(move.b)];
  const siblingUnder = (parentId: TaskId | null): { afterId?: TaskId | null } => {
    const siblings = plan.childrenOf(parentId);
    if (move.c % 3 === 0) return {};
    return { afterId: siblings[move.c % (siblings.length + 1)] ?? null };
  };
  if (move.what === 'project')
    return { kind: 'UPDATE_PROJECT', fields: { name: `Name ${move.a % 5}`, tags: [`t${move.b % 3}`] } };
  if (move.what === 'create' || first === null) {
    return {
      kind: 'CREATE_TASK',
      taskId: newId(),
      parentId: null,
      ...siblingUnder(null),
      fields: { title: `Task ${move.b}` },
    };
  }
  switch (move.what) {
    case 'child': {
      const fields = { title: `Task ${move.b}`, assigneeName: move.c % 4 === 0 ? `${people} ${move.b % 3}` : null };
      return { kind: 'CREATE_TASK', taskId: newId(), parentId: first, ...siblingUnder(first), fields };
    }
    case 'update': {
      const all = {
        title: `Title ${move.b % 7}`,
        status: TASK_STATUSES[move.b % TASK_STATUSES.length]!,
        priority: PRIORITIES[move.b % PRIORITIES.length]!,
        estimatedMinutes: move.b % 2 === 0 ? null : move.b,
        acceptanceCriteria: [`Criterion ${move.b % 3}`],
        tags: move.b % 2 === 0 ? [] : ['x', `y${move.b % 3}`],
        metadata: { n: move.b % 3 },
        assigneeName: move.b % 4 === 0 ? null : `${people} ${move.b % 4}`,
      };
      const names = Object.keys(all) as (keyof typeof all)[];
      const chosen = names.filter((_, index) => ((move.c + 1) >> index) % 2 === 1);
      return {
        kind: 'UPDATE_TASK',
        taskId: first,
        fields: Object.fromEntries(chosen.map((name) => [name, all[name]])),
      };
    }
    case 'dates': {
      const day = (number: number): LocalDate => `2026-12-${String(1 + (number % 28)).padStart(2, '0')}` as LocalDate;
      const fields =
        move.c % 3 === 0
          ? { startDate: day(move.a) }
          : move.c % 3 === 1
            ? { dueDate: day(move.b) }
            : { startDate: null };
      return { kind: 'UPDATE_TASK', taskId: first, fields };
    }
    case 'move': {
      const parentId = move.c % 5 === 0 ? null : second;
      return { kind: 'MOVE_TASK', taskId: first, parentId, ...siblingUnder(parentId) };
    }
    case 'delete':
      return { kind: 'DELETE_TASK', taskId: first };
    case 'link':
      return second === null ? null : { kind: 'ADD_DEPENDENCY', taskId: first, dependsOnId: second };
    case 'unlink': {
      const linked = ids.find((id) => plan.needsOf(id).size > 0);
      if (linked === undefined) return null;
      return { kind: 'REMOVE_DEPENDENCY', taskId: linked, dependsOnId: [...plan.needsOf(linked)][0]! };
    }
  }
}

/** Records moves as a patch against a plan; those that the plan cannot take are left out. */
export function recordMoves(snapshot: PlanSnapshot, moves: readonly Move[], salt: number): Operation[] {
  const recorder = new PatchRecorder(new PlanState(snapshot), {
    patchId: `${String(salt).padStart(8, '0')}-0000-4000-8000-000000000000` as PatchId,
    now: NOW,
    findPerson: () => null,
    hasPerson: () => true,
    newTaskId: taskIds(salt),
  });
  const newId = taskIds(salt);
  for (const move of moves) {
    const draft = draftFor(recorder.plan, move, newId);
    if (draft !== null) recorder.recordIfFitting(draft);
  }
  return [...recorder.operations];
}

/** The id that somebody gets who is new in a patch. */
export function personByName(name: string): PersonId {
  const hex = Buffer.from(name).toString('hex').slice(-12).padStart(12, '0');
  return `00000000-0000-4000-9000-${hex}` as PersonId;
}

export function check(
  snapshot: PlanSnapshot,
  operations: readonly Operation[],
  options: { policy?: ConflictPolicy; baseVersion?: number; accept?: ReadonlySet<Operation['id']> | null } = {},
): PatchCheck {
  const { policy = 'FAIL', baseVersion = snapshot.project.version, accept = null } = options;
  const accepted = accept && new Map([...accept].map((id) => [id, 'whole'] as const));
  return checkPatch(snapshot, { baseVersion, operations }, { policy, accept: accepted, now: NOW, personByName });
}

/** The plan after a check, as it would be read back from storage. */
export function after(snapshot: PlanSnapshot, { plan, effects }: PatchCheck): PlanSnapshot {
  if (effects.length > 0) plan.stamp(snapshot.project.version + 1, NOW);
  const deletedTaskIds = new Set([...snapshot.deletedTaskIds, ...plan.removedTasks]);
  const tasks = plan.outline();
  for (const { id } of tasks) deletedTaskIds.delete(id);
  return { project: plan.project, tasks, dependencies: plan.dependencies(), deletedTaskIds };
}

/** A plan that a few patches have made. */
export const somePlan: fc.Arbitrary<PlanSnapshot> = fc
  .array(someMoves({ minLength: 4, maxLength: 16 }), { maxLength: 3, size: 'max' })
  .map((patches) =>
    patches.reduce((plan, moves, index) => {
      const operations = recordMoves(plan, moves, index + 1);
      return after(plan, check(plan, operations));
    }, EMPTY),
  );

/** What a plan holds, without when it came to hold it: two plans with the same content are the same plan. */
export function content(plan: PlanState | PlanSnapshot): unknown {
  const state = plan instanceof PlanState ? plan : new PlanState(plan);
  const { version: _v, updatedAt: _u, nextNumber: _n, ...project } = state.project;
  return {
    project,
    tasks: state.outline().map(({ version: _version, updatedAt: _updatedAt, ...task }) => task),
    dependencies: state
      .dependencies()
      .map(({ taskId, dependsOnId }) => `${taskId} ${dependsOnId}`)
      .sort(),
  };
}
