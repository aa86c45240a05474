import type { Kysely } from 'kysely';

// eslint-disable-next-line typescript/no-explicit-any -- a migration knows no tables but its own, and stays as it is
type Db = Kysely<any>;

/** Who applied a patch: often somebody else than its author. */
export async function up(db: Db): Promise<void> {
  await db.schema.alterTable('patch').addColumn('applied_by', 'text').execute();
}

export async function down(db: Db): Promise<void> {
  await db.schema.alterTable('patch').dropColumn('applied_by').execute();
}
