import type { Task } from '../../../domain/task.ts';
import type { ConversationTurn } from '../../agent.ts';
import { resolveTitle } from '../entities/task-titles.ts';

const NUMBER = /(?<![\p{L}\p{N}#])#(\d{1,6})(?![\p{L}\p{N}])/gu;
/** Of a long list "it" means nothing. */
const MAX_SPOKEN = 50;

/** The tasks that the last words about any were about, in the order in which they were named. */
export function spokenOf(turns: readonly ConversationTurn[], tasks: readonly Task[]): readonly Task[] {
  for (const turn of [...turns].reverse()) {
    const found = named(turn.text, tasks);
    if (found.length > 0) return found.slice(0, MAX_SPOKEN);
  }
  return [];
}

function named(text: string, tasks: readonly Task[]): readonly Task[] {
  const numbers = [...text.matchAll(NUMBER)].map(([, digits]) => Number(digits));
  const byNumber = new Map(tasks.map((task) => [task.number, task]));
  const found = [...new Set(numbers)].map((number) => byNumber.get(number)).filter((task) => task !== undefined);
  if (found.length > 0) return found;
  const quoted = [...text.matchAll(/["“]([^"”\n]{2,200})["”]/gu)].map(([, title]) => resolveTitle(title!, tasks));
  return quoted.flatMap((result) => (result.ok && result.confidence >= 2.9 ? [result.value] : []));
}
