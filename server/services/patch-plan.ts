import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { badInput } from '../domain/app-error.ts';
import type { Instant, PatchId, PersonId, TaskId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import { checkInSteps, type Acceptance, type PatchCheck } from '../domain/patch-check.ts';
import { invert } from '../domain/patch-invert.ts';
import { PatchRecorder, type RecordOptions } from '../domain/patch-record.ts';
import type { ConflictPolicy, Operation, OperationBody } from '../domain/patch.ts';
import { DEFAULT_WEEKLY_CAPACITY_MINUTES, personKey, type Person } from '../domain/person.ts';
import { needsOf } from '../domain/plan-needs.ts';
import { PlanState, type PlanSnapshot } from '../domain/plan-state.ts';
import type { Project } from '../domain/project.ts';
import { inTurns } from '../lib/in-turns.ts';
import type { ReadDb } from '../storage/database.ts';
import { listEffectsAfter } from '../storage/patches.ts';
import { findPeople, findPeopleByName } from '../storage/people.ts';
import { loadPlanPart } from '../storage/plan-snapshots.ts';
import { withParents, type SentDraft } from './sent-drafts.ts';

/** Reads what the domain needs to record and judge operations, and asks it. Writes nothing. */

/** Operations that are recorded, or checked, before everything else has a turn: a few milliseconds' worth. */
const OPERATIONS_PER_TURN = 250;

const newTaskId = (): TaskId => randomUUID() as TaskId;

interface RecordRequest {
  readonly drafts: readonly SentDraft[];
  /** Version that they were made against; the present one when null. */
  readonly baseVersion: number | null;
  readonly patchId: PatchId;
  readonly now: Instant;
}

export interface RecordedOperations {
  readonly operations: readonly Operation[];
  /** The part of the present plan that they touch: enough to judge them too, while the project is locked. */
  readonly snapshot: PlanSnapshot;
}

/**
 * Records drafts with the values that they replace at their base version.
 * Throws BAD_USER_INPUT with the path of the operation and the field for what can never be right.
 */
export async function recordDrafts(db: ReadDb, project: Project, request: RecordRequest): Promise<RecordedOperations> {
  const { patchId, now } = request;
  if (request.drafts.length > LIMITS.operationsPerPatch)
    throw badInput(
      'operations',
      `There are ${request.drafts.length} operations; a patch holds at most ${LIMITS.operationsPerPatch}.`,
    );
  const baseVersion = request.baseVersion ?? project.version;
  if (baseVersion < 0 || baseVersion > project.version)
    throw badInput(
      'baseVersion',
      `The project is at version ${project.version}; version ${baseVersion} does not exist yet.`,
    );
  const drafts = await withParents(db, project, request.drafts);
  const snapshot = await loadPlanPart(db, project, needsOf(drafts));
  const base = new PlanState(snapshot);
  if (baseVersion < project.version)
    for (const effects of await listEffectsAfter(db, project.id, baseVersion))
      for (const body of invert(effects)) base.replay(body);
  const recorder = new PatchRecorder(base, { patchId, now, newTaskId, ...(await peopleIn(db, project, drafts)) });
  for (const [index, draft] of drafts.entries()) {
    if (index % OPERATIONS_PER_TURN === OPERATIONS_PER_TURN - 1) await setImmediate();
    const recorded = recorder.record(draft);
    if (recorded.type === 'recorded') continue;
    const { field, message } = recorded.issues[0]!;
    throw badInput(`operations.${index}${field === null ? '' : `.${field}`}`, message);
  }
  return { operations: recorder.operations, snapshot };
}

/** The operations that undo a patch's effects, as they stand against the plan that it produced. */
export async function recordInverse(
  db: ReadDb,
  project: Project,
  effects: readonly OperationBody[],
  patch: { readonly patchId: PatchId; readonly now: Instant },
): Promise<RecordedOperations> {
  const bodies = invert(effects);
  if (bodies.length > OPERATIONS_PER_TURN) await setImmediate();
  const snapshot = await loadPlanPart(db, project, needsOf(bodies));
  const recorder = new PatchRecorder(new PlanState(snapshot), {
    ...patch,
    newTaskId,
    findPerson: () => null,
    hasPerson: () => true,
  });
  for (const [index, body] of bodies.entries()) {
    if (index % OPERATIONS_PER_TURN === OPERATIONS_PER_TURN - 1) await setImmediate();
    recorder.recordBody(body);
  }
  return { operations: recorder.operations, snapshot };
}

export interface Judged extends PatchCheck {
  readonly snapshot: PlanSnapshot;
  /** People whom the effects name and who are not known yet. */
  readonly newPeople: readonly Person[];
}

/** Judges operations against the plan as it now stands. */
export async function judge(
  db: ReadDb,
  project: Project,
  patch: { readonly baseVersion: number; readonly operations: readonly Operation[] },
  options: {
    readonly policy: ConflictPolicy;
    readonly accept: Acceptance | null;
    readonly now: Instant;
    /** Ids for people who are not known yet, by the key of their name, where somebody has given them already. */
    readonly people?: ReadonlyMap<string, PersonId>;
    /** What of the present plan the operations touch, where it has been read already. */
    readonly snapshot?: PlanSnapshot;
  },
): Promise<Judged> {
  const snapshot = options.snapshot ?? (await loadPlanPart(db, project, needsOf(patch.operations)));
  const known = await findPeopleByName(db, project.workspaceId, patch.operations.flatMap(namesIn));
  const made = new Map<string, Person>();
  const personByName = (name: string): PersonId => {
    const key = personKey(name);
    const id = options.people?.get(key) ?? known.get(key) ?? made.get(key)?.id;
    if (id !== undefined) return id;
    const person: Person = {
      id: randomUUID() as PersonId,
      workspaceId: project.workspaceId,
      name,
      email: null,
      weeklyCapacityMinutes: DEFAULT_WEEKLY_CAPACITY_MINUTES,
    };
    made.set(key, person);
    return person.id;
  };
  const { policy, accept, now } = options;
  const steps = checkInSteps(snapshot, patch, { policy, accept, now, personByName });
  const check = await inTurns(steps, OPERATIONS_PER_TURN);
  const named = new Set(check.effects.map(assigneeOf));
  return { ...check, snapshot, newPeople: [...made.values()].filter(({ id }) => named.has(id)) };
}

/** The people whom drafts name, so that recording can tell the known from the new. */
export async function peopleIn(
  db: ReadDb,
  project: Project,
  drafts: readonly OperationDraft[],
): Promise<Pick<RecordOptions, 'findPerson' | 'hasPerson'>> {
  const fields = drafts.flatMap((draft) =>
    draft.kind === 'CREATE_TASK' || draft.kind === 'UPDATE_TASK' ? [draft.fields] : [],
  );
  const names = fields.flatMap(({ assigneeName }) => (typeof assigneeName === 'string' ? [assigneeName] : []));
  const ids = fields.flatMap(({ assigneeId }) => assigneeId ?? []);
  const byName = await findPeopleByName(db, project.workspaceId, names);
  const byId = new Set((await findPeople(db, project.workspaceId, ids)).map(({ id }) => id));
  return { findPerson: (name) => byName.get(personKey(name)) ?? null, hasPerson: (id) => byId.has(id) };
}

function namesIn(operation: Operation): string[] {
  if (operation.kind === 'CREATE_TASK') return operation.assigneeName === undefined ? [] : [operation.assigneeName];
  return operation.kind === 'UPDATE_TASK' && operation.assigneeByName ? [operation.assigneeByName.name] : [];
}

function assigneeOf(effect: OperationBody): PersonId | null {
  if (effect.kind === 'CREATE_TASK') return effect.fields.assigneeId;
  return effect.kind === 'UPDATE_TASK' ? (effect.changes.assigneeId?.after ?? null) : null;
}
