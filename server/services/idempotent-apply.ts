import type { Actor } from '../domain/actor.ts';
import { badInput } from '../domain/app-error.ts';
import { toInstant, type PatchId, type ProjectId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/task.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { claimKey, recordResult } from '../storage/idempotency.ts';
import { findPatches } from '../storage/patches.ts';
import type { ApplyResult } from './apply-result.ts';
import { fingerprint, ruleIdempotencyKey } from './patch-input.ts';

/** How long the first result of a call is kept under its key. */
const IDEMPOTENCY_HOURS = 24;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

/** A call that changes a plan, as its caller made it. */
export interface ApplyCall {
  readonly actor: Actor;
  readonly projectId: ProjectId;
  /** Null for a call without one: it is carried out each time. */
  readonly idempotencyKey: string | null;
  /** Everything that makes it the same call again. */
  readonly request: object;
}

/**
 * Runs a call in a transaction, and tells those who follow the project where it was applied. Under a key that its caller
 * used before, in the last 24 hours, it answers what was answered then, and does nothing.
 * Throws BAD_USER_INPUT where the key was used for another call.
 */
export function applyOnce(
  deps: Deps,
  call: ApplyCall,
  work: (tx: WriteDb) => Promise<ApplyResult>,
): Promise<ApplyResult> {
  const { actor, projectId, request } = call;
  const key = ruleIdempotencyKey(actor, call.idempotencyKey);
  return deps.database.projectTransaction(projectId, async (tx, afterCommit) => {
    if (key !== null) {
      const now = deps.now();
      const since = toInstant(new Date(now.getTime() - IDEMPOTENCY_HOURS * 3_600_000));
      const asked = fingerprint(request);
      const first = await claimKey(tx, key, asked, since, toInstant(now));
      if (first !== null && first.requestHash !== asked)
        throw badInput('idempotencyKey', 'This key was used for another call. Choose a new key for a new call.');
      if (first !== null) return replay(tx, actor, first.result as unknown as StoredResult);
    }
    const result = await work(tx);
    if (key !== null) {
      const stored: StoredResult = { ...result, patch: result.patch?.id ?? null };
      await recordResult(tx, key, stored as unknown as JsonValue);
    }
    if (result.applied) afterCommit(() => deps.bus.publish(`project ${result.projectId}`));
    return result;
  });
}

/** Those of an older version of this product, which are kept for a day, know nothing of what was left out. */
type StoredResult = Omit<ApplyResult, 'patch' | 'leftOut'> & {
  readonly patch: PatchId | null;
  readonly leftOut?: ApplyResult['leftOut'];
};

async function replay(tx: WriteDb, actor: Actor, stored: StoredResult): Promise<ApplyResult> {
  const patches = stored.patch === null ? [] : await findPatches(tx, actor.workspaceId, [stored.patch]);
  return { ...stored, patch: patches[0] ?? null, leftOut: stored.leftOut ?? [] };
}
