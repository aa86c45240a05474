import { type GraphPlaces, NODE_WIDTH } from './graph-layout.ts';
import type { GraphEdge } from './graph-neighbourhood.ts';

export type GraphMovement = 'next' | 'previous' | 'before' | 'after';

/**
 * The task to which a movement key leads; null where there is none. Sideways it follows the arrows, to the nearest of
 * several; up and down it goes to the next box of the same column.
 */
export function moveInGraph(
  places: GraphPlaces,
  edges: readonly GraphEdge[],
  cursorId: string,
  movement: GraphMovement,
): string | null {
  const here = places[cursorId];
  if (!here) return null;
  const nearest = (ids: readonly string[]) => {
    const distance = (id: string) => Math.abs((places[id]?.y ?? Number.POSITIVE_INFINITY) - here.y);
    return ids.reduce<string | null>((best, id) => (best === null || distance(id) < distance(best) ? id : best), null);
  };
  switch (movement) {
    case 'before':
      return nearest(edges.filter(({ to }) => to === cursorId).map(({ from }) => from));
    case 'after':
      return nearest(edges.filter(({ from }) => from === cursorId).map(({ to }) => to));
    case 'next':
    case 'previous': {
      const sign = movement === 'next' ? 1 : -1;
      const inColumn = Object.entries(places).filter(
        ([, { x, y }]) => Math.abs(x - here.x) < NODE_WIDTH / 2 && (y - here.y) * sign > 0,
      );
      return nearest(inColumn.map(([id]) => id));
    }
  }
}
