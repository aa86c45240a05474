import type { TestProject } from 'vitest/node';
import { findBrowser, type BrowserProgram } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserProgram: BrowserProgram;
  }
}

/** Finds the browser once, before the first journey; without one the suite fails here, with a sentence. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('browserProgram', await findBrowser());
}
