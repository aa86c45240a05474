import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { BarPart } from './timeline-edits.ts';

export interface BarDrag {
  readonly taskId: string;
  readonly part: BarPart;
  /** By how many days it is away from where it was. */
  readonly days: number;
}

/** Taking hold of a bar with the mouse: whole days, Escape lets go without a change. */
export function useBarDrag(scale: number, onDrop: (drag: BarDrag) => void) {
  const [drag, setDrag] = useState<BarDrag | null>(null);
  const stop = useRef(() => {});
  const latest = useRef(onDrop);
  useEffect(function keepLatest() {
    latest.current = onDrop;
  });
  useEffect(function letGoAtTheEnd() {
    return () => stop.current();
  }, []);
  const grab = useCallback(
    (taskId: string, part: BarPart, event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      const startX = event.clientX;
      let current: BarDrag = { taskId, part, days: 0 };
      const move = (moved: globalThis.PointerEvent) => {
        const days = Math.round((moved.clientX - startX) / scale);
        if (days === current.days) return;
        current = { taskId, part, days };
        setDrag(current);
      };
      const drop = () => {
        stop.current();
        if (current.days !== 0) latest.current(current);
      };
      const cancel = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape') return;
        pressed.stopPropagation();
        stop.current();
      };
      stop.current = () => {
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', drop);
        removeEventListener('keydown', cancel, true);
        setDrag(null);
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', drop);
      addEventListener('keydown', cancel, true);
    },
    [scale],
  );
  return { drag, grab };
}
