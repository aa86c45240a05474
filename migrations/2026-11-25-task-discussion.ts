import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/*
 * Neither table refers to the task's row: that row goes when the task is deleted, and what was said of it and done for
 * it comes back with it.
 */
export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  await db.schema
    .createTable('comment')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('task_id', bytewise, required)
    .addColumn('author_id', bytewise, required)
    .addColumn('author_name', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('mention_ids', 'text', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('updated_at', bytewise, required)
    .execute();
  await db.schema.createIndex('comment_by_task').on('comment').columns(['task_id', 'created_at', 'id']).execute();
  await db.schema.createIndex('comment_by_project').on('comment').columns(['project_id']).execute();

  // Who is mentioned where, so that nobody has to read all comments to know.
  await db.schema
    .createTable('comment_mention')
    .addColumn('comment_id', bytewise, (column) => column.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('person_id', bytewise, required)
    .addColumn('workspace_id', bytewise, required)
    .addColumn('created_at', bytewise, required)
    .addPrimaryKeyConstraint('comment_mention_key', ['comment_id', 'person_id'])
    .execute();
  await db.schema
    .createIndex('comment_mention_by_person')
    .on('comment_mention')
    .columns(['person_id', 'created_at'])
    .execute();

  await db.schema
    .createTable('time_entry')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('task_id', bytewise, required)
    .addColumn('person_id', bytewise)
    .addColumn('author_id', bytewise, required)
    .addColumn('author_name', 'text', required)
    .addColumn('minutes', 'integer', required)
    .addColumn('note', 'text', required)
    // The patch that added the minutes to the task, and the one that took them away again.
    .addColumn('patch_id', bytewise, (column) => column.notNull().references('patch.id').onDelete('cascade'))
    .addColumn('removed_by_patch_id', bytewise, (column) => column.references('patch.id').onDelete('cascade'))
    .addColumn('created_at', bytewise, required)
    .addCheckConstraint('time_entry_minutes', sql`minutes > 0`)
    .execute();
  await db.schema.createIndex('time_entry_by_task').on('time_entry').columns(['task_id', 'created_at', 'id']).execute();
  await db.schema.createIndex('time_entry_by_project').on('time_entry').columns(['project_id']).execute();
}

export async function down(db: Db): Promise<void> {
  for (const table of ['time_entry', 'comment_mention', 'comment']) await db.schema.dropTable(table).execute();
}
