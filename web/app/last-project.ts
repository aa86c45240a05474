import { remember, remembered } from '../lib/remembered.ts';

const KEY = 'orchestrator.last-project';

/** The project that was open last in this browser; null where there was none. */
export function lastProjectId(): string | null {
  return remembered(KEY);
}

export function rememberProject(projectId: string | null): void {
  remember(KEY, projectId);
}
