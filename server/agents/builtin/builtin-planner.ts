import { setImmediate } from 'node:timers/promises';
import type { AgentEvent, AgentSupport, PlannerInput } from '../agent.ts';
import { readDocument } from './document/read-document.ts';
import { planDocument, type DocumentPlan } from './planning/plan-document.ts';
import { deriveProjectName } from './project-name.ts';
import { planGoal } from './recipes/plan-goal.ts';

/** After so many events others get a turn on the thread. */
const EVENTS_PER_TURN = 50;
const MAX_WARNINGS = 100;

/**
 * The planner that needs no key and no network. It keeps the structure of a document and reads the words in it; for a
 * bare goal it fills in a recipe for the kind of work. The same input gives the same events, byte for byte.
 */
export async function* planWithoutModel(
  input: PlannerInput,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  await setImmediate();
  const document = readDocument(input.goal);
  const plan = document ? await planDocument(document, input) : planGoal(input);
  let count = 0;
  for (const event of eventsOf(plan, input)) {
    if (signal.aborted) return;
    yield event;
    if (++count % EVENTS_PER_TURN === 0) await setImmediate();
  }
  // It has nothing better to offer for an operation that was refused; the person learns of it from the run.
  for (const refusal of support.takeRefusals().slice(0, MAX_WARNINGS)) {
    yield { type: 'warning', text: `An operation was left out: ${refusal.reason}` };
  }
  yield plan.cut === null ? { type: 'done' } : { type: 'cut', code: 'OUTPUT_TRUNCATED', text: plan.cut };
}

function* eventsOf(plan: DocumentPlan, input: PlannerInput): Generator<AgentEvent, void> {
  const name = plan.name ?? (input.project.version === 0 ? deriveProjectName(input.goal) : input.project.name);
  yield { type: 'title', title: `Plan: ${name}`.slice(0, 200) };
  yield { type: 'text', text: plan.summary };
  for (const { operation, sources } of plan.operations)
    yield { type: 'operation', operation, ...(sources.length > 0 && { sources }) };
  for (const text of plan.warnings.slice(0, MAX_WARNINGS)) yield { type: 'warning', text };
  if (plan.warnings.length > MAX_WARNINGS) {
    yield {
      type: 'warning',
      text: `${plan.warnings.length - MAX_WARNINGS} more remarks of the same kinds are left out.`,
    };
  }
}
