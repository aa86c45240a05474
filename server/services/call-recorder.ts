import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ModelEvent } from '../agents/llm/model.ts';

/** Of one call, in characters; what comes after it is not kept, and the call cannot be played again. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Keeps what a model sent in one call: our own events, in which there is neither a key nor a header. Pieces of text that
 * follow each other become one, since where they were cut means nothing.
 */
export class CallRecorder {
  readonly #events: { event: ModelEvent; texts: string[] }[] = [];
  #characters = 0;
  /** Whether everything that was sent is here. */
  isWhole = true;

  record(event: ModelEvent): void {
    if (!isText(event)) {
      this.#events.push({ event, texts: [] });
      return;
    }
    this.#characters += event.text.length;
    this.isWhole &&= this.#characters <= MOST_CHARACTERS;
    if (!this.isWhole) return;
    const last = this.#events.at(-1);
    if (last?.event.type === event.type) last.texts.push(event.text);
    else this.#events.push({ event, texts: [event.text] });
  }

  async packed(): Promise<Uint8Array> {
    const events = this.#events.map(({ event, texts }) =>
      isText(event) ? { type: event.type, text: texts.join('') } : event,
    );
    // In a thread of its own: megabytes of text are nothing for the event loop.
    return promisify(gzip)(JSON.stringify(events));
  }
}

export async function unpackRecording(packed: Uint8Array): Promise<readonly ModelEvent[]> {
  return JSON.parse((await promisify(gunzip)(packed)).toString()) as ModelEvent[];
}

function isText(event: ModelEvent): event is Extract<ModelEvent, { readonly text: string }> {
  return event.type === 'json-delta' || event.type === 'text-delta';
}
