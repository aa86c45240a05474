import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();

export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  await db.schema
    .createTable('saved_view')
    .addColumn('id', bytewise, (column) => column.primaryKey().notNull())
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('name', 'text', required)
    .addColumn('name_key', bytewise, required)
    // Which view it opens, and the view's state as the address holds it: JSON of texts.
    .addColumn('view', 'text', required)
    .addColumn('search', 'text', required)
    .addColumn('author_name', 'text', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('updated_at', bytewise, required)
    .addUniqueConstraint('saved_view_name', ['project_id', 'name_key'])
    .execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.dropTable('saved_view').execute();
}
