import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunPhase } from '../../web/features/planning/run-stream.ts';
import { useRunAnnouncements } from '../../web/features/planning/use-run-announcements.ts';
import { LiveRegions } from '../../web/ui/live-regions.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Announced(props: {
  readonly phase: RunPhase;
  readonly count: number;
  readonly failure?: string;
  readonly said?: string;
}) {
  useRunAnnouncements(props.phase, props.count, props.failure ?? null, props.said ?? '');
  return <LiveRegions />;
}
const spoken = (role: 'status' | 'alert') => screen.getByRole(role).textContent;

describe('what screen readers hear of a run', () => {
  it('is how far it is, every five seconds and not at every operation', () => {
    const { rerender } = render(<Announced phase="queued" count={0} />);
    expect(spoken('status')).toBe('Planning.');
    for (let count = 1; count <= 14; count += 1) rerender(<Announced phase="running" count={count} />);
    expect(spoken('status')).toBe('Planning.');
    act(() => void vi.advanceTimersByTime(5_000));
    expect(spoken('status')).toBe('14 changes so far.');
  });

  it('is nothing while nothing has come', () => {
    render(<Announced phase="running" count={0} />);
    act(() => void vi.advanceTimersByTime(60_000));
    expect(spoken('status')?.trim()).toBe('Planning.');
  });

  it('is that there is nothing to change, and why', () => {
    const { rerender } = render(<Announced phase="running" count={0} />);
    rerender(<Announced phase="succeeded" count={0} said="All of it is done." />);
    expect(spoken('status')).toBe('Nothing to change. All of it is done.');
  });

  it('is how it ended; a failure at once', () => {
    const { rerender } = render(<Announced phase="running" count={3} />);
    rerender(<Announced phase="cancelled" count={3} />);
    expect(spoken('status')).toBe('Stopped after 3 changes.');
    rerender(<Announced phase="failed" count={3} failure="The key was refused." />);
    expect(spoken('alert')).toBe('The key was refused.');
  });
});
