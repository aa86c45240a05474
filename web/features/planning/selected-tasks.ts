import { useEffect, useSyncExternalStore } from 'react';

interface Selection {
  readonly projectId: string;
  readonly taskIds: readonly string[];
}

const NONE: Selection = { projectId: '', taskIds: [] };
let current = NONE;
const listeners = new Set<() => void>();

function share(next: Selection): void {
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Lets the bar below a view know what is selected in it, as long as the view is shown. */
export function useShareSelection(projectId: string, selection: ReadonlySet<string>): void {
  useEffect(
    function shareWhatIsSelected() {
      const mine = selection.size === 0 ? NONE : { projectId, taskIds: [...selection] };
      share(mine);
      return () => {
        if (current === mine) share(NONE);
      };
    },
    [projectId, selection],
  );
}

/** What is selected in the view of a project that is shown; empty where nothing is. */
export function useSelectedTasks(projectId: string): readonly string[] {
  const selection = useSyncExternalStore(subscribe, () => current);
  return selection.projectId === projectId ? selection.taskIds : NONE.taskIds;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
