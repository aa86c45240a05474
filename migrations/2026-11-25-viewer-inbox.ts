import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();

export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  // Which person of the plans an actor is: whose mentions and tasks are theirs.
  await db.schema
    .createTable('viewer_profile')
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('actor_id', bytewise, required)
    .addColumn('person_id', bytewise, (column) => column.references('person.id').onDelete('set null'))
    .addPrimaryKeyConstraint('viewer_profile_key', ['workspace_id', 'actor_id'])
    .execute();

  await db.schema
    .createTable('inbox_read')
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('actor_id', bytewise, required)
    .addColumn('item_key', bytewise, required)
    .addColumn('read_at', bytewise, required)
    .addPrimaryKeyConstraint('inbox_read_key', ['workspace_id', 'actor_id', 'item_key'])
    .execute();
  await db.schema.createIndex('inbox_read_by_time').on('inbox_read').columns(['read_at']).execute();

  // Proposals that wait are looked for over all projects.
  await db.schema
    .createIndex('patch_by_status')
    .on('patch')
    .columns(['workspace_id', 'status', 'created_at'])
    .execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.dropIndex('patch_by_status').execute();
  for (const table of ['inbox_read', 'viewer_profile']) await db.schema.dropTable(table).execute();
}
