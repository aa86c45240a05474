import { createContext } from 'react';

/** Which box keys act on, and what boxes tell the graph. */
export interface GraphCursor {
  /** Null in a graph without boxes. */
  readonly taskId: string | null;
  /** Grows whenever a key has moved the cursor: its box takes the focus then, also if it is only drawn now. */
  readonly focusRequest: number;
  readonly onFocus: (taskId: string) => void;
  /** Brings the box under the cursor into view, and puts the focus on it. */
  readonly enter: () => void;
}

export const GraphCursorContext = createContext<GraphCursor>({
  taskId: null,
  focusRequest: 0,
  onFocus: () => undefined,
  enter: () => undefined,
});

export function graphElementId(taskId: string): string {
  return `graph-${taskId}`;
}
