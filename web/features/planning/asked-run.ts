export const ACTION_OF = { PLANNER: 'plan', DECOMPOSER: 'breakDown', EDITOR: 'change', ORCHESTRATOR: 'ask' } as const;

/** What is needed of a run to ask for the same again. */
export interface AskedRun {
  readonly id: string;
  readonly agent: keyof typeof ACTION_OF;
  readonly prompt: string;
  /** The tasks of an instruction; empty where it was about the whole plan. */
  readonly taskIds: readonly string[];
  readonly task: { readonly id: string } | null;
  readonly conversation: { readonly id: string } | null;
}
