import { PostgresAdapter, sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

/*
 * Instants are RFC 3339 texts in UTC, dates YYYY-MM-DD, lists and objects JSON: the same text from the database to the
 * wire, on both databases. Every table that holds a customer's data names the workspace.
 */

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const id = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull();

export async function up(db: Db): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // Order keys and cursors compare bytewise; PostgreSQL would follow the database's language.
  const bytewise = isPostgres ? sql`text collate "C"` : sql`text`;

  await db.schema
    .createTable('workspace')
    .addColumn('id', bytewise, id)
    .addColumn('name', 'text', required)
    .addColumn('created_at', bytewise, required)
    .execute();

  await db.schema
    .createTable('person')
    .addColumn('id', bytewise, id)
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('name', 'text', required)
    .addColumn('name_key', bytewise, required)
    .addColumn('email', 'text')
    .addColumn('weekly_capacity_minutes', 'integer', required)
    .addColumn('created_at', bytewise, required)
    .addUniqueConstraint('person_name', ['workspace_id', 'name_key'])
    .execute();

  await db.schema
    .createTable('project')
    .addColumn('id', bytewise, id)
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('name', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('priority', 'text', required)
    .addColumn('tags', 'text', required)
    .addColumn('start_date', bytewise)
    .addColumn('due_date', bytewise)
    .addColumn('locked_fields', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('next_number', 'integer', required)
    // The fields that it was created with: where a rebuild from the patches begins.
    .addColumn('initial_fields', 'text', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('updated_at', bytewise, required)
    .addColumn('deleted_at', bytewise)
    .execute();
  await db.schema
    .createIndex('project_by_update')
    .on('project')
    .columns(['workspace_id', 'updated_at', 'id'])
    .execute();

  await db.schema
    .createTable('task')
    .addColumn('id', bytewise, id)
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('number', 'integer', required)
    .addColumn('parent_id', bytewise)
    .addColumn('order_key', bytewise, required)
    .addColumn('depth', 'integer', required)
    .addColumn('title', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('acceptance_criteria', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('priority', 'text', required)
    .addColumn('estimated_minutes', 'integer')
    .addColumn('actual_minutes', 'integer', required)
    .addColumn('start_date', bytewise)
    .addColumn('due_date', bytewise)
    .addColumn('assignee_id', bytewise, (column) => column.references('person.id'))
    .addColumn('tags', 'text', required)
    .addColumn('metadata', 'text', required)
    .addColumn('version', 'integer', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('updated_at', bytewise, required)
    .addColumn('completed_at', bytewise)
    .addUniqueConstraint('task_number', ['project_id', 'number'])
    .addForeignKeyConstraint('task_parent', ['parent_id'], 'task', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .addCheckConstraint('task_depth', sql`depth between 0 and 5`)
    .addCheckConstraint('task_root', sql`(parent_id is null) = (depth = 0)`)
    .execute();
  await db.schema
    .createIndex('task_by_place')
    .on('task')
    .columns(['project_id', 'parent_id', 'order_key', 'id'])
    .execute();
  await db.schema.createIndex('task_by_parent').on('task').columns(['parent_id', 'order_key', 'id']).execute();
  await db.schema.createIndex('task_by_assignee').on('task').columns(['assignee_id']).execute();
  await db.schema.createIndex('task_by_due_date').on('task').columns(['workspace_id', 'due_date']).execute();

  await db.schema
    .createTable('deleted_task')
    .addColumn('id', bytewise, required)
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('version', 'integer', required)
    .addColumn('deleted_at', bytewise, required)
    .addPrimaryKeyConstraint('deleted_task_pk', ['project_id', 'id'])
    .execute();
  await db.schema
    .createIndex('deleted_task_by_project')
    .on('deleted_task')
    .columns(['project_id', 'version'])
    .execute();

  await db.schema
    .createTable('dependency')
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('task_id', bytewise, required)
    .addColumn('depends_on_id', bytewise, required)
    .addPrimaryKeyConstraint('dependency_key', ['task_id', 'depends_on_id'])
    .addForeignKeyConstraint('dependency_task', ['task_id'], 'task', ['id'], (key) =>
      key.onDelete('cascade').deferrable().initiallyDeferred(),
    )
    .addForeignKeyConstraint('dependency_depends_on', ['depends_on_id'], 'task', ['id'], (key) =>
      key.onDelete('cascade').deferrable().initiallyDeferred(),
    )
    .addCheckConstraint('dependency_not_itself', sql`task_id <> depends_on_id`)
    .execute();
  await db.schema.createIndex('dependency_by_project').on('dependency').columns(['project_id']).execute();
  await db.schema.createIndex('dependency_by_depends_on').on('dependency').columns(['depends_on_id']).execute();

  await db.schema
    .createTable('run')
    .addColumn('id', bytewise, id)
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('agent', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('project_id', bytewise, (column) => column.references('project.id').onDelete('cascade'))
    .addColumn('task_id', bytewise)
    .addColumn('actor', 'text', required)
    .addColumn('prompt', 'text', required)
    .addColumn('provider', 'text', required)
    .addColumn('model', 'text', required)
    .addColumn('options', 'text', required)
    // The id that its proposal will have; `patch_id` is set when the proposal is stored.
    .addColumn('proposal_id', bytewise, required)
    .addColumn('patch_id', bytewise)
    // Version of the project when the run began.
    .addColumn('base_version', 'integer')
    .addColumn('incomplete', 'integer', required)
    .addColumn('input_tokens', 'integer', required)
    .addColumn('output_tokens', 'integer', required)
    .addColumn('cost_usd', 'double precision')
    .addColumn('error', 'text')
    .addColumn('error_code', 'text')
    .addColumn('cancel_requested', 'integer', required)
    .addColumn('node_id', bytewise)
    .addColumn('lease_until', bytewise)
    .addColumn('created_at', bytewise, required)
    .addColumn('started_at', bytewise)
    .addColumn('finished_at', bytewise)
    .addUniqueConstraint('run_patch', ['patch_id'])
    .execute();
  await db.schema.createIndex('run_by_status').on('run').columns(['status', 'lease_until']).execute();
  await db.schema.createIndex('run_by_project').on('run').columns(['project_id', 'created_at', 'id']).execute();

  await db.schema
    .createTable('run_event')
    .addColumn('workspace_id', bytewise, required)
    .addColumn('run_id', bytewise, (column) => column.notNull().references('run.id').onDelete('cascade'))
    .addColumn('sequence', 'integer', required)
    .addColumn('type', 'text', required)
    .addColumn('at', bytewise, required)
    .addColumn('text', 'text')
    .addColumn('operation', 'text')
    .addPrimaryKeyConstraint('run_event_key', ['run_id', 'sequence'])
    .execute();

  await db.schema
    .createTable('patch')
    .addColumn('id', bytewise, id)
    .addColumn('workspace_id', bytewise, required)
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('status', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('rationale', 'text')
    .addColumn('base_version', 'integer', required)
    // Counts edits, decisions and rebases of a proposal.
    .addColumn('revision', 'integer', required)
    .addColumn('applied_version', 'integer')
    .addColumn('author_kind', 'text', required)
    .addColumn('author_id', bytewise, required)
    .addColumn('author_name', 'text', required)
    .addColumn('run_id', bytewise, (column) => column.references('run.id').onDelete('set null'))
    .addColumn('reverts_id', bytewise, (column) => column.references('patch.id'))
    .addColumn('operations', 'text', required)
    .addColumn('effects', 'text', required)
    .addColumn('changed_task_ids', 'text', required)
    .addColumn('deleted_task_ids', 'text', required)
    .addColumn('created_at', bytewise, required)
    .addColumn('applied_at', bytewise)
    // When it was applied, or else proposed, and its version: the order in which patches are listed.
    .addColumn('sort_key', bytewise, required)
    // Stands behind the lock on the project: two patches can never produce one version.
    .addUniqueConstraint('patch_version', ['project_id', 'applied_version'])
    .addCheckConstraint('patch_state', sql`(status = 'APPLIED') = (applied_at is not null)`)
    .addCheckConstraint('patch_applied', sql`status = 'APPLIED' or applied_version is null`)
    .execute();
  await db.schema.createIndex('patch_by_time').on('patch').columns(['project_id', 'sort_key', 'id']).execute();
  await db.schema.createIndex('patch_by_reverted').on('patch').columns(['reverts_id']).execute();
  await db.schema.createIndex('patch_by_run').on('patch').columns(['run_id']).execute();

  // Which patch set which fields of a task: where a task's history and the origin of each value are read from.
  await db.schema
    .createTable('task_change')
    .addColumn('project_id', bytewise, (column) => column.notNull().references('project.id').onDelete('cascade'))
    .addColumn('task_id', bytewise, required)
    .addColumn('version', 'integer', required)
    .addColumn('patch_id', bytewise, (column) => column.notNull().references('patch.id'))
    .addColumn('fields', 'text', required)
    .addColumn('workspace_id', bytewise, required)
    .addPrimaryKeyConstraint('task_change_key', ['task_id', 'project_id', 'version'])
    .execute();
  await db.schema.createIndex('task_change_by_project').on('task_change').columns(['project_id', 'version']).execute();

  await db.schema
    .createTable('idempotency')
    .addColumn('workspace_id', bytewise, (column) => column.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('caller', bytewise, required)
    .addColumn('key', bytewise, required)
    .addColumn('request_hash', bytewise, required)
    .addColumn('result', 'text', required)
    .addColumn('created_at', bytewise, required)
    .addPrimaryKeyConstraint('idempotency_pk', ['workspace_id', 'caller', 'key'])
    .execute();
  await db.schema.createIndex('idempotency_by_time').on('idempotency').columns(['created_at']).execute();
}

export async function down(db: Db): Promise<void> {
  const tables = [
    'idempotency',
    'task_change',
    'patch',
    'run_event',
    'run',
    'dependency',
    'deleted_task',
    'task',
    'project',
    'person',
  ];
  for (const table of [...tables, 'workspace']) await db.schema.dropTable(table).execute();
}
