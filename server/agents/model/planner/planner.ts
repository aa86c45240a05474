import type { AgentEvent, AgentSupport, PlannerInput } from '../../agent.ts';
import type { Ending, ModelSession } from '../../llm/model-session.ts';
import type { TokenBudget } from '../../llm/tokens.ts';
import { PLAN_JSON_SCHEMA } from '../operations/draft-schema.ts';
import { OperationsAnswer } from '../operations/operations-answer.ts';
import { PLANNER_SYSTEM_PROMPT, plannerContext, planPrompt } from './planner-prompt.ts';

/** The Planner on a model: a goal, or a document, becomes operations. */
export async function* plan(
  session: ModelSession,
  input: PlannerInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  const wanted = {
    system: PLANNER_SYSTEM_PROMPT,
    jsonSchema: PLAN_JSON_SCHEMA,
    context: ({ context }: TokenBudget) => plannerContext(input, context),
  };
  return yield* new OperationsAnswer(wanted, input, support).events(session, planPrompt(input));
}
