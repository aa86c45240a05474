import type { PlanIndex } from '../../apollo/plan-index.ts';
import type { OutlineRow } from '../task/outline-rows.ts';
import type { TimelineBar } from './timeline-bars.ts';

/** More arrows than this are a thicket: then only those of the row under the pointer or cursor are drawn. */
const MOST_ARROWS = 150;

export interface TimelineArrowsProps {
  readonly index: PlanIndex;
  readonly rows: readonly OutlineRow[];
  readonly bars: ReadonlyMap<string, TimelineBar>;
  readonly placeOf: ReadonlyMap<string, number>;
  /** The rows in the document; dependencies of others are not drawn. */
  readonly first: number;
  readonly last: number;
  /** The row under the pointer, else the cursor. */
  readonly emphasisedId: string | null;
  readonly rowHeight: number;
  /** From the top of a row to the middle of its bar. */
  readonly barMiddle: number;
  readonly origin: number;
  readonly scale: number;
}

interface Arrow {
  readonly key: string;
  readonly path: string;
  readonly isEmphasised: boolean;
}

/** From the end of what has to be completed to the start of what waits for it, in one layer over all rows. */
export function TimelineArrows(props: TimelineArrowsProps) {
  const all = arrowsOf(props);
  const arrows = all.length > MOST_ARROWS ? all.filter(({ isEmphasised }) => isEmphasised) : all;
  if (arrows.length === 0) return null;
  return (
    <svg aria-hidden="true" width="1" height="1" className="pointer-events-none absolute top-0 left-0 overflow-visible">
      <defs>
        {(['line2', 'acc'] as const).map((colour) => (
          <marker
            key={colour}
            id={`arrow-${colour}`}
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" style={{ fill: `var(--${colour})` }} />
          </marker>
        ))}
      </defs>
      {arrows.map(({ key, path, isEmphasised }) => (
        <path
          key={key}
          d={path}
          fill="none"
          strokeWidth={isEmphasised ? 1.75 : 1}
          style={{ stroke: isEmphasised ? 'var(--acc)' : 'var(--line2)' }}
          markerEnd={`url(#arrow-${isEmphasised ? 'acc' : 'line2'})`}
        />
      ))}
    </svg>
  );
}

function arrowsOf(props: TimelineArrowsProps): Arrow[] {
  const { index, rows, bars, placeOf, first, last, emphasisedId } = props;
  const found = new Map<string, Arrow>();
  const add = (fromId: string, toId: string) => {
    const key = `${fromId} ${toId}`;
    const [from, to] = [bars.get(fromId), bars.get(toId)];
    const [fromRow, toRow] = [placeOf.get(fromId), placeOf.get(toId)];
    if (!from || !to || fromRow === undefined || toRow === undefined || found.has(key)) return;
    const isEmphasised = fromId === emphasisedId || toId === emphasisedId;
    found.set(key, { key, isEmphasised, path: pathBetween(props, from.to, fromRow, to.from, toRow) });
  };
  for (let at = first; at <= last; at += 1) {
    const id = rows[at]?.id;
    if (id === undefined) continue;
    for (const dependsOnId of index.byId.get(id)?.dependencyIds ?? []) add(dependsOnId, id);
    for (const dependentId of index.dependents.get(id) ?? []) add(id, dependentId);
  }
  // What is emphasised lies on top.
  return [...found.values()].sort((a, b) => Number(a.isEmphasised) - Number(b.isEmphasised));
}

/** Out to the right, down or up, and in from the left; round the back where the next begins before this ends. */
function pathBetween(
  props: TimelineArrowsProps,
  fromDay: number,
  fromRow: number,
  toDay: number,
  toRow: number,
): string {
  const { rowHeight, barMiddle, origin, scale } = props;
  const x1 = (fromDay - origin) * scale;
  const x2 = (toDay - origin) * scale - 1;
  const y1 = fromRow * rowHeight + barMiddle;
  const y2 = toRow * rowHeight + barMiddle;
  if (x2 - x1 >= 14) return `M${x1} ${y1}H${x1 + 7}V${y2}H${x2}`;
  // Between two rows, not through what is written in one.
  const between = (Math.min(fromRow, toRow) + 1) * rowHeight;
  return `M${x1} ${y1}H${x1 + 7}V${between}H${x2 - 9}V${y2}H${x2}`;
}
