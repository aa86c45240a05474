import type { ModelEvent, StreamModel } from './model.ts';

/** A model that answers as one did before: to each question the next recording, whatever is asked. */
export function recordedModel(recordings: readonly (readonly ModelEvent[])[]): StreamModel {
  const waiting = [...recordings];
  return async function* play() {
    const events = waiting.shift();
    if (events === undefined) throw new Error('More is asked than was recorded.');
    yield* events;
    const last = events.at(-1)?.type;
    // Nobody read on when it was recorded.
    if (last !== 'done' && last !== 'failed' && last !== 'aborted') yield { type: 'aborted' };
  };
}
