const KEY = 'orchestrator.last-project';

/** The project that was open last in this browser; null where there was none. */
export function lastProjectId(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberProject(projectId: string | null): void {
  if (projectId === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, projectId);
}
