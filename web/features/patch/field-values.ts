const STATUS_LABELS: Readonly<Record<string, string>> = {
  TODO: 'To do',
  IN_PROGRESS: 'In progress',
  IN_REVIEW: 'In review',
  BLOCKED: 'Blocked',
  COMPLETED: 'Completed',
  CANCELLED: 'Cancelled',
  PLANNING: 'Planning',
  ACTIVE: 'Active',
  ON_HOLD: 'On hold',
  ARCHIVED: 'Archived',
};

/** A status as people read it; an unknown one in its own words. */
export function statusLabel(status: string): string {
  return STATUS_LABELS[status] ?? sentenceCase(status);
}

export function priorityLabel(priority: string): string {
  return sentenceCase(priority);
}

function sentenceCase(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
