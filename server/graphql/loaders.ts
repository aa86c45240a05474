import DataLoader from 'dataloader';
import type { Actor } from '../domain/actor.ts';
import type { Conversation } from '../domain/conversation.ts';
import type {
  ConversationId,
  OperationId,
  PatchId,
  PersonId,
  ProjectId,
  RunId,
  TaskId,
  CommentId,
} from '../domain/ids.ts';
import type { Conflict, Patch } from '../domain/patch.ts';
import type { Comment } from '../domain/discussion.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { AgentRun } from '../domain/run.ts';
import type { SavedView } from '../domain/saved-view.ts';
import type { ProviderCall } from '../domain/spending.ts';
import type { Task } from '../domain/task.ts';
import { MessageLoader } from './message-loader.ts';
import { PlanLinks } from './plan-links.ts';
import type { FieldOriginOfTask } from '../domain/field-origins.ts';
import type { RecentChange } from '../services/recent-changes.ts';
import type { Services } from '../services/services.ts';
import { taskColumns } from './task/task-columns.ts';
import type { TaskColumnsType } from './task/task-columns.type.ts';

/** Taken from the service, which owns its shape. */
type Progress =
  Awaited<ReturnType<Services['projects']['progressOf']>> extends ReadonlyMap<ProjectId, infer P> ? P : never;

type ReadMany<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** Turns the single reads of one request into one read per noun, with the rights of one actor. */
export class Loaders {
  readonly project: DataLoader<ProjectId, Project | null>;
  readonly progress: DataLoader<ProjectId, Progress>;
  /** A whole plan, depth first. Its tasks and their children need no further read, its dependencies one. */
  readonly outline: DataLoader<ProjectId, readonly Task[]>;
  /** The same with what its tasks wait for and whose they are, for answers that hold it whole. */
  readonly taskColumns: DataLoader<ProjectId, TaskColumnsType>;
  readonly task: DataLoader<TaskId, Task | null>;
  readonly children: DataLoader<TaskId, readonly Task[]>;
  readonly dependencies: DataLoader<TaskId, readonly TaskId[]>;
  readonly dependents: DataLoader<TaskId, readonly TaskId[]>;
  readonly person: DataLoader<PersonId, Person | null>;
  readonly patch: DataLoader<PatchId, Patch | null>;
  readonly revertedBy: DataLoader<PatchId, PatchId | null>;
  readonly conflicts: DataLoader<Patch, readonly Conflict[], PatchId>;
  readonly protections: DataLoader<Patch, ReadonlyMap<OperationId, string>, PatchId>;
  readonly recentChanges: DataLoader<Patch, readonly RecentChange[], PatchId>;
  readonly origins: DataLoader<TaskId, readonly FieldOriginOfTask[]>;
  readonly run: DataLoader<RunId, AgentRun | null>;
  readonly conversation: DataLoader<ConversationId, Conversation | null>;
  readonly messages: MessageLoader;
  readonly comment: DataLoader<CommentId, Comment | null>;
  readonly savedViews: DataLoader<ProjectId, readonly SavedView[]>;
  readonly calls: DataLoader<RunId, readonly ProviderCall[]>;
  readonly warnings: DataLoader<RunId, readonly string[]>;
  readonly #links: PlanLinks;

  constructor(actor: Actor, services: Services) {
    const { projects, tasks, people, patches, history, runs, usage, conversations, savedViews, comments } = services;
    this.project = byKey((ids) => projects.getMany(actor, ids), null);
    this.progress = new DataLoader(async (ids) => {
      const progress = await projects.progressOf(actor, ids);
      return ids.map((id) => progress.get(id)!);
    });
    this.outline = byKey(async (ids) => this.#remember(await tasks.outlinesOf(actor, ids)), []);
    this.taskColumns = new DataLoader((ids) => columnsOf(ids, actor, services));
    this.task = byKey((ids) => tasks.getMany(actor, ids), null);
    this.children = byKey((ids) => tasks.childrenOf(actor, ids), []);
    const links = new PlanLinks((ids) => tasks.dependenciesWithin(actor, ids));
    this.#links = links;
    this.dependencies = byKey(
      (ids) => links.find(ids, 'dependencies', (some) => tasks.dependenciesOf(actor, some)),
      [],
    );
    this.dependents = byKey((ids) => links.find(ids, 'dependents', (some) => tasks.dependentsOf(actor, some)), []);
    this.person = byKey((ids) => people.getMany(actor, ids), null);
    this.patch = byKey((ids) => patches.getMany(actor, ids), null);
    this.revertedBy = byKey((ids) => patches.revertedBy(actor, ids), null);
    this.conflicts = byPatch((patch) => patches.conflictsOf(actor, patch));
    this.protections = byPatch((patch) => patches.protectionsOf(actor, patch));
    this.recentChanges = byPatch((patch) => patches.recentChangesOf(actor, patch));
    this.origins = byKey((ids) => history.originsOf(actor, ids), []);
    this.run = byKey((ids) => runs.getMany(actor, ids), null);
    this.conversation = byKey((ids) => conversations.getMany(actor, ids), null);
    this.messages = new MessageLoader((ids, request) => conversations.messagesOf(actor, ids, request));
    this.comment = byKey((ids) => comments.getMany(actor, ids), null);
    this.savedViews = byKey((ids) => savedViews.listOf(actor, ids), []);
    this.calls = byKey((ids) => usage.callsOf(actor, ids), []);
    this.warnings = byKey((ids) => runs.warningsOf(actor, ids), []);
  }

  /** The tasks of `ids` in their order, without those that are gone. */
  async existingTasks(ids: readonly TaskId[]): Promise<readonly Task[]> {
    if (ids.length === 0) return [];
    const tasks = await Promise.all(ids.map((id) => this.task.load(id)));
    return tasks.filter((task) => task !== null);
  }

  #remember(outlines: ReadonlyMap<ProjectId, readonly Task[]>): ReadonlyMap<ProjectId, readonly Task[]> {
    for (const tasks of outlines.values()) {
      const children = new Map<TaskId, Task[]>(tasks.map((task) => [task.id, []]));
      for (const task of tasks) {
        this.task.prime(task.id, task);
        this.#links.remember(task.id, task.projectId);
        // Depth first in plan order, so siblings come by in their order.
        if (task.parentId !== null) children.get(task.parentId)?.push(task);
      }
      for (const [id, list] of children) this.children.prime(id, list);
    }
    return outlines;
  }
}

/** Three reads, however many plans and tasks there are. */
async function columnsOf(
  projectIds: readonly ProjectId[],
  actor: Actor,
  { tasks, people }: Services,
): Promise<TaskColumnsType[]> {
  const [outlines, dependencies] = await Promise.all([
    tasks.outlinesOf(actor, projectIds),
    tasks.dependenciesWithin(actor, projectIds),
  ]);
  const assigneeIds = new Set(
    [...outlines.values()].flatMap((plan) => plan.flatMap(({ assigneeId }) => assigneeId ?? [])),
  );
  const assignees = await people.getMany(actor, [...assigneeIds]);
  return projectIds.map((id) => taskColumns(outlines.get(id) ?? [], dependencies, assignees));
}

/** One read for all keys of a tick; `missing` for those that the read does not know. */
function byKey<Key, Value, Missing extends Value | null>(
  read: ReadMany<Key, Value>,
  missing: Missing,
): DataLoader<Key, Value | Missing> {
  return new DataLoader<Key, Value | Missing>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? missing);
  });
}

/** One read per patch and request, however many fields ask for it. */
function byPatch<Value>(read: (patch: Patch) => Promise<Value>): DataLoader<Patch, Value, PatchId> {
  return new DataLoader<Patch, Value, PatchId>((patches) => Promise.all(patches.map(read)), {
    cacheKeyFn: (patch) => patch.id,
  });
}
