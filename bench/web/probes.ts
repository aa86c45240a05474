import type { Page } from 'playwright-core';

interface Seen {
  /** Milliseconds since the page was asked for. */
  rowsAt: number | null;
  largestPaintAt: number;
  longTasks: { at: number; ms: number }[];
  /** Durations of keys and clicks up to the next paint, as the browser measures them; below 16 ms it says nothing. */
  interactions: number[];
  /** Wall clock at which the page was asked for, and at which a key was pressed for the last time. */
  startedAt: number;
  pressedAt: number;
  /** Wall clock at which a message of the socket that holds the text arrived, and at which the text was painted. */
  texts: Record<string, { receivedAt?: number; paintedAt?: number }>;
}

/** Watches the page from its first moment on; `readSeen` asks what was seen. */
export async function installProbes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const startedAt = performance.timeOrigin;
    const seen: Seen = {
      rowsAt: null,
      largestPaintAt: 0,
      longTasks: [],
      interactions: [],
      startedAt,
      pressedAt: 0,
      texts: {},
    };
    (globalThis as unknown as { seen: Seen }).seen = seen;
    const observe = (type: string, take: (entry: PerformanceEntry) => void, options = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
    observe('largest-contentful-paint', (entry) => (seen.largestPaintAt = entry.startTime));
    observe('longtask', (entry) => seen.longTasks.push({ at: entry.startTime, ms: entry.duration }));
    observe('event', (entry) => seen.interactions.push(entry.duration), { durationThreshold: 16 });
    addEventListener('keydown', ({ timeStamp }) => (seen.pressedAt = startedAt + timeStamp), true);
    const NativeSocket = WebSocket;
    globalThis.WebSocket = class extends NativeSocket {
      constructor(...parameters: ConstructorParameters<typeof WebSocket>) {
        super(...parameters);
        this.addEventListener('message', ({ data }) => {
          for (const text of Object.keys(seen.texts)) {
            const times = seen.texts[text]!;
            if (times.receivedAt === undefined && String(data).includes(text)) times.receivedAt = Date.now();
          }
        });
      }
    };
    // Only what has changed is read: all the text of a page, at each change, would take as long as what is measured.
    const textOf = ({ type, target, addedNodes }: MutationRecord): string =>
      type === 'characterData' ? target.nodeValue! : Array.from(addedNodes, (node) => node.textContent).join('\n');
    new MutationObserver((records) => {
      if (seen.rowsAt === null && document.querySelector('[role=treegrid] [data-anchor=title]')) {
        requestAnimationFrame(() => (seen.rowsAt ??= performance.now()));
      }
      const awaited = Object.keys(seen.texts).filter((text) => seen.texts[text]!.paintedAt === undefined);
      if (awaited.length === 0) return;
      const changed = records.map(textOf).join('\n');
      for (const text of awaited) {
        if (!changed.includes(text)) continue;
        const times = seen.texts[text]!;
        times.paintedAt = 0;
        requestAnimationFrame(() => setTimeout(() => (times.paintedAt = Date.now())));
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

export function readSeen(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
}

/** Forgets interactions so far, and looks out for these texts. */
export function expectTexts(page: Page, texts: readonly string[]): Promise<void> {
  return page.evaluate((wanted) => {
    const { seen } = globalThis as unknown as { seen: Seen };
    seen.interactions.length = 0;
    seen.texts = Object.fromEntries(wanted.map((text) => [text, {}]));
  }, texts);
}

/** The durations of what `act` does, in ms, in order of size; 16 where the browser found nothing as long as that. */
export async function interactionsOf(page: Page, act: () => Promise<void>): Promise<number[]> {
  await expectTexts(page, []);
  await act();
  // Entries are told after the paint that ends them.
  await page.waitForTimeout(300);
  const { interactions } = await readSeen(page);
  return interactions.length === 0 ? [16] : interactions.toSorted((a, b) => a - b);
}

/**
 * Scrolls by 160 px a frame for two seconds: frames per second. Then once more, for frames in which no row was in view;
 * looking for one has the browser search the page in each frame, which nobody who scrolls pays for.
 */
export async function scrollOf(page: Page, scroller: string, row: string): Promise<{ fps: number; blank: number }> {
  const { fps } = await scrollOnce(page, scroller, null);
  const { blank } = await scrollOnce(page, scroller, row);
  return { fps, blank };
}

function scrollOnce(page: Page, scroller: string, row: string | null): Promise<{ fps: number; blank: number }> {
  return page.evaluate(
    async ({ scroller, row }) => {
      const element = [...document.querySelectorAll<HTMLElement>(scroller)].find(
        ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight * 2,
      );
      if (!element) throw new Error(`Nothing to scroll: ${scroller}`);
      const hasRow = (): boolean => {
        const box = element.getBoundingClientRect();
        const middle = document.elementFromPoint(box.left + Math.min(120, box.width / 2), box.top + box.height / 2);
        return row === null || (middle?.closest(row) ?? null) !== null;
      };
      let [frames, blank] = [0, 0];
      const startedAt = performance.now();
      while (performance.now() - startedAt < 2_000) {
        await new Promise(requestAnimationFrame);
        if (row !== null && frames > 0 && !hasRow()) blank += 1;
        element.scrollTop += 160;
        frames += 1;
      }
      return { fps: (frames * 1_000) / (performance.now() - startedAt), blank };
    },
    { scroller, row },
  );
}
