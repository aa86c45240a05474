import type { Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

/** How often a run was begun: one whose node went away before it had said anything is begun again, a few times. */
export async function up(db: Db): Promise<void> {
  await db.schema
    .alterTable('run')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.alterTable('run').dropColumn('attempts').execute();
}
