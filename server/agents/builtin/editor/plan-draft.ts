import { cycleClosedByDependency, cycleThroughParent } from '../../../domain/dependency-graph.ts';
import { datesInOrder } from '../../../domain/field-rules.ts';
import type { LocalDate, PersonId, TaskId } from '../../../domain/ids.ts';
import { jsonEqual } from '../../../domain/json-equal.ts';
import { LIMITS } from '../../../domain/limits.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import { personKey } from '../../../domain/person.ts';
import { PlanState } from '../../../domain/plan-state.ts';
import type { ProjectFields } from '../../../domain/project.ts';
import { MAX_DEPTH, NEW_TASK_FIELDS, type Task } from '../../../domain/task.ts';
import { taskReference, type AgentOperation, type PlanContext } from '../../agent.ts';
import { Refusal } from './refusal.ts';
import { quoted, titled } from './wording.ts';

/**
 * A plan on which instructions are carried out one after the other, so that each sees what those before it did. Collects
 * the smallest list of operations that does the same. Throws `Refusal` for what cannot be done.
 */
export class PlanDraft {
  readonly context: PlanContext;
  readonly #plan: PlanState;
  readonly #operations: AgentOperation[] = [];
  /** Names of people by the ids that tasks carry here; a person who is not known yet goes by the key of the name. */
  readonly #people: Map<string, string>;
  #created = 0;

  constructor(context: PlanContext) {
    const { project, tasks, dependencies, people } = context;
    this.context = context;
    this.#people = new Map(people);
    this.#plan = new PlanState({ project, tasks, dependencies, deletedTaskIds: new Set() });
  }

  get operations(): readonly AgentOperation[] {
    return this.#operations;
  }
  get plan(): PlanState {
    return this.#plan;
  }
  /** Every task as it is now, depth first in plan order. */
  get tasks(): readonly Task[] {
    return this.#plan.outline();
  }
  get people(): ReadonlyMap<string, string> {
    return this.#people;
  }
  childrenOf(task: Task | null): readonly Task[] {
    return this.#plan.childrenOf(task?.id ?? null).map((id) => this.#plan.get(id));
  }
  parentOf(task: Task): Task | null {
    return task.parentId === null ? null : this.#plan.find(task.parentId);
  }
  /** The task as it is now. */
  now(task: Task): Task {
    return this.#plan.get(task.id);
  }
  personOf(task: Task): string | null {
    return task.assigneeId === null ? null : (this.#people.get(task.assigneeId) ?? null);
  }

  /** Writes what differs. False where nothing does. */
  update(target: Task, wanted: TaskFieldsDraft): boolean {
    const task = this.now(target);
    const { assigneeName, ...plain } = wanted;
    const changes: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(plain))
      if (!jsonEqual(task[field as keyof Task], value)) changes[field] = value;
    const assigneeId = assigneeName === undefined ? task.assigneeId : this.#idOf(assigneeName);
    if (assigneeId !== task.assigneeId) changes['assigneeName'] = assigneeName;
    if (Object.keys(changes).length === 0) return false;
    const problem = datesInOrder(
      (changes['startDate'] ?? ('startDate' in changes ? null : task.startDate)) as LocalDate | null,
      (changes['dueDate'] ?? ('dueDate' in changes ? null : task.dueDate)) as LocalDate | null,
    );
    if (problem !== null) throw new Refusal(`${titled(task)}: ${problem}`);
    const { assigneeName: _, ...values } = changes;
    this.#plan.update(task.id, { ...values, assigneeId });
    this.#keepUpdate(this.#ref(task.id), changes as TaskFieldsDraft);
    return true;
  }

  /** `afterId` as in an operation: first when null, last when absent. */
  create(fields: TaskFieldsDraft & { readonly title: string }, parent: Task | null, after?: Task | null): Task {
    const depth = parent ? this.now(parent).depth + 1 : 0;
    if (depth > MAX_DEPTH)
      throw new Refusal(`${titled(parent!)} is so deep in the plan that nothing can be put below it.`);
    if ([...fields.title].length > LIMITS.titleCharacters)
      throw new Refusal(`“${fields.title.slice(0, 60)}…” is too long for a title.`);
    const problem = datesInOrder(fields.startDate ?? null, fields.dueDate ?? null);
    if (problem !== null) throw new Refusal(`${quoted(fields.title)}: ${problem}`);
    const name = `new${++this.#created}`;
    const afterId = after === undefined ? {} : { afterId: after && this.#ref(after.id) };
    this.#operations.push({
      kind: 'CREATE_TASK',
      taskId: name,
      parentId: parent && this.#ref(parent.id),
      ...afterId,
      fields,
    });
    const { project } = this.context;
    const placement = { parentId: parent?.id ?? null, ...(after !== undefined && { afterId: after?.id ?? null }) };
    const { assigneeName, ...plain } = fields;
    const task: Task = {
      ...NEW_TASK_FIELDS,
      ...plain,
      assigneeId: assigneeName === undefined ? null : this.#idOf(assigneeName),
      id: name as TaskId,
      projectId: project.id,
      // Nobody can name it by a number before it is there.
      number: 0,
      parentId: placement.parentId,
      orderKey: this.#plan.keyFor(placement, null),
      depth,
      version: project.version,
      createdAt: project.updatedAt,
      updatedAt: project.updatedAt,
    };
    this.#plan.insert(task);
    return task;
  }

  /** Puts a task after a sibling, first (null) or last (absent) under a parent. False where it stands there already. */
  move(task: Task, parent: Task | null, after?: Task | null): boolean {
    const { id } = task;
    const old = this.now(task);
    if (parent && (parent.id === id || this.#plan.isAncestor(id, parent.id)))
      throw new Refusal(`${titled(task)} cannot be placed below itself.`);
    const parentId = parent?.id ?? null;
    const others = this.#plan.childrenOf(parentId).filter((each) => each !== id);
    const wanted = after === undefined ? (others.at(-1) ?? null) : (after?.id ?? null);
    if (old.parentId === parentId && (after === undefined || this.#plan.siblingBefore(id) === wanted)) {
      if (after !== undefined || this.#plan.childrenOf(parentId).at(-1) === id) return false;
    }
    const height = Math.max(...this.#plan.subtreeOf(id).map((each) => each.depth)) - old.depth;
    if ((parent ? this.now(parent).depth + 1 : 0) + height > MAX_DEPTH)
      throw new Refusal(`${titled(task)} would lie more than ${MAX_DEPTH} levels deep there.`);
    const placement = { parentId, ...(after !== undefined && { afterId: after?.id ?? null }) };
    this.#plan.move(id, parentId, this.#plan.keyFor(placement, id));
    if (cycleThroughParent(this.#plan, id))
      throw new Refusal(`${titled(task)} cannot be placed there: with its dependencies it would wait for itself.`);
    const afterRef = after === undefined ? {} : { afterId: after && this.#ref(after.id) };
    this.#operations.push({
      kind: 'MOVE_TASK',
      taskId: this.#ref(id),
      parentId: parent && this.#ref(parent.id),
      ...afterRef,
    });
    return true;
  }

  delete(task: Task): void {
    const gone = new Set(this.#plan.subtreeOf(task.id).map(({ id }) => id));
    this.#plan.remove(task.id);
    // Nothing need be said of a task before it goes.
    const refs = new Set([...gone].map((id) => this.#ref(id)));
    const kept = this.#operations.filter(
      (operation) => operation.kind !== 'UPDATE_TASK' || !refs.has(operation.taskId),
    );
    this.#operations.splice(0, this.#operations.length, ...kept, { kind: 'DELETE_TASK', taskId: this.#ref(task.id) });
  }

  /** `task` starts after `needed`. False where that is so already. */
  connect(task: Task, needed: Task): boolean {
    if (this.#plan.hasDependency(task.id, needed.id)) return false;
    if (task.id === needed.id) throw new Refusal(`${titled(task)} cannot wait for itself.`);
    if (this.#plan.isAncestor(task.id, needed.id) || this.#plan.isAncestor(needed.id, task.id))
      throw new Refusal(
        `${titled(task)} and ${titled(needed)} are part of one another, so neither can wait for the other.`,
      );
    const cycle = cycleClosedByDependency(this.#plan, task.id, needed.id);
    if (cycle) {
      const way = cycle
        .map((id) => titled(this.#plan.get(id)))
        .reverse()
        .join(' → ');
      throw new Refusal(`${titled(task)} cannot wait for ${titled(needed)}, which waits for it already: ${way}.`);
    }
    this.#plan.connect({ taskId: task.id, dependsOnId: needed.id });
    this.#operations.push({ kind: 'ADD_DEPENDENCY', taskId: this.#ref(task.id), dependsOnId: this.#ref(needed.id) });
    return true;
  }

  /** False where there is no such dependency. */
  disconnect(task: Task, needed: Task): boolean {
    if (!this.#plan.hasDependency(task.id, needed.id)) return false;
    this.#plan.disconnect({ taskId: task.id, dependsOnId: needed.id });
    this.#operations.push({ kind: 'REMOVE_DEPENDENCY', taskId: this.#ref(task.id), dependsOnId: this.#ref(needed.id) });
    return true;
  }

  updateProject(fields: Partial<ProjectFields>): boolean {
    const { project } = this.#plan;
    const changes = Object.fromEntries(
      Object.entries(fields).filter(([field, value]) => !jsonEqual(project[field as keyof ProjectFields], value)),
    ) as Partial<ProjectFields>;
    if (Object.keys(changes).length === 0) return false;
    const next = { ...project, ...changes };
    const problem = datesInOrder(next.startDate, next.dueDate);
    if (problem !== null) throw new Refusal(`The project: ${problem}`);
    this.#plan.setProject(changes);
    const at = this.#operations.findIndex((operation) => operation.kind === 'UPDATE_PROJECT');
    const earlier = this.#operations[at];
    if (earlier?.kind === 'UPDATE_PROJECT')
      this.#operations[at] = { ...earlier, fields: { ...earlier.fields, ...changes } };
    else this.#operations.push({ kind: 'UPDATE_PROJECT', fields: changes });
    return true;
  }

  #keepUpdate(ref: string, fields: TaskFieldsDraft): void {
    const at = this.#operations.findIndex(
      (operation) => (operation.kind === 'UPDATE_TASK' || operation.kind === 'CREATE_TASK') && operation.taskId === ref,
    );
    const earlier = this.#operations[at];
    if (earlier?.kind === 'UPDATE_TASK')
      this.#operations[at] = { ...earlier, fields: { ...earlier.fields, ...fields } };
    else if (earlier?.kind === 'CREATE_TASK')
      this.#operations[at] = { ...earlier, fields: { ...earlier.fields, ...fields } };
    else this.#operations.push({ kind: 'UPDATE_TASK', taskId: ref, fields });
  }

  #ref(id: TaskId): string {
    const known = this.context.tasks.find((task) => task.id === id);
    return known ? taskReference(known) : id;
  }

  #idOf(name: string | null): PersonId | null {
    if (name === null) return null;
    for (const [id, known] of this.#people) if (personKey(known) === personKey(name)) return id as PersonId;
    const id = personKey(name) as PersonId;
    this.#people.set(id, name);
    return id;
  }
}
