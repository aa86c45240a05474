import type { PersonId } from '../ids.ts';
import type { Project } from '../project.ts';
import type { Dependency, Task } from '../task.ts';

/** A plan with everything that a file about it says. */
export interface ExportedPlan {
  readonly project: Project;
  /** Depth first in plan order. */
  readonly outline: readonly Task[];
  readonly dependencies: readonly Dependency[];
  readonly personName: (id: PersonId) => string | null;
}
