/**
 * Text that grows although what makes it begins again: a second telling gives only what goes beyond the first, as long
 * as it says the same, and all of itself, as another paragraph, where it says something else.
 */
export class SteadyText {
  #given = '';
  #telling = '';
  #isApart = true;

  /** Says that it begins again. */
  restart(): void {
    this.#telling = '';
    this.#isApart = this.#given === '';
  }

  /** What is new in the next piece. */
  push(piece: string): string {
    this.#telling += piece;
    if (this.#isApart) return this.#give(piece);
    if (this.#given.startsWith(this.#telling)) return '';
    this.#isApart = true;
    const isSame = this.#telling.startsWith(this.#given);
    return this.#give(isSame ? this.#telling.slice(this.#given.length) : `\n\n${this.#telling}`);
  }

  #give(text: string): string {
    this.#given += text;
    return text;
  }
}
