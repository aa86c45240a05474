import type { Actor } from '../domain/actor.ts';
import { badInput } from '../domain/app-error.ts';
import { toInstant, type Instant, type LocalDate, type RunId } from '../domain/ids.ts';
import {
  monthAfter,
  monthOf,
  type Ceiling,
  type Ceilings,
  type ProviderCall,
  type UsageGroup,
  type UsageSum,
} from '../domain/spending.ts';
import type { Database } from '../storage/database.ts';
import { listCallsOf } from '../storage/provider-calls.ts';
import { findSpending, type Amount } from '../storage/spending.ts';
import { sumUsage, type UsageRow } from '../storage/usage.ts';

/** More rows than a person reads; the days of a range all fit. */
const MOST_ROWS = 400;
const MOST_DAYS = 366;
const DAY_MS = 24 * 3_600_000;

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
  readonly ceilings: Ceilings;
}

export interface UsageReport {
  readonly rows: readonly UsageRow[];
  readonly total: UsageSum;
}

/** What is spent of a ceiling. */
export interface CeilingState {
  readonly ceiling: Ceiling;
  readonly spent: Amount;
}

export interface Budget {
  /** The first day of this calendar month of UTC, and of the next, when spending begins at nothing again. */
  readonly from: LocalDate;
  readonly resetsOn: LocalDate;
  readonly run: Ceiling;
  readonly workspaceMonth: CeilingState;
  /** Of all workspaces together; null for those who may not know of others. */
  readonly month: CeilingState | null;
}

/** What agents have used and cost, and what they may. */
export class UsageService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * The workspace's calls from a day through another, both of UTC, summed; days in order, all else by cost.
   * Throws BAD_USER_INPUT for a range that ends before it begins, or of more than 366 days.
   */
  async report(actor: Actor, range: { from: LocalDate; to: LocalDate }, group: UsageGroup): Promise<UsageReport> {
    const { from, to } = range;
    if (to < from) throw badInput('to', 'The last day must not be before the first.');
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    if (days > MOST_DAYS) throw badInput('from', `At most ${MOST_DAYS} days can be summed at once.`);
    const instants = { from: `${from}T00:00:00.000Z` as Instant, before: toInstant(new Date(Date.parse(to) + DAY_MS)) };
    const { db } = this.#deps.database;
    const rows = await sumUsage(db, actor.workspaceId, instants, group, MOST_ROWS);
    if (group === 'DAY') rows.sort((left, right) => ((left.key ?? '') < (right.key ?? '') ? -1 : 1));
    // Of few rows, so that it is whole whatever was left out above.
    const all = await sumUsage(db, actor.workspaceId, instants, 'AGENT', MOST_ROWS);
    return { rows, total: all.reduce<UsageSum>(add, NO_SUM) };
  }

  /** This month's spending against the ceilings. */
  async budget(actor: Actor): Promise<Budget> {
    const { database, now, ceilings } = this.#deps;
    const month = monthOf(toInstant(now()));
    const [own, all] = await Promise.all([
      findSpending(database.db, actor.workspaceId, month),
      findSpending(database.db, 'all', month),
    ]);
    return {
      from: `${month}-01` as LocalDate,
      resetsOn: monthAfter(month) as LocalDate,
      run: ceilings.run,
      workspaceMonth: { ceiling: ceilings.workspaceMonth, spent: own },
      month: actor.role === 'ADMIN' ? { ceiling: ceilings.month, spent: all } : null,
    };
  }

  /** The calls of runs, oldest first. */
  async callsOf(actor: Actor, runIds: readonly RunId[]): Promise<ReadonlyMap<RunId, readonly ProviderCall[]>> {
    const calls = await listCallsOf(this.#deps.database.db, actor.workspaceId, runIds);
    return Map.groupBy(calls, ({ runId }) => runId!); // They were found by it.
  }
}

const NO_SUM: UsageSum = {
  calls: 0,
  failures: 0,
  cacheHits: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
  costUsd: 0,
  unknownCostCalls: 0,
  estimatedCalls: 0,
};

function add(left: UsageSum, right: UsageSum): UsageSum {
  const sum = { ...NO_SUM };
  for (const name of Object.keys(sum) as (keyof UsageSum)[]) Object.assign(sum, { [name]: left[name] + right[name] });
  return sum;
}
