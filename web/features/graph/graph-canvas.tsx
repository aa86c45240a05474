import '@xyflow/react/dist/base.css';
import { Background, Controls, type Edge, MarkerType, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTextScale } from '../../lib/text-scale.ts';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type GraphPlaces, NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';
import { GraphCursorContext } from './graph-cursor.ts';
import { linksOf } from './graph-links.ts';
import type { GraphPart } from './graph-neighbourhood.ts';
import { taskKey } from '../task/task-words.ts';
import { GraphNode, type TaskNode } from './graph-node.tsx';
import { useGraphCursor } from './use-graph-cursor.ts';
import type { TaskPanelAddress } from '../task/use-task-panel.ts';
import { useGraphLayout } from './use-graph-layout.ts';

const NODE_TYPES = { task: GraphNode };

export interface GraphCanvasProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly part: GraphPart;
  readonly focusId: string | null;
  readonly chain: readonly string[];
  readonly panel: TaskPanelAddress;
  readonly onFocus: (taskId: string) => void;
}

/** Tasks as boxes, with an arrow from each to what waits for it. Boxes are placed, not dragged. */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

/** Nothing is drawn before it is known where the boxes stand: what the picture begins with depends on that. */
function Flow(props: GraphCanvasProps) {
  const places = useGraphLayout(props.part);
  if (!places) return <Skeleton rows={6} label="Placing the tasks" />;
  return <PlacedFlow {...props} places={places} />;
}

function PlacedFlow(props: GraphCanvasProps & { readonly places: GraphPlaces }) {
  const { projectId, index, part, focusId, chain, panel, places, onFocus } = props;
  // Before that, a request to show all waits, and is carried out after one to show a task.
  const [isReady, setIsReady] = useState(false);
  const { fitView, setCenter } = useReactFlow();
  const textScale = useTextScale();
  const canvas = useRef<HTMLDivElement>(null);
  const cursor = useGraphCursor({
    projectId,
    index,
    part,
    places,
    start: focusId ?? chain[0],
    canvas,
    panel,
    onFocus,
  });
  const entry = cursor.taskId === null ? undefined : index.byId.get(cursor.taskId);
  const chained = useMemo(() => new Set(chain), [chain]);
  const nodes = useMemo(
    (): TaskNode[] =>
      part.ids.flatMap((id) => {
        const task = index.byId.get(id);
        const position = places[id];
        if (!task || !position) return [];
        const parentTitle = task.parentId === null ? null : (index.byId.get(task.parentId)?.title ?? null);
        return [
          {
            id,
            type: 'task' as const,
            position,
            width: NODE_WIDTH,
            height: NODE_HEIGHT,
            data: {
              task,
              parentTitle,
              isFocus: id === focusId,
              isInChain: chained.has(id),
              links: linksOf(index, id),
            },
            draggable: false,
            connectable: false,
          },
        ];
      }),
    [part, places, index, focusId, chained],
  );
  const edges = useMemo(
    (): Edge[] =>
      part.edges.map(({ from, to }) => {
        const isInChain = chained.has(from) && chained.has(to);
        const colour = isInChain ? 'var(--mod)' : 'var(--line2)';
        return {
          id: `${from} ${to}`,
          source: from,
          target: to,
          focusable: false,
          style: { stroke: colour, strokeWidth: isInChain ? 2 : 1 },
          markerEnd: { type: MarkerType.ArrowClosed, color: colour },
        };
      }),
    [part, chained],
  );
  useEffect(
    function showWhatMatters() {
      if (!isReady) return;
      const focus = focusId === null ? chain[0] : focusId;
      const place = focus === undefined ? undefined : places[focus];
      if (part.ids.length <= 24 || !place) void fitView({ padding: 0.1, maxZoom: textScale });
      else void setCenter(place.x + NODE_WIDTH * 1.5, place.y + NODE_HEIGHT / 2, { zoom: 0.9 * textScale });
    },
    // Only when other boxes are shown: a change of a task must not move the picture.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [places, focusId, isReady],
  );
  return (
    <div ref={canvas} className="relative min-h-0 flex-1">
      {entry && (
        // The box itself may be out of view, and is not drawn then.
        <button
          type="button"
          className="sr-only z-10 rounded-control bg-acc px-2.5 py-1 text-accfg focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
          onClick={cursor.enter}
        >
          Walk the graph by key, from {taskKey(entry.number)} {entry.title}
        </button>
      )}
      <GraphCursorContext value={cursor}>
        <ReactFlow<TaskNode>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          nodesConnectable={false}
          nodesDraggable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          panActivationKeyCode={null}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          minZoom={0.1}
          maxZoom={1.5 * textScale}
          onlyRenderVisibleElements
          proOptions={{ hideAttribution: true }}
          onInit={() => setIsReady(true)}
          onNodeClick={(_event, node) => panel.open(node.id)}
          onNodeDoubleClick={(_event, node) => onFocus(node.id)}
        >
          <Background gap={24} color="var(--line)" />
          <Controls showInteractive={false} />
        </ReactFlow>
      </GraphCursorContext>
    </div>
  );
}
