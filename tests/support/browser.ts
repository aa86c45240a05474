import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from './chromium.ts';

/** A browser of its own for a test file: `await using browser = await openBrowser()`, one context per person. */
export function openBrowser(): Promise<Browser> {
  return launchBrowser(inject('browserProgram'));
}
