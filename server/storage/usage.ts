import { sql } from 'kysely';
import type { Instant, WorkspaceId } from '../domain/ids.ts';
import type { UsageGroup, UsageSum } from '../domain/spending.ts';
import type { ReadDb } from './database.ts';

export interface UsageRow extends UsageSum {
  /** The agent's kind, provider, model, project's id, or day; null for calls about no project, and of no agent: tests. */
  readonly key: string | null;
}

const KEYS = {
  AGENT: sql<string | null>`agent`,
  PROVIDER: sql<string | null>`provider`,
  MODEL: sql<string | null>`model`,
  PROJECT: sql<string | null>`project_id`,
  DAY: sql<string | null>`substr(started_at, 1, 10)`,
};

/** Sums of a workspace's calls from an instant to before another, those with the highest cost first, at most `limit`. */
export async function sumUsage(
  db: ReadDb,
  workspaceId: WorkspaceId,
  range: { readonly from: Instant; readonly before: Instant },
  group: UsageGroup,
  limit: number,
): Promise<UsageRow[]> {
  const count = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`count(case when ${condition} then 1 end)`;
  const total = (column: 'input_tokens' | 'output_tokens' | 'cached_tokens') =>
    sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;
  const costUsd = sql<number>`coalesce(sum(cost_usd), 0)`;
  return db
    .selectFrom('provider_call')
    .select([
      KEYS[group].as('key'),
      sql<number>`count(*)`.as('calls'),
      count(sql<boolean>`outcome in ('FAILED', 'LOST')`).as('failures'),
      count(sql<boolean>`outcome = 'CACHED'`).as('cacheHits'),
      total('input_tokens').as('inputTokens'),
      total('output_tokens').as('outputTokens'),
      total('cached_tokens').as('cachedTokens'),
      costUsd.as('costUsd'),
      count(sql<boolean>`cost_usd is null and outcome <> 'CACHED'`).as('unknownCostCalls'),
      count(sql<boolean>`is_estimate = 1`).as('estimatedCalls'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('started_at', '>=', range.from)
    .where('started_at', '<', range.before)
    .where('outcome', '<>', 'OPEN')
    .groupBy(KEYS[group])
    .orderBy(costUsd, 'desc')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy(KEYS[group])
    .limit(limit)
    .execute();
}
