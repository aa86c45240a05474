import { parse } from 'jsonriver';
import type { JsonValue } from '../../domain/task.ts';
import { GrowingText } from './growing-text.ts';
import { JsonDepth } from './json-depth.ts';
import { PushedText } from './pushed-text.ts';

export type JsonPiece =
  /** The next characters of a text property of the answer, as they arrive. */
  | { readonly type: 'text'; readonly name: string; readonly delta: string }
  /** A property of the answer whose value is complete; arrays come as elements instead. */
  | { readonly type: 'property'; readonly name: string; readonly value: JsonValue }
  /** An element of an array property of the answer, complete to its last brace. */
  | { readonly type: 'element'; readonly name: string; readonly value: JsonValue };

export interface JsonElementsOptions {
  /** Text property that is reported as it grows. */
  readonly streamedText: string;
  /** Characters of the whole answer. */
  readonly maxCharacters?: number;
  /** Characters of the streamed text that are reported; the rest of a longer one is left out. */
  readonly maxStreamedCharacters?: number;
}

const MAX_CHARACTERS = 2_000_000;
const MAX_STREAMED_CHARACTERS = 20_000;
/** Far more than any answer has. What the parser says of a value costs as much as the value lies deep. */
const MAX_DEPTH = 64;

/**
 * Reads one JSON object from text that arrives in pieces, and gives each part as soon as it is complete.
 *
 * Contract:
 * - what stands before the first brace (a code fence, a sentence) and after the last one is ignored;
 * - a part that is cut in the middle is never given, whatever the rest looks like;
 * - `push` never throws: once the text cannot become JSON any more, or is too long, `failure` says so and `push` gives
 *   nothing more; what was complete before that place has been given;
 * - linear in the length of the text, whatever the size of its pieces.
 */
export class JsonElements {
  readonly #maxCharacters: number;
  readonly #source = new PushedText();
  readonly #pieces: JsonPiece[] = [];
  readonly #text: GrowingText;
  readonly #depth = new JsonDepth();
  #failure: string | null = null;
  #hasStarted = false;
  #isComplete = false;
  #characters = 0;

  constructor(options: JsonElementsOptions) {
    this.#maxCharacters = options.maxCharacters ?? MAX_CHARACTERS;
    this.#text = new GrowingText(options.streamedText, options.maxStreamedCharacters ?? MAX_STREAMED_CHARACTERS);
  }

  /** Whether the object's last brace has been read. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Why the text cannot become JSON any more; null while it can, and when it is complete. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Takes the next text and gives what it completes, in order. To be called again only when it has answered. */
  async push(text: string): Promise<JsonPiece[]> {
    if (this.#isComplete || this.#failure !== null) return [];
    this.#characters += text.length;
    if (this.#characters > this.#maxCharacters) {
      this.#failure = `The answer is longer than ${this.#maxCharacters} characters.`;
      return [];
    }
    const json = this.#hasStarted ? text : this.#start(text);
    if (!this.#depth.staysWithin(MAX_DEPTH, json)) {
      this.#failure = `The answer is nested deeper than ${MAX_DEPTH} levels.`;
      return [];
    }
    if (json !== '') await this.#source.push(json);
    return this.#pieces.splice(0);
  }

  #start(text: string): string {
    const brace = text.indexOf('{');
    if (brace === -1) return '';
    this.#hasStarted = true;
    void this.#parse();
    return text.slice(brace);
  }

  async #parse(): Promise<void> {
    const completeCallback = (value: JsonValue, path: { segments(): (string | number)[] }) =>
      this.#complete(value, path.segments());
    try {
      for await (const object of parse(this.#source, { completeCallback })) this.#takeText(object);
    } catch {
      // What follows the last brace is no part of the answer.
      if (!this.#isComplete) this.#failure = 'The answer is not valid JSON.';
    } finally {
      this.#source.stop();
    }
  }

  #complete(value: JsonValue, [name, index, ...deeper]: (string | number)[]): void {
    if (name === undefined) this.#isComplete = true;
    if (typeof name !== 'string' || deeper.length > 0) return;
    if (typeof index === 'number') this.#pieces.push({ type: 'element', name, value });
    if (index !== undefined || Array.isArray(value)) return;
    // Before the property, so that all of a text has been given when it is said to be complete.
    this.#takeText({ [name]: value });
    this.#pieces.push({ type: 'property', name, value });
  }

  #takeText(object: JsonValue): void {
    const delta = this.#text.takeFrom(object);
    if (delta !== null) this.#pieces.push({ type: 'text', name: this.#text.name, delta });
  }
}
