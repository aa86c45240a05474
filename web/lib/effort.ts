const MINUTES_PER_HOUR = 60;
/** A working day is eight hours, a working week five days: as the server's calendar has it. */
const MINUTES_PER_DAY = 8 * MINUTES_PER_HOUR;
const MINUTES_PER_WEEK = 5 * MINUTES_PER_DAY;

const UNITS: Record<string, number> = { m: 1, h: MINUTES_PER_HOUR, d: MINUTES_PER_DAY, w: MINUTES_PER_WEEK };
const PART = /(\d+(?:[.,]\d+)?)\s*(weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)?/giy;
/** Ten working years: anything above is a slip of the keyboard. */
const MAX_MINUTES = 10 * 52 * MINUTES_PER_WEEK;

/**
 * Working minutes from what a person writes: `2d`, `3h`, `1d 4h`, `1.5h`, `90m`, `~1 week`. A bare number means hours.
 * Null for the empty text (no estimate); undefined for what is no estimate.
 */
export function parseEffort(text: string): number | null | undefined {
  const rest = text.trim().replace(/^[~≈]\s*/, '');
  if (rest === '') return null;
  let minutes = 0;
  let at = 0;
  while (at < rest.length) {
    PART.lastIndex = at;
    const match = PART.exec(rest);
    if (!match) return undefined;
    const unit = (match[2] ?? 'h').charAt(0).toLowerCase();
    minutes += Number(match[1]?.replace(',', '.')) * (UNITS[unit] ?? 1);
    at = PART.lastIndex;
    while (at < rest.length && /[\s,]/.test(rest.charAt(at))) at += 1;
  }
  const rounded = Math.round(minutes);
  return rounded > MAX_MINUTES ? undefined : rounded;
}

/**
 * Working minutes as a person writes them: `1d 4h`, `30m`, `0m`. With `units`, no more than that many of them, from the
 * largest on, for where there is little room: the rest is left out, not rounded.
 */
export function formatEffort(minutes: number, units = 4): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(minutes));
  for (const [unit, size] of [
    ['w', MINUTES_PER_WEEK],
    ['d', MINUTES_PER_DAY],
    ['h', MINUTES_PER_HOUR],
    ['m', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length === 0 ? '0m' : parts.slice(0, units).join(' ');
}
