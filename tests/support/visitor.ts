import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Somebody with a browser profile of their own. `await using ana = await visit(browser, url)`. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page without anybody asking: uncaught errors, errors on the console, failed requests. */
  readonly problems: readonly string[];
}

export interface VisitOptions {
  readonly path?: string;
  readonly theme?: 'light' | 'dark';
  /** A phone of 390 px with a touch screen; a desktop of 1440 px when absent. */
  readonly isPhone?: boolean;
  /** What they are called for others in the same project. */
  readonly viewerName?: string;
  /** Lets the page keep itself for when there is no network. Off when absent: tests see what the server sends. */
  readonly keepsShell?: boolean;
}

export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visitor> {
  const { path = '/', theme = 'light', isPhone = false, keepsShell = false, viewerName } = options;
  const context = await browser.newContext({
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: keepsShell ? 'allow' : 'block',
    ...(isPhone
      ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
      : { viewport: { width: 1440, height: 900 } }),
  });
  context.setDefaultTimeout(15_000);
  if (viewerName !== undefined)
    await context.addInitScript(
      (name) => localStorage.getItem('orchestrator.name') ?? localStorage.setItem('orchestrator.name', name),
      viewerName,
    );
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(new URL(path, url).href);
  return {
    page,
    context,
    problems,
    [Symbol.asyncDispose]: () => context.close(),
  };
}
