import type { Actor } from '../domain/actor.ts';
import { AppError, badInput } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { listAppliedAfter } from '../storage/patches.ts';
import { requireProject } from './access.ts';

/** Changes read ahead for one consumer of the feed: what a slow one can hold in memory. */
const CHANGES_PER_PAGE = 20;
/** A consumer that is further behind reads the plan again: that is less work for both sides. */
const VERSIONS_TO_REPLAY = 20_000;

/** A version of a project, and the patch that made it. */
export interface AppliedChange {
  readonly version: number;
  readonly patch: Patch;
}

/**
 * Every change of the project after version `after` (from now on when null), in version order, none missing, none
 * twice: first those that have been, then those to come. Rights are checked at each read.
 * Throws NOT_FOUND when the project may not, or no longer, be seen, and RESYNC for a consumer that is too far behind.
 */
export async function* followChanges(
  deps: { readonly database: Database; readonly bus: EventBus },
  actor: Actor,
  from: { readonly projectId: ProjectId; readonly after: number | null; readonly signal: AbortSignal },
): AsyncGenerator<AppliedChange, void> {
  const { db } = deps.database;
  const { projectId, after, signal } = from;
  const project = await requireProject(db, actor, projectId);
  if (after !== null && (after < 0 || after > project.version))
    throw badInput('after', `The project is at version ${project.version}; version ${after} does not exist yet.`);
  const start = after ?? project.version;
  yield* follow<AppliedChange>({
    bus: deps.bus,
    topic: `project ${projectId}`,
    signal,
    willPass: isUnavailable,
    readNext: async (last) => {
      const now = await requireProject(db, actor, projectId);
      const version = last?.version ?? start;
      if (now.version - version > VERSIONS_TO_REPLAY)
        throw new AppError(
          'RESYNC',
          `You are ${now.version - version} versions behind. Read the plan again and follow from there.`,
        );
      if (now.version <= version) return [];
      const patches = await listAppliedAfter(db, projectId, version, CHANGES_PER_PAGE);
      return patches.map((patch) => ({ version: patch.appliedVersion!, patch }));
    },
  });
}
