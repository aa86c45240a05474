/** Longest goal or document that the API takes, in characters. */
export const MAX_GOAL_LENGTH = 200_000;

/** What is wrong with a goal, in a sentence; null where it can be sent. */
export function goalProblem(goal: string): string | null {
  if (goal.trim() === '') return 'Write what you want to achieve, or paste a document to plan from.';
  if (goal.length > MAX_GOAL_LENGTH) {
    return `This is ${count(goal.length)} characters long, and ${count(MAX_GOAL_LENGTH)} are the most that can be planned at once. Shorten it, or plan it in parts.`;
  }
  return null;
}

/** `goal` with a document after it, a blank line between them. */
export function withDocument(goal: string, document: string): string {
  return goal.trim() === '' ? document : `${goal.trimEnd()}\n\n${document}`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
