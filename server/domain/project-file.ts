import type { Conversation, Message } from './conversation.ts';
import type { Comment, TimeEntry } from './discussion.ts';
import type { PatchId } from './ids.ts';
import type { Patch } from './patch.ts';
import type { Person } from './person.ts';
import type { Project, ProjectFields } from './project.ts';
import type { AgentRun, RunEvent, RunOptions } from './run.ts';
import type { SavedView } from './saved-view.ts';
import type { Dependency, Task } from './task.ts';

/** What the file says of itself, so that it is not taken for another. */
export const PROJECT_FILE_FORMAT = 'orchestrator-project';
/** Rises with every change of what the file holds. */
export const PROJECT_FILE_VERSION = 2;

/** What follows from where the project is kept. */
type Owners = 'workspaceId' | 'projectId';

/** A run that is over, with what only those need who continue from it. */
export type FileRun = Omit<AgentRun, Owners | 'selection'> & {
  readonly options: RunOptions;
  readonly proposalId: PatchId;
  /** Null where it ended before it had read the plan. */
  readonly baseVersion: number | null;
};

export type FileTask = Omit<Task, 'projectId'> & {
  /** The patch that set each field last; `*` stands for all that nothing has set since the task was created. */
  readonly origins: Readonly<Record<string, PatchId>>;
};

/**
 * A project with everything that was ever done to it: what `export.json` holds and an import makes a project from.
 * Each list is in an order that does not depend on ids alone, so that the same project gives the same file.
 */
export interface ProjectFile {
  readonly project: Omit<Project, 'workspaceId' | 'deletedAt'>;
  /** The fields that it was created with: what the patches begin from. */
  readonly initialFields: ProjectFields;
  readonly savedViews: readonly Omit<SavedView, Owners>[];
  /** What the patches make of the initial fields, depth first in plan order: for readers, and to compare with. */
  readonly tasks: readonly FileTask[];
  readonly dependencies: readonly Dependency[];
  /** In the order in which they were applied or else proposed. */
  readonly patches: readonly Omit<Patch, Owners>[];
  readonly runs: readonly FileRun[];
  readonly runEvents: readonly RunEvent[];
  readonly conversations: readonly Omit<Conversation, Owners>[];
  readonly messages: readonly Message[];
  readonly comments: readonly Omit<Comment, Owners>[];
  readonly timeEntries: readonly Omit<TimeEntry, Owners>[];
  /** Everybody whom the rest of the file names. */
  readonly people: readonly Omit<Person, 'workspaceId'>[];
}
