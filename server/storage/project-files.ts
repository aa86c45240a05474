import { setImmediate } from 'node:timers/promises';
import type { Comment, TimeEntry } from '../domain/discussion.ts';
import type { Message } from '../domain/conversation.ts';
import type { CommentId, MessageId, PatchId, ProjectId, RunId, TimeEntryId, WorkspaceId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import { FILE_ID_KINDS, type FileIdKind, type FileIds } from '../domain/project-file-check.ts';
import type { FileRun, ProjectFile } from '../domain/project-file.ts';
import type { ProjectFields } from '../domain/project.ts';
import { chunksOf } from './chunks.ts';
import { findComments } from './comments.ts';
import { findMessages, listConversations } from './conversations.ts';
import type { ReadDb } from './database.ts';
import { findPatches } from './patches.ts';
import { findFinishedRuns } from './finished-runs.ts';
import { listSavedViews } from './saved-views.ts';
import type { Tables } from './tables.ts';
import { findTimeEntries } from './time-entries.ts';

/** Of what a project consists, as it stands at one moment: small enough to be in memory while the rest is read by it. */
export interface ProjectInventory {
  readonly initialFields: ProjectFields;
  readonly savedViews: ProjectFile['savedViews'];
  readonly conversations: ProjectFile['conversations'];
  readonly patchIds: readonly PatchId[];
  readonly runIds: readonly RunId[];
  readonly messageIds: readonly MessageId[];
  readonly commentIds: readonly CommentId[];
  readonly timeEntryIds: readonly TimeEntryId[];
}

/** To be read in one transaction with the plan. Lists are in the order of the file. */
export async function readInventory(
  db: ReadDb,
  workspaceId: WorkspaceId,
  projectId: ProjectId,
): Promise<ProjectInventory> {
  const { initial_fields: initial } = await db
    .selectFrom('project')
    .select('initial_fields')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const byTime = async <Id>(table: 'comment' | 'time_entry'): Promise<Id[]> => {
    const query = db.selectFrom(table).select('id').where('project_id', '=', projectId);
    return idsOf(await query.orderBy('created_at').orderBy('id').execute());
  };
  const conversations = await listConversations(db, projectId, Number.MAX_SAFE_INTEGER);
  return {
    initialFields: JSON.parse(initial) as ProjectFields,
    savedViews: (await listSavedViews(db, workspaceId, [projectId])).map(withoutOwners),
    conversations: conversations.toReversed().map(withoutOwners),
    patchIds: idsOf(
      await db
        .selectFrom('patch')
        .select('id')
        .where('project_id', '=', projectId)
        .orderBy('sort_key')
        .orderBy('id')
        .execute(),
    ),
    runIds: idsOf(
      await db
        .selectFrom('run')
        .select('id')
        .where('project_id', '=', projectId)
        .where('finished_at', 'is not', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    ),
    messageIds: idsOf(
      await db
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select('message.id')
        .where('conversation.project_id', '=', projectId)
        .orderBy('message.created_at')
        .orderBy('message.sequence')
        .orderBy('message.id')
        .execute(),
    ),
    commentIds: await byTime<CommentId>('comment'),
    timeEntryIds: await byTime<TimeEntryId>('time_entry'),
  };
}

/** Where an id of a file must be free for the file to keep it. */
const TABLES_OF = {
  project: ['project'],
  // One that was deleted elsewhere may come back there.
  task: ['task', 'deleted_task'],
  patch: ['patch'],
  run: ['run'],
  conversation: ['conversation'],
  message: ['message'],
  comment: ['comment'],
  timeEntry: ['time_entry'],
  savedView: ['saved_view'],
} as const satisfies Record<FileIdKind, readonly (keyof Tables)[]>;

/** Whether anything, in whichever workspace, has one of the ids already. */
export async function isAnyIdTaken(db: ReadDb, ids: FileIds): Promise<boolean> {
  for (const kind of FILE_ID_KINDS)
    for (const table of TABLES_OF[kind])
      for (const chunk of chunksOf([...ids[kind]], 1_000)) {
        const found = await db.selectFrom(table).select('id').where('id', 'in', chunk).limit(1).executeTakeFirst();
        if (found) return true;
      }
  return false;
}

/** What the ids stand for, in their order, page by page; what is gone meanwhile is left out. */
export const readPatches = (
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly PatchId[],
): AsyncGenerator<readonly Patch[]> => inPages(ids, 50, (page) => findPatches(db, workspaceId, page));
export const readRuns = (db: ReadDb, ids: readonly RunId[]): AsyncGenerator<readonly FileRun[]> =>
  inPages(ids, 50, (page) => findFinishedRuns(db, page));
export const readMessages = (db: ReadDb, ids: readonly MessageId[]): AsyncGenerator<readonly Message[]> =>
  inPages(ids, 200, (page) => findMessages(db, page));
export const readComments = (
  db: ReadDb,
  workspaceId: WorkspaceId,
  ids: readonly CommentId[],
): AsyncGenerator<readonly Comment[]> => inPages(ids, 200, (page) => findComments(db, workspaceId, page));
export const readTimeEntries = (db: ReadDb, ids: readonly TimeEntryId[]): AsyncGenerator<readonly TimeEntry[]> =>
  inPages(ids, 500, (page) => findTimeEntries(db, page));

async function* inPages<Id extends string, Item extends { readonly id: Id }>(
  ids: readonly Id[],
  size: number,
  read: (page: Id[]) => Promise<readonly Item[]>,
): AsyncGenerator<readonly Item[]> {
  for (const page of chunksOf(ids, size)) {
    const found = new Map((await read(page)).map((item) => [item.id, item]));
    yield page.flatMap((id) => found.get(id) ?? []);
    await setImmediate();
  }
}

function idsOf<Id>(rows: readonly { readonly id: string }[]): Id[] {
  return rows.map(({ id }) => id as Id);
}

function withoutOwners<Item extends { readonly workspaceId: unknown; readonly projectId: unknown }>(
  item: Item,
): Omit<Item, 'workspaceId' | 'projectId'> {
  const { workspaceId: _workspace, projectId: _project, ...rest } = item;
  return rest;
}
