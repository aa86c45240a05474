import type { Actor } from '../../server/domain/actor.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import type { ProjectId, TaskId } from '../../server/domain/ids.ts';
import type { Patch } from '../../server/domain/patch.ts';
import type { Project } from '../../server/domain/project.ts';
import type { Task } from '../../server/domain/task.ts';
import { AnnouncementFile } from '../../server/events/announcement-file.ts';
import type { EventBus } from '../../server/events/event-bus.ts';
import { PostgresBus } from '../../server/events/postgres-bus.ts';
import { SqliteBus } from '../../server/events/sqlite-bus.ts';
import { localOwner } from '../../server/local-workspace.ts';
import { BulkEditService } from '../../server/services/bulk-edit-service.ts';
import { BurnUpService } from '../../server/services/burn-up-service.ts';
import { HistoryService } from '../../server/services/history-service.ts';
import type { ApplyResult } from '../../server/services/apply-result.ts';
import { PatchService } from '../../server/services/patch-service.ts';
import { PeopleService } from '../../server/services/people-service.ts';
import { ProjectService } from '../../server/services/project-service.ts';
import { ProposalService } from '../../server/services/proposal-service.ts';
import { TaskService } from '../../server/services/task-service.ts';
import { Database } from '../../server/storage/database.ts';
import { createTestDatabase, type DatabaseName } from './databases.ts';

/** The services of one node on a database: everything but HTTP and agents. */
export interface TestNode extends AsyncDisposable {
  readonly database: Database;
  readonly bus: EventBus;
  readonly actor: Actor;
  readonly projects: ProjectService;
  readonly tasks: TaskService;
  readonly people: PeopleService;
  readonly patches: PatchService;
  readonly proposals: ProposalService;
  readonly history: HistoryService;
  readonly burnUps: BurnUpService;
  readonly bulkEdits: BulkEditService;
}

/** A node on a database that exists; several on one are several nodes. */
export async function openNode(url: string): Promise<TestNode> {
  const database = new Database({ url, onIdleError: () => undefined });
  const actor = await localOwner(database, new Date());
  const bus = await openBus(database);
  const deps = { database, bus, now: () => new Date() };
  const tasks = new TaskService(deps);
  const patches = new PatchService(deps);
  return {
    database,
    bus,
    actor,
    projects: new ProjectService(deps),
    tasks,
    people: new PeopleService(deps),
    patches,
    proposals: new ProposalService(deps),
    history: new HistoryService(deps),
    burnUps: new BurnUpService(deps),
    bulkEdits: new BulkEditService({ patches, tasks }),
    async [Symbol.asyncDispose]() {
      await bus.close();
      await database.close();
    },
  };
}

async function openBus(database: Database): Promise<EventBus> {
  if (database.kind === 'sqlite') {
    const announcements = new AnnouncementFile(`${database.path}-news`, crypto.randomUUID());
    return new SqliteBus({ readDataVersion: database.dataVersion, announcements });
  }
  const bus = new PostgresBus({ url: database.url, nodeId: crypto.randomUUID(), onError: () => undefined });
  await bus.start();
  return bus;
}

/** One node on a database of its own. */
export async function startNode(kind: DatabaseName): Promise<TestNode> {
  const [node] = await startNodes(kind, 1);
  return node!;
}

/** Some nodes on one database, which is removed with the first of them: dispose of them all together. */
export async function startNodes(kind: DatabaseName, count: number): Promise<TestNode[]> {
  const place = await createTestDatabase(kind);
  const nodes: TestNode[] = [];
  for (let index = 0; index < count; index += 1) nodes.push(await openNode(place.url));
  const [first] = nodes;
  const closeFirst = first![Symbol.asyncDispose].bind(first);
  nodes[0] = {
    ...first!,
    async [Symbol.asyncDispose]() {
      await closeFirst();
      for (const other of nodes.slice(1)) await other[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
  return nodes;
}

export function createProject(node: TestNode, name = 'Test'): Promise<Project> {
  return node.projects.create(node.actor, { name });
}

/** Applies operations; without more it is expected to apply. */
export async function change(
  node: TestNode,
  projectId: ProjectId,
  drafts: readonly OperationDraft[],
  options: Partial<Parameters<PatchService['apply']>[1]> = {},
): Promise<ApplyResult> {
  return node.patches.apply(node.actor, { projectId, drafts, onConflict: 'FAIL', idempotencyKey: null, ...options });
}

/** Creates a task and answers its id. */
export async function createTask(
  node: TestNode,
  projectId: ProjectId,
  title: string,
  parentId: TaskId | null = null,
): Promise<TaskId> {
  const taskId = crypto.randomUUID() as TaskId;
  const { applied } = await change(node, projectId, [{ kind: 'CREATE_TASK', taskId, parentId, fields: { title } }]);
  if (!applied) throw new Error(`The task “${title}” was not created.`);
  return taskId;
}

export async function outline(node: TestNode, projectId: ProjectId): Promise<readonly Task[]> {
  return (await node.tasks.outlinesOf(node.actor, [projectId])).get(projectId) ?? [];
}

export async function projectNow(node: TestNode, projectId: ProjectId): Promise<Project> {
  const project = (await node.projects.getMany(node.actor, [projectId])).get(projectId);
  if (!project) throw new Error('The project is gone.');
  return project;
}

/** A proposal as an agent would have left it. */
export async function proposeAsAgent(
  node: TestNode,
  projectId: ProjectId,
  drafts: readonly OperationDraft[],
): Promise<Patch> {
  const patch = await node.patches.propose(node.actor, {
    projectId,
    title: 'By an agent',
    drafts,
    rationale: null,
    baseVersion: null,
  });
  await node.database.db.updateTable('patch').set({ author_kind: 'AGENT' }).where('id', '=', patch.id).execute();
  return { ...patch, authorKind: 'AGENT' };
}
