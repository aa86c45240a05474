import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { useRef } from 'react';
import { dayNumber, formatDay } from '../../lib/day.ts';
import { useWidth } from './use-width.ts';

export interface BurnUpPoint {
  readonly day: string;
  readonly total: number;
  readonly completed: number;
}

const HEIGHT = 200;
const LEFT = 36;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 22;

export interface BurnUpProps {
  /** In order of the days; not empty. */
  readonly points: readonly BurnUpPoint[];
  readonly today: string;
}

/** How many tasks there were, and how many of them were completed, day by day up to today. */
export function BurnUp({ points, today }: BurnUpProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const last = points.at(-1);
  const from = dayNumber(points[0]?.day ?? today);
  const to = Math.max(dayNumber(today), from + 1);
  const drawn = [
    ...points.map(({ day, ...counts }) => ({ at: dayNumber(day), ...counts })),
    ...(last ? [{ at: to, total: last.total, completed: last.completed }] : []),
  ];
  const x = scaleLinear()
    .domain([from, to])
    .range([LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ total }) => total))])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  type Drawn = (typeof drawn)[number];
  const lineOf = (value: (point: Drawn) => number) =>
    line<Drawn>()
      .x(({ at }) => x(at))
      .y((point) => y(value(point)))
      .curve(curveStepAfter)(drawn) ?? '';
  const areaOf = area<Drawn>()
    .x(({ at }) => x(at))
    .y0(y(0))
    .y1(({ completed }) => y(completed))
    .curve(curveStepAfter);
  return (
    <div ref={box} className="min-h-50">
      {width > 0 && (
        <svg
          role="img"
          aria-label={`${last?.completed ?? 0} of ${last?.total ?? 0} tasks completed; began on ${formatDay(points[0]?.day ?? today)}`}
          width={width}
          height={HEIGHT}
          className="block text-11"
        >
          {y
            .ticks(4)
            .filter(Number.isInteger)
            .map((tick) => (
              <g key={tick}>
                <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" />
                <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className="fill-faint tabular-nums">
                  {tick}
                </text>
              </g>
            ))}
          <path d={areaOf(drawn) ?? ''} className="fill-add-bg" />
          <path d={lineOf(({ completed }) => completed)} fill="none" strokeWidth="2" className="stroke-add" />
          <path
            d={lineOf(({ total }) => total)}
            fill="none"
            strokeWidth="1.5"
            strokeDasharray="5 3"
            className="stroke-mut"
          />
          <text x={LEFT} y={HEIGHT - 6} className="fill-faint">
            {formatDay(points[0]?.day ?? today)}
          </text>
          <text x={width - RIGHT} y={HEIGHT - 6} textAnchor="end" className="fill-faint">
            Today
          </text>
        </svg>
      )}
      <p className="flex gap-4 text-12 text-mut">
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-0 w-5 border-t-2 border-add" />
          Completed
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-0 w-5 border-t-2 border-dashed border-mut" />
          All tasks
        </span>
      </p>
    </div>
  );
}
