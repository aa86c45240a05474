import { applyOperations } from '../../tests/support/stage.ts';
import type { GraphqlClient } from '../../tests/support/graphql-client.ts';

const STATUSES = ['TODO', 'IN_PROGRESS', 'IN_REVIEW', 'BLOCKED', 'COMPLETED'];
const PEOPLE = ['Ana Berg', 'Ben Oduya', 'Chidi Okafor', 'Dana Levi', 'Eli Novak', 'Fay Lund'];
const PER_PATCH = 1_000;

export interface LargePlan {
  readonly projectId: string;
  /** In plan order for as long as nobody moves them: the first ones are what a view shows first. */
  readonly taskIds: readonly string[];
}

/** A plan of this many tasks: a root for every hundred, with dates, estimates, people, and chains of dependencies. */
export async function createLargePlan(client: GraphqlClient, size: number): Promise<LargePlan> {
  const { createProject } = await client.request<{ createProject: { id: string } }>(
    'mutation { createProject(input: { name: "Ten thousand" }) { id } }',
  );
  const projectId = createProject.id;
  const taskIds = Array.from({ length: size }, () => crypto.randomUUID());
  const start = Date.UTC(2027, 0, 4);
  const day = (offset: number) => new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
  const operations = taskIds.flatMap((id, at): object[] => {
    const isRoot = at % 100 === 0;
    const create = {
      createTask: {
        id,
        title: isRoot ? `Part ${at / 100 + 1} of the work` : `Task ${at} that somebody has to do`,
        parentId: isRoot ? null : taskIds[at - (at % 100)],
        status: STATUSES[at % STATUSES.length],
        assigneeName: PEOPLE[at % PEOPLE.length],
        estimatedMinutes: 60 * ((at % 16) + 1),
        startDate: day(at % 300),
        dueDate: day((at % 300) + (at % 9)),
      },
    };
    const isChained = !isRoot && at % 3 === 0 && at % 100 > 3;
    return isChained ? [create, { addDependency: { taskId: id, dependsOnId: taskIds[at - 2] } }] : [create];
  });
  for (let at = 0; at < operations.length; at += PER_PATCH) {
    await applyOperations(client, projectId, operations.slice(at, at + PER_PATCH));
  }
  return { projectId, taskIds };
}

/** Changes the plan so many times a second, as others would, until it is disposed of. */
export function startLiveChanges(
  client: GraphqlClient,
  { projectId, taskIds }: LargePlan,
  perSecond: number,
): AsyncDisposable {
  let isOn = true;
  let round = 0;
  const work = (async () => {
    while (isOn) {
      const next = new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
      round += 1;
      const id = taskIds[(round * 7_919) % taskIds.length];
      await applyOperations(client, projectId, [{ updateTask: { id, priority: round % 2 === 0 ? 'HIGH' : 'LOW' } }]);
      await next;
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      isOn = false;
      await work;
    },
  };
}
