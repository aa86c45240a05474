import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { RunId } from './domain/ids.ts';
import { routeLimits } from './agents/provider-settings.ts';
import { NoReplay, replayRun } from './services/run-replay.ts';
import { Database } from './storage/database.ts';

/**
 * `npm run replay -- --run ID --database-url URL`: plays a run again from what its provider sent, without asking anybody,
 * and compares. Exits with 1 where the proposal would be another one, or the run cannot be played again.
 */
const { values } = parseArgs({ options: { run: { type: 'string' }, 'database-url': { type: 'string' } } });
const url = values['database-url'] ?? process.env['DATABASE_URL'] ?? 'sqlite:data/orchestrator.db';
const { providers } = readConfig({ ...process.env, DATABASE_URL: url });
const database = new Database({ url, onIdleError: (error) => process.stderr.write(`${error.message}\n`) });
try {
  const runId = (values.run ?? '') as RunId;
  const { calls, recorded, difference } = await replayRun(database.db, runId, (provider, model) =>
    routeLimits(providers, provider, model),
  );
  for (const { provider, model, kind, outcome } of calls)
    process.stdout.write(`${outcome.toLowerCase().padEnd(8)}  ${kind.padEnd(8)}  ${provider} ${model}\n`);
  process.stdout.write(difference === null ? `The same ${recorded.length} operations.\n` : `DIFFERS: ${difference}\n`);
  process.exitCode = difference === null ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoReplay)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database.close();
}
