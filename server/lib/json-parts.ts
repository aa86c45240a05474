/** A member of a JSON object, or an element of a member that is an array; both complete. */
export type JsonPart =
  | { readonly type: 'member'; readonly name: string; readonly value: unknown }
  /** `index` counts from 0. An array without elements gives no part. */
  | { readonly type: 'element'; readonly name: string; readonly index: number; readonly value: unknown };

/** The text is no JSON object, or one of its parts is too long or too deep. */
export class JsonPartsError extends Error {
  override readonly name = 'JsonPartsError';
}

export interface JsonPartsLimits {
  /** Characters of one part. */
  readonly characters: number;
  /** Objects and arrays within one another. */
  readonly depth: number;
}

/** What matters outside of a text, and inside of one. */
const OUTSIDE = /["{}[\],]/g;
const INSIDE = /["\\]/g;

/**
 * Reads one JSON object whose arrays may be long from text that arrives in pieces, and gives it part by part: what is in
 * memory at a time is one part. Linear in the length of the text. Throws JsonPartsError.
 */
export async function* readJsonParts(
  source: AsyncIterable<string>,
  limits: JsonPartsLimits,
): AsyncGenerator<JsonPart, void> {
  const reader = new PartReader(limits);
  for await (const text of source) yield* reader.push(text);
  reader.end();
}

class PartReader {
  readonly #limits: JsonPartsLimits;
  /** What is not given yet, and how far it has been looked at. */
  #buffer = '';
  #at = 0;
  /** Where the part that is being read begins. */
  #start = 0;
  #depth = 0;
  #isInText = false;
  #isDone = false;
  #isAfterArray = false;
  #array: { readonly name: string; count: number } | null = null;

  constructor(limits: JsonPartsLimits) {
    this.#limits = limits;
  }

  *push(text: string): Generator<JsonPart> {
    this.#buffer = this.#buffer.slice(this.#start) + text;
    this.#at -= this.#start;
    this.#start = 0;
    if (this.#depth === 0 && !this.#isDone) this.#open();
    while (!this.#isDone && this.#at < this.#buffer.length) {
      if (this.#isInText) this.#passText();
      else yield* this.#next();
    }
    if (this.#isDone && this.#buffer.slice(this.#start).trim() !== '')
      throw new JsonPartsError('Something follows after the end.');
    if (this.#at - this.#start > this.#limits.characters)
      throw new JsonPartsError(`A part of it has more than ${this.#limits.characters} characters.`);
  }

  end(): void {
    if (!this.#isDone) throw new JsonPartsError(this.#depth === 0 ? 'It is empty.' : 'It ends in the middle.');
  }

  #open(): void {
    const first = this.#buffer.search(/[^\s\uFEFF]/u);
    if (first === -1) {
      this.#at = this.#start = this.#buffer.length;
      return;
    }
    if (this.#buffer[first] !== '{') throw new JsonPartsError('It does not begin with a brace.');
    this.#at = this.#start = first + 1;
    this.#depth = 1;
  }

  #passText(): void {
    INSIDE.lastIndex = this.#at;
    const found = INSIDE.exec(this.#buffer);
    if (found === null) this.#at = this.#buffer.length;
    else if (found[0] === '"') [this.#at, this.#isInText] = [found.index + 1, false];
    // What is escaped may come with the next piece, and is passed over there.
    else this.#at = found.index + 2;
  }

  *#next(): Generator<JsonPart> {
    OUTSIDE.lastIndex = this.#at;
    const found = OUTSIDE.exec(this.#buffer);
    if (found === null) {
      this.#at = this.#buffer.length;
      return;
    }
    const sign = found[0];
    this.#at = found.index + 1;
    if (sign === '"') this.#isInText = true;
    else if (sign === '{' || sign === '[') this.#enter(sign, found.index);
    else if (sign === ',') yield* this.#give(found.index);
    else yield* this.#leave(sign, found.index);
  }

  #enter(sign: string, index: number): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth)
      throw new JsonPartsError(`It is nested deeper than ${this.#limits.depth} levels.`);
    if (sign !== '[' || this.#depth !== 2) return;
    const [name] = Object.keys(parsed(`{${this.#buffer.slice(this.#start, index)}null}`) as object);
    this.#array = { name: name!, count: 0 };
    this.#start = this.#at;
  }

  *#leave(sign: string, index: number): Generator<JsonPart> {
    if (this.#depth === 1 || (this.#depth === 2 && this.#array !== null)) yield* this.#give(index);
    if (this.#depth === 2 && this.#array !== null) {
      if (sign !== ']') throw new JsonPartsError('It is no valid JSON.');
      this.#array = null;
      // The comma after an array ends nothing.
      this.#isAfterArray = true;
      this.#start = this.#at;
    }
    this.#depth -= 1;
    if (this.#depth === 0) [this.#isDone, this.#start] = [true, this.#at];
  }

  /** Gives what ends at `index`: a member of the object, or an element of the array that is being read. */
  *#give(index: number): Generator<JsonPart> {
    if (this.#depth > 2 || (this.#depth === 2 && this.#array === null)) return;
    const text = this.#buffer.slice(this.#start, index);
    this.#start = this.#at;
    if (this.#depth === 2) {
      const array = this.#array!;
      if (text.trim() === '' && array.count === 0 && this.#buffer[index] === ']') return;
      yield { type: 'element', name: array.name, index: array.count, value: parsed(text) };
      array.count += 1;
      return;
    }
    const isEmpty = text.trim() === '';
    if (isEmpty && (this.#isAfterArray || this.#buffer[index] === '}')) {
      this.#isAfterArray = false;
      return;
    }
    const [member] = Object.entries(parsed(`{${text}}`) as object);
    if (member === undefined || this.#isAfterArray) throw new JsonPartsError('It is no valid JSON.');
    yield { type: 'member', name: member[0], value: member[1] as unknown };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new JsonPartsError('It is no valid JSON.', { cause });
  }
}
