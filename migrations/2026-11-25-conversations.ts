import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();

export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  await db.schema
    .createTable('conversation')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('project_id', bytewise, (column) => column.references('project.id').onDelete('cascade'))
    .addColumn('title', 'text', required)
    // What was said up to and including message number `summary_through`, in short.
    .addColumn('summary', 'text')
    .addColumn('summary_through', 'integer', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('updated_at', bytewise, required)
    .execute();
  await db.schema
    .createIndex('conversation_by_project')
    .on('conversation')
    .columns(['project_id', 'updated_at', 'id'])
    .execute();

  await db.schema
    .createTable('message')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, required)
    .addColumn('conversation_id', bytewise, (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('sequence', 'integer', required)
    .addColumn('role', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('run_id', bytewise, (column) => column.references('run.id').onDelete('set null'))
    .addColumn('created_at', bytewise, required)
    .addUniqueConstraint('message_sequence', ['conversation_id', 'sequence'])
    // Stands behind the lock on the run: it is asked once, and answers once.
    .addUniqueConstraint('message_of_run', ['run_id', 'role'])
    .execute();

  await db.schema.alterTable('run').addColumn('conversation_id', bytewise).execute();
  // Stands behind the lock on the conversation: one answer at a time.
  await db.schema
    .createIndex('run_open_of_conversation')
    .on('run')
    .column('conversation_id')
    .unique()
    .where(sql<boolean>`conversation_id is not null and status in ('QUEUED', 'RUNNING')`)
    .execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.dropIndex('run_open_of_conversation').execute();
  await db.schema.alterTable('run').dropColumn('conversation_id').execute();
  for (const table of ['message', 'conversation']) await db.schema.dropTable(table).execute();
}
