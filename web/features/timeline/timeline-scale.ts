import { weekdayOf } from '../../lib/day.ts';

/** How much time a pixel is. */
export type Zoom = 'day' | 'week' | 'month' | 'quarter';

export const ZOOMS: readonly Zoom[] = ['day', 'week', 'month', 'quarter'];
export const PIXELS_PER_DAY: Record<Zoom, number> = { day: 28, week: 14, month: 4, quarter: 1.5 };

const MS_PER_DAY = 86_400_000;

export interface Tick {
  /** Days since 1970. */
  readonly day: number;
  readonly label: string;
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The two lines of the head between two days: months over days or weeks, years over months or quarters. */
export function ticksBetween(zoom: Zoom, from: number, to: number): { major: Tick[]; minor: Tick[] } {
  if (zoom === 'day' || zoom === 'week') {
    const step = zoom === 'day' ? 1 : 7;
    // Weeks begin on Monday.
    const first = zoom === 'day' ? from : from - weekdayOf(from);
    const minor: Tick[] = [];
    for (let day = first; day < to; day += step) minor.push({ day, label: String(dateOf(day).getUTCDate()) });
    return { major: monthsBetween(from, to, 1, (date) => monthAndYear.format(date)), minor };
  }
  const minor =
    zoom === 'month'
      ? monthsBetween(from, to, 1, (date) => month.format(date))
      : monthsBetween(from, to, 3, (date) => `Q${date.getUTCMonth() / 3 + 1}`);
  return { major: monthsBetween(from, to, 12, (date) => String(date.getUTCFullYear())), minor };
}

function monthsBetween(from: number, to: number, step: number, label: (date: Date) => string): Tick[] {
  const ticks: Tick[] = [];
  const start = dateOf(from);
  for (let at = Math.floor(start.getUTCMonth() / step) * step; ; at += step) {
    const date = new Date(Date.UTC(start.getUTCFullYear(), at, 1));
    const day = date.getTime() / MS_PER_DAY;
    // Asked this way round, it also ends where the calendar does, whose days beyond are NaN.
    if (!(day < to)) return ticks;
    ticks.push({ day, label: label(date) });
  }
}

function dateOf(day: number): Date {
  return new Date(day * MS_PER_DAY);
}
