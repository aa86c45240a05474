import type { Actor } from '../domain/actor.ts';
import type { LocalDate } from '../domain/ids.ts';
import type { Services } from '../services/services.ts';
import { Loaders } from './loaders.ts';

/** What a request carries. One per request over HTTP, one per operation over a WebSocket. */
export interface ApiContext {
  readonly actor: Actor;
  readonly services: Services;
  readonly now: () => Date;
  /** Today in UTC. */
  today: LocalDate;
  loaders: Loaders;
}

export function createContext(actor: Actor, services: Services, now: () => Date = () => new Date()): ApiContext {
  return { actor, services, now, today: todayOf(now), loaders: new Loaders(actor, services) };
}

/**
 * Forgets what was read so far: after a write, and before each event of a subscription, whose context lives as long as
 * the subscription and would otherwise answer with rows from its first event.
 */
export function renew(context: ApiContext): void {
  context.today = todayOf(context.now);
  context.loaders = new Loaders(context.actor, context.services);
}

/** Waits for a write; what is read after it in the same request sees it. */
export async function written<T>(context: ApiContext, write: Promise<T>): Promise<T> {
  const result = await write;
  renew(context);
  return result;
}

function todayOf(now: () => Date): LocalDate {
  return now().toISOString().slice(0, 10) as LocalDate;
}
