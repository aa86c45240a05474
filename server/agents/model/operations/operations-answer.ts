import type { Project } from '../../../domain/project.ts';
import type { AgentEvent, AgentSupport, PlanContext } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import type { AnswerPiece } from '../../llm/answer.ts';
import type { Question } from '../../llm/model-call.ts';
import type { Asking, Ending, ModelSession } from '../../llm/model-session.ts';
import type { ModelFailure } from '../../llm/model.ts';
import { DraftReader, type RefusedElement } from './draft-reader.ts';
import { ANSWER, ANSWER_JSON_SCHEMA, ANSWER_SCHEMA_NAME } from './draft-schema.ts';
import { continuePrompt, repairPrompt } from './operations-prompts.ts';
import { elementOf, referenceOf, refusalWarnings } from './refusals.ts';

/** What to ask for. The parts are ordered from what never changes to what changes with each call. */
export interface OperationsWanted {
  /** Role and rules. */
  readonly system: string;
  /** What the run knows: the same for each of its calls. */
  readonly context: string;
  /** What to do. */
  readonly prompt: string;
}

const MAX_CONTINUATIONS = 3;
const MAX_TITLE_CHARACTERS = 255;
/** What a patch may hold. */
const MAX_OPERATIONS = 10_000;
const TOO_MANY_OPERATIONS = `A plan can change by at most ${MAX_OPERATIONS} operations at once. Apply these, and plan the rest after them.`;

/**
 * An answer of operations on one plan, asked for until it is complete: after an answer that was cut off for what is
 * still missing, and once at the end for operations that were refused. Every agent that proposes reads its model by it.
 *
 * What the plan refused, told through `support`, and elements that make no operation at all go back to the model alike;
 * what it has not corrected then becomes a warning.
 */
export class OperationsAnswer implements Asking {
  readonly #wanted: OperationsWanted;
  readonly #project: Project;
  readonly #support: AgentSupport;
  readonly #reader: DraftReader;
  #operations = 0;
  #hasTitle = false;
  #hasProject = false;
  /** Text is given from the first answer that has any: later ones would say it again. */
  #textIsGiven = false;
  #textWasGiven = false;
  /** What goes back to the model; null while it plans. */
  #repairing: readonly RefusedElement[] | null = null;
  readonly #planRefusals: RefusedElement[] = [];
  readonly #repairedReferences = new Set<string>();

  constructor(wanted: OperationsWanted, plan: PlanContext, support: AgentSupport) {
    this.#wanted = wanted;
    this.#project = plan.project;
    this.#support = support;
    this.#reader = new DraftReader(plan.tasks.map(taskReference), plan.today);
  }

  /** All that the answer says, and how it ended. */
  async *events(session: ModelSession): AsyncGenerator<AgentEvent, Ending> {
    for (let continuations = 0; ; continuations += 1) {
      const operationsBefore = this.#operations;
      const outcome = yield* session.ask(this);
      if (outcome.type === 'aborted') return null;
      if (outcome.type === 'complete') return yield* this.#repair(session);
      const hasGrown = this.#operations > operationsBefore;
      if (outcome.type !== 'length' || !hasGrown || continuations >= MAX_CONTINUATIONS) {
        return yield* this.#stopAt(outcome.failure, outcome.type === 'stopped' ? TOO_MANY_OPERATIONS : null);
      }
      yield { type: 'retry', text: 'The answer reached the limit of what the model may write. Asking for the rest.' };
    }
  }

  question(): Question {
    this.#textWasGiven = this.#textIsGiven;
    const { system, context, prompt } = this.#wanted;
    const { created } = this.#reader;
    const common = { system, context, streamedText: ANSWER.thinking };
    const schema = { schemaName: ANSWER_SCHEMA_NAME, jsonSchema: ANSWER_JSON_SCHEMA };
    if (this.#repairing !== null) {
      return { ...common, ...schema, kind: 'repair', prompt: repairPrompt(prompt, this.#repairing, created) };
    }
    // The next answer begins with a clean slate where nothing of an earlier one could be read.
    if (this.#reader.isHopeless) this.#reader.takeRefused();
    if (this.#operations === 0) return { ...common, ...schema, kind: 'first', prompt };
    return { ...common, ...schema, kind: 'continue', prompt: continuePrompt(prompt, created) };
  }

  get stop(): 'invalid' | 'enough' | null {
    if (this.#operations >= MAX_OPERATIONS) return 'enough';
    return this.#reader.isHopeless ? 'invalid' : null;
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
    this.#operations += 1;
    yield { type: 'operation', operation };
    this.#takePlanRefusals();
  }

  *#element(element: unknown): Generator<AgentEvent> {
    const operations = this.#reader.read(element);
    const reference = referenceOf(element);
    if (operations.length > 0 && reference !== null) this.#repairedReferences.add(reference);
    for (const operation of operations) {
      this.#operations += 1;
      yield { type: 'operation', operation };
      // The plan has looked at it by now, because it has asked for the next event.
      this.#takePlanRefusals();
    }
  }

  #takePlanRefusals(): void {
    for (const { operation, reason } of this.#support.takeRefusals()) {
      this.#planRefusals.push({ element: elementOf(operation), reason });
      if (operation.kind === 'CREATE_TASK') this.#reader.forget(operation.taskId);
    }
  }

  #takeRefused(): RefusedElement[] {
    return [...this.#planRefusals.splice(0), ...this.#reader.takeRefused()];
  }

  /** The answer is complete: what was refused goes back to the model, once. */
  async *#repair(session: ModelSession): AsyncGenerator<AgentEvent, Ending> {
    const refused = this.#takeRefused();
    if (refused.length === 0) return { type: 'done' };
    const operations = `${refused.length} operation${refused.length === 1 ? '' : 's'}`;
    yield { type: 'retry', text: `Asking the model to correct ${operations} of its answer.` };
    this.#repairing = refused;
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
    return { type: 'done' };
  }

  *#stopAt({ code, message }: ModelFailure, text: string | null): Generator<AgentEvent, Ending> {
    for (const warning of refusalWarnings(this.#takeRefused())) yield { type: 'warning', text: warning };
    return { type: this.#operations > 0 ? 'cut' : 'failed', code, text: text ?? message };
  }
}
