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
  /** The piece that is being looked at, and how far it has been. */
  #piece = '';
  #at = 0;
  /** Where in it the part that is being read begins, and what earlier pieces hold of that part. */
  #start = 0;
  #before: string[] = [];
  #beforeLength = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #isDone = false;
  #isAfterArray = false;
  #array: { readonly name: string; count: number } | null = null;

  constructor(limits: JsonPartsLimits) {
    this.#limits = limits;
  }

  *push(text: string): Generator<JsonPart> {
    this.#piece = text;
    this.#at = this.#start = 0;
    if (this.#depth === 0 && !this.#isDone) this.#open();
    while (!this.#isDone && this.#at < text.length) {
      if (this.#isInText) this.#passText();
      else yield* this.#next();
    }
    if (this.#isDone && text.slice(this.#start).trim() !== '')
      throw new JsonPartsError('Something follows after the end.');
    this.#before.push(text.slice(this.#start));
    this.#beforeLength += text.length - this.#start;
    if (this.#beforeLength > this.#limits.characters)
      throw new JsonPartsError(`A part of it has more than ${this.#limits.characters} characters.`);
  }

  end(): void {
    if (!this.#isDone) throw new JsonPartsError(this.#depth === 0 ? 'It is empty.' : 'It ends in the middle.');
  }

  #open(): void {
    const first = this.#piece.search(/[^\s\uFEFF]/u);
    if (first === -1) {
      this.#at = this.#start = this.#piece.length;
      return;
    }
    if (this.#piece[first] !== '{') throw new JsonPartsError('It does not begin with a brace.');
    this.#at = this.#start = first + 1;
    this.#depth = 1;
  }

  #passText(): void {
    const piece = this.#piece;
    for (let at = this.#at; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) {
        this.#isInText = false;
        this.#at = at + 1;
        return;
      }
    }
    this.#at = piece.length;
  }

  /** Goes on to the next character that means something outside of a text. */
  *#next(): Generator<JsonPart> {
    const piece = this.#piece;
    let at = this.#at;
    while (at < piece.length && !isSign(piece.charCodeAt(at))) at += 1;
    this.#at = at + 1;
    if (at >= piece.length) return;
    const sign = piece[at]!;
    if (sign === '"') this.#isInText = true;
    else if (sign === '{' || sign === '[') this.#enter(sign, at);
    else if (sign === ',') yield* this.#give(at);
    else yield* this.#leave(sign, at);
  }

  #enter(sign: string, index: number): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth)
      throw new JsonPartsError(`It is nested deeper than ${this.#limits.depth} levels.`);
    if (sign !== '[' || this.#depth !== 2) return;
    const [name] = Object.keys(parsed(`{${this.#take(index)}null}`) as object);
    this.#array = { name: name!, count: 0 };
  }

  *#leave(sign: string, index: number): Generator<JsonPart> {
    if (this.#depth === 1 || (this.#depth === 2 && this.#array !== null)) yield* this.#give(index);
    if (this.#depth === 2 && this.#array !== null) {
      if (sign !== ']') throw new JsonPartsError('It is no valid JSON.');
      this.#array = null;
      // The comma after an array ends nothing.
      this.#isAfterArray = true;
    }
    this.#depth -= 1;
    if (this.#depth > 0) return;
    if (sign !== '}') throw new JsonPartsError('It is no valid JSON.');
    this.#isDone = true;
  }

  /** Gives what ends at `index`: a member of the object, or an element of the array that is being read. */
  *#give(index: number): Generator<JsonPart> {
    if (this.#depth > 2 || (this.#depth === 2 && this.#array === null)) return;
    const text = this.#take(index);
    if (this.#depth === 2) {
      const array = this.#array!;
      if (text.trim() === '' && array.count === 0 && this.#piece[index] === ']') return;
      yield { type: 'element', name: array.name, index: array.count, value: parsed(text) };
      array.count += 1;
      return;
    }
    const isEmpty = text.trim() === '';
    if (isEmpty && (this.#isAfterArray || this.#piece[index] === '}')) {
      this.#isAfterArray = false;
      return;
    }
    const [member] = Object.entries(parsed(`{${text}}`) as object);
    if (member === undefined || this.#isAfterArray) throw new JsonPartsError('It is no valid JSON.');
    yield { type: 'member', name: member[0], value: member[1] as unknown };
  }

  /** The text of the part up to `index`; the next one begins after that. */
  #take(index: number): string {
    const text = this.#before.join('') + this.#piece.slice(this.#start, index);
    this.#before = [];
    this.#beforeLength = 0;
    this.#start = index + 1;
    return text;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

function isSign(code: number): boolean {
  // Brackets and braces differ in one bit.
  return code === QUOTE || code === COMMA || (code | 0x20) === 0x7b || (code | 0x20) === 0x7d;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new JsonPartsError('It is no valid JSON.', { cause });
  }
}
