import { useMemo, useRef, useEffect } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { announce } from '../../ui/live-regions.tsx';
import type { NewTaskPlace } from './outline-rows.ts';
import { createTask, moveTask, nameOf, renameTask } from './task-edits.ts';
import { placeDown, placeIndented, placeOutdented, placeUp, shiftedPlace, type TaskPlace } from './task-moves.ts';
import { useTaskActions } from './use-task-actions.ts';
import type { Outline } from './use-outline.ts';

export type ShiftDirection = 'indent' | 'outdent' | 'up' | 'down';

/** What keys, rows and menus of the outline do to tasks. The same object at every render. */
export interface OutlineCommands {
  readonly rename: (taskId: string, title: string) => void;
  readonly shift: (taskId: string, direction: ShiftDirection) => void;
  readonly remove: (taskIds: readonly string[]) => void;
  /** Opens a line for a new task after the cursor's, or at the end. */
  readonly startNew: () => void;
  /** Makes the task; an empty title ends the writing instead. */
  readonly create: (title: string, place: NewTaskPlace, opensNext: boolean) => void;
  /** Moves the line of the new task one level in or out, where that is possible. */
  readonly shiftNew: (direction: 'indent' | 'outdent') => void;
}

const PLACES: Record<ShiftDirection, (index: PlanIndex, taskId: string) => TaskPlace | null> = {
  up: placeUp,
  down: placeDown,
  indent: placeIndented,
  outdent: placeOutdented,
};
const SHIFT_WORDS: Record<ShiftDirection, string> = {
  up: 'up',
  down: 'down',
  indent: 'one level in',
  outdent: 'one level out',
};

export function useOutlineCommands(projectId: string, index: PlanIndex, outline: Outline): OutlineCommands {
  const actions = useTaskActions(projectId);
  const latest = useRef({ index, outline });
  useEffect(function keepLatest() {
    latest.current = { index, outline };
  });
  const seenVersion = useRef<number | undefined>(undefined);
  const { editing } = outline;
  useEffect(
    function noteWhatIsSeenWhileWriting() {
      seenVersion.current = editing?.type === 'title' ? planSession(projectId).version : undefined;
    },
    [editing, projectId],
  );
  return useMemo(
    (): OutlineCommands => ({
      rename(taskId, title) {
        const task = latest.current.index.byId.get(taskId);
        if (task && title !== '' && title !== task.title)
          void actions.apply(renameTask(task, title), seenVersion.current);
      },
      shift(taskId, direction) {
        const { index, outline } = latest.current;
        const task = index.byId.get(taskId);
        const place = PLACES[direction](index, taskId);
        if (!task) return;
        if (!place) {
          announce(`${nameOf([task])} cannot go ${SHIFT_WORDS[direction]}.`);
          return;
        }
        if (place.parentId !== null) outline.setExpanded(place.parentId, true);
        outline.setCursor(taskId);
        const edit = moveTask(task, place, SHIFT_WORDS[direction]);
        void actions.apply(edit);
        announce(edit.title);
      },
      remove(taskIds) {
        const { index, outline } = latest.current;
        const tasks = taskIds.map((id) => index.byId.get(id)).filter((task) => task !== undefined);
        if (tasks.length === 0) return;
        outline.setSelection(new Set());
        announce(actions.remove(index, tasks));
      },
      startNew() {
        const { index, outline } = latest.current;
        const cursor = outline.cursorId === null ? undefined : index.byId.get(outline.cursorId);
        const place = cursor
          ? { parentId: cursor.parentId, afterId: cursor.id }
          : { parentId: null, afterId: index.children.get(null)?.at(-1) ?? null };
        outline.setEditing({ type: 'new', line: crypto.randomUUID(), place });
      },
      create(title, place, opensNext) {
        const { outline } = latest.current;
        if (title === '') {
          outline.setEditing(null);
          return;
        }
        const edit = createTask(title, place);
        void actions.apply(edit);
        outline.keepInView(edit.taskId);
        outline.setCursor(edit.taskId);
        const next = { parentId: place.parentId, afterId: edit.taskId };
        outline.setEditing(opensNext ? { type: 'new', line: crypto.randomUUID(), place: next } : null);
      },
      shiftNew(direction) {
        const { index, outline } = latest.current;
        if (outline.editing?.type !== 'new') return;
        const place = shiftedPlace(index, outline.editing.place, direction);
        if (!place) return;
        if (place.parentId !== null) outline.setExpanded(place.parentId, true);
        outline.setEditing({ ...outline.editing, place });
      },
    }),
    [actions],
  );
}
