import { userInfo } from 'node:os';
import type { Actor } from './domain/actor.ts';
import { toInstant } from './domain/ids.ts';
import type { Database } from './storage/database.ts';
import { ensureLocalWorkspace } from './storage/workspaces.ts';

/** The one who uses a machine that has not been opened to others: its owner, who may do everything. */
export async function localOwner(database: Database, now: Date): Promise<Actor> {
  const workspace = await database.transaction((tx) => ensureLocalWorkspace(tx, 'My workspace', toInstant(now)));
  return {
    id: 'local-owner',
    name: loginName(),
    email: null,
    role: 'ADMIN',
    workspaceId: workspace.id,
    workspaceName: workspace.name,
  };
}

function loginName(): string {
  try {
    return userInfo().username || 'Owner';
  } catch {
    // In a container the user may have no entry in the password file.
    return 'Owner';
  }
}
