import { useEffect, useState } from 'react';

/** `48 s`, `2:05 min`. */
export function durationLabel(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

export interface ElapsedTimeProps {
  /** RFC 3339; null as long as nobody knows, which counts from now. */
  readonly since: string | null;
  /** Set once it is over; null while it goes on. */
  readonly until: string | null;
}

/** How long something has taken so far. Ticks by itself, so that nothing around it renders again. */
export function ElapsedTime({ since, until }: ElapsedTimeProps) {
  const [mountedAt] = useState(() => Date.now());
  const [now, setNow] = useState(mountedAt);
  useEffect(
    function tick() {
      if (until !== null) return;
      const timer = setInterval(() => setNow(Date.now()), 1000);
      return () => clearInterval(timer);
    },
    [until],
  );
  const end = until === null ? now : Date.parse(until);
  const start = since === null ? mountedAt : Date.parse(since);
  return (
    <span className="text-12 text-mut tabular-nums">
      <span className="sr-only">Time: </span>
      {durationLabel(end - start)}
    </span>
  );
}
