/** `refused`: too little was done or said. `wrong`: something else than what was asked for. */
export interface Judged {
  readonly verdict: 'right' | 'refused' | 'wrong';
  /** What came of it: the differences in the plan, or the answer. */
  readonly facts: readonly string[];
  /** What the agent said, for whoever looks into it. */
  readonly text: string;
}
