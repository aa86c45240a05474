const WORDS: Readonly<Record<string, string>> = {
  acceptanceCriteria: 'acceptance criteria',
  estimatedMinutes: 'estimate',
  actualMinutes: 'time spent',
  startDate: 'start date',
  dueDate: 'due date',
  assigneeId: 'assignee',
  assigneeName: 'assignee',
};

/** What a field is called in a sentence. */
export function fieldWord(field: string): string {
  return WORDS[field] ?? field;
}
