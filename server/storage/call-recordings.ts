import type { Instant, RunId, WorkspaceId } from '../domain/ids.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** What a provider answered in one call, packed. */
export interface CallRecording {
  readonly callId: string;
  readonly workspaceId: WorkspaceId;
  readonly recordedAt: Instant;
  /** False where the answer was longer than what is kept of one. */
  readonly isWhole: boolean;
  readonly stream: Uint8Array;
}

/** Once for each call: a second try stores nothing. */
export async function insertRecording(tx: WriteDb, recording: CallRecording): Promise<void> {
  await tx
    .insertInto('call_recording')
    .values({
      call_id: recording.callId,
      workspace_id: recording.workspaceId,
      recorded_at: recording.recordedAt,
      is_whole: recording.isWhole ? 1 : 0,
      stream: recording.stream,
    })
    .onConflict((conflict) => conflict.column('call_id').doNothing())
    .execute();
}

/** The recordings of a run's calls, by call. */
export async function findRecordingsOf(db: ReadDb, runId: RunId): Promise<ReadonlyMap<string, CallRecording>> {
  const rows = await db
    .selectFrom('call_recording')
    .innerJoin('provider_call', 'provider_call.id', 'call_recording.call_id')
    .select([
      'call_recording.call_id',
      'call_recording.workspace_id',
      'call_recording.recorded_at',
      'call_recording.is_whole',
      'call_recording.stream',
    ])
    .where('provider_call.run_id', '=', runId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.call_id,
      {
        callId: row.call_id,
        workspaceId: row.workspace_id as WorkspaceId,
        recordedAt: row.recorded_at as Instant,
        isWhole: row.is_whole === 1,
        stream: row.stream,
      },
    ]),
  );
}

export async function forgetRecordingsBefore(tx: WriteDb, before: string): Promise<void> {
  await tx.deleteFrom('call_recording').where('recorded_at', '<', before).execute();
}
