/** Follows one text property of an object while it grows, and gives what is new. */
export class GrowingText {
  readonly name: string;
  readonly #maxCharacters: number;
  #given = 0;

  constructor(name: string, maxCharacters: number) {
    this.name = name;
    this.#maxCharacters = maxCharacters;
  }

  /** What has been added to the property since the last call; null when there is nothing. */
  takeFrom(object: unknown): string | null {
    if (typeof object !== 'object' || object === null) return null;
    const text = (object as Record<string, unknown>)[this.name];
    if (typeof text !== 'string' || this.#given >= this.#maxCharacters) return null;
    let end = Math.min(text.length, this.#maxCharacters);
    // Half of a surrogate pair waits for its other half.
    if (isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    if (end <= this.#given) return null;
    const delta = text.slice(this.#given, end);
    this.#given = end;
    return delta;
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
