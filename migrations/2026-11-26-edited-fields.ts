import type { Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

/** What a reviewer changed in an agent's proposal is a person's work: agents must not change it unasked. */
export async function up(db: Db): Promise<void> {
  await db.schema
    .alterTable('task_change')
    .addColumn('edited_fields', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.alterTable('task_change').dropColumn('edited_fields').execute();
}
