import { type RefObject, useEffect } from 'react';
import { keyOf } from '../../app/keyboard/chords.ts';
import { endsSequence } from '../../app/keyboard/key-listener.ts';
import { isSingleKeyShortcut } from '../../app/keyboard/single-keys.ts';
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
      const handleKeyDown = (event: KeyboardEvent) => {
        if (event.target !== element || event.defaultPrevented || event.isComposing || endsSequence(event)) return;
        if (event.metaKey || event.ctrlKey || event.altKey || !/^[\p{L}\p{N}]$/u.test(event.key)) return;
        if (isSingleKeyShortcut(keyOf(event), ['global', 'project', 'task', 'outline'])) return;
        event.preventDefault();
        setEditing({ type: 'title', taskId: cursorId, typed: event.key });
      };
      element.addEventListener('keydown', handleKeyDown);
      return () => element.removeEventListener('keydown', handleKeyDown);
    },
    [grid, cursorId, editing, setEditing],
  );
}
