import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge } from './graph-neighbourhood.ts';

export const NODE_WIDTH = 208;
export const NODE_HEIGHT = 52;

export interface GraphQuestion {
  readonly ids: readonly string[];
  readonly edges: readonly GraphEdge[];
}

/** The top left corner of each box. */
export type GraphPlaces = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** Places boxes from left to right, so that what has to be completed first stands before what waits for it. */
export function placeNodes({ ids, edges }: GraphQuestion): GraphPlaces {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 56, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  return Object.fromEntries(
    ids.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }];
    }),
  );
}
