import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

/** Each test builds its own world, so files of one process share the modules: loading them anew took a third of the time. */
const sharedModules = { isolate: false } as const;

/** Much of a test is waiting, so each core has one; left to itself, Vitest keeps a core free, and of two uses one. */
const sideBySide = { maxWorkers: availableParallelism() } as const;
/**
 * After all others: browsers and servers that are killed want the machine for themselves. In CI, where a change is judged
 * once, a browser has a second try, which the report shows. What is tried at random has none: it would hide what it found.
 */
const alone = {
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
  retry: process.env['CI'] === undefined ? 0 : 1,
} as const;

const serverCode = {
  /** As in vite.server.config.ts: type-graphql uses the older decorators. */
  oxc: { decorator: { legacy: true } },
  /** The file that Node itself loads for every package: with the bundlers' choice there would be two copies of graphql. */
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
};

/**
 * Four projects, so that each part can run alone (`npm test -- --project unit`):
 * - unit: pure functions, agents against scripted streams; nothing to start;
 * - web: components in jsdom;
 * - database: storage, services and API, each on SQLite and on a real PostgreSQL;
 * - e2e: the built application, as a process and in a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...serverCode,
        test: {
          name: 'unit',
          ...sharedModules,
          ...sideBySide,
          include: [
            'server/**/*.test.ts',
            'tests/agents/**/*.test.ts',
            'tests/unit/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}', 'tests/web/**/*.test.{ts,tsx}'],
          ...sideBySide,
          environment: 'jsdom',
          testTimeout: 20_000,
        },
      },
      {
        ...serverCode,
        test: {
          name: 'database',
          include: ['tests/{storage,migrations,services,api}/**/*.test.ts'],
          globalSetup: ['tests/support/global-databases.ts'],
          ...sharedModules,
          ...sideBySide,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        ...serverCode,
        test: {
          name: 'e2e',
          ...alone,
          include: ['tests/{process,e2e}/**/*.test.ts'],
          globalSetup: ['tests/support/global-databases.ts', 'tests/support/global-browser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    exclude: configDefaults.exclude,
    // A test that is left out by accident is a test that cannot fail.
    allowOnly: false,
  },
});
