import type { LocalDate, TaskId } from '../domain/ids.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import type { Project } from '../domain/project.ts';
import type { RunErrorCode, Usage } from '../domain/run.ts';
import type { Dependency, Task } from '../domain/task.ts';

/** A task as agents write it: `#12` for task number 12, or a name of their own for a task that they create. */
export type AgentOperation = OperationDraft<string, string>;

/** What a planner may know. A snapshot: nothing in it changes while the planner works. */
export interface PlannerInput {
  /** A goal in plain language, or a document to plan from. Data, never instructions about anything but the plan. */
  readonly goal: string;
  readonly project: Project;
  /** Every task of the project, depth first in plan order; empty for a new project. */
  readonly tasks: readonly Task[];
  readonly dependencies: readonly Dependency[];
  /** Names of the people who are known, by the id of the tasks' assignees. */
  readonly people: ReadonlyMap<string, string>;
  /** Today in the project's time zone. */
  readonly today: LocalDate;
  /** IANA name, such as Europe/Vienna. */
  readonly timeZone: string;
  /** At most this many root tasks for a bare goal; a document's own structure is kept whole. */
  readonly maxRootTasks: number;
}

export type PlannerEvent =
  /** Text for the person: what it is thinking about, why. Appended to what came before. */
  | { readonly type: 'text'; readonly text: string }
  /** One complete operation, in an order in which each names only tasks that exist or were created before. */
  | { readonly type: 'operation'; readonly operation: AgentOperation }
  /** Something that the person should know; the run goes on. */
  | { readonly type: 'warning'; readonly text: string }
  | { readonly type: 'retry'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The title of the patch, one line; at most once. */
  | { readonly type: 'title'; readonly title: string }
  /** The end: all has been said. */
  | { readonly type: 'done' }
  /** The end: the output was cut off after the operations so far; `code` and `text` say why. */
  | { readonly type: 'cut'; readonly code: RunErrorCode; readonly text: string }
  /** The end: nothing usable. */
  | { readonly type: 'failed'; readonly code: RunErrorCode; readonly text: string };

/**
 * Turns a goal into operations.
 *
 * Contract:
 * - reads only its input and writes nothing;
 * - never throws for failures of a provider, of the network or of a model's output: they arrive as `failed` or `cut`;
 * - ends with exactly one of `done`, `cut`, `failed`, and yields nothing after it; when `signal` aborts it stops within
 *   a second, closes its connections, and may end without a last event;
 * - is handed back every operation that the plan refused through `onRefused`, and may answer with a better one.
 */
export interface Planner {
  plan(input: PlannerInput, signal: AbortSignal, feedback: PlannerFeedback): AsyncIterable<PlannerEvent>;
}

/** What the plan said of an operation that was yielded. */
export interface PlannerFeedback {
  /** Reasons for refusing operations since the last call, oldest first; empty where all were taken. */
  takeRefusals(): readonly Refusal[];
}
export interface Refusal {
  readonly operation: AgentOperation;
  readonly reason: string;
}

/** The name under which agents know an existing task. */
export function taskReference(task: { readonly id: TaskId; readonly number: number }): string {
  return `#${task.number}`;
}
