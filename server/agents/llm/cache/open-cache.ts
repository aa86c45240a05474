import type { ResponseCacheSettings } from '../../provider-settings.ts';
import { MemoryCache } from './memory-cache.ts';
import type { ResponseCache } from './response-cache.ts';

/** The cache that the settings want; null where they want none. */
export async function openResponseCache(
  settings: ResponseCacheSettings,
  redisUrl: string | null,
  onLoss: (error: Error) => void,
): Promise<ResponseCache | null> {
  if (!settings.isEnabled) return null;
  if (redisUrl === null) return new MemoryCache(settings);
  // Loaded on first use: a server without Redis never pays for the client.
  const { RedisCache } = await import('./redis-cache.ts');
  return new RedisCache(redisUrl, settings, onLoss);
}
