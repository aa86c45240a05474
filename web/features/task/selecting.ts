import { type MouseEvent, useEffect } from 'react';

type Select = (taskId: string) => void;

/** Of the view that is open; null where it has nothing to select. */
let select: Select | null = null;

/** Lets the menu of a task select it in this view: a finger has no X, and no Ctrl or ⌘ to hold. */
export function useAsSelecting(selectHere: Select): void {
  useEffect(
    function lend() {
      select = selectHere;
      return () => {
        if (select === selectHere) select = null;
      };
    },
    [selectHere],
  );
}

/** What selects a task in the view that is open; null where none can. */
export function selectingView(): Select | null {
  return select;
}

/** Whether a press belongs to the selection: with a key that says so, or by a finger once something is selected. */
export function isToSelect({ metaKey, ctrlKey, nativeEvent }: MouseEvent, selection: ReadonlySet<string>): boolean {
  return metaKey || ctrlKey || (selection.size > 0 && (nativeEvent as PointerEvent).pointerType === 'touch');
}
