import '@xyflow/react/dist/base.css';
import { Background, Controls, type Edge, MarkerType, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';
import { GraphCursorContext } from './graph-cursor.ts';
import { linksOf } from './graph-links.ts';
import type { GraphPart } from './graph-neighbourhood.ts';
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

function Flow({ projectId, index, part, focusId, chain, panel, onFocus }: GraphCanvasProps) {
  const places = useGraphLayout(part);
  const { fitView, setCenter } = useReactFlow();
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
  const chained = useMemo(() => new Set(chain), [chain]);
  const nodes = useMemo(
    (): TaskNode[] =>
      part.ids.flatMap((id) => {
        const task = index.byId.get(id);
        const position = places?.[id];
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
      const focus = focusId === null ? chain[0] : focusId;
      const place = focus === undefined ? undefined : places?.[focus];
      if (part.ids.length <= 24 || !place) void fitView({ padding: 0.1, maxZoom: 1 });
      else void setCenter(place.x + NODE_WIDTH * 1.5, place.y + NODE_HEIGHT / 2, { zoom: 0.9 });
    },
    // Only when other boxes are shown: a change of a task must not move the picture.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [places, focusId],
  );
  if (!places) return <Skeleton rows={6} label="Placing the tasks" />;
  return (
    <div ref={canvas} className="relative min-h-0 flex-1">
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
          maxZoom={1.5}
          onlyRenderVisibleElements
          proOptions={{ hideAttribution: true }}
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
