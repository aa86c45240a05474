import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from '../../migrations/index.ts';
import { isBusy } from './dialect.ts';
import { whileBusy, type Database } from './database.ts';

/** Brings the database to the newest form. Several nodes may do so at once. Throws when a migration fails. */
export async function migrateToLatest(database: Database): Promise<void> {
  await migrate(database, (migrator) => migrator.migrateToLatest());
}

/** Takes the newest migration back. Throws when it fails. */
export async function migrateDown(database: Database): Promise<void> {
  await migrate(database, (migrator) => migrator.migrateDown());
}

async function migrate(
  database: Database,
  run: (migrator: Migrator) => ReturnType<Migrator['migrateToLatest']>,
): Promise<void> {
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  await whileBusy(async () => {
    const { error, results } = await run(migrator);
    if (error === undefined) return;
    // Another node is at it.
    if (error instanceof Error && isBusy(error)) throw error;
    const failed = results?.find(({ status }) => status === 'Error');
    throw new Error(`The migration ${failed?.migrationName ?? ''} failed; the database is as it was.`, {
      cause: error,
    });
  });
}
