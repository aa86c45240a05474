export type TimeLimit = 'first-byte' | 'silence' | 'run';

/** The reason of an abort that one of our own limits caused, as opposed to a person's cancelling. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  readonly limit: TimeLimit;
  readonly limitMs: number;

  constructor(limit: TimeLimit, limitMs: number) {
    super(`The time limit "${limit}" of ${limitMs} ms has passed.`);
    this.limit = limit;
    this.limitMs = limitMs;
  }
}
