import { setImmediate } from 'node:timers/promises';
import type { AgentEvent, AgentSupport, OrchestratorInput, PlanContext } from '../../agent.ts';
import { newBrief } from '../../new-brief.ts';
import { planWithoutModel } from '../builtin-planner.ts';
import { readDocument } from '../document/read-document.ts';
import { ABILITIES } from '../editor/abilities.ts';
import { sayAndDo } from '../editor/builtin-editor.ts';
import { PlanDraft } from '../editor/plan-draft.ts';
import { explain, understand, type Understanding } from '../editor/understand.ts';
import { quoted } from '../editor/wording.ts';
import { DateReader } from '../inline/date-reader.ts';
import { MEANT, readClarification, WHICH } from './clarification.ts';
import { remember } from './memory.ts';
import { answerQuestion, isQuestion } from './questions/answer-question.ts';
import { spokenOf } from './spoken-of.ts';

const ROOT_TASKS = 6;
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|thx|great|cool|perfect|nice|ok|okay|cheers|bye)[\s\p{P}]*(?:there|you|so much|a lot|very much)?[\s\p{P}]*$/iu;
const GOAL =
  /^(?:please\s+)?(?:(?:can|could) you\s+)?(?:(?:make|create|write|draft|prepare|give me|suggest|build|come up with|work out|draw up|set up)\s+(?:me\s+|us\s+)?(?:a|the)\s+(?:\p{L}+\s+)?(?:project\s+)?plan\s+(?:for|to|of)\b|plan\s+(?!is\b|has\b|:)(?:(?:for|to)\s+)?(?:a|an|the|our|my|\p{L}+ing\b)|help (?:me|us) (?:to )?plan\b|i (?:want|would like|need) to plan\b|we (?:want|would like|need) to plan\b)/iu;

/**
 * The conversation that needs no key and no network: it answers questions from the plan, carries out instructions as a
 * proposal, plans goals and documents, and asks back where words could mean several things.
 */
export async function* converseWithoutModel(
  input: OrchestratorInput,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  await setImmediate();
  const memory = remember(input.summary, input.messages);
  if (memory) yield memory;
  if (input.plan === null) {
    yield* say(
      'This conversation is about no project, so there is no plan that I could look at or change. Open one from a project, and I answer questions about its plan and carry out instructions on it.',
    );
    return;
  }
  yield* reply(input, input.plan, signal, support);
}

async function* reply(
  { messages, brief }: OrchestratorInput,
  plan: PlanContext,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  const message = messages.at(-1)?.text ?? '';
  const text = message.trim();
  const clarified = readClarification(messages, plan.tasks);
  if (clarified?.type === 'dropped') return yield* say('Then nothing is changed.');
  if (clarified?.type === 'unclear')
    return yield* say(`${clarified.question}. ${quoted(text)} is none of these. Nothing was changed. ${WHICH}`);
  if (!clarified && GREETING.test(text)) return yield* say('Tell me what to change in the plan, or ask me about it.');
  const wanted = clarified ? clarified.text : text;
  const earlier = messages.slice(0, -1);
  const spoken = { selection: [], mentioned: spokenOf(earlier, plan.tasks) };
  const world = {
    draft: new PlanDraft(plan),
    dates: new DateReader(plan.today),
    excepted: [],
    person: null,
    ...spoken,
  };
  const answered = answerQuestion(wanted, world);
  if (answered.type === 'answered') return yield* say(answered.text);
  if (answered.type === 'unclear')
    return yield* say(askBack(`I cannot answer that: ${answered.problem.replace(/[.?!]$/u, '')}.`));
  if (isPlanning(wanted)) {
    const said = clarified ? { goal: wanted, ...newBrief(wanted) } : { goal: message, ...brief };
    return yield* planWithoutModel({ ...plan, ...said, agent: 'PLANNER', maxRootTasks: ROOT_TASKS }, signal, support);
  }
  const understood = understand(wanted, plan, spoken);
  if (understood.ok) return yield* sayAndDo(understood, signal, support);
  yield* say(refusal(wanted, understood));
}

function isPlanning(text: string): boolean {
  if (GOAL.test(text)) return true;
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  // A few bullets may be instructions; a heading, a table or many lines are a document.
  return (/^#{1,6}\s/mu.test(text) || lines > 8) && readDocument(text) !== null;
}

function refusal(text: string, understood: Extract<Understanding, { ok: false }>): string {
  if (understood.problem === null && isQuestion(text))
    return `I cannot answer that from the plan. You can ask me what is late, what is due this week, who is overloaded, what is next, what blocks a task, who has it, when it is due, how far we are and how much is left.`;
  const said = askBack(`${explain(understood)} Nothing was changed.`);
  return understood.problem === null ? `${said} ${ABILITIES}` : said;
}

/** Ends with the question that the next turn can answer, where there is one. */
function askBack(text: string): string {
  if (/” could be /u.test(text)) return `${text} ${WHICH}`;
  if (/” here; do you mean |; the nearest is /u.test(text)) return `${text} ${MEANT}`;
  return text;
}

function* say(text: string): Generator<AgentEvent, void> {
  yield { type: 'text', text };
  yield { type: 'done' };
}
