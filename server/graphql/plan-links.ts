import DataLoader from 'dataloader';
import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { Dependency } from '../domain/task.ts';

type Ids = ReadonlyMap<TaskId, readonly TaskId[]>;
interface Links {
  readonly dependencies: Ids;
  readonly dependents: Ids;
}

/**
 * Dependencies of tasks. Those of a plan that was read whole come with one read for the plan, however many tasks it has;
 * those of other tasks with one read for the tasks.
 */
export class PlanLinks {
  readonly #planOf = new Map<TaskId, ProjectId>();
  readonly #linksOf: DataLoader<ProjectId, Links>;

  constructor(readWithin: (projectIds: readonly ProjectId[]) => Promise<readonly Dependency[]>) {
    this.#linksOf = new DataLoader(async (projectIds) => {
      const links = bothWays(await readWithin(projectIds));
      return projectIds.map(() => links);
    });
  }

  /** Says that a task belongs to a plan that was read whole. */
  remember(taskId: TaskId, projectId: ProjectId): void {
    this.#planOf.set(taskId, projectId);
  }

  /** What `ids` are linked to in one direction; `readOthers` is asked for those that belong to no plan known here. */
  async find(ids: readonly TaskId[], way: keyof Links, readOthers: (ids: TaskId[]) => Promise<Ids>): Promise<Ids> {
    const { others = [], known = [] } = Object.groupBy(ids, (id) => (this.#planOf.has(id) ? 'known' : 'others'));
    const plans = new Set(known.map((id) => this.#planOf.get(id) as ProjectId));
    const [found, links] = await Promise.all([
      others.length === 0 ? new Map<TaskId, readonly TaskId[]>() : readOthers(others),
      Promise.all([...plans].map((id) => this.#linksOf.load(id))),
    ]);
    // Plans of one read share their links.
    return new Map([...found, ...[...new Set(links)].flatMap((each) => [...each[way]])]);
  }
}

function bothWays(dependencies: readonly Dependency[]): Links {
  const links = { dependencies: new Map<TaskId, TaskId[]>(), dependents: new Map<TaskId, TaskId[]>() };
  for (const { taskId, dependsOnId } of dependencies) {
    add(links.dependencies, taskId, dependsOnId);
    add(links.dependents, dependsOnId, taskId);
  }
  return links;
}

function add(ids: Map<TaskId, TaskId[]>, from: TaskId, to: TaskId): void {
  const list = ids.get(from);
  if (list) list.push(to);
  else ids.set(from, [to]);
}
