import type { Instant, WorkspaceId } from '../domain/ids.ts';
import type { WriteDb } from './database.ts';

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

export async function forgetRecordingsBefore(tx: WriteDb, before: string): Promise<void> {
  await tx.deleteFrom('call_recording').where('recorded_at', '<', before).execute();
}
