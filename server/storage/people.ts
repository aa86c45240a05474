import type { Instant, PersonId, WorkspaceId } from '../domain/ids.ts';
import { personKey, type Person } from '../domain/person.ts';
import { chunksOf, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { personFromRow } from './rows.ts';

const PERSON_COLUMNS = [
  'id',
  'workspace_id',
  'name',
  'name_key',
  'email',
  'weekly_capacity_minutes',
  'created_at',
] as const;

/** Everybody in the workspace, by name; with `before`, everybody who was there at that time. */
export async function listPeople(db: ReadDb, workspaceId: WorkspaceId, before?: Instant): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select(PERSON_COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .$if(before !== undefined, (query) => query.where('created_at', '<=', before!))
    .orderBy('name_key')
    .execute();
  return rows.map(personFromRow);
}

export async function findPeople(db: ReadDb, workspaceId: WorkspaceId, ids: readonly PersonId[]): Promise<Person[]> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom('person')
      .select(PERSON_COLUMNS)
      .where('id', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .execute(),
  );
  return rows.map(personFromRow);
}

/** Known people by the key of their name (`personKey`); unknown names are absent. */
export async function findPeopleByName(
  db: ReadDb,
  workspaceId: WorkspaceId,
  names: readonly string[],
): Promise<Map<string, PersonId>> {
  const rows = await inChunks(names.map(personKey), (chunk) =>
    db
      .selectFrom('person')
      .select(['id', 'name_key'])
      .where('name_key', 'in', chunk)
      .where('workspace_id', '=', workspaceId)
      .execute(),
  );
  return new Map(rows.map((row) => [row.name_key, row.id as PersonId]));
}

/** Those of some ids that somebody has, in whichever workspace. */
export async function findTakenPersonIds(db: ReadDb, ids: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await inChunks(ids, (chunk) => db.selectFrom('person').select('id').where('id', 'in', chunk).execute());
  return new Set(rows.map(({ id }) => id as PersonId));
}

/** Sets the weekly capacity of somebody in the workspace. Answers them as they are now; null where there is no such person. */
export async function updateCapacity(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  id: PersonId,
  weeklyCapacityMinutes: number,
): Promise<Person | null> {
  const row = await tx
    .updateTable('person')
    .set({ weekly_capacity_minutes: weeklyCapacityMinutes })
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .returning(PERSON_COLUMNS)
    .executeTakeFirst();
  return row ? personFromRow(row) : null;
}

/**
 * Adds people; where somebody of the same name has come first, that one stays. Answers the id that each name has now, by
 * the key of the name.
 */
export async function insertPeople(tx: WriteDb, people: readonly Person[], at: string): Promise<Map<string, PersonId>> {
  for (const chunk of chunksOf(people, 500)) {
    await tx
      .insertInto('person')
      .values(
        chunk.map((person) => ({
          id: person.id,
          workspace_id: person.workspaceId,
          name: person.name,
          name_key: personKey(person.name),
          email: person.email,
          weekly_capacity_minutes: person.weeklyCapacityMinutes,
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(['workspace_id', 'name_key']).doNothing())
      .execute();
  }
  const [first] = people;
  return first
    ? findPeopleByName(
        tx,
        first.workspaceId,
        people.map(({ name }) => name),
      )
    : new Map();
}
