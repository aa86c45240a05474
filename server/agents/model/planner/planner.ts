import type { AgentEvent, AgentSupport, PlannerInput } from '../../agent.ts';
import type { Outcome } from '../../llm/model-call.ts';
import type { Ending, ModelSession } from '../../llm/model-session.ts';
import { tokenBudget, type TokenBudget } from '../../llm/tokens.ts';
import { BRIEF_JSON_SCHEMA, PLAN_JSON_SCHEMA } from '../operations/draft-schema.ts';
import { OperationsAnswer } from '../operations/operations-answer.ts';
import { isDocument, planSteps } from './plan-steps.ts';
import {
  documentPartPrompt,
  goalPartPrompt,
  outlinePrompt,
  PLANNER_SYSTEM_PROMPT,
  plannerContext,
  planPrompt,
  uncoveredPrompt,
} from './planner-prompt.ts';
import { coveredAlready, uncoveredSentences } from './sources.ts';

/** The Planner on a model: a goal, or a document, becomes operations, in as many steps as its length takes. */
export async function* plan(
  session: ModelSession,
  input: PlannerInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  if (isNothingNew(input)) {
    yield { type: 'text', text: 'The plan already holds everything that this brief says.' };
    return { type: 'done' };
  }
  const wanted = {
    system: PLANNER_SYSTEM_PROMPT,
    jsonSchema: input.sentences.length > 0 ? BRIEF_JSON_SCHEMA : PLAN_JSON_SCHEMA,
    context: ({ context }: TokenBudget) => plannerContext(input, context),
    forbids: coveredAlready(input),
  };
  const answer = new OperationsAnswer(wanted, input, support);
  const outcome = yield* steps(session, input, answer);
  return yield* answer.end(session, outcome);
}

function isNothingNew({ sentences, covered, revised, removed }: PlannerInput): boolean {
  const isAllCovered = sentences.length > 0 && sentences.every(({ number }) => covered.has(number));
  return isAllCovered && revised.size === 0 && removed.length === 0;
}

async function* steps(
  session: ModelSession,
  input: PlannerInput,
  answer: OperationsAnswer,
): AsyncGenerator<AgentEvent, Outcome> {
  const how = planSteps(input, tokenBudget(session.limits));
  let outcome: Outcome = { type: 'complete' };
  /** Of several parts one that was cut off without an end of it in sight leaves the others to be planned. */
  let cut: Outcome | null = null;
  const ask = async function* (prompt: string): AsyncGenerator<AgentEvent, boolean> {
    outcome = yield* answer.ask(session, prompt);
    if (outcome.type === 'length') cut ??= outcome;
    return outcome.type === 'complete' || outcome.type === 'length';
  };
  const context = (): number => tokenBudget(session.limits).context;

  switch (how.type) {
    case 'whole':
      outcome = yield* answer.ask(session, planPrompt(input));
      if (outcome.type !== 'complete') return outcome;
      break;
    case 'document': {
      if (how.outline.length > 0 && !(yield* ask(outlinePrompt(input, how.outline)))) return outcome;
      for (const [index, part] of how.parts.entries()) {
        const place = { index: index + 1, count: how.parts.length };
        if (!(yield* ask(documentPartPrompt(input, part, place, context())))) return outcome;
      }
      break;
    }
    case 'goal': {
      if (!(yield* ask(outlinePrompt(input, null)))) return outcome;
      const roots = [...answer.created].filter(([, { parentRef }]) => parentRef === null);
      for (const [reference, { title }] of roots) {
        if (!(yield* ask(goalPartPrompt(reference, title ?? '', how.tasksPerRoot)))) return outcome;
      }
      break;
    }
  }
  if (cut !== null || !isDocument(input.sentences)) return cut ?? { type: 'complete' };
  const uncovered = uncoveredSentences(input, answer.sources);
  if (uncovered.length === 0) return { type: 'complete' };
  const more = yield* answer.ask(session, uncoveredPrompt(input, uncovered, context()));
  // What nothing came of is worth a question, and no failure of the plan that is there.
  return more.type === 'aborted' ? more : { type: 'complete' };
}
