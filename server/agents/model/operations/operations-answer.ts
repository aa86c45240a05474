import { createHash } from 'node:crypto';
import type { Project } from '../../../domain/project.ts';
import type { AgentEvent, AgentOperation, AgentSupport, PlanContext } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import type { AnswerPiece } from '../../llm/answer.ts';
import type { Outcome, Question, RouteLimits } from '../../llm/model-call.ts';
import type { Asking, Ending, ModelSession } from '../../llm/model-session.ts';
import type { JsonObject } from '../../../domain/task.ts';
import { tokenBudget, type TokenBudget } from '../../llm/tokens.ts';
import { DraftReader, type RefusedElement } from './draft-reader.ts';
import { ANSWER, ANSWER_SCHEMA_NAME, type DraftElement } from './draft-schema.ts';
import { continuePrompt, nextPartPrompt, repairPrompt } from './operations-prompts.ts';
import { elementOf, inShort, referenceOf, refusalWarnings } from './refusals.ts';

/** What to ask for. The parts are ordered from what never changes to what changes with each call. */
export interface OperationsWanted {
  /** Role and rules. */
  readonly system: string;
  readonly jsonSchema: JsonObject;
  /** What the run knows: the same for each of its calls of one model. */
  readonly context: (budget: TokenBudget) => string;
  /** Why the agent may not do this, in one sentence for the model and for a person; null where it may. */
  readonly forbids?: (operation: AgentOperation, sources: readonly number[]) => string | null;
  /** What a complete answer still lacks; goes back to the model once. */
  readonly lacks?: (created: ReadonlyMap<string, DraftElement>) => readonly Lack[];
}

export interface Lack {
  /** For the model. */
  readonly element: unknown;
  readonly reason: string;
  /** For a person, where the model does not mend it. */
  readonly warning: string;
}

/** What a patch may hold. */
const MAX_OPERATIONS = 10_000;
const TOO_MANY_OPERATIONS = `A plan can change by at most ${MAX_OPERATIONS} operations at once. Apply these, and plan the rest after them.`;
/** A run that asks more often goes round in circles, whatever it brings. */
const MAX_ANSWERS = 250;
const MAX_TITLE_CHARACTERS = 255;

/**
 * An answer of operations on one plan, in as many parts as it takes: each is asked for until it is complete, after an
 * answer that was cut off for what is still missing, as long as that brings anything new; and once at the end for
 * operations that were refused. Every agent that proposes reads its model by it.
 *
 * What the plan refused, told through `support`, what the agent may not do, and elements that make no operation at all go
 * back to the model alike; what it has not corrected then becomes a warning.
 */
export class OperationsAnswer implements Asking {
  readonly #wanted: OperationsWanted;
  readonly #project: Project;
  readonly #support: AgentSupport;
  readonly #reader: DraftReader;
  #prompt = '';
  /** What the next question is for. */
  #phase: 'begin' | 'part' | 'continue' | 'repair' = 'begin';
  #context: { readonly tokens: number; readonly text: string } | null = null;
  #answers = 0;
  #operations = 0;
  /** What the first of several parts has created: the others are placed under it. */
  #outline: ReadonlySet<string> = new Set();
  /** Changes of what existed: in short, and as hashes, so that repeating one is no progress. */
  readonly #changed: string[] = [];
  readonly #changeHashes = new Set<string>();
  readonly #sources = new Set<number>();
  #hasTitle = false;
  #hasProject = false;
  /** Text is given from the first answer that has any: later ones would say it again. */
  #textIsGiven = false;
  #textWasGiven = false;
  /** What goes back to the model in a repair. */
  #repairing: readonly RefusedElement[] = [];
  readonly #refusals: RefusedElement[] = [];
  readonly #repairedReferences = new Set<string>();

  constructor(wanted: OperationsWanted, plan: PlanContext, support: AgentSupport) {
    this.#wanted = wanted;
    this.#project = plan.project;
    this.#support = support;
    this.#reader = new DraftReader(plan.tasks.map(taskReference), plan.today);
  }

  /** Numbers of the sentences of the brief that operations so far come from. */
  get sources(): ReadonlySet<number> {
    return this.#sources;
  }

  /** Tasks that it has created so far, in order, by their reference. */
  get created(): ReadonlyMap<string, DraftElement> {
    return this.#reader.created;
  }

  /** All that the answer to one prompt says, and how the run ends. */
  async *events(session: ModelSession, prompt: string): AsyncGenerator<AgentEvent, Ending> {
    return yield* this.end(session, yield* this.ask(session, prompt));
  }

  /** The answer to one prompt, or to the next part of a longer one, to its end. */
  async *ask(session: ModelSession, prompt: string): AsyncGenerator<AgentEvent, Outcome> {
    this.#prompt = prompt;
    this.#phase = this.#answers === 0 ? 'begin' : 'part';
    // A name that nothing bore by now means something else in the next part.
    if (this.#phase === 'part') {
      this.#reader.settle();
      if (this.#outline.size === 0) this.#outline = new Set(this.created.keys());
    }
    for (;;) {
      const operationsBefore = this.#operations;
      const outcome = yield* session.ask(this);
      const hasGrown = this.#operations > operationsBefore;
      if (outcome.type !== 'length' || !hasGrown || this.#answers >= MAX_ANSWERS) return outcome;
      yield { type: 'retry', text: 'The answer reached the limit of what the model may write. Asking for the rest.' };
    }
  }

  /** How the run ends after `outcome`: complete answers are repaired first. */
  async *end(session: ModelSession, outcome: Outcome): AsyncGenerator<AgentEvent, Ending> {
    if (outcome.type === 'aborted') return null;
    if (outcome.type === 'complete') return yield* this.#repair(session);
    const { code, message } = outcome.failure;
    for (const text of refusalWarnings(this.#takeRefused())) yield { type: 'warning', text };
    const text = outcome.type === 'stopped' ? TOO_MANY_OPERATIONS : message;
    return { type: this.#operations > 0 ? 'cut' : 'failed', code, text };
  }

  question(limits: RouteLimits): Question {
    const budget = tokenBudget(limits);
    // The next answer begins with a clean slate where nothing of an earlier one could be read.
    if (this.#reader.isHopeless) this.#reader.takeRefused();
    this.#reader.beginAnswer({ mayRename: this.#phase !== 'repair' });
    this.#textWasGiven = this.#textIsGiven;
    this.#answers += 1;
    const { kind, prompt } = this.#nextPrompt(budget);
    const { system, jsonSchema } = this.#wanted;
    const context = this.#contextFor(budget);
    return { system, context, prompt, kind, jsonSchema, schemaName: ANSWER_SCHEMA_NAME, streamedText: ANSWER.thinking };
  }

  get stop(): 'invalid' | 'enough' | null {
    if (this.#operations >= MAX_OPERATIONS) return 'enough';
    return this.#reader.isHopeless ? 'invalid' : null;
  }

  get hasRefused(): boolean {
    return this.#refusals.length > 0 || this.#reader.hasRefused;
  }

  *read(piece: AnswerPiece): Generator<AgentEvent> {
    switch (piece.type) {
      case 'text':
        yield* this.#text(piece.delta);
        break;
      case 'text-delta':
        yield* this.#text(piece.text);
        break;
      case 'element':
        if (piece.name === ANSWER.operations) yield* this.#element(piece.value);
        break;
      case 'property':
        if (piece.name === ANSWER.title) yield* this.#title(piece.value);
        if (piece.name === ANSWER.project) yield* this.#projectChange(piece.value);
        break;
    }
  }

  #nextPrompt({ progress }: TokenBudget): Pick<Question, 'kind' | 'prompt'> {
    const arrived = { created: this.created, outline: this.#outline, changed: this.#changed };
    switch (this.#phase) {
      case 'begin':
        if (this.#operations === 0) return { kind: 'first', prompt: this.#prompt };
        break;
      case 'part':
        // Whatever is asked next for this part goes on with it.
        this.#phase = 'continue';
        return { kind: 'continue', prompt: nextPartPrompt(this.#prompt, arrived, progress) };
      case 'repair':
        return { kind: 'repair', prompt: repairPrompt(this.#prompt, this.#repairing, arrived, progress) };
      case 'continue':
        break;
    }
    return { kind: 'continue', prompt: continuePrompt(this.#prompt, arrived, progress) };
  }

  #contextFor(budget: TokenBudget): string {
    if (this.#context?.tokens !== budget.context) {
      this.#context = { tokens: budget.context, text: this.#wanted.context(budget) };
    }
    return this.#context.text;
  }

  *#text(text: string): Generator<AgentEvent> {
    if (this.#textWasGiven) return;
    this.#textIsGiven = true;
    yield { type: 'text', text };
  }

  *#title(value: unknown): Generator<AgentEvent> {
    if (typeof value !== 'string' || this.#hasTitle) return;
    const title = value.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE_CHARACTERS);
    if (title === '') return;
    this.#hasTitle = true;
    yield { type: 'title', title };
  }

  *#projectChange(value: unknown): Generator<AgentEvent> {
    if (this.#hasProject) return;
    const operation = this.#reader.readProject(value, this.#project);
    if (!operation) return;
    this.#hasProject = true;
    yield* this.#operation(operation);
  }

  *#element(element: unknown): Generator<AgentEvent> {
    const operations = this.#reader.read(element);
    const reference = referenceOf(element);
    if (operations.length > 0 && reference !== null) this.#repairedReferences.add(reference);
    for (const operation of operations) yield* this.#operation(operation);
  }

  *#operation(operation: AgentOperation): Generator<AgentEvent> {
    const sources = this.#reader.sourcesOf(operation);
    const reason = this.#wanted.forbids?.(operation, sources) ?? null;
    if (reason !== null) return this.#refuse(operation, reason);
    if (this.#isRepeated(operation)) return;
    this.#operations += 1;
    for (const source of sources) this.#sources.add(source);
    yield sources.length > 0 ? { type: 'operation', operation, sources } : { type: 'operation', operation };
    // The plan has looked at it by now, because it has asked for the next event.
    for (const refusal of this.#support.takeRefusals()) this.#refuse(refusal.operation, refusal.reason);
  }

  #isRepeated(operation: AgentOperation): boolean {
    if (operation.kind === 'CREATE_TASK') return false;
    const hash = hashOf(operation);
    if (this.#changeHashes.has(hash)) return true;
    this.#changeHashes.add(hash);
    // What a new task depends on belongs to its creation.
    if (operation.kind !== 'ADD_DEPENDENCY' || !this.created.has(operation.taskId)) {
      this.#changed.push(inShort(operation));
    }
    return false;
  }

  #refuse(operation: AgentOperation, reason: string): void {
    this.#refusals.push({ element: elementOf(operation), reason });
    if (operation.kind === 'CREATE_TASK') this.#reader.forget(operation.taskId);
    else this.#changeHashes.delete(hashOf(operation));
  }

  #takeRefused(): RefusedElement[] {
    return [...this.#refusals.splice(0), ...this.#reader.takeRefused()];
  }

  /** The answer is complete: what was refused, and what it lacks, goes back to the model, once. */
  async *#repair(session: ModelSession): AsyncGenerator<AgentEvent, Ending> {
    const refused = this.#takeRefused();
    const lacks = this.#wanted.lacks?.(this.created) ?? [];
    const count = refused.length + lacks.length;
    if (count === 0) return { type: 'done' };
    const operations = `${count} operation${count === 1 ? '' : 's'}`;
    yield { type: 'retry', text: `Asking the model to correct ${operations} of its answer.` };
    this.#phase = 'repair';
    this.#repairing = [...refused, ...lacks];
    this.#repairedReferences.clear();
    const outcome = yield* session.ask(this, { mayRetry: false });
    if (outcome.type === 'aborted') return null;
    // A repair that fails takes nothing away from the plan that is there.
    const refusedAgain = this.#takeRefused();
    const answered = new Set<string | null>(this.#repairedReferences);
    for (const { element } of refusedAgain) answered.add(referenceOf(element));
    answered.delete(null);
    const left = [...refused.filter(({ element }) => !answered.has(referenceOf(element))), ...refusedAgain];
    for (const text of refusalWarnings(left)) yield { type: 'warning', text };
    for (const { warning } of this.#wanted.lacks?.(this.created) ?? []) yield { type: 'warning', text: warning };
    return { type: 'done' };
  }
}

/** What an operation does, whatever reason it gives. */
function hashOf(operation: AgentOperation): string {
  const { reason: _reason, ...change } = operation;
  return createHash('sha256').update(JSON.stringify(change)).digest('base64');
}
