import type { Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

/** Who has said yes to how much of the plan a proposal changes. */
export async function up(db: Db): Promise<void> {
  await db.schema.alterTable('patch').addColumn('large_accepted_by', 'text').execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.alterTable('patch').dropColumn('large_accepted_by').execute();
}
