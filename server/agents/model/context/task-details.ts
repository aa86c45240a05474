import { taskReference } from '../../agent.ts';
import type { Task } from '../../../domain/task.ts';
import { firstTokens } from '../../llm/tokens.ts';

/** What a task's line in the plan does not say: description and acceptance criteria, in at most so many tokens. */
export function taskDetails(task: Task, maxTokens: number): string {
  const criteria = task.acceptanceCriteria.map((criterion) => `- ${criterion}`).join('\n') || 'none';
  const text = `${taskReference(task)} ${task.title}\ndescription:\n${task.description || 'none'}\nacceptance criteria:\n${criteria}`;
  return firstTokens(text, maxTokens);
}
