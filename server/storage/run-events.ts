import { sql } from 'kysely';
import type { RunId, WorkspaceId } from '../domain/ids.ts';
import type { RunEvent } from '../domain/run.ts';
import { chunksOf, inChunks } from './chunks.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { runEventFromRow } from './rows.ts';

/** Whether a run has said anything of its result: operations, or text. */
export async function hasOutput(db: ReadDb, id: RunId): Promise<boolean> {
  const query = db.selectFrom('run_event').select('sequence').where('run_id', '=', id);
  return (await query.where('type', 'in', ['OPERATION', 'TEXT']).limit(1).executeTakeFirst()) !== undefined;
}

/** Events after a sequence number, in order, at most `limit`. */
export async function listRunEvents(db: ReadDb, runId: RunId, after: number, limit: number): Promise<RunEvent[]> {
  const rows = await db
    .selectFrom('run_event')
    .select(['workspace_id', 'run_id', 'sequence', 'type', 'at', 'text', 'operation'])
    .where('run_id', '=', runId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(runEventFromRow);
}

/** What runs warned of, each in its order and at most its first `limit` warnings; a run without any is not in it. */
export async function listWarningsOf(
  db: ReadDb,
  workspaceId: WorkspaceId,
  runIds: readonly RunId[],
  limit: number,
): Promise<ReadonlyMap<RunId, readonly string[]>> {
  const rows = await inChunks(runIds, (chunk) =>
    db
      .selectFrom((events) =>
        events
          .selectFrom('run_event')
          .select(['run_id', 'sequence', 'text'])
          .select(sql<number>`row_number() over (partition by run_id order by sequence)`.as('place'))
          .where('workspace_id', '=', workspaceId)
          .where('run_id', 'in', chunk)
          .where('type', '=', 'WARNING')
          .as('warning'),
      )
      .select(['run_id', 'text'])
      .where('place', '<=', limit)
      .orderBy('run_id')
      .orderBy('sequence')
      .execute(),
  );
  const byRun = Map.groupBy(rows, ({ run_id: id }) => id as RunId);
  return new Map([...byRun].map(([id, warnings]) => [id, warnings.map(({ text }) => text ?? '')]));
}

/** The number of the last event; 0 when there is none. */
export async function lastSequence(db: ReadDb, runId: RunId): Promise<number> {
  const row = await db
    .selectFrom('run_event')
    .select((select) => select.fn.max('sequence').as('sequence'))
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** `mayBeStored`: an earlier try may have stored them all, and only its acknowledgement was lost. */
export async function insertRunEvents(
  tx: WriteDb,
  workspaceId: WorkspaceId,
  events: readonly RunEvent[],
  { mayBeStored = false } = {},
): Promise<void> {
  for (const chunk of chunksOf(events, 500)) {
    await tx
      .insertInto('run_event')
      .values(
        chunk.map((event) => ({
          workspace_id: workspaceId,
          run_id: event.runId,
          sequence: event.sequence,
          type: event.type,
          at: event.at,
          text: event.text,
          operation: event.operation === null ? null : JSON.stringify(event.operation),
        })),
      )
      .$if(mayBeStored, (insert) =>
        insert.onConflict((conflict) => conflict.columns(['run_id', 'sequence']).doNothing()),
      )
      .execute();
  }
}
