import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();

export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  // Every call of a provider. It outlives its run and its project: what was spent stays spent.
  await db.schema
    .createTable('provider_call')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('run_id', bytewise, required)
    .addColumn('project_id', bytewise)
    .addColumn('agent', 'text', required)
    .addColumn('provider', 'text', required)
    .addColumn('model', 'text', required)
    .addColumn('kind', 'text', required)
    // Whose run it was when the call began: an open call of a node that has the run no more is lost.
    .addColumn('node_id', bytewise, required)
    .addColumn('started_at', bytewise, required)
    .addColumn('first_byte_ms', 'integer')
    .addColumn('duration_ms', 'integer')
    .addColumn('input_tokens', 'integer', required)
    .addColumn('output_tokens', 'integer', required)
    .addColumn('cached_tokens', 'integer', required)
    .addColumn('cost_usd', 'double precision')
    .addColumn('is_estimate', 'integer', required)
    .addColumn('outcome', 'text', required)
    .addColumn('error_code', 'text')
    // What it counts as while it is open; dollars where the price is known.
    .addColumn('reserved_usd', 'double precision')
    .addColumn('reserved_tokens', 'integer', required)
    .execute();
  await db.schema.createIndex('provider_call_by_run').on('provider_call').columns(['run_id', 'started_at']).execute();
  await db.schema
    .createIndex('provider_call_by_time')
    .on('provider_call')
    .columns(['workspace_id', 'started_at'])
    .execute();
  await db.schema
    .createIndex('provider_call_open')
    .on('provider_call')
    .columns(['id'])
    .where(sql<boolean>`outcome = 'OPEN'`)
    .execute();

  // What has been spent in a month: the row that is locked while it is decided whether a call may be made.
  await db.schema
    .createTable('spending')
    // A workspace, or `all`.
    .addColumn('scope', bytewise, required)
    .addColumn('month', bytewise, required)
    .addColumn('usd', 'double precision', required)
    .addColumn('tokens', 'bigint', required)
    .addPrimaryKeyConstraint('spending_key', ['scope', 'month'])
    .execute();

  // What a provider answered, so that a run can be played again; kept for some days.
  await db.schema
    .createTable('call_recording')
    .addColumn('call_id', bytewise, (column) =>
      column.primaryKey().notNull().references('provider_call.id').onDelete('cascade'),
    )
    .addColumn('workspace_id', bytewise, required)
    .addColumn('recorded_at', bytewise, required)
    .addColumn('is_whole', 'integer', required)
    .addColumn('stream', isPostgres ? 'bytea' : 'blob', required)
    .execute();
  await db.schema.createIndex('call_recording_by_time').on('call_recording').columns(['recorded_at']).execute();
}

export async function down(db: Db): Promise<void> {
  for (const table of ['call_recording', 'spending', 'provider_call']) await db.schema.dropTable(table).execute();
}
