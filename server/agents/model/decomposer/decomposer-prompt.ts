import type { DecomposerInput } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import { firstTokens } from '../../llm/tokens.ts';
import { dataBlock } from '../context/data-block.ts';
import { planContextBlocks } from '../context/plan-context.ts';
import { taskDetails } from '../context/task-details.ts';
import { ANSWER_RULES, TRUST_RULES } from '../operations/shared-rules.ts';

/** Role and rules: the same for every run, so that providers can keep it in their caches. */
export const DECOMPOSER_SYSTEM_PROMPT = `You are the decomposer of a project planning tool. You cut one task of a plan into subtasks. A person reviews each change before it is applied.

How to decompose:
- Together the subtasks do what the task says, and nothing that other tasks of the plan do already. Each can be finished by one person in at most two days; three to eight are usual.
- The task may have subtasks. They stay as they are: never create a second one for the same work, never rename, move or delete one. Add what is missing beside them. Where one of them has no description, no acceptance criteria or no estimate, you may fill in what is empty.
- A subtask's title is a few words that begin with a verb. Each one that you create has acceptanceCriteria, one to four sentences that somebody can check, and an estimate in minutes of work. A working day has 480 minutes. Estimate no subtask that has tasks below it.
- Create tasks directly below the task, or below its subtasks where one is too large; at most five levels below a root task.
- A dependency means that a task can only start when another is completed. Name only real ones, between the subtasks.
- Name a person and write a date only where the instructions give them.

${ANSWER_RULES}

${TRUST_RULES}`;

/** What one run knows, in at most about so many tokens: the same for each of its calls. */
export function decomposerContext(input: DecomposerInput, maxTokens: number): string {
  const { task, instructions } = input;
  const details = dataBlock('TASK', taskDetails(task, maxTokens / 4));
  const asked = instructions === null ? [] : [dataBlock('INSTRUCTIONS', firstTokens(instructions, maxTokens / 4))];
  const focus = { taskIds: [task.id], words: `${task.title} ${instructions ?? ''}` };
  return [...planContextBlocks(input, focus, maxTokens / 2), details, ...asked].join('\n\n');
}

/** The first call of a run. */
export function decomposePrompt({ task, tasks, instructions }: DecomposerInput): string {
  const reference = taskReference(task);
  const hasSubtasks = tasks.some(({ parentId }) => parentId === task.id);
  return [
    `Decompose task ${reference}, which the TASK block describes.`,
    hasSubtasks && 'It has subtasks: add those that are missing.',
    instructions !== null && 'The INSTRUCTIONS block says what to mind.',
    `What belongs directly below it has the parentRef ${reference}.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}
