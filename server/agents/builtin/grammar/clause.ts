import type { Token } from './tokens.ts';

/** One instruction, as its tokens and as it was written. */
export class Clause {
  readonly source: string;
  readonly tokens: readonly Token[];

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source;
    this.tokens = tokens;
  }

  /** As written; of a quotation that stands alone what is between the quotes. */
  text(start: number, end: number): string {
    const [first, last] = [this.tokens[start], this.tokens[end - 1]];
    if (!first || !last) return '';
    return end - start === 1 ? first.raw : this.source.slice(first.start, last.end);
  }

  /** The words in lower case with single spaces. */
  words(start: number, end: number): string {
    return this.tokens
      .slice(start, end)
      .map((token) => token.text)
      .join(' ');
  }

  isQuoted(start: number, end: number): boolean {
    return end - start === 1 && this.tokens[start]?.kind === 'quoted';
  }
}
