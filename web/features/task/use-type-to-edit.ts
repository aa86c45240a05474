import { type RefObject, useEffect } from 'react';
import { beginsSequence, isSingleKeyShortcut, SEQUENCE_MS } from '../../app/keyboard/single-keys.ts';
import { endsSequence } from '../../app/keyboard/use-shortcuts.ts';
import type { Outline } from './use-outline.ts';

/**
 * A letter or digit that is no shortcut starts an edit of the title under the cursor, at its end: nothing is replaced,
 * and Escape takes it back.
 */
export function useTypeToEdit(grid: RefObject<HTMLElement | null>, outline: Outline): void {
  const { cursorId, editing, setEditing } = outline;
  useEffect(
    function listenForTyping() {
      const element = grid.current;
      if (!element || cursorId === null || editing !== null) return;
      let sequenceUntil = 0;
      const handleKeyDown = (event: KeyboardEvent) => {
        if (event.target !== element || event.defaultPrevented || event.isComposing || endsSequence(event)) return;
        if (event.metaKey || event.ctrlKey || event.altKey || !/^[\p{L}\p{N}]$/u.test(event.key)) return;
        // The `h` of `g h` leads to the history and is no letter of a title.
        if (event.timeStamp < sequenceUntil) return;
        if (beginsSequence(event.key, ['global', 'outline'])) sequenceUntil = event.timeStamp + SEQUENCE_MS;
        if (isSingleKeyShortcut(event.key, ['global', 'outline'])) return;
        event.preventDefault();
        setEditing({ type: 'title', taskId: cursorId, typed: event.key });
      };
      element.addEventListener('keydown', handleKeyDown);
      return () => element.removeEventListener('keydown', handleKeyDown);
    },
    [grid, cursorId, editing, setEditing],
  );
}
