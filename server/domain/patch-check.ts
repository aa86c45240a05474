import { applyOperation, type ApplyContext } from './operation-apply.ts';
import type { OperationId } from './ids.ts';
import type { Conflict, ConflictPolicy, Effect, Operation } from './patch.ts';
import { PlanState, type PlanSnapshot } from './plan-state.ts';
import { withoutStandIns } from './stand-ins.ts';

export interface CheckOptions extends Omit<ApplyContext, 'baseVersion' | 'overwrite'> {
  readonly policy: ConflictPolicy;
  /** The operations to accept; all when null. Those that require a rejected one are rejected with it. */
  readonly accept: Acceptance | null;
}

/** Operations to accept: whole, or of an update only the named fields. */
export type Acceptance = ReadonlyMap<OperationId, 'whole' | ReadonlySet<string>>;

export interface PatchCheck {
  /** The plan with the effects done; unstamped. */
  readonly plan: PlanState;
  /** What changes, in order, with the values that are really replaced. Nothing where an operation is done already. */
  readonly effects: readonly Effect[];
  /** In the order of the operations. An operation that fell with one that it requires has none of its own. */
  readonly conflicts: readonly Conflict[];
  /** The operations with their decisions. */
  readonly operations: readonly Operation[];
  /** False where the policy is FAIL and there are conflicts: then there are no effects. */
  readonly ok: boolean;
}

interface CheckedPatch {
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
}

/**
 * The one judge of patches: takes a plan as it stands and a patch, and answers the resulting plan, the effective changes
 * and the conflicts. Pure: neither argument changes. `snapshot` may be the part of the plan that the operations touch.
 */
export function checkPatch(snapshot: PlanSnapshot, patch: CheckedPatch, options: CheckOptions): PatchCheck {
  const steps = checkInSteps(snapshot, patch, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, one operation a step: 10,000 take some tenths of a second. */
export function* checkInSteps(
  snapshot: PlanSnapshot,
  patch: CheckedPatch,
  options: CheckOptions,
): Generator<void, PatchCheck> {
  const plan = new PlanState(snapshot);
  const context: ApplyContext = {
    baseVersion: patch.baseVersion,
    overwrite: options.policy === 'OVERWRITE',
    now: options.now,
    personByName: options.personByName,
  };
  const effects: Effect[] = [];
  const conflicts: Conflict[] = [];
  const rejected = new Set<OperationId>();
  for (const operation of patch.operations) {
    const wanted = options.accept === null ? 'whole' : options.accept.get(operation.id);
    if (wanted === undefined || operation.requires.some((id) => rejected.has(id))) {
      rejected.add(operation.id);
      continue;
    }
    const chosen = wanted === 'whole' ? operation : onlyFields(operation, wanted);
    const outcome = applyOperation(plan, withoutStandIns(chosen, context.personByName), context);
    effects.push(...outcome.effects.map((effect) => ({ ...effect, operationId: operation.id })));
    conflicts.push(...outcome.conflicts);
    if (outcome.conflicts.length > 0) rejected.add(operation.id);
    yield;
  }
  const operations = patch.operations.map((operation): Operation => {
    return { ...operation, decision: rejected.has(operation.id) ? 'REJECTED' : 'ACCEPTED' };
  });
  const ok = options.policy !== 'FAIL' || conflicts.length === 0;
  return ok
    ? { plan, effects, conflicts, operations, ok }
    : { plan: new PlanState(snapshot), effects: [], conflicts, operations: patch.operations, ok };
}

/** An update with some of its fields; what is no update is taken whole. */
function onlyFields(operation: Operation, fields: ReadonlySet<string>): Operation {
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT') return operation;
  const changes = Object.fromEntries(Object.entries(operation.changes).filter(([field]) => fields.has(field)));
  if (operation.kind === 'UPDATE_PROJECT') return { ...operation, changes };
  const { assigneeByName, ...rest } = operation;
  const isNamed = assigneeByName !== undefined && (fields.has('assigneeName') || fields.has('assigneeId'));
  return { ...rest, changes, ...(isNamed && { assigneeByName }) };
}
