import type { IncomingHttpHeaders } from 'node:http';
import { userInfo } from 'node:os';
import type { Actor } from './domain/actor.ts';
import { toInstant } from './domain/ids.ts';
import { VIEWER_NAME_CHARACTERS, viewerName } from './domain/viewer-name.ts';
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

/** Names of accounts that say nothing of who sits there: containers and servers run under them. */
const NOBODY_IN_PARTICULAR = new Set([
  'root',
  'admin',
  'administrator',
  'node',
  'app',
  'nobody',
  'user',
  'ubuntu',
  'runner',
]);

function loginName(): string {
  try {
    const { username } = userInfo();
    return username === '' || NOBODY_IN_PARTICULAR.has(username.toLowerCase()) ? 'Owner' : username;
  } catch {
    // In a container the user may have no entry in the password file.
    return 'Owner';
  }
}

/** The header in which a client says what the one before the screen goes by, percent-encoded. */
const NAME_HEADER = 'orchestrator-viewer-name';

/** The owner under the name that the request gives: it signs what they do, and gives no rights. */
export function underGivenName(owner: Actor, headers: IncomingHttpHeaders): Actor {
  const given = headers[NAME_HEADER];
  if (typeof given !== 'string') return owner;
  let name: string | null;
  try {
    name = viewerName(decodeURIComponent(given));
  } catch {
    // Not percent-encoded, so not from a client of ours.
    return owner;
  }
  return name === null ? owner : { ...owner, name: [...name].slice(0, VIEWER_NAME_CHARACTERS).join('') };
}
