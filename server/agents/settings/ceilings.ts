/** What may be spent. Null: no ceiling. Both may be set; the first one that is reached holds. */
export interface Ceiling {
  /** US dollars. */
  readonly usd: number | null;
  /** Input and output together, as the provider counts them. */
  readonly tokens: number | null;
}

/** Past a ceiling no further call of a provider is made; `builtin` costs nothing and goes on. */
export interface Ceilings {
  /** Of one run. */
  readonly run: Ceiling;
  /** Of all workspaces together in a calendar month, UTC. */
  readonly month: Ceiling;
  /** Of each workspace in a calendar month, UTC. */
  readonly workspaceMonth: Ceiling;
}

const NO_CEILING: Ceiling = { usd: null, tokens: null };

export const NO_CEILINGS: Ceilings = { run: NO_CEILING, month: NO_CEILING, workspaceMonth: NO_CEILING };
