import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createLogger } from './logger.ts';

/** Beside the bundle: dist/server/main.js and dist/web. */
const WEB_FOLDER = fileURLToPath(new URL('../web', import.meta.url));
/** In the folder in which the server is started. */
const SETTINGS_FILE = 'orchestrator.config.json';
const STOP_WITHIN_MS = 4_500;

const { app, url } = await start();
process.stdout.write(`Orchestrator is ready at ${url}\n`);
stopOnSignal(app);

async function start(): Promise<{ app: App; url: string }> {
  try {
    const config = readConfig(process.env, SETTINGS_FILE);
    const logger = createLogger(config.logLevel);
    process.on('unhandledRejection', (error) =>
      logger.error({ error }, 'a promise was rejected and nobody heard of it'),
    );
    const app = await createApp(config, { logger, webFolder: existsSync(WEB_FOLDER) ? WEB_FOLDER : null }).catch(
      (error: unknown) => fail(sentenceForDatabase(error, config.databaseUrl)),
    );
    const { url } = await app.listen().catch(async (error: unknown) => {
      await app.close();
      return fail(sentenceForListening(error, config));
    });
    return { app, url };
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message);
    throw error;
  }
}

function stopOnSignal(app: App): void {
  let isStopping = false;
  const stop = (): void => {
    // A second signal is from somebody who does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(`Stopping failed: ${String(error)}`),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Names the variable and what is wrong, without the password that the address may hold. */
function sentenceForDatabase(error: unknown, databaseUrl: string): string {
  const place = databaseUrl.replace(/\/\/[^@/]*@/, '//…@');
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof AggregateError ? cause.errors.map(messageOf).join('; ') : messageOf(cause);
  return `The database at DATABASE_URL (${place}) cannot be used: ${reason}`;
}

function sentenceForListening(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use by another program. Stop it, or choose another one, such as PORT=${port + 1}.`;
  if (code === 'EACCES') return `PORT ${port} needs rights that this user does not have. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is not an address of this machine.`;
  return `The server cannot listen on ${host}:${port}: ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
