/** Counts how deep JSON text that arrives in pieces is nested, without parsing it. */
export class JsonDepth {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** Whether the text so far stays within `max` levels of arrays and objects. */
  staysWithin(max: number, text: string): boolean {
    for (const character of text) {
      if (this.#isInString) this.#readInString(character);
      else if (character === '"') this.#isInString = true;
      else if (character === '{' || character === '[') this.#depth += 1;
      else if (character === '}' || character === ']') this.#depth -= 1;
      if (this.#depth > max) return false;
    }
    return true;
  }

  #readInString(character: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === '\\') this.#isEscaped = true;
    else if (character === '"') this.#isInString = false;
  }
}
