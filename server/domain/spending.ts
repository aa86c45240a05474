import type { Instant, ProjectId, RunId, WorkspaceId } from './ids.ts';
import type { AgentKind, RunErrorCode } from './run.ts';

/** What may be spent. Null: no ceiling. Both may be set; the first one that is reached holds. */
export interface Ceiling {
  /** US dollars, of calls whose price is known. */
  readonly usd: number | null;
  /** Input and output together, as the provider counts them: holds where the price is unknown too. */
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

export const CALL_KINDS = ['first', 'continue', 'repair', 'retry', 'fallback', 'test'] as const;
/** Why a provider was called: `retry` and `fallback` name what had failed before, a `test` is made by a person. */
export type CallKind = (typeof CALL_KINDS)[number];

export const CALL_OUTCOMES = ['OPEN', 'DONE', 'FAILED', 'ABORTED', 'CACHED', 'LOST'] as const;
/** CACHED: answered from our cache, no provider was asked. LOST: its node went away in the middle of it. */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** One call of a provider, as the ledger keeps it. */
export interface ProviderCall {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  /** Null for a test of a provider, which is no part of a run. */
  readonly runId: RunId | null;
  /** Null for a conversation about no project, and for a test. It may be gone by now. */
  readonly projectId: ProjectId | null;
  /** Null for a test. */
  readonly agent: AgentKind | null;
  readonly provider: string;
  readonly model: string;
  readonly kind: CallKind;
  readonly startedAt: Instant;
  /** Null where nothing came, or while it is open. */
  readonly firstByteMs: number | null;
  /** Null while it is open, and where it was lost. */
  readonly durationMs: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `inputTokens` that the provider read from its own cache. */
  readonly cachedTokens: number;
  /** US dollars; null where the price is unknown, and while it is open. */
  readonly costUsd: number | null;
  /** The provider named no number before the connection ended: tokens and cost are counted from the text. */
  readonly isEstimate: boolean;
  readonly outcome: CallOutcome;
  readonly errorCode: RunErrorCode | null;
}

/** By what spending is shown. */
export const USAGE_GROUPS = ['AGENT', 'PROVIDER', 'MODEL', 'PROJECT', 'DAY'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

/** What some calls together have used. */
export interface UsageSum {
  readonly calls: number;
  readonly failures: number;
  readonly cacheHits: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  /** US dollars, of calls whose price is known. */
  readonly costUsd: number;
  /** Calls whose price is unknown: what they cost is not in `costUsd`. */
  readonly unknownCostCalls: number;
  /** Calls whose tokens are our own count, because the provider named no number. */
  readonly estimatedCalls: number;
}

/** The calendar month of UTC in which an instant lies: `2026-11`. */
export function monthOf(at: Instant): string {
  return at.slice(0, 7);
}

/** The first day of the month after: `2026-12-01` for `2026-11`. */
export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

/** What the calls of one run have used together. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  /** US dollars; null where the price of one of them is unknown. */
  readonly costUsd: number | null;
  readonly calls: number;
  readonly retries: number;
  readonly fallbacks: number;
  readonly cacheHits: number;
  readonly latencyMs: number;
}

export function usageOf(calls: readonly ProviderCall[]): RunUsage {
  const total = (amount: (call: ProviderCall) => number): number => calls.reduce((sum, call) => sum + amount(call), 0);
  const count = (condition: (call: ProviderCall) => boolean): number => calls.filter(condition).length;
  const isUnknown = ({ costUsd, outcome }: ProviderCall): boolean =>
    costUsd === null && outcome !== 'OPEN' && outcome !== 'CACHED';
  return {
    inputTokens: total(({ inputTokens }) => inputTokens),
    outputTokens: total(({ outputTokens }) => outputTokens),
    cachedTokens: total(({ cachedTokens }) => cachedTokens),
    costUsd: calls.some(isUnknown) ? null : total(({ costUsd }) => costUsd ?? 0),
    calls: calls.length,
    retries: count(({ kind }) => kind === 'retry'),
    fallbacks: count(({ kind }) => kind === 'fallback'),
    cacheHits: count(({ outcome }) => outcome === 'CACHED'),
    latencyMs: total(({ durationMs }) => durationMs ?? 0),
  };
}
