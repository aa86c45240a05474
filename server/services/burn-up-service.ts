import type { Actor } from '../domain/actor.ts';
import { type BurnUpDay, burnUpOf, type CountChange, countChangeOf } from '../domain/burn-up.ts';
import type { LocalDate, ProjectId } from '../domain/ids.ts';
import type { Database } from '../storage/database.ts';
import { listEffectsFrom } from '../storage/patches.ts';
import { requireProject } from './access.ts';

interface Deps {
  readonly database: Database;
}

interface Known {
  readonly version: number;
  /** In order of the days. */
  readonly changes: ReadonlyMap<LocalDate, CountChange>;
}

const KEPT_PROJECTS = 200;
const DAYS_SHOWN = 400;
const PATCHES_AT_ONCE = 200;

/**
 * How a plan has grown and come to its end. What a version changed never changes again: days are summed once, and from
 * then on only the versions that have come since are read.
 */
export class BurnUpService {
  readonly #deps: Deps;
  /** The project asked for longest ago is the first, and goes first. */
  readonly #known = new Map<ProjectId, Known>();
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The counts at the end of each day, of UTC, on which something changed them; the latest 400 such days, in order. */
  async burnUp(actor: Actor, projectId: ProjectId): Promise<readonly BurnUpDay[]> {
    const { db } = this.#deps.database;
    await requireProject(db, actor, projectId);
    const before = this.#known.get(projectId);
    const changes = new Map(before?.changes);
    let version = before?.version ?? 0;
    for (;;) {
      const patches = await listEffectsFrom(db, projectId, version, PATCHES_AT_ONCE);
      for (const patch of patches) {
        const change = countChangeOf(patch.effects);
        const day = patch.appliedAt.slice(0, 10) as LocalDate;
        const sum = changes.get(day) ?? { total: 0, completed: 0 };
        if (change.total !== 0 || change.completed !== 0) {
          changes.set(day, { total: sum.total + change.total, completed: sum.completed + change.completed });
        }
        version = patch.version;
      }
      if (patches.length < PATCHES_AT_ONCE) break;
    }
    this.#remember(projectId, { version, changes });
    return burnUpOf(changes).slice(-DAYS_SHOWN);
  }

  #remember(projectId: ProjectId, known: Known): void {
    const before = this.#known.get(projectId);
    if (before && before.version > known.version) return;
    this.#known.delete(projectId);
    this.#known.set(projectId, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT_PROJECTS && oldest !== undefined) this.#known.delete(oldest);
  }
}
