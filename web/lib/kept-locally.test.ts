import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLocally, readKept } from './kept-locally.ts';

const kept = vi.hoisted(() => new Map<unknown, unknown>());
const database = vi.hoisted(() => ({ isBroken: false }));
vi.mock('idb-keyval', () => {
  const answer = <Value>(value: () => Value) =>
    database.isBroken ? Promise.reject(new Error('No database here')) : Promise.resolve(value());
  return {
    createStore: () => ({}),
    get: (key: unknown) => answer(() => kept.get(key)),
    set: (key: unknown, value: unknown) => answer(() => kept.set(key, value)),
    del: (key: unknown) => answer(() => kept.delete(key)),
    entries: () => answer(() => [...kept]),
  };
});

const DAY_MS = 86_400_000;

beforeEach(() => {
  kept.clear();
  database.isBroken = false;
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('what is kept in this browser', () => {
  it('is there for seven days, and then no more', async () => {
    await keepLocally('goal', 'Open a bakery');
    vi.setSystemTime(Date.now() + 7 * DAY_MS - 1);
    expect(await readKept('goal')).toBe('Open a bakery');
    vi.setSystemTime(Date.now() + 1);
    expect(await readKept('goal')).toBeUndefined();
  });

  it('is forgotten on demand', async () => {
    await keepLocally('goal', 'Open a bakery');
    await keepLocally('goal', undefined);
    expect(await readKept('goal')).toBeUndefined();
  });

  it('is in the browser’s other store where its database takes nothing, and forgotten there as well', async () => {
    database.isBroken = true;
    await keepLocally('goal', 'Open a bakery');
    expect(JSON.stringify(localStorage)).toContain('Open a bakery');
    expect(await readKept('goal')).toBe('Open a bakery');
    database.isBroken = false;
    expect(await readKept('goal')).toBe('Open a bakery');
    expect(localStorage).toHaveLength(0);
    database.isBroken = true;
    await keepLocally('goal', 'Open a bakery');
    await keepLocally('goal', undefined);
    database.isBroken = false;
    await keepLocally('goal', undefined);
    expect(await readKept('goal')).toBeUndefined();
  });

  it('lasts as long as the page where the browser keeps nothing, and such a page asks before it goes', async () => {
    database.isBroken = true;
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    const leave = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await keepLocally('goal', 'Open a bakery');
    await keepLocally('file', new File(['Milk'], 'list.txt'));
    expect(await readKept('goal')).toBe('Open a bakery');
    expect(await readKept('file')).toBeInstanceOf(File);
    expect(leave()).toBe(true);
    await keepLocally('goal', undefined);
    await keepLocally('file', undefined);
    expect(await readKept('goal')).toBeUndefined();
    expect(leave()).toBe(false);
  });
});
