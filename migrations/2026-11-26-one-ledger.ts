import { PostgresAdapter, sql, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

/**
 * What runs have used stands with their calls, and nowhere else; and a call may belong to no run, where a provider is
 * tested. SQLite cannot let a column be null that may not: another one takes its place.
 */
export async function up(db: Db): Promise<void> {
  for (const column of ['input_tokens', 'output_tokens', 'cost_usd'])
    await db.schema.alterTable('run').dropColumn(column).execute();
  await replaceColumns(db, (name) => db.schema.alterTable('provider_call').addColumn(name, bytewise(db)).execute());
}

export async function down(db: Db): Promise<void> {
  await db.deleteFrom('provider_call').where('run_id', 'is', null).execute();
  await replaceColumns(db, (name) =>
    db.schema
      .alterTable('provider_call')
      .addColumn(name, bytewise(db), (column) => column.notNull().defaultTo(''))
      .execute(),
  );
  for (const column of ['input_tokens', 'output_tokens'])
    await db.schema
      .alterTable('run')
      .addColumn(column, 'integer', (build) => build.notNull().defaultTo(0))
      .execute();
  await db.schema.alterTable('run').addColumn('cost_usd', 'double precision').execute();
}

function bytewise(db: Db) {
  return db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`;
}

async function replaceColumns(db: Db, add: (name: string) => Promise<void>): Promise<void> {
  await db.schema.dropIndex('provider_call_by_run').execute();
  for (const column of ['run_id', 'agent']) {
    await add(`new_${column}`);
    await db
      .updateTable('provider_call')
      .set({ [`new_${column}`]: sql.ref(column) })
      .execute();
    await db.schema.alterTable('provider_call').dropColumn(column).execute();
    await db.schema.alterTable('provider_call').renameColumn(`new_${column}`, column).execute();
  }
  await db.schema.createIndex('provider_call_by_run').on('provider_call').columns(['run_id', 'started_at']).execute();
}
