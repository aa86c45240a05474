import type { Actor } from '../domain/actor.ts';
import type { Instant } from '../domain/ids.ts';
import { personKey, type Person } from '../domain/person.ts';
import type { PlanState } from '../domain/plan-state.ts';
import type { ProjectFile } from '../domain/project-file.ts';
import type { Project } from '../domain/project.ts';
import { forEachChunk } from './chunks.ts';
import { insertComment } from './comments.ts';
import { insertConversation, insertMessages } from './conversations.ts';
import type { WriteDb } from './database.ts';
import { insertPatches } from './patches.ts';
import { insertPeople } from './people.ts';
import { insertProject } from './projects.ts';
import { insertFinishedRuns } from './finished-runs.ts';
import { insertRunEvents } from './run-events.ts';
import { insertSavedView } from './saved-views.ts';
import { insertTaskChanges } from './task-changes.ts';
import { insertDeletedTasks } from './deleted-tasks.ts';
import { insertDependencies } from './dependencies.ts';
import { insertTasks } from './tasks.ts';
import { insertTimeEntries } from './time-entries.ts';

export interface WrittenProject {
  /** Under the ids that it gets, each patch after the one that it undoes. People who are there already have their own. */
  readonly file: ProjectFile;
  readonly project: Project;
  /** What the patches make. */
  readonly plan: PlanState;
  readonly deleted: Parameters<typeof insertDeletedTasks>[2];
  readonly at: Instant;
}

/** Stores a project of elsewhere with everything that was ever done to it. Fails as a unique violation where an id is taken. */
export async function writeProjectFile(tx: WriteDb, actor: Actor, written: WrittenProject): Promise<void> {
  const { file, project, plan, deleted, at } = written;
  const owners = { workspaceId: actor.workspaceId, projectId: project.id };
  const people = file.people.map((person): Person => ({ ...person, workspaceId: actor.workspaceId }));
  const ids = await insertPeople(tx, people, at);
  // Somebody of the same name came in just now, with an id of their own: the whole is tried again with that.
  if (people.some(({ id, name }) => ids.get(personKey(name)) !== id))
    throw Object.assign(new Error('A person of this name was created meanwhile.'), { code: '23505' });
  await insertProject(tx, project, file.initialFields);
  await insertTasks(tx, actor.workspaceId, plan.outline());
  await insertDependencies(tx, project, plan.dependencies());
  await insertDeletedTasks(tx, project, deleted);
  for (const view of file.savedViews) await insertSavedView(tx, { ...view, ...owners }, personKey(view.name));
  for (const conversation of file.conversations) await insertConversation(tx, { ...conversation, ...owners });
  await insertFinishedRuns(tx, actor, project.id, file.runs);
  await insertRunEvents(tx, actor.workspaceId, file.runEvents);
  await insertMessages(tx, actor.workspaceId, file.messages);
  const patches = file.patches.map((patch) => ({ ...patch, ...owners }));
  await insertPatches(tx, patches);
  await insertTaskChanges(
    tx,
    patches.filter(({ appliedVersion }) => appliedVersion !== null),
  );
  await forEachChunk(file.comments, 100, async (chunk) => {
    for (const comment of chunk) await insertComment(tx, { ...comment, ...owners });
  });
  await insertTimeEntries(
    tx,
    file.timeEntries.map((entry) => ({ ...entry, ...owners })),
  );
}
