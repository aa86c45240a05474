import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { TaskAddress } from '../../app/address-search.ts';
import { taskAddress, taskIdAt } from './find-tasks.ts';

/** Where the panel was told to close. */
const left = new WeakSet<object>();

export interface TaskPanelAddress {
  /** What the address says of the task; undefined while no panel is open. */
  readonly address: TaskAddress | undefined;
  /** The task that it names; null where there is none. */
  readonly openId: string | null;
  readonly open: (taskId: string) => void;
  readonly close: () => void;
  /** Closes it, or opens this task, or where that is null the one that was last shown. */
  readonly toggle: (taskId: string | null) => void;
}

/**
 * The panel of a task, whose state lives in the address of every view (`?task=12`, and while it waits to be saved its id), so that it can be linked to and that
 * Back closes it. The project page draws it; views only open it. Inside `/p/$projectId` only.
 */
export function useTaskPanel(projectId: string): TaskPanelAddress {
  const { task: address } = useSearch({ from: '/p/$projectId' });
  const index = usePlanIndex(projectId);
  const navigate = useNavigate();
  const router = useRouter();
  const isOpen = address !== undefined;
  const open = useCallback(
    (taskId: string) => {
      const task = index.byId.get(taskId);
      if (!task) return;
      // One entry in the history for the panel, whatever tasks are looked at in it: Back closes it.
      void navigate({
        to: '.',
        search: (before) => ({ ...before, task: taskAddress(task) }),
        replace: isOpen,
        state: (before) => (isOpen ? before : { ...before, hasPanelOpened: true }),
      });
    },
    [index.byId, navigate, isOpen],
  );
  const close = useCallback(() => {
    const { location } = router.history;
    // Going back takes a moment; a second Escape in it would leave the page that was there before.
    if (left.has(location)) return;
    left.add(location);
    if (location.state.hasPanelOpened) router.history.back();
    else void navigate({ to: '.', search: ({ task: _, ...rest }) => rest });
  }, [router, navigate]);
  const openId = address === undefined ? null : taskIdAt(index, address);
  const lastId = useRef<string | null>(null);
  useEffect(
    function rememberWhatWasOpen() {
      if (openId !== null) lastId.current = openId;
    },
    [openId],
  );
  const toggle = (taskId: string | null) => {
    const opened = taskId ?? lastId.current;
    if (isOpen) close();
    else if (opened !== null) open(opened);
  };
  return { address, openId, open, close, toggle };
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The entry was made by opening the panel, so that going back closes it. */
    hasPanelOpened?: boolean;
  }
}
