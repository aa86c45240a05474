import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useTextScale } from '../../lib/text-scale.ts';
import { openTaskOverlay, type TaskOverlayKind } from '../task/task-overlay-store.ts';
import type { TaskPanelAddress } from '../task/use-task-panel.ts';
import { useTaskActions } from '../task/use-task-actions.ts';
import { useTaskShortcuts } from '../task/use-task-shortcuts.ts';
import { type GraphCursor, graphElementId } from './graph-cursor.ts';
import { type GraphPlaces, NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';
import { type GraphMovement, moveInGraph } from './graph-movement.ts';
import type { GraphPart } from './graph-neighbourhood.ts';

/** Below this, nobody reads the box that a key has led to. */
const LEAST_ZOOM = 0.7;

export interface GraphCursorOptions {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly part: GraphPart;
  readonly places: GraphPlaces;
  /** Where the keys begin. */
  readonly start: string | undefined;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly panel: TaskPanelAddress;
  /** Shows what is around a task, and nothing else. */
  readonly onFocus: (taskId: string) => void;
}

/** The box that keys act on, and the keys of the graph. What a key leads to is brought into view. */
export function useGraphCursor(options: GraphCursorOptions): GraphCursor {
  const { projectId, index, part, places, start, canvas, panel, onFocus } = options;
  const { getViewport, setCenter } = useReactFlow();
  const leastZoom = LEAST_ZOOM * useTextScale();
  const { remove } = useTaskActions(projectId);
  const [chosen, choose] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState(0);
  const isThere = (id: string | null | undefined) => id !== null && id !== undefined && places[id] !== undefined;
  const taskId = (isThere(chosen) ? chosen : isThere(start) ? start : part.ids[0]) ?? null;

  function go(id: string | null) {
    const place = id === null ? undefined : places[id];
    const view = canvas.current?.getBoundingClientRect();
    if (id === null || !place || !view) return;
    const { x, y, zoom } = getViewport();
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const isInView =
      left >= 0 && top >= 0 && left + NODE_WIDTH * zoom <= view.width && top + NODE_HEIGHT * zoom <= view.height;
    if (!isInView || zoom < leastZoom)
      void setCenter(place.x + NODE_WIDTH / 2, place.y + NODE_HEIGHT / 2, { zoom: Math.max(zoom, leastZoom) });
    choose(id);
    setFocusRequest((before) => before + 1);
  }
  const step = (movement: GraphMovement) => () => {
    if (taskId !== null) go(moveInGraph(places, part.edges, taskId, movement));
  };
  const withTask = (action: (id: string) => void) => () => {
    if (taskId !== null) action(taskId);
  };

  useShortcuts(
    'graph',
    {
      next: step('next'),
      previous: step('previous'),
      before: step('before'),
      after: step('after'),
      around: withTask(onFocus),
    },
    { within: canvas },
  );
  useShortcuts('project', { togglePanel: () => panel.toggle(taskId) });
  useTaskShortcuts({
    within: canvas,
    pick: (kind: TaskOverlayKind) => {
      const anchor = taskId === null ? null : document.getElementById(graphElementId(taskId));
      if (taskId !== null && anchor)
        openTaskOverlay({ kind, projectId, taskIds: [taskId], anchor, returnFocus: anchor });
    },
    onOpen: withTask(panel.open),
    onRemove: withTask((id) => {
      const task = index.byId.get(id);
      if (!task) return;
      const movements = ['next', 'previous', 'before', 'after'] as const;
      const beside = movements.map((movement) => moveInGraph(places, part.edges, id, movement));
      remove(index, [task]);
      go(beside.find((each) => each !== null) ?? null);
    }),
  });

  const latest = useRef(() => go(taskId));
  useEffect(function keepLatest() {
    latest.current = () => go(taskId);
  });
  return useMemo(
    () => ({ taskId, focusRequest, onFocus: choose, enter: () => latest.current() }),
    [taskId, focusRequest],
  );
}
