import { badInput } from './app-error.ts';
import { isUuid, type ProjectId, type TaskId } from './ids.ts';
import { VIEWER_NAME_CHARACTERS, viewerName } from './viewer-name.ts';

export const PLAN_PAGES = [
  'OUTLINE',
  'LIST',
  'BOARD',
  'TIMELINE',
  'GRAPH',
  'DASHBOARD',
  'TASK',
  'REVIEW',
  'RUN',
  'HISTORY',
  'TRASH',
] as const;
/** The pages that a project has. */
export type PlanPage = (typeof PLAN_PAGES)[number];

export const PRESENCE_LIMITS = {
  /** Viewers of a project that others are told of one by one; of the rest they are told the number. */
  shown: 50,
  /** Viewers of one project on one node. */
  perProject: 500,
} as const;

/** What somebody looks at within a project. */
export interface Place {
  /** Null where that was not said. */
  readonly page: PlanPage | null;
  /** The task under the cursor. */
  readonly taskId: TaskId | null;
  /** The task that is open beside the view, or as a page. */
  readonly openTaskId: TaskId | null;
}

/** Somebody who has a project open. One person with two windows is there twice. */
export interface Presence {
  /** Chosen by the client, one for each window. */
  readonly windowId: string;
  readonly projectId: ProjectId;
  readonly actorId: string;
  readonly name: string;
  /** Milliseconds since 1970 at which they came, by the clock of their node. */
  readonly since: number;
  readonly place: Place;
}

/** A name to be shown under, of one line; `fallback` where none is given. Throws BAD_USER_INPUT where it is too long. */
export function rulePresenceName(name: string | null, fallback: string): string {
  const shown = viewerName(name ?? '');
  if (shown === null) return fallback.slice(0, VIEWER_NAME_CHARACTERS);
  if (shown.length > VIEWER_NAME_CHARACTERS)
    throw badInput('name', `A name has at most ${VIEWER_NAME_CHARACTERS} characters.`);
  return shown;
}

/** Throws BAD_USER_INPUT where an id is none. Whether there is such a task is for those to find out who are told. */
export function rulePlace({ page, taskId, openTaskId }: Place): Place {
  if (taskId !== null && !isUuid(taskId)) throw badInput('taskId', 'The id of a task is a UUID.');
  if (openTaskId !== null && !isUuid(openTaskId)) throw badInput('openTaskId', 'The id of a task is a UUID.');
  return { page, taskId, openTaskId };
}
