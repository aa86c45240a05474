import type { AgentEvent, OrchestratorInput } from '../../agent.ts';
import type { AnswerPiece } from '../../llm/answer.ts';
import type { Question, RouteLimits } from '../../llm/model-call.ts';
import type { Asking } from '../../llm/model-session.ts';
import { tokenBudget } from '../../llm/tokens.ts';
import { ORCHESTRATOR_SYSTEM_PROMPT, orchestratorContext, turnPrompt } from './orchestrator-prompt.ts';
import { SteadyText } from './steady-text.ts';
import { TURN, TURN_ACTIONS, TURN_JSON_SCHEMA, TURN_SCHEMA_NAME, type TurnAction } from './turn-schema.ts';

/** What the Orchestrator wants done with a message. */
export interface Turn {
  readonly action: TurnAction;
  readonly taskRef: string;
  readonly instructions: string;
}

/** Asks what to do with the last message of a conversation, and gives the reply while it arrives. */
export class TurnAnswer implements Asking {
  readonly stop = null;
  readonly #input: OrchestratorInput;
  readonly #reply = new SteadyText();
  readonly #values = new Map<string, string>();
  #problem: string | null = null;
  #hasReplied = false;

  constructor(input: OrchestratorInput) {
    this.#input = input;
  }

  /** Whether anything was said to the person. */
  get hasReplied(): boolean {
    return this.#hasReplied;
  }

  /** What is to be done; as far as the answer says it. */
  get turn(): Turn {
    const action = TURN_ACTIONS.find((each) => each === this.#values.get(TURN.action));
    return {
      action: action ?? 'answer',
      taskRef: this.#values.get(TURN.taskRef) ?? '',
      instructions: this.#values.get(TURN.instructions) ?? '',
    };
  }

  /** The answer is asked for once more, because it cannot be carried out. */
  again(problem: string): void {
    this.#problem = problem;
  }

  question(limits: RouteLimits): Question {
    const { context } = tokenBudget(limits);
    this.#reply.restart();
    this.#values.clear();
    return {
      kind: this.#problem === null ? 'first' : 'repair',
      system: ORCHESTRATOR_SYSTEM_PROMPT,
      context: orchestratorContext(this.#input, context),
      prompt: turnPrompt(this.#input, context, this.#problem),
      schemaName: TURN_SCHEMA_NAME,
      jsonSchema: TURN_JSON_SCHEMA,
      streamedText: TURN.reply,
    };
  }

  *read(piece: AnswerPiece): Generator<AgentEvent> {
    if (piece.type === 'text') {
      const text = this.#reply.push(piece.delta);
      this.#hasReplied ||= text.trim() !== '';
      if (text !== '') yield { type: 'text', text };
    } else if (piece.type === 'property' && typeof piece.value === 'string') {
      this.#values.set(piece.name, piece.value.trim());
    }
  }
}
