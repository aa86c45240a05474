import { dayNumber, formatDay } from '../../lib/day.ts';
import type { TimelineBar } from './timeline-bars.ts';

const MS_PER_DAY = 86_400_000;
const LAST_DAY = dayNumber('9999-12-31');

function dayText(day: number): string {
  if (day > LAST_DAY) return 'after 9999';
  return formatDay(new Date(day * MS_PER_DAY).toISOString().slice(0, 10));
}

/** What a bar says, and where it has it from: `4 Jan to 15 Jan`, `starts 4 Jan, ends about 8 Jan by its estimate`. */
export function barSentence(bar: TimelineBar | null): string {
  if (bar === null) return 'no dates';
  switch (bar.kind) {
    case 'span':
      return `${dayText(bar.from)} to ${dayText(bar.to - 1)}`;
    case 'estimated':
      return `starts ${dayText(bar.from)}, ends ${bar.to > LAST_DAY + 1 ? '' : 'about '}${dayText(bar.to - 1)} by its estimate`;
    case 'start':
      return `starts ${dayText(bar.from)}, end not known`;
    case 'due':
      return `due ${dayText(bar.from)}, start not known`;
    case 'summary':
      return `${dayText(bar.from)} to ${dayText(bar.to - 1)}, from what is below it`;
  }
}
