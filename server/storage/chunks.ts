import { setImmediate } from 'node:timers/promises';

/** PostgreSQL takes 65,535 parameters a statement, SQLite 32,766; a list of keys never goes near either. */
const KEYS_PER_STATEMENT = 1_000;
/** How many rows of up to 30 columns one statement writes. */
export const ROWS_PER_STATEMENT = 200;

/** Parts of `items` of at most `size`, in order. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** Runs a write once for each part of at most `size` items, in order. Between two parts everything else has its turn. */
export async function forEachChunk<T>(
  items: readonly T[],
  size: number,
  write: (chunk: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (const [index, chunk] of chunksOf(items, size).entries()) {
    if (index > 0) await setImmediate();
    await write(chunk);
  }
}

/** Runs a read once for each part of `keys` and joins the rows. One statement for up to 1,000 keys, none for no keys. */
export async function inChunks<Key, Row>(
  keys: Iterable<Key>,
  read: (keys: Key[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const chunk of chunksOf([...new Set(keys)], KEYS_PER_STATEMENT)) rows.push(...(await read(chunk)));
  return rows;
}
