/** Working minutes of a day: how estimates such as "2 d" are meant everywhere in the product. */
const MINUTES_PER_DAY = 8 * 60;

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

/** Minutes of work as `3 d 2 h 30 min`; `0 min` for none. A day has eight hours of work. */
export function workLabel(minutes: number): string {
  const whole = Math.round(minutes);
  const days = Math.floor(whole / MINUTES_PER_DAY);
  const hours = Math.floor((whole % MINUTES_PER_DAY) / 60);
  const rest = whole % 60;
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''];
  return parts.filter((part) => part !== '').join(' ') || '0 min';
}

/** A calendar date as `3 Mar`, with the year where it is not the year of `today`; other text as it is. */
export function dateLabel(date: string, today: Date = new Date()): string {
  const match = /^(\d{4})-\d{2}-\d{2}$/.exec(date);
  if (!match) return date;
  const withYear = Number(match[1]) !== today.getFullYear();
  // A calendar date has no time zone: read and written in UTC, so that it stays the same day.
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
}

function sentenceCase(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
