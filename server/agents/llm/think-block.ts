const BEGIN = '<think>';
const END = '</think>';

/**
 * Takes the block out of a streamed answer in which some local models think before they speak. What a model says to
 * itself is no answer, and may hold braces that look like one.
 *
 * Contract: the block counts only at the beginning, after white space; a mark may be cut anywhere between two pieces.
 */
export class ThinkBlock {
  #state: 'before' | 'inside' | 'after' = 'before';
  /** What may still become a mark. */
  #pending = '';

  /** The part of the next piece that belongs to the answer. */
  push(piece: string): string {
    if (this.#state === 'after') return piece;
    this.#pending += piece;
    if (this.#state === 'before') {
      const text = this.#pending.trimStart();
      if (text.length < BEGIN.length && BEGIN.startsWith(text)) return '';
      if (!text.startsWith(BEGIN)) return this.#end(this.#pending);
      this.#state = 'inside';
      this.#pending = text.slice(BEGIN.length);
    }
    const end = this.#pending.indexOf(END);
    if (end !== -1) return this.#end(this.#pending.slice(end + END.length));
    this.#pending = this.#pending.slice(-(END.length - 1));
    return '';
  }

  #end(rest: string): string {
    this.#state = 'after';
    this.#pending = '';
    return rest;
  }
}
