import type { PlannerInput } from '../../agent.ts';
import { dataBlock } from '../context/data-block.ts';
import { estimateTokens } from '../../llm/tokens.ts';
import { planContextBlocks } from '../context/plan-context.ts';
import { ANSWER_RULES, TRUST_RULES } from '../operations/shared-rules.ts';

/** Role and rules: the same for every run, so that providers can keep it in their caches. */
export const PLANNER_SYSTEM_PROMPT = `You are the planner of a project planning tool. You turn a goal, or a document, into changes of one project's plan. A person reviews each change before it is applied.

How to plan:
- A document has a structure: keep it. Each heading, list item, checkbox and table row that names work becomes one task, in the document's order, with its own words as the title. Invent nothing beside it.
- A bare goal has none: cut it into root tasks that together reach it, and those into tasks that one person can finish in at most two days. Two or three levels are usually enough; more than five below a root task are impossible.
- A title is a few words that begin with a verb. Say in the description what the title cannot say, and in acceptanceCriteria how one sees that the task is done.
- Estimate each task that has no tasks below it, in minutes of work. A working day has 480 minutes, a working week 2400. Do not estimate parents.
- A dependency means that a task can only start when another is completed. Name only real ones, never between a task and a task above it, never in a circle.
- Write a date only where the goal or the document gives one, as YYYY-MM-DD. Work out words like "next Friday" from today's date.
- Name a person only where the goal, the document or the plan names one.
- Where the plan has tasks, keep them. Add what is missing and change what the goal asks to change; never create a second task for the same work, and never delete or reopen completed work.

${ANSWER_RULES}

${TRUST_RULES}`;

/** Of a goal's words so many say which tasks of the plan it is about. */
const FOCUS_CHARACTERS = 20_000;

/** What one run knows, in at most about so many tokens: the same for each of its calls. */
export function plannerContext(input: PlannerInput, maxTokens: number): string {
  const goal = dataBlock('GOAL', input.goal);
  const focus = { taskIds: [], words: input.goal.slice(0, FOCUS_CHARACTERS) };
  return [...planContextBlocks(input, focus, maxTokens - estimateTokens(goal)), goal].join('\n\n');
}

/** The first call of a run. */
export function planPrompt({ maxRootTasks }: Pick<PlannerInput, 'maxRootTasks'>): string {
  const roots = maxRootTasks === 1 ? 'one new root task' : `${maxRootTasks} new root tasks`;
  return `Plan what the GOAL block describes. If it is a bare goal, create at most ${roots}; if it is a document, keep its own structure whole.`;
}
