import { randomUUID } from 'node:crypto';
import type { AgentEvent, AgentInput, AgentOperation, Refusal } from '../agents/agent.ts';
import { EditScope } from '../domain/edit-scope.ts';
import { toInstant, type PatchId, type PersonId, type TaskId } from '../domain/ids.ts';
import { PatchRecorder } from '../domain/patch-record.ts';
import type { Operation } from '../domain/patch.ts';
import { personKey } from '../domain/person.ts';
import { PlanState } from '../domain/plan-state.ts';
import type { Beginning } from './run-beginning.ts';
import { TaskReferences } from './run-refs.ts';

type Arrived = Extract<AgentEvent, { type: 'operation' }>;

/**
 * The operations of one run, each checked the moment it arrives against the plan with those before it. What the plan
 * refuses waits to be handed back to the agent.
 */
export class RunOperations {
  readonly #recorder: PatchRecorder | null;
  readonly #references: TaskReferences;
  /** Null where the run is about the whole plan, or its agent keeps to a scope of its own. */
  readonly #scope: EditScope | null;
  /** Of the brief. */
  readonly #sentences: number;
  #refusals: Refusal[] = [];

  /** Without a plan there is nothing to change, and every operation is refused. */
  constructor({ input, snapshot, people }: Beginning, { proposalId }: { readonly proposalId: PatchId }, now: Date) {
    this.#sentences = sentencesOf(input);
    const peopleByName = new Map(people.map(({ id, name }) => [personKey(name), id]));
    const peopleIds = new Set<PersonId>(people.map(({ id }) => id));
    const newTaskId = (): TaskId => randomUUID() as TaskId;
    this.#references = new TaskReferences(snapshot?.tasks ?? [], newTaskId);
    this.#scope =
      input.agent === 'EDITOR' && input.selection.length > 0 ? new EditScope(input.tasks, input.selection) : null;
    this.#recorder =
      snapshot &&
      new PatchRecorder(new PlanState(snapshot), {
        patchId: proposalId,
        now: toInstant(now),
        findPerson: (name) => peopleByName.get(personKey(name)) ?? null,
        hasPerson: (id) => peopleIds.has(id),
        newTaskId,
      });
  }

  get recorded(): readonly Operation[] {
    return this.#recorder?.operations ?? [];
  }

  /** The operation as it will stand in the proposal; null where it was refused. */
  take({ operation, sources = [] }: Arrived): Operation | null {
    if (this.#recorder === null) return this.#refuse(operation, ['This conversation is about no project.']);
    const resolved = this.#references.resolve(operation);
    if (!resolved.ok) return this.#refuse(operation, [resolved.message]);
    const outside = this.#scope?.problem(resolved.draft) ?? null;
    if (outside !== null) return this.#refuse(operation, [outside]);
    const recorded = this.#recorder.recordIfFitting(resolved.draft, this.#known(sources));
    const reasons = recorded.type === 'invalid' ? recorded.issues : recorded.conflicts;
    if (recorded.type === 'invalid' || reasons.length > 0)
      return this.#refuse(
        operation,
        reasons.map(({ message }) => message),
      );
    this.#references.keep(operation, resolved.draft);
    if (recorded.operation?.kind === 'CREATE_TASK') this.#scope?.add(recorded.operation.taskId);
    return recorded.operation;
  }

  /** Those since the last call, oldest first. */
  takeRefusals(): readonly Refusal[] {
    const open = this.#refusals;
    this.#refusals = [];
    return open;
  }

  /** The numbers that name a sentence of the brief, each once, in order. */
  #known(sources: readonly number[]): readonly number[] {
    const known = sources.filter((each) => Number.isInteger(each) && each >= 1 && each <= this.#sentences);
    return [...new Set(known)].toSorted((left, right) => left - right);
  }

  #refuse(operation: AgentOperation, reasons: readonly string[]): null {
    this.#refusals.push({ operation, reason: reasons.join(' ') });
    return null;
  }
}

/** How many sentences there are that an operation can name as its source. */
function sentencesOf(input: AgentInput): number {
  if (input.agent === 'PLANNER') return input.sentences.length;
  return input.agent === 'ORCHESTRATOR' ? input.brief.sentences.length : 0;
}

/** What an operation that was left out is called in a warning. */
export function operationName(operation: AgentOperation): string {
  if (operation.kind === 'UPDATE_PROJECT') return 'A change of the project';
  if (operation.kind === 'CREATE_TASK') return `“${operation.fields.title}”`;
  return `A change of ${operation.taskId}`;
}
