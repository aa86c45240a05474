/** What pages keep in IndexedDB, in memory: `vi.mock('idb-keyval', () => import('./memory-idb.ts'))`. */
export const kept = new Map<unknown, unknown>();

export const createStore = (): object => ({});
export const get = (key: unknown): Promise<unknown> => Promise.resolve(kept.get(key));
export const set = (key: unknown, value: unknown): Promise<unknown> => Promise.resolve(kept.set(key, value));
export const del = (key: unknown): Promise<unknown> => Promise.resolve(kept.delete(key));
export const entries = (): Promise<unknown[]> => Promise.resolve([...kept]);
