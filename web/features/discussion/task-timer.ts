import { useSyncExternalStore } from 'react';
import { remember, rememberedValue } from '../../lib/remembered.ts';

const KEY = 'orchestrator.timer';

/** A timer that runs in this browser, over reloads, until it is stopped. */
export interface TaskTimer {
  readonly projectId: string;
  readonly taskId: string;
  readonly title: string;
  /** Of the task, to lead there; timers that were started before it was kept have none. */
  readonly number?: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

const listeners = new Set<() => void>();
let current = read();

export function startTimer(timer: Omit<TaskTimer, 'startedAt'>): void {
  write({ ...timer, startedAt: Date.now() });
}

/** Goes on with one that was discarded. */
export function resumeTimer(timer: TaskTimer): void {
  write(timer);
}

export function clearTimer(): void {
  write(null);
}

/** Minutes that it has run, at least 1. */
export function minutesOf({ startedAt }: TaskTimer, now = Date.now()): number {
  return Math.max(1, Math.round((now - startedAt) / 60_000));
}

export function useTimer(): TaskTimer | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}

// Another tab has started or stopped it.
addEventListener('storage', ({ key }) => {
  if (key !== KEY) return;
  current = read();
  for (const listener of listeners) listener();
});

function write(timer: TaskTimer | null): void {
  current = timer;
  remember(KEY, timer && JSON.stringify(timer));
  for (const listener of listeners) listener();
}

function read(): TaskTimer | null {
  const kept = rememberedValue(KEY) as TaskTimer | null;
  return kept && typeof kept.taskId === 'string' && Number.isFinite(kept.startedAt) ? kept : null;
}
