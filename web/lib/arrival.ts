/** The task that the next view of a project begins at: where one comes from something that has just changed it. */
let arrival: { readonly projectId: string; readonly taskId: string } | null = null;

/** In place of a task: the view begins with a line for a new one. */
export const NEW_TASK = 'new task';

export function arriveAt(projectId: string, taskId: string): void {
  arrival = { projectId, taskId };
}

/** Answers it once; null where nobody has said, or has said it of another project. */
export function takeArrival(projectId: string): string | null {
  const taken = arrival?.projectId === projectId ? arrival.taskId : null;
  arrival = null;
  return taken;
}
