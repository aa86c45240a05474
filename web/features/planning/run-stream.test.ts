import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewOperation } from '../patch/operation.ts';
import type { RunEvent } from './run-stream.ts';
import { foldRunEvents, isOver, lastLine, NEW_STREAM } from './run-stream.ts';

function operation(id: string, title = id): ReviewOperation {
  return { id, kind: 'CREATE_TASK', taskId: `task-${id}`, title, changes: [], requires: [], reason: null };
}

function event(sequence: number, type: RunEvent['type'], more: Partial<RunEvent> = {}): RunEvent {
  return { sequence, type, at: '2026-11-23T10:00:00Z', text: null, operation: null, ...more };
}

const WHOLE_RUN: RunEvent[] = [
  event(1, 'QUEUED'),
  event(2, 'STARTED'),
  event(3, 'TEXT', { text: 'Reading the brief.\n' }),
  event(4, 'OPERATION', { operation: operation('a') }),
  event(5, 'RETRY', { text: 'The provider is busy; trying again in 2 s.' }),
  event(6, 'OPERATION', { operation: operation('b') }),
  event(7, 'WARNING', { text: 'Line 12 could not be read.' }),
  event(8, 'TEXT', { text: 'Almost done' }),
  event(9, 'SUCCEEDED'),
];

describe('folding the events of a run', () => {
  it('keeps operations in the order in which they came, with text, notes and the end', () => {
    const { stream, hasGap } = foldRunEvents(NEW_STREAM, WHOLE_RUN);
    expect(hasGap).toBe(false);
    expect(stream.operations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stream.counts).toEqual({ add: 2, change: 0, remove: 0 });
    expect(stream.text).toBe('Reading the brief.\nAlmost done');
    expect(stream.notes.map(({ kind }) => kind)).toEqual(['retry', 'warning']);
    expect(stream.phase).toBe('succeeded');
    expect(stream.lastSequence).toBe(9);
  });

  it('shows a retry only until the run goes on', () => {
    const waiting = foldRunEvents(NEW_STREAM, WHOLE_RUN.slice(0, 5)).stream;
    expect(waiting.notice?.text).toContain('trying again');
    expect(foldRunEvents(waiting, [WHOLE_RUN[5]!]).stream.notice).toBeNull();
  });

  it('stops at a gap and says so, so that the rest can be asked for again', () => {
    const { stream, hasGap } = foldRunEvents(NEW_STREAM, [WHOLE_RUN[0]!, WHOLE_RUN[1]!, WHOLE_RUN[5]!]);
    expect(hasGap).toBe(true);
    expect(stream.lastSequence).toBe(2);
    expect(stream.operations).toEqual([]);
  });

  it('replaces a corrected operation where it stands and marks it', () => {
    const first = foldRunEvents(NEW_STREAM, WHOLE_RUN.slice(0, 6)).stream;
    const { stream } = foldRunEvents(first, [event(7, 'OPERATION', { operation: operation('a', 'Corrected') })]);
    expect(stream.operations.map(({ title }) => title)).toEqual(['Corrected', 'b']);
    expect([...stream.revised]).toEqual(['a']);
    expect(stream.counts.add).toBe(2);
  });

  it('keeps the sentence of a failure', () => {
    const { stream } = foldRunEvents(NEW_STREAM, [event(1, 'FAILED', { text: 'The key was refused.' })]);
    expect(stream.failure).toBe('The key was refused.');
    expect(isOver(stream.phase)).toBe(true);
  });

  it('comes to the same whatever the batches, repetitions and reconnections', () => {
    const repeats = fc.array(fc.tuple(fc.nat(WHOLE_RUN.length), fc.nat(WHOLE_RUN.length)), { maxLength: 12 });
    const expected = foldRunEvents(NEW_STREAM, WHOLE_RUN).stream;
    fc.assert(
      fc.property(repeats, (windows) => {
        let stream = NEW_STREAM;
        for (const [from, length] of windows)
          stream = foldRunEvents(stream, WHOLE_RUN.slice(from, from + length)).stream;
        stream = foldRunEvents(stream, WHOLE_RUN.slice(stream.lastSequence)).stream;
        expect(stream).toEqual(expected);
      }),
    );
  });

  it('returns the same object where nothing was new', () => {
    const { stream } = foldRunEvents(NEW_STREAM, WHOLE_RUN);
    expect(foldRunEvents(stream, WHOLE_RUN).stream).toBe(stream);
  });
});

describe('the quiet line', () => {
  it('is the last line that holds something', () => {
    expect(lastLine('One\nTwo \n\n')).toBe('Two');
    expect(lastLine('')).toBe('');
  });
});
