import type { AgentEvent, AgentSupport, OrchestratorInput, PlanContext } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import type { Ending, ModelSession } from '../../llm/model-session.ts';
import { newBrief } from '../../new-brief.ts';
import { decompose } from '../decomposer/decomposer.ts';
import { edit } from '../editor/editor.ts';
import { isDocument } from '../planner/plan-steps.ts';
import { plan } from '../planner/planner.ts';
import { remember } from './memory.ts';
import { type Turn, TurnAnswer } from './turn-answer.ts';

/** What the Planner does with a goal where nobody says otherwise. */
const MAX_ROOT_TASKS = 6;
/** A message of so many characters is a document: the Planner reads it, and not what the Orchestrator makes of it. */
const DOCUMENT_CHARACTERS = 1_500;
const NO_PROJECT =
  'This conversation is about no project, so nothing can be proposed here. Open a project, and ask there.';

/** The Orchestrator on a model: answers a message, or hands it to another agent within the same run. */
export async function* converse(
  session: ModelSession,
  input: OrchestratorInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  const answer = new TurnAnswer(input);
  let outcome = yield* session.ask(answer);
  const problem = outcome.type === 'complete' ? problemOf(answer.turn, input.plan) : null;
  if (problem !== null) {
    answer.again(problem);
    yield { type: 'retry', text: 'The answer named a task that does not exist. Asking again.' };
    outcome = yield* session.ask(answer, { mayRetry: false });
  }
  if (outcome.type === 'aborted') return null;
  if (outcome.type !== 'complete') {
    const { code, message } = outcome.failure;
    return { type: answer.hasReplied ? 'cut' : 'failed', code, text: message };
  }
  const ending = yield* carryOut(session, answer, input, support);
  if (ending?.type === 'done') yield* remember(session, input);
  return ending;
}

/** Why a turn cannot be carried out; null where it can. */
function problemOf({ action, taskRef }: Turn, context: PlanContext | null): string | null {
  if (action !== 'decompose' || context === null) return null;
  return context.tasks.some((task) => taskReference(task) === taskRef)
    ? null
    : `There is no task ${taskRef.slice(0, 40) || 'without a taskRef'}.`;
}

async function* carryOut(
  session: ModelSession,
  answer: TurnAnswer,
  input: OrchestratorInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  const { turn } = answer;
  const context = input.plan;
  if (turn.action === 'answer' || turn.action === 'ask') {
    if (!answer.hasReplied) yield { type: 'text', text: 'I have nothing to say to that. Say it in other words.' };
    return { type: 'done' };
  }
  // What the other agent says is another paragraph.
  if (answer.hasReplied) yield { type: 'text', text: '\n\n' };
  if (context === null) {
    yield { type: 'text', text: NO_PROJECT };
    return { type: 'done' };
  }
  const message = input.messages.at(-1)?.text ?? '';
  const instructions = turn.instructions || message;
  switch (turn.action) {
    case 'plan': {
      // A document is planned as it is written, as a brief that may be edited and planned again.
      const isBrief = message.length >= DOCUMENT_CHARACTERS || isDocument(input.brief.sentences);
      const said =
        isBrief || turn.instructions === '' ? { goal: message, ...input.brief } : { goal: instructions, ...NO_BRIEF };
      return yield* plan(session, { ...context, ...said, agent: 'PLANNER', maxRootTasks: MAX_ROOT_TASKS }, support);
    }
    case 'decompose': {
      const task = context.tasks.find((each) => taskReference(each) === turn.taskRef);
      if (task) return yield* decompose(session, { ...context, agent: 'DECOMPOSER', task, instructions }, support);
      yield {
        type: 'text',
        text: 'I could not find the task that is to be decomposed. Name it by its number, such as #12.',
      };
      return { type: 'done' };
    }
    case 'edit':
      return yield* edit(session, { ...context, agent: 'EDITOR', instructions, selection: [] }, support);
  }
}

/** What the Orchestrator makes of a conversation is in no words of the person's, so it has no sentences to name. */
const NO_BRIEF = newBrief('');
