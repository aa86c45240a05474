import { afterAll, beforeAll } from 'vitest';
import type { DatabaseName } from '../../support/databases.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';

/** One server for the tests of a suite, which each make projects of their own. The answer is filled before the first test. */
export function sharedApp(kind: DatabaseName, optionsOf: () => Promise<TestAppOptions> = async () => ({})): TestApp {
  const shared = {} as { app: TestApp };
  beforeAll(async () => {
    shared.app = await startTestApp(kind, await optionsOf());
  });
  afterAll(() => shared.app[Symbol.asyncDispose]());
  return new Proxy({} as TestApp, { get: (_target, name) => Reflect.get(shared.app, name) as unknown });
}
