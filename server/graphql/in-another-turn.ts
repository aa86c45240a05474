import { setImmediate } from 'node:timers/promises';
import type { MiddlewareFn } from 'type-graphql';

/**
 * For mutations that take very long lists: graphql has just coerced them, and type-graphql makes objects of them next, which
 * takes as long again. Between the two everything else has its turn.
 */
export const InAnotherTurn: MiddlewareFn = async (_data, next) => {
  await setImmediate();
  return next() as Promise<unknown>;
};
