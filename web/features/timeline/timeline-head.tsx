import { memo } from 'react';
import { ticksBetween, type Zoom } from './timeline-scale.ts';

export interface TimelineHeadProps {
  readonly zoom: Zoom;
  /** The first day of the canvas, and pixels for each. */
  readonly origin: number;
  readonly scale: number;
  /** The days that are near the view: only their ticks are drawn. */
  readonly from: number;
  readonly to: number;
}

/** Months over days, years over months. Stays in view; each row speaks its own dates, so it says nothing aloud. */
export const TimelineHead = memo(function TimelineHead({ zoom, origin, scale, from, to }: TimelineHeadProps) {
  const { major, minor } = ticksBetween(zoom, from, to);
  return (
    <div aria-hidden="true" className="absolute inset-0 overflow-hidden text-11 text-faint">
      {major.map(({ day, label }) => (
        <span
          key={label}
          className="absolute top-0 h-4 border-l border-line pl-1 font-medium whitespace-nowrap"
          style={{ left: (day - origin) * scale }}
        >
          {label}
        </span>
      ))}
      {minor.map(({ day, label }) => (
        <span
          key={day}
          className="absolute top-4 h-4 border-l border-line pl-1 whitespace-nowrap tabular-nums"
          style={{ left: (day - origin) * scale }}
        >
          {label}
        </span>
      ))}
    </div>
  );
});
