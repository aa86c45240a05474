import { JsonElements, type JsonPiece } from './json-elements.ts';
import type { ModelEvent, ModelRequest, StreamModel } from './model.ts';

/** A part of an answer, as it arrives; `text-delta` is what the model says beside it. */
export type AnswerPiece = JsonPiece | Extract<ModelEvent, { readonly type: 'text-delta' }>;

/** `invalid`: the answer is no JSON object, too long, or complete for the provider and cut off for us. */
export interface AnswerEnd {
  readonly type: 'end';
  readonly reason: 'complete' | 'length' | 'refusal' | 'invalid';
}

type AnswerEvent =
  AnswerPiece | Exclude<ModelEvent, { readonly type: 'json-delta' | 'text-delta' | 'done' }> | AnswerEnd;

/**
 * One model call with its answer taken apart while it arrives.
 *
 * Contract: as `StreamModel`; ends with exactly one of `end`, `failed`, `aborted`. The connection is closed as soon as
 * the answer turns out to be invalid.
 */
export async function* streamAnswer(
  streamModel: StreamModel,
  request: ModelRequest,
  options: { readonly streamedText: string; readonly maxCharacters?: number },
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void> {
  const json = new JsonElements(options);
  for await (const event of streamModel(request, signal)) {
    switch (event.type) {
      case 'json-delta':
        yield* await json.push(event.text);
        if (json.failure === null) break;
        yield { type: 'end', reason: 'invalid' };
        return;
      case 'done':
        yield { type: 'end', reason: event.reason === 'complete' && !json.isComplete ? 'invalid' : event.reason };
        return;
      default:
        yield event;
    }
  }
}
