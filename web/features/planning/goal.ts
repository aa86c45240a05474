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

const READABLE_FILE = /\.(md|markdown|txt|csv)$/i;

/** For the file chooser. */
export const READABLE_FILES = '.md,.markdown,.txt,.csv,text/markdown,text/plain,text/csv';

export type GoalFileResult =
  { readonly type: 'read'; readonly text: string } | { readonly type: 'refused'; readonly reason: string };

/** The text of a document that somebody drops, pastes or chooses. Never throws: what cannot be read is refused. */
export async function readGoalFile(file: File): Promise<GoalFileResult> {
  if (!READABLE_FILE.test(file.name)) {
    return refused(`“${file.name}” cannot be read here: it has to be a .md, .txt or .csv file.`);
  }
  // A character takes at most four bytes: what is larger than this is too long whatever it holds.
  if (file.size > MAX_GOAL_LENGTH * 4) {
    return refused(`“${file.name}” is too long: ${count(MAX_GOAL_LENGTH)} characters are the most.`);
  }
  try {
    const text = await file.text();
    if (text.includes('\u0000')) return refused(`“${file.name}” does not hold text.`);
    return { type: 'read', text: text.replace(/^\uFEFF/, '') };
  } catch {
    return refused(`“${file.name}” could not be read.`);
  }
}

/** `goal` with a document after it, a blank line between them. */
export function withDocument(goal: string, document: string): string {
  return goal.trim() === '' ? document : `${goal.trimEnd()}\n\n${document}`;
}

function refused(reason: string): GoalFileResult {
  return { type: 'refused', reason };
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
