import { formatDay, formatDayInFull } from '../../lib/day.ts';

export interface DayAmount {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly amount: number;
}

export interface UsageChartProps {
  /** Every day of the range, in order. */
  readonly days: readonly DayAmount[];
  /** What the amounts are, such as "Spending". */
  readonly label: string;
  readonly format: (amount: number) => string;
}

const HEIGHT = 100;
const BAR_SHARE = 0.72;

/** One bar for each day. What it shows stands in the table below it as well. */
export function UsageChart({ days, label, format }: UsageChartProps) {
  const most = Math.max(...days.map(({ amount }) => amount));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || most <= 0) return null;
  const top = days.find(({ amount }) => amount === most)!;
  return (
    <figure className="mt-3">
      <div className="flex gap-2">
        <div className="flex w-14 shrink-0 flex-col justify-between text-right text-11 text-faint" aria-hidden="true">
          <span>{format(most)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={`${label} by day, from ${formatDay(first.day)} to ${formatDay(last.day)}. The most: ${format(most)} on ${formatDayInFull(top.day)}.`}
          viewBox={`0 0 ${days.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-32 w-full min-w-0 border-b border-line2 text-acc"
        >
          <line x1={0} x2={days.length} y1={HEIGHT / 2} y2={HEIGHT / 2} className="stroke-line" strokeWidth={0.5} />
          {days.map(({ day, amount }, index) => (
            <rect
              key={day}
              x={index + (1 - BAR_SHARE) / 2}
              width={BAR_SHARE}
              y={HEIGHT - (amount / most) * HEIGHT}
              height={(amount / most) * HEIGHT}
              fill="currentColor"
            >
              <title>{`${formatDay(day)}: ${format(amount)}`}</title>
            </rect>
          ))}
        </svg>
      </div>
      <figcaption className="mt-1 flex justify-between pl-16 text-11 text-faint">
        <span>{formatDay(first.day)}</span>
        <span>{formatDay(last.day)}</span>
      </figcaption>
      <details className="mt-2 text-12">
        <summary className="w-fit cursor-pointer py-1 text-mut coarse:py-3">The same as a table</summary>
        <table className="mt-1 w-full max-w-sm border-collapse">
          <thead>
            <tr className="border-b border-line text-left text-faint">
              <th scope="col" className="py-1 font-medium">
                Day
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                {label}
              </th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter(({ amount }) => amount > 0)
              .map(({ day, amount }) => (
                <tr key={day} className="border-b border-line">
                  <td className="py-1">{formatDay(day)}</td>
                  <td className="py-1 text-right tabular-nums">{format(amount)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
