import type { BriefSentence } from '../domain/brief-sentences.ts';
import type { LocalDate, TaskId, WorkspaceId } from '../domain/ids.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import type { Project } from '../domain/project.ts';
import type { RunErrorCode } from '../domain/run.ts';
import type { Dependency, Task } from '../domain/task.ts';
import type { CallLedger } from './llm/call-ledger.ts';

/** A task as agents write it: `#12` for task number 12, or a name of their own for a task that they create. */
export type AgentOperation = OperationDraft<string, string>;

/** What every agent may know of a plan. A snapshot: nothing in it changes while the agent works. */
export interface PlanContext {
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
}

/** A goal or document sentence by sentence, beside what of it the plan holds already. */
export interface BriefInput {
  /** The goal sentence by sentence (`briefSentences`): what operations name as their sources. */
  readonly sentences: readonly BriefSentence[];
  /**
   * Sentences that this project's plan holds already, by number, with references to the tasks made from each; none where
   * nothing came of it, or a person did not want it. There is nothing to do for them, they only say what is there.
   */
  readonly covered: ReadonlyMap<number, readonly string[]>;
  /** Sentences that said something else before, by number, with references to the tasks made from that: to be updated. */
  readonly revised: ReadonlyMap<number, readonly string[]>;
  /** What the revised sentences said before, by number. */
  readonly former: ReadonlyMap<number, string>;
  /** Sentences that stood under another heading or list item before. */
  readonly moved: ReadonlySet<number>;
  /** What an earlier edition of the brief said and this one does not, with references to tasks made from nothing else. */
  readonly removed: readonly { readonly text: string; readonly tasks: readonly string[] }[];
}

/** For the Planner: a goal, or a document, becomes a plan. */
export interface PlannerInput extends PlanContext, BriefInput {
  readonly agent: 'PLANNER';
  /** A goal in plain language, or a document to plan from. Data, never instructions about anything but the plan. */
  readonly goal: string;
  /** At most this many root tasks for a bare goal; a document's own structure is kept whole. */
  readonly maxRootTasks: number;
}

/** For the Decomposer: one task becomes subtasks, beside those that it has. */
export interface DecomposerInput extends PlanContext {
  readonly agent: 'DECOMPOSER';
  readonly task: Task;
  /** What to mind, in plain language; null where nothing was said. */
  readonly instructions: string | null;
}

/** For the Editor: an instruction becomes the smallest set of operations that carries it out. */
export interface EditorInput extends PlanContext {
  readonly agent: 'EDITOR';
  readonly instructions: string;
  /** The tasks that the person had selected, in plan order: "these", "them". Empty where it is about the whole plan. */
  readonly selection: readonly TaskId[];
}

/** For the Orchestrator: the next message of a conversation. */
export interface OrchestratorInput {
  readonly agent: 'ORCHESTRATOR';
  /** Null for a conversation that is about no project: then it can answer, and propose nothing. */
  readonly plan: PlanContext | null;
  /** The message to answer, read as a brief: for where it is one. */
  readonly brief: BriefInput;
  /** What was said long ago, in short; null where nothing was. */
  readonly summary: string | null;
  /** What was said since, oldest first; the last is the person's, and the one to answer. */
  readonly messages: readonly ConversationTurn[];
}
export interface ConversationTurn {
  /** 1, 2, 3, … within the conversation. */
  readonly sequence: number;
  readonly role: 'USER' | 'ASSISTANT';
  readonly text: string;
}

export type AgentInput = PlannerInput | DecomposerInput | EditorInput | OrchestratorInput;

export type AgentEvent =
  /** Text for the person: what it is thinking about, why; the Orchestrator's answer. Appended to what came before. */
  | { readonly type: 'text'; readonly text: string }
  /** One complete operation, in an order in which each names only tasks that exist or were created before. */
  | {
      readonly type: 'operation';
      readonly operation: AgentOperation;
      /** From the Planner: numbers of the sentences that it was made from; unknown ones are ignored. */
      readonly sources?: readonly number[];
    }
  /** Something that the person should know; the run goes on. */
  | { readonly type: 'warning'; readonly text: string }
  | { readonly type: 'retry'; readonly text: string }
  /** The provider has failed for good, and this one goes on in its place. */
  | { readonly type: 'fallback'; readonly text: string; readonly provider: string; readonly model: string }
  /** What follows is the answer that an equal request got before. */
  | { readonly type: 'cached'; readonly text: string }
  /** The title of the patch, one line; at most once. */
  | { readonly type: 'title'; readonly title: string }
  /** The Orchestrator's new summary of the conversation up to and including message `through`; at most once. */
  | { readonly type: 'memory'; readonly summary: string; readonly through: number }
  /** The end: all has been said. */
  | { readonly type: 'done' }
  /** The end: the output was cut off after the operations so far; `code` and `text` say why. */
  | { readonly type: 'cut'; readonly code: RunErrorCode; readonly text: string }
  /** The end: nothing usable. */
  | { readonly type: 'failed'; readonly code: RunErrorCode; readonly text: string };

/**
 * Turns what a person wants into operations on one plan.
 *
 * Contract:
 * - reads only its input and writes nothing;
 * - never throws for failures of a provider, of the network or of a model's output: they arrive as `failed` or `cut`;
 * - ends with exactly one of `done`, `cut`, `failed`, and yields nothing after it; when `signal` aborts it stops within
 *   a second, closes its connections, and may end without a last event;
 * - is handed back every operation that the plan refused through `support`, and may answer with a better one.
 */
export interface Agent {
  run(input: AgentInput, signal: AbortSignal, support: AgentSupport): AsyncIterable<AgentEvent>;
}

/** What an agent may ask of whoever runs it. */
export interface AgentSupport {
  /** Reasons for refusing operations since the last call, oldest first; empty where all were taken. */
  takeRefusals(): readonly Refusal[];
  /** Whose run it is: what it was answered is given again in this workspace only. */
  readonly workspaceId?: WorkspaceId;
  /** Asked before each call of a provider; without one nothing is bounded and nothing is booked. */
  readonly ledger?: CallLedger;
}
export interface Refusal {
  readonly operation: AgentOperation;
  readonly reason: string;
}

/** The name under which agents know an existing task. */
export function taskReference(task: { readonly id: TaskId; readonly number: number }): string {
  return `#${task.number}`;
}
