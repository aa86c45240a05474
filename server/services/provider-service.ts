import type { CacheStatistics, ResponseCache } from '../agents/llm/cache/response-cache.ts';
import { ProviderChoiceError, type AgentProvider, type Providers } from '../agents/providers.ts';
import type { ProviderSettings } from '../agents/provider-settings.ts';
import type { ProviderTest } from '../agents/provider-test.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput } from '../domain/app-error.ts';
import { AGENT_KINDS, type AgentKind } from '../domain/run.ts';
import { requireAdmin } from './access.ts';
import { StoredLedger, type StoredLedgerDeps } from './stored-ledger.ts';

/** Tests that this node makes within a minute. */
const TESTS_A_MINUTE = 12;
const MODEL_CHARACTERS = 200;

export interface ProviderInfo extends AgentProvider {
  /** Whether the Planner thinks there when no provider is named. */
  readonly isDefault: boolean;
}

export interface AgentOrder {
  readonly agent: AgentKind;
  readonly routes: readonly { readonly provider: AgentProvider; readonly model: string }[];
}

interface Deps extends StoredLedgerDeps {
  readonly providers: Providers;
  readonly settings: Pick<ProviderSettings, 'limits' | 'fallback' | 'cache'>;
  /** Null where the settings want none. */
  readonly cache: ResponseCache | null;
}

/** Where agents think, and whether it works. */
export class ProviderService {
  readonly #deps: Deps;
  readonly #stopping = new AbortController();
  #isTesting = false;
  /** When the last tests began, in milliseconds of the epoch; no more than may be made in a minute. */
  #testedAt: number[] = [];

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  list(_actor: Actor): readonly ProviderInfo[] {
    const { providers } = this.#deps;
    const { provider } = providers.choose('PLANNER', null, null);
    return providers.list.map((each) => ({ ...each, isDefault: each.id === provider.id }));
  }

  orders(_actor: Actor): readonly AgentOrder[] {
    return AGENT_KINDS.map((agent) => ({ agent, routes: this.#deps.providers.orderOf(agent) }));
  }

  settings(_actor: Actor): Deps['settings'] {
    return this.#deps.settings;
  }

  /**
   * One small real call, booked and held to the ceilings like any other. A provider that fails is an answer, not an error.
   * Throws FORBIDDEN for all but administrators: it costs money, and tells of the server's settings.
   * Throws BAD_USER_INPUT for one that does not exist or is not set up, RATE_LIMITED while another test is under way or
   * when many were made.
   */
  async test(actor: Actor, providerId: string, model: string | null): Promise<ProviderTest> {
    requireAdmin(actor);
    if (model !== null && model.length > MODEL_CHARACTERS)
      throw badInput('model', `A model's name has at most ${MODEL_CHARACTERS} characters.`);
    this.#claimTest();
    try {
      const { workspaceId } = actor;
      const books = new StoredLedger({ workspaceId, runId: null, projectId: null, agent: null }, this.#deps);
      return await this.#deps.providers.test(providerId, model, books, this.#stopping.signal);
    } catch (error) {
      if (error instanceof ProviderChoiceError) throw badInput('id', error.message);
      throw error;
    } finally {
      this.#isTesting = false;
    }
  }

  /** Null where no answers are kept. */
  async cacheStatistics(_actor: Actor): Promise<CacheStatistics | null> {
    return (await this.#deps.cache?.statistics()) ?? null;
  }

  /** Forgets all answers that were kept. Throws UNAVAILABLE where they cannot be reached. */
  async clearCache(actor: Actor): Promise<CacheStatistics | null> {
    requireAdmin(actor);
    try {
      await this.#deps.cache?.clear();
    } catch (error) {
      throw new AppError('UNAVAILABLE', 'The answers are kept in Redis, and it cannot be reached. Try again later.', {
        cause: error,
      });
    }
    return this.cacheStatistics(actor);
  }

  /** Ends a test that is under way. */
  stop(): void {
    this.#stopping.abort();
  }

  #claimTest(): void {
    const now = this.#deps.now().getTime();
    if (this.#isTesting)
      throw new AppError('RATE_LIMITED', 'Another provider is being tested. Wait for it.', { retryAfterSeconds: 5 });
    this.#testedAt = this.#testedAt.filter((at) => at > now - 60_000);
    const [oldest] = this.#testedAt;
    if (oldest !== undefined && this.#testedAt.length >= TESTS_A_MINUTE)
      throw new AppError('RATE_LIMITED', `${TESTS_A_MINUTE} tests were made within a minute. Wait a little.`, {
        retryAfterSeconds: Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000)),
      });
    this.#isTesting = true;
    this.#testedAt.push(now);
  }
}
