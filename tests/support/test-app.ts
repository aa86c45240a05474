import { createApp, type App } from '../../server/app.ts';
import type { RetryPolicy } from '../../server/agents/llm/retry.ts';
import { readProviderSettings } from '../../server/agents/provider-settings.ts';
import type { SettingsFile } from '../../server/agents/settings/settings-file.ts';
import { readConfig } from '../../server/config.ts';
import type { Logger } from '../../server/logger.ts';
import { createTestDatabase, type DatabaseName } from './databases.ts';
import { GraphqlClient } from './graphql-client.ts';

/** The whole server in this process, on a free port and a database of its own: `await using app = await startTestApp(kind)`. */
export interface TestApp extends AsyncDisposable {
  readonly url: string;
  readonly services: App['services'];
  readonly database: App['database'];
  /** A client of its own; closed with the application. */
  readonly client: GraphqlClient;
  /** What the server has logged as a warning or an error. A test that expects none says so. */
  readonly logged: readonly unknown[];
}

export interface TestAppOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** What stands in the settings file. */
  readonly settings?: SettingsFile;
  readonly retryPolicy?: RetryPolicy;
  readonly now?: () => Date;
}

export async function startTestApp(kind: DatabaseName, options: TestAppOptions = {}): Promise<TestApp> {
  const place = await createTestDatabase(kind);
  const logged: unknown[] = [];
  const environment = { PORT: '0', DATABASE_URL: place.url, ...options.environment };
  const config = {
    ...readConfig(environment),
    ...(options.settings && { providers: readProviderSettings(environment, [], options.settings) }),
  };
  const app = await createApp(config, {
    logger: collectingLogger(logged),
    webFolder: null,
    ...(options.retryPolicy && { retryPolicy: options.retryPolicy }),
    ...(options.now && { now: options.now }),
  });
  const { url } = await app.listen();
  const client = new GraphqlClient(url);
  return {
    url,
    services: app.services,
    database: app.database,
    client,
    logged,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await app.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

function collectingLogger(logged: unknown[]): Logger {
  const ignore = (): void => undefined;
  const collect = (...entry: unknown[]): void => void logged.push(entry);
  return { debug: ignore, info: ignore, warn: collect, error: collect };
}
