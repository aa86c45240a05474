import type { BriefSentence } from '../../../domain/brief-sentences.ts';
import type { PlannerInput } from '../../agent.ts';
import { estimateTokens, firstTokens } from '../../llm/tokens.ts';
import { dataBlock } from '../context/data-block.ts';
import { planContextBlocks } from '../context/plan-context.ts';
import { oneLine } from '../context/plan-lines.ts';
import { ANSWER_RULES, TRUST_RULES } from '../operations/shared-rules.ts';
import { editedBrief, markedBrief, markedPart } from './brief-text.ts';
import { isDocument } from './plan-steps.ts';

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
- The sentences of the GOAL block have numbers in brackets, such as [12], which are no part of the text. Name in sources the numbers of those that an operation comes from.
- Where the plan has tasks, keep them. Add what is missing and change what the goal asks to change; never create a second task for the same work, and never delete or reopen completed work.

${ANSWER_RULES}

${TRUST_RULES}`;

/** Of a goal's words so many say which tasks of the plan it is about. */
const FOCUS_CHARACTERS = 20_000;
/** A document may take this share of what a model is told; of a longer one each part comes with its own text. */
const BRIEF_SHARE = 0.75;
/** Of what a model is told, the text of one part takes at most this share. */
const PART_SHARE = 0.3;

/** What one run knows, in at most about so many tokens: the same for each of its calls. */
export function plannerContext(input: PlannerInput, maxTokens: number): string {
  const brief = briefBlocks(input, maxTokens);
  const focus = { taskIds: [], words: input.goal.slice(0, FOCUS_CHARACTERS) };
  const left = maxTokens - estimateTokens(brief) - (fits(input, maxTokens) ? 0 : maxTokens * PART_SHARE);
  return [...planContextBlocks(input, focus, left), brief].join('\n\n');
}

function briefBlocks(input: PlannerInput, maxTokens: number): string {
  const { goal, sentences, covered, removed } = input;
  const isEdited = covered.size > 0 || input.revised.size > 0;
  const whole = isEdited ? editedBrief(input) : markedBrief(goal, sentences);
  const text = fits(input, maxTokens)
    ? whole
    : `${firstTokens(whole, maxTokens * (BRIEF_SHARE - PART_SHARE))}\n(the rest comes part by part)`;
  const gone = removed.map((each) => `${oneLine(each.text, 200)} (planned: ${each.tasks.join(' ')})`).join('\n');
  return [
    dataBlock('GOAL', text),
    ...(gone === '' ? [] : [dataBlock('REMOVED', firstTokens(gone, maxTokens / 10))]),
  ].join('\n\n');
}

/** Whether a model is told the whole brief in each of its calls. */
function fits({ goal, sentences }: PlannerInput, maxTokens: number): boolean {
  return estimateTokens(goal) + sentences.length * 3 <= maxTokens * BRIEF_SHARE;
}

/** The first call of a run that asks for all at once. */
export function planPrompt(input: PlannerInput): string {
  return [`Plan what the GOAL block describes. ${rootRule(input)}`, ...sourceRules(input)].join(' ');
}

/** The first call of a run that plans part by part: what the parts are put under. */
export function outlinePrompt(input: PlannerInput, outline: readonly BriefSentence[] | null): string {
  const what =
    outline === null
      ? `Create only the root tasks. ${rootRule(input)} Say in the description of each what is to be planned below it`
      : `Create only tasks for these sentences of the document, under which others stand: ${numbersOf(outline)}`;
  return [
    `What the GOAL block describes is planned in several steps, because the plan is long. This is the first one: the outline. ${what}. Everything else comes in the next steps.`,
    ...sourceRules(input),
  ].join(' ');
}

/** Another part of a document. */
export function documentPartPrompt(
  input: PlannerInput,
  part: readonly BriefSentence[],
  { index, count }: { readonly index: number; readonly count: number },
  maxTokens: number,
): string {
  const text = fits(input, maxTokens)
    ? []
    : [dataBlock('PART', firstTokens(markedPart(input.goal, part), maxTokens * PART_SHARE))];
  return [
    `The document of the GOAL block is planned in ${count} parts, because it is long. This is part ${index} of ${count}: plan only its sentences ${numbersOf(part)}, all of them, in their order.`,
    ...text,
    ...sourceRules(input),
  ].join('\n\n');
}

/** What belongs below one root task of a bare goal. */
export function goalPartPrompt(reference: string, title: string, count: number): string {
  return `The plan of what the GOAL block describes has its root tasks. This is the step for one of them: create the tasks below ${reference}, ${dataBlock('ROOT', oneLine(title))}\nabout ${count} of them, in two or three levels. What belongs below the other root tasks comes in other steps.`;
}

/** The last call for a document, for sentences of which nothing came. */
export function uncoveredPrompt(input: PlannerInput, uncovered: readonly BriefSentence[], maxTokens: number): string {
  const lines = uncovered.map(({ number, text }) => `[${number}] ${oneLine(text, 300)}`).join('\n');
  return [
    'No task of your plan names these sentences of the document as its source:',
    dataBlock('UNCOVERED', firstTokens(lines, maxTokens * PART_SHARE)),
    'Where one of them names work that no task covers, create that task. Where a task covers it, and where it names no work, do nothing.',
    ...sourceRules(input),
  ].join('\n\n');
}

function rootRule({ maxRootTasks, sentences }: PlannerInput): string {
  if (isDocument(sentences)) return 'It is a document: keep its own structure whole.';
  const roots = maxRootTasks === 1 ? 'one new root task' : `${maxRootTasks} new root tasks`;
  return `If it is a bare goal, create at most ${roots}; if it is a document, keep its own structure whole.`;
}

function sourceRules({ covered, revised, removed }: PlannerInput): string[] {
  const isEdited = covered.size > 0 || revised.size > 0 || removed.length > 0;
  if (!isEdited) return [];
  return [
    'The document has been planned before, and edited since. Plan only what is new or revised in it. Do nothing for sentences that are planned: they say what is there, and where the new belongs. For a REVISED sentence, update the tasks that were made from it, and create a task only where none of them is about it any more.',
    ...(removed.length > 0
      ? [
          'What the REMOVED block holds stands no more in the document: delete the tasks that were made from it, where they are not begun and nothing else asks for them.',
        ]
      : []),
  ];
}

/** Such as 1 to 4, 7, 9 to 12. */
function numbersOf(sentences: readonly BriefSentence[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const { number } of sentences) {
    const last = ranges.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `[${from}]` : `[${from}] to [${to}]`)).join(', ');
}
