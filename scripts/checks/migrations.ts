// `npm run check:migrations`: on each database, up, all the way down and up again give the same tables; nothing is left
// behind in between; and the list in migrations/index.ts is the folder, oldest first.
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { MIGRATIONS } from '../../migrations/index.ts';
import { Database } from '../../server/storage/database.ts';
import { migrateDown, migrateToLatest } from '../../server/storage/migrate.ts';
import { startPostgres } from '../../tests/support/postgres-server.ts';

const problems: string[] = [];

const listed = Object.keys(MIGRATIONS);
const files = globSync('migrations/*.ts').map((file) => basename(file, '.ts'));
const present = files.filter((name) => name !== 'index').sort();
for (const name of present) {
  if (!/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/.test(name))
    problems.push(`${name}: a migration is named YYYY-MM-DD-what-it-does.`);
}
if (listed.join() !== present.join()) {
  problems.push(`migrations/index.ts lists ${listed.join(', ')}; the folder, in order, holds ${present.join(', ')}.`);
}

/** Every table, column, index and constraint as the database itself describes them. Kysely's own tables are left out. */
async function describeSchema(database: Database): Promise<string> {
  const query =
    database.kind === 'sqlite'
      ? sql<object>`select type, name, tbl_name, sql from sqlite_master order by type, name`
      : sql<object>`
          select 'column' as type, table_name, column_name as name, concat_ws(' ', data_type, collation_name, is_nullable, column_default) as sql
            from information_schema.columns where table_schema = 'public'
          union all select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
          union all select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'public'::regnamespace
          order by 1, 2, 3`;
  const { rows } = await query.execute(database.db);
  return rows
    .map((row) => JSON.stringify(row))
    .filter((row) => !row.includes('kysely_migration') && !row.includes('sqlite_sequence'))
    .join('\n');
}

async function checkRoundTrip(url: string): Promise<void> {
  const database = new Database({ url, onIdleError: () => undefined });
  try {
    await migrateToLatest(database);
    const first = await describeSchema(database);
    for (const _ of listed) await migrateDown(database);
    const rest = await describeSchema(database);
    await migrateToLatest(database);
    if (first === '') problems.push(`${database.kind}: migrating made no tables.`);
    if (rest !== '') problems.push(`${database.kind}: migrating down leaves behind\n${rest}`);
    if ((await describeSchema(database)) !== first)
      problems.push(`${database.kind}: up, down, up is not the same as up.`);
  } finally {
    await database.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'orchestrator-migrations-'));
const postgres = await startPostgres();
try {
  await checkRoundTrip(`sqlite:${join(folder, 'test.db')}`);
  await checkRoundTrip(postgres.url);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
