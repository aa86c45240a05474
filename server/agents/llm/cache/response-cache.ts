import { createHash } from 'node:crypto';
import type { ModelEvent, ModelRequest } from '../model.ts';

/** A complete answer that was worth keeping. */
export interface KeptAnswer {
  /** What the model said beside it, such as a summary of its reasoning. */
  readonly said: string;
  /** The answer's JSON. */
  readonly json: string;
}

export interface CacheStatistics {
  /** Where answers are kept: in this process, or in Redis for all of them. */
  readonly store: 'memory' | 'redis';
  /** Whether it can be reached. Where it cannot, every call goes to its provider. */
  readonly isReachable: boolean;
  /** Requests that were answered from it, and requests that were not. */
  readonly hits: number;
  readonly misses: number;
  /** Answers that are in it. */
  readonly entries: number;
  /** UTF-8 bytes of all answers that are in it. */
  readonly bytes: number;
}

/**
 * Answers to requests that have been made before.
 *
 * Contract: bounded in answers and bytes, the one that has gone unused longest leaves first; nothing is given back after
 * its time; no method but `clear` ever rejects, a store that is away has nothing and keeps nothing.
 */
export interface ResponseCache extends AsyncDisposable {
  find(key: string): Promise<KeptAnswer | null>;
  keep(key: string, answer: KeptAnswer): Promise<void>;
  /** Forgets all answers and begins to count anew. Rejects where the store is away. */
  clear(): Promise<void>;
  statistics(): Promise<CacheStatistics>;
}

export interface CacheBounds {
  readonly keepMs: number;
  readonly maxEntries: number;
  /** UTF-8 bytes of all answers together. */
  readonly maxBytes: number;
}

/** Who asks whom. */
export interface Asked {
  /** Empty where nobody's run it is. */
  readonly workspaceId: string;
  readonly provider: string;
  readonly baseUrl: string;
}

/**
 * The same for equal requests of one workspace to one provider at one address, and only for those: every part of the
 * request counts.
 */
export function requestKey({ workspaceId, provider, baseUrl }: Asked, request: ModelRequest): string {
  const { model, system, context, prompt, schemaName, jsonSchema, maxOutputTokens } = request;
  const parts = [
    workspaceId,
    provider,
    baseUrl,
    model,
    system,
    context,
    prompt,
    schemaName,
    jsonSchema,
    maxOutputTokens,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What a provider would have sent for it. */
export async function* eventsOf({ said, json }: KeptAnswer): AsyncGenerator<ModelEvent, void> {
  if (said !== '') yield { type: 'text-delta', text: said };
  yield { type: 'json-delta', text: json };
  yield { type: 'done', reason: 'complete' };
}
