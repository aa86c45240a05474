/** What the browser does not take: it lasts as long as the page. */
const inPage = new Map<string, string | null>();

/** What this browser remembers under `key`; null where there is nothing. Never throws. */
export function remembered(key: string): string | null {
  const unwritten = inPage.get(key);
  if (unwritten !== undefined) return unwritten;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Remembers a text in this browser, or with null forgets it. Never throws: where storage is full or forbidden it is
 * remembered until the page goes. Answers whether it is there for longer.
 */
export function remember(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    inPage.delete(key);
    return true;
  } catch {
    inPage.set(key, text);
    return false;
  }
}

/** The same of a value that was remembered as JSON; null also where it cannot be read. */
export function rememberedValue(key: string): unknown {
  try {
    return JSON.parse(remembered(key) ?? 'null');
  } catch {
    return null;
  }
}
