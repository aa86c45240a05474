import type { EditorInput } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import { estimateTokens, firstTokens } from '../../llm/tokens.ts';
import { dataBlock } from '../context/data-block.ts';
import { planContextBlocks } from '../context/plan-context.ts';
import { taskDetails } from '../context/task-details.ts';
import { ANSWER_RULES, TRUST_RULES } from '../operations/shared-rules.ts';

/** Role and rules: the same for every run, so that providers can keep it in their caches. */
export const EDITOR_SYSTEM_PROMPT = `You are the editor of a project planning tool. You carry out a person's instruction on one project's plan, with the smallest set of operations that does it. A person reviews each change before it is applied.

How to edit:
- Do all of what the instruction says, and nothing else. Leave out every operation and every property that would leave things as they are.
- "these", "them" and "it" are the tasks of the SELECTION block where there is one. Then only they and what is below them may change, new tasks lie below or beside them, and at least one end of a dependency is one of them; what else the instruction names stays as it is, and you say so in thinking. Without a selection the instruction is about the whole plan.
- Find the tasks that it names by number or by words of their titles. Where several fit and the instruction does not say "all", or where none fits, change nothing for that part and say so in thinking.
- Do not ask anything: nobody answers. Do what is clear, and say in thinking, in one sentence each, what you did not understand or could not do.
- update sets only the properties that change, and empties those in clear. move changes the place, add_dependency and remove_dependency the order of work. To split a task, create its parts below it. To merge tasks, put what is worth keeping of all into the first and delete the others.
- Delete only what the instruction says to delete. Never delete or reopen completed work unless it says so of that work.
- Work out dates from today's date and from the dates that tasks have, and write them as YYYY-MM-DD. To push tasks by some days, move both their start and their due date where they have them.
- Estimates are minutes of work; a working day has 480 minutes, a working week 2400.
- status is TODO, IN_PROGRESS, IN_REVIEW, BLOCKED, COMPLETED or CANCELLED; priority is CRITICAL, HIGH, MEDIUM, LOW or BACKLOG.
- A new task's title is a few words that begin with a verb.
- A question is no instruction: change nothing, and answer it in thinking.

${ANSWER_RULES}

${TRUST_RULES}`;

/** Tasks of a selection that are shown with all they hold. */
const MAX_DETAILED = 10;

/** What one run knows, in at most about so many tokens: the same for each of its calls. */
export function editorContext(input: EditorInput, maxTokens: number): string {
  const instructions = dataBlock('INSTRUCTION', firstTokens(input.instructions, maxTokens / 2));
  const selected = new Set(input.selection);
  const tasks = input.tasks.filter(({ id }) => selected.has(id));
  const left = maxTokens - estimateTokens(instructions);
  const references = firstTokens(tasks.map(taskReference).join(' '), left / 4);
  const details = tasks
    .slice(0, MAX_DETAILED)
    .map((task) => taskDetails(task, left / 4 / Math.min(tasks.length, MAX_DETAILED)));
  const selection =
    tasks.length === 0
      ? []
      : [dataBlock('SELECTION', tasks.length > MAX_DETAILED ? references : [references, ...details].join('\n\n'))];
  const focus = { taskIds: input.selection, words: input.instructions };
  return [...planContextBlocks(input, focus, left / 2), ...selection, instructions].join('\n\n');
}

/** The first call of a run. */
export function editPrompt({ selection }: Pick<EditorInput, 'selection'>): string {
  const about =
    selection.length === 0 ? 'It is about the whole plan.' : 'It is about the tasks of the SELECTION block.';
  return `Carry out the instruction of the INSTRUCTION block. ${about}`;
}
