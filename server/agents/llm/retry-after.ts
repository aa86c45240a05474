/**
 * How long a provider asks to wait, in milliseconds, or null when it does not say. Understands `retry-after-ms`, and
 * `retry-after` in seconds or as an HTTP date; a date that has passed is 0.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function readRetryAfterMs(headers: Headers | null | undefined, now: Date = new Date()): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return Math.ceil(milliseconds);
  const value = headers?.get('retry-after')?.trim();
  if (!value) return null;
  const seconds = Number(value);
  if (!Number.isNaN(seconds)) return seconds < 0 ? null : Math.ceil(seconds * 1000);
  const until = Date.parse(value);
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}
