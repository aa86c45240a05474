import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { AgentProvider } from '../../agents/providers.ts';
import type { CacheStatistics } from '../../agents/llm/cache/response-cache.ts';
import type { ProviderTest } from '../../agents/provider-test.ts';
import type { ApiContext } from '../context.ts';
import { ProviderSettingsType, ProviderTestType, ProviderType, ResponseCacheType } from './provider.type.ts';

@Resolver()
export class ProviderResolver {
  @Query(() => [ProviderType], { description: 'All of them, configured or not.' })
  providers(@Ctx() { actor, services }: ApiContext): readonly ProviderType[] {
    return services.providers.list(actor).map((each) => providerOf(each, each.isDefault));
  }

  @Query(() => ProviderSettingsType, { description: 'What the settings file and the environment say, without keys.' })
  providerSettings(@Ctx() { actor, services }: ApiContext): ProviderSettingsType {
    const { limits, fallback } = services.providers.settings(actor);
    const isDefault = new Map(services.providers.list(actor).map((each) => [each.id, each.isDefault]));
    return {
      orders: services.providers.orders(actor).map(({ agent, routes }) => ({
        agent,
        routes: routes.map(({ provider, model }) => {
          return { provider: providerOf(provider, isDefault.get(provider.id) ?? false), model };
        }),
      })),
      firstByteSeconds: limits.firstByteMs / 1_000,
      silenceSeconds: limits.silenceMs / 1_000,
      runMinutes: limits.runMs / 60_000,
      retries: limits.maxRetries,
      fallsBackOnRefusal: fallback.onRefusal,
      fallsBackOnInvalidOutput: fallback.onInvalidOutput,
      fallsBackFromNamedProvider: fallback.fromNamedProvider,
    };
  }

  @Query(() => ResponseCacheType, {
    nullable: true,
    description: 'Where answers to equal requests are kept; null where none are.',
  })
  async responseCache(@Ctx() context: ApiContext): Promise<ResponseCacheType | null> {
    return cacheOf(await context.services.providers.cacheStatistics(context.actor), context);
  }

  @Mutation(() => ProviderTestType, {
    description:
      'Makes one small real call and says whether it works. A provider that fails is an answer, not an error. One test at a time; for administrators.',
  })
  testProvider(
    @Arg('id', () => ID) id: string,
    @Arg('model', () => String, { nullable: true, description: "The provider's default when absent." })
    model: string | null,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<ProviderTest> {
    return services.providers.test(actor, id, model ?? null);
  }

  @Mutation(() => ResponseCacheType, {
    nullable: true,
    description: 'Forgets all answers that were kept; null where none are.',
  })
  async clearResponseCache(@Ctx() context: ApiContext): Promise<ResponseCacheType | null> {
    return cacheOf(await context.services.providers.clearCache(context.actor), context);
  }
}

function providerOf({ models, host, ...provider }: AgentProvider, isDefault: boolean): ProviderType {
  return {
    ...provider,
    isDefault,
    host: provider.configured ? host : null,
    models: models.map(({ name }) => name),
    modelDetails: models.map(({ price, ...model }) => ({
      ...model,
      inputUsdPerMillion: price?.inputPerMillion ?? null,
      outputUsdPerMillion: price?.outputPerMillion ?? null,
    })),
  };
}

function cacheOf(statistics: CacheStatistics | null, { actor, services }: ApiContext): ResponseCacheType | null {
  const { maxEntries, maxBytes, keepMs } = services.providers.settings(actor).cache;
  return statistics && { ...statistics, maxEntries, maxBytes, keepMinutes: keepMs / 60_000 };
}
