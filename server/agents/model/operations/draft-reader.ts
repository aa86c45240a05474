import type { LocalDate } from '../../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Project } from '../../../domain/project.ts';
import type { AgentOperation } from '../../agent.ts';
import { resolveDate } from './draft-date.ts';
import {
  clearedFields,
  type DraftElement,
  draftElementSchema,
  draftProjectSchema,
  explainIssues,
} from './draft-schema.ts';

/** An element of the answer that makes no operation, and why, in one sentence for the model and for a person. */
export interface RefusedElement {
  readonly element: unknown;
  readonly reason: string;
}

interface Waiting {
  readonly operation: AgentOperation;
  readonly element: DraftElement;
}

const MAX_REFUSED = 1_000;

/** Thrown inside this file for an element that cannot be right; never leaves it. */
class ElementRefusal extends Error {}

/**
 * Turns elements of a model's answer into operations, in an order in which each names only tasks that exist or were
 * created before. What names a task that does not exist yet waits until it does.
 */
export class DraftReader {
  readonly #today: LocalDate;
  /** References that may be used: of the plan's tasks, and of those that were created. */
  readonly #known: Set<string>;
  readonly #created = new Map<string, DraftElement>();
  /** By the reference that is missing. */
  readonly #waiting = new Map<string, Waiting[]>();
  /** What this answer's names mean where they stand for another: of tasks of earlier answers, or new ones. */
  #aliases = new Map<string, string>();
  /** Tasks of earlier answers, by place and title: an answer that repeats one means the one that is there. */
  #earlier: ReadonlyMap<string, string> = new Map();
  #earlierNames: ReadonlySet<string> = new Set();
  #lastNumber = 0;
  readonly #sources = new WeakMap<AgentOperation, readonly number[]>();
  #refused: RefusedElement[] = [];

  constructor(existing: Iterable<string>, today: LocalDate) {
    this.#known = new Set(existing);
    this.#today = today;
  }

  /** Tasks that have been created, in order, by their reference. */
  get created(): ReadonlyMap<string, DraftElement> {
    return this.#created;
  }

  /** Numbers of the sentences of the brief that an operation comes from, which this reader has given. */
  sourcesOf(operation: AgentOperation): readonly number[] {
    return this.#sources.get(operation) ?? [];
  }

  /** Whether something was refused since the last `takeRefused`, or still waits for what has not come. */
  get hasRefused(): boolean {
    return this.#refused.length > 0 || this.#waiting.size > 0;
  }

  /** Whether so much of the answer was refused that reading on is no use. */
  get isHopeless(): boolean {
    return this.#refused.length >= MAX_REFUSED;
  }

  /**
   * Says that another answer begins. With `mayRename`, a task in it that is like one of an earlier answer is that one,
   * and a name that an earlier answer has used for another task gets a new one: models that go on often begin with what
   * they wrote last, or number from 1 again.
   */
  beginAnswer({ mayRename }: { readonly mayRename: boolean }): void {
    this.#aliases = new Map();
    const earlier = mayRename ? [...this.#created] : [];
    this.#earlier = new Map(earlier.map(([reference, element]) => [placeOf(element), reference]));
    this.#earlierNames = new Set(earlier.map(([reference]) => reference));
  }

  /** Says that nothing that is still to come belongs to what has been: what waits for it is refused. */
  settle(): void {
    for (const [missing, waiting] of this.#waiting) {
      for (const { operation, element } of waiting) this.#refused.push(refusedForMissing(missing, operation, element));
    }
    this.#waiting.clear();
  }

  /** The operations that an element makes possible: its own, and those that waited for it. */
  read(element: unknown): AgentOperation[] {
    const parsed = draftElementSchema.safeParse(element);
    if (!parsed.success) {
      this.#refused.push({ element, reason: explainIssues(parsed.error) });
      return [];
    }
    try {
      const meant = this.#resolveNames(parsed.data);
      const operations = this.#toOperations(meant);
      for (const operation of operations) this.#sources.set(operation, meant.sources);
      return operations.flatMap((operation) => this.#release(operation, meant));
    } catch (error) {
      if (!(error instanceof ElementRefusal)) throw error;
      this.#refused.push({ element, reason: error.message });
      return [];
    }
  }

  /** The operation that the answer's `project` makes; null where it changes nothing. */
  readProject(value: unknown, project: Project): AgentOperation | null {
    const parsed = draftProjectSchema.safeParse(value);
    if (!parsed.success) {
      if (value !== null) this.#refused.push({ element: { project: value }, reason: explainIssues(parsed.error) });
      return null;
    }
    const { name, description, status, priority } = parsed.data;
    const startDate = this.#projectDate('startDate', parsed.data.startDate);
    const dueDate = this.#projectDate('dueDate', parsed.data.dueDate);
    const fields = {
      ...(name !== null && name !== project.name && { name }),
      ...(description !== null && description !== project.description && { description }),
      ...(status !== null && status !== project.status && { status }),
      ...(priority !== null && priority !== project.priority && { priority }),
      ...(startDate !== null && startDate !== project.startDate && { startDate }),
      ...(dueDate !== null && dueDate !== project.dueDate && { dueDate }),
    };
    return Object.keys(fields).length === 0 ? null : { kind: 'UPDATE_PROJECT', fields };
  }

  #projectDate(field: 'startDate' | 'dueDate', words: string | null): LocalDate | null {
    try {
      return this.#date(field, words);
    } catch (error) {
      if (!(error instanceof ElementRefusal)) throw error;
      this.#refused.push({ element: { project: { [field]: words } }, reason: error.message });
      return null;
    }
  }

  /** The plan did not take the creation of this task: nothing may name it any more, and it may be created again. */
  forget(reference: string): void {
    this.#known.delete(reference);
    this.#created.delete(reference);
  }

  /** Says that no more elements come: what still waits is refused. Gives all refusals since the last call. */
  takeRefused(): RefusedElement[] {
    this.settle();
    const refused = this.#refused;
    this.#refused = [];
    return refused;
  }

  /** The element with the names that its tasks have for all answers. */
  #resolveNames(written: DraftElement): DraftElement {
    const name = (reference: string): string => this.#aliases.get(reference) ?? reference;
    const element = {
      ...written,
      ref: name(written.ref),
      parentRef: written.parentRef && name(written.parentRef),
      afterRef: written.afterRef && name(written.afterRef),
      dependsOn: written.dependsOn.map(name),
    };
    if (element.op !== 'create') return element;
    const isTaken = this.#earlierNames.has(written.ref) && this.#created.get(written.ref)?.title !== written.title;
    const meant = this.#earlier.get(placeOf(element)) ?? (isTaken ? this.#freshName() : written.ref);
    if (meant !== written.ref) this.#aliases.set(written.ref, meant);
    return { ...element, ref: meant };
  }

  #freshName(): string {
    do this.#lastNumber += 1;
    while (this.#created.has(`new${this.#lastNumber}`));
    return `new${this.#lastNumber}`;
  }

  #toOperations(element: DraftElement): AgentOperation[] {
    const { op, ref: taskId, dependsOn } = element;
    const reason = element.reason === null ? {} : { reason: element.reason };
    const dependencies = (kind: 'ADD_DEPENDENCY' | 'REMOVE_DEPENDENCY') =>
      [...new Set(dependsOn)].map((dependsOnId): AgentOperation => {
        if (dependsOnId === taskId) throw new ElementRefusal(`${taskId} cannot depend on itself.`);
        return { kind, taskId, dependsOnId };
      });

    switch (op) {
      case 'create':
        // Repeated, but for what it depends on, which may have been cut off.
        if (this.#created.get(taskId)?.title === element.title) return [...dependencies('ADD_DEPENDENCY')];
        return [this.#create(element, reason), ...dependencies('ADD_DEPENDENCY')];
      case 'update': {
        const fields = { ...this.#fields(element), ...clearedFields(element.clear) };
        if (element.title !== null) Object.assign(fields, { title: element.title });
        this.#remember(element);
        const update: AgentOperation = { kind: 'UPDATE_TASK', taskId, fields, ...reason };
        return [...(Object.keys(fields).length > 0 ? [update] : []), ...dependencies('ADD_DEPENDENCY')];
      }
      case 'move':
        return [{ kind: 'MOVE_TASK', taskId, parentId: element.parentRef, ...this.#after(element), ...reason }];
      case 'delete':
        return [{ kind: 'DELETE_TASK', taskId, ...reason }];
      case 'add_dependency':
      case 'remove_dependency': {
        if (dependsOn.length === 0) throw new ElementRefusal(`dependsOn: names no task for ${taskId}.`);
        const kind = op === 'add_dependency' ? 'ADD_DEPENDENCY' : 'REMOVE_DEPENDENCY';
        return dependencies(kind).map((operation) => ({ ...operation, ...reason }));
      }
    }
  }

  /** What an answer adds to a task that it has created belongs to the task. */
  #remember(element: DraftElement): void {
    const created = this.#created.get(element.ref);
    if (!created) return;
    const { estimateMinutes, acceptanceCriteria } = element;
    this.#created.set(element.ref, {
      ...created,
      estimateMinutes: estimateMinutes ?? created.estimateMinutes,
      acceptanceCriteria: acceptanceCriteria.length > 0 ? acceptanceCriteria : created.acceptanceCriteria,
    });
  }

  #create(element: DraftElement, reason: { readonly reason?: string }): AgentOperation {
    const { ref, title } = element;
    if (title === null) throw new ElementRefusal(`title: the new task ${ref} has none.`);
    if (ref.startsWith('#'))
      throw new ElementRefusal(`ref: ${ref} is for tasks of the plan; name a new one new1, new2.`);
    if (this.#created.has(ref)) throw new ElementRefusal(`ref: ${ref} is already the name of another new task.`);
    if (element.parentRef === ref) throw new ElementRefusal(`parentRef: ${ref} cannot lie below itself.`);
    const fields = { title, ...this.#fields(element) };
    return {
      kind: 'CREATE_TASK',
      taskId: ref,
      parentId: element.parentRef,
      ...this.#after(element),
      fields,
      ...reason,
    };
  }

  /** A place after a task that does not exist is the last place. */
  #after({ afterRef }: DraftElement): { readonly afterId?: string } {
    return afterRef !== null && this.#known.has(afterRef) ? { afterId: afterRef } : {};
  }

  #fields(element: DraftElement): TaskFieldsDraft {
    const startDate = this.#date('startDate', element.startDate);
    const dueDate = this.#date('dueDate', element.dueDate);
    return {
      ...(element.description !== null && { description: element.description }),
      ...(element.acceptanceCriteria.length > 0 && { acceptanceCriteria: element.acceptanceCriteria }),
      ...(element.status !== null && { status: element.status }),
      ...(element.priority !== null && { priority: element.priority }),
      ...(element.estimateMinutes !== null && { estimatedMinutes: element.estimateMinutes }),
      ...(element.actualMinutes !== null && { actualMinutes: element.actualMinutes }),
      ...(startDate !== null && { startDate }),
      ...(dueDate !== null && { dueDate }),
      ...(element.assignee !== null && { assigneeName: element.assignee.replace(/^@/, '') }),
      ...(element.tags.length > 0 && { tags: [...new Set(element.tags)] }),
    };
  }

  #date(field: string, words: string | null): LocalDate | null {
    if (words === null) return null;
    const date = resolveDate(words, this.#today);
    if (date === null) throw new ElementRefusal(`${field}: "${words.slice(0, 60)}" is not a date; write YYYY-MM-DD.`);
    return date;
  }

  /** The operation, if all that it names exists, and what waited for it; nothing if it has to wait. */
  #release(first: AgentOperation, firstElement: DraftElement): AgentOperation[] {
    const released: AgentOperation[] = [];
    const queue: Waiting[] = [{ operation: first, element: firstElement }];
    // The queue grows while it is read: a new task releases what waited for it.
    for (const { operation, element } of queue) {
      const missing = namedTasks(operation).find((reference) => !this.#known.has(reference));
      if (missing !== undefined) {
        this.#wait(missing, { operation, element });
        continue;
      }
      if (operation.kind === 'CREATE_TASK') {
        // A second one of the same name may have waited for the same parent.
        if (this.#created.has(operation.taskId)) continue;
        this.#known.add(operation.taskId);
        this.#created.set(operation.taskId, element);
        queue.push(...(this.#waiting.get(operation.taskId) ?? []));
        this.#waiting.delete(operation.taskId);
      }
      released.push(operation);
    }
    return released;
  }

  #wait(missing: string, waiting: Waiting): void {
    const others = this.#waiting.get(missing);
    if (others) others.push(waiting);
    else this.#waiting.set(missing, [waiting]);
  }
}

/** Two tasks of one title in one place are one. */
function placeOf({ parentRef, title }: DraftElement): string {
  return `${parentRef ?? ''}\n${(title ?? '').replace(/\s+/gu, ' ').toLowerCase()}`;
}

function refusedForMissing(missing: string, operation: AgentOperation, element: DraftElement): RefusedElement {
  const reason = `${missing} does not exist.`;
  if (operation.kind !== 'ADD_DEPENDENCY' || element.op !== 'create' || missing === element.ref) {
    return { element, reason };
  }
  // The task itself was created: only the dependency is missing.
  return { element: { op: 'add_dependency', ref: operation.taskId, dependsOn: [missing] }, reason };
}

/** The tasks that must exist before an operation makes sense. */
function namedTasks(operation: AgentOperation): string[] {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      return [];
    case 'CREATE_TASK':
      return operation.parentId === null ? [] : [operation.parentId];
    case 'UPDATE_TASK':
    case 'DELETE_TASK':
      return [operation.taskId];
    case 'MOVE_TASK':
      return operation.parentId === null ? [operation.taskId] : [operation.taskId, operation.parentId];
    case 'ADD_DEPENDENCY':
    case 'REMOVE_DEPENDENCY':
      return [operation.taskId, operation.dependsOnId];
  }
}
