import type { TaskStatus } from '../../../domain/task.ts';

const BY_WORD: Readonly<Record<string, TaskStatus>> = {
  todo: 'TODO', 'to do': 'TODO', open: 'TODO', new: 'TODO', 'not started': 'TODO', pending: 'TODO', planned: 'TODO', backlog: 'TODO', ready: 'TODO',
  'in progress': 'IN_PROGRESS', wip: 'IN_PROGRESS', doing: 'IN_PROGRESS', draft: 'IN_PROGRESS', drafted: 'IN_PROGRESS', started: 'IN_PROGRESS', ongoing: 'IN_PROGRESS', active: 'IN_PROGRESS', 'work in progress': 'IN_PROGRESS', underway: 'IN_PROGRESS',
  'in review': 'IN_REVIEW', review: 'IN_REVIEW', reviewing: 'IN_REVIEW', 'under review': 'IN_REVIEW', 'awaiting review': 'IN_REVIEW', testing: 'IN_REVIEW', 'in qa': 'IN_REVIEW',
  blocked: 'BLOCKED', 'on hold': 'BLOCKED', stuck: 'BLOCKED', waiting: 'BLOCKED',
  erledigt: 'COMPLETED', fertig: 'COMPLETED', abgeschlossen: 'COMPLETED', offen: 'TODO', 'in arbeit': 'IN_PROGRESS', blockiert: 'BLOCKED',
  done: 'COMPLETED', completed: 'COMPLETED', complete: 'COMPLETED', finished: 'COMPLETED', closed: 'COMPLETED', resolved: 'COMPLETED', shipped: 'COMPLETED', yes: 'COMPLETED', x: 'COMPLETED', '✅': 'COMPLETED', '✔': 'COMPLETED', '✓': 'COMPLETED', '100%': 'COMPLETED',
  cancelled: 'CANCELLED', canceled: 'CANCELLED', dropped: 'CANCELLED', "won't do": 'CANCELLED', 'wont do': 'CANCELLED', rejected: 'CANCELLED', abandoned: 'CANCELLED',
}; // prettier-ignore

// In brackets after a task only these say how it stands; "(review)" or "(open)" can be part of the title.
const CERTAIN =
  /^(?:done|completed|finished|in progress|wip|blocked|on hold|in review|cancelled|canceled|not started|✅|✔|✓)$/u;

function normalise(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[_-]+/gu, ' ')
    .replace(/[\uFE0F.!]+/gu, '')
    .replace(/\s+/gu, ' ');
}

/** The status that a cell or a labelled value names; null where it names none. */
export function parseStatus(text: string): TaskStatus | null {
  return BY_WORD[normalise(text)] ?? null;
}

/** The status that words in brackets name where they can mean nothing else. */
export function parseCertainStatus(text: string): TaskStatus | null {
  return CERTAIN.test(normalise(text)) ? parseStatus(text) : null;
}
