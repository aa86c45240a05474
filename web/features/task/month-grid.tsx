import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { addDays, type Day, dayNumber, dayOf, formatDayInFull, weekdayOf } from '../../lib/day.ts';
import { IconButton } from '../../ui/icon-button.tsx';

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export interface MonthGridProps {
  readonly selected: Day | null;
  readonly now: Day;
  readonly onChoose: (day: Day) => void;
}

/** A month of days; arrows move by day and week, from one month into the next. */
export function MonthGrid({ selected, now, onChoose }: MonthGridProps) {
  const [focused, setFocused] = useState<Day>(selected ?? now);
  const grid = useRef<HTMLDivElement>(null);
  const [year, month] = [Number(focused.slice(0, 4)), Number(focused.slice(5, 7))];
  const first = dayOf(year, month, 1) ?? focused;
  // Monday on or before the first.
  const start = addDays(first, -weekdayOf(dayNumber(first)));
  const days = Array.from({ length: 42 }, (_, at) => addDays(start, at)).filter(hasPlainYear);

  function goTo(day: Day) {
    setFocused(day);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  }

  function handleKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(focused, step);
    if (hasPlainYear(next)) goTo(next);
  }

  const shiftMonth = (by: number) => {
    const total = year * 12 + (month - 1) + by;
    setFocused(dayOf(Math.floor(total / 12), (total % 12) + 1, 1) ?? focused);
  };

  return (
    <div>
      <div className="flex items-center justify-between">
        <span className="text-12 font-medium" aria-live="polite">
          {monthName.format(new Date(`${first}T00:00:00Z`))}
        </span>
        <span className="flex">
          <IconButton
            label="Previous month"
            size="small"
            icon={<ChevronLeft className="size-4" />}
            onClick={() => shiftMonth(-1)}
          />
          <IconButton
            label="Next month"
            size="small"
            icon={<ChevronRight className="size-4" />}
            onClick={() => shiftMonth(1)}
          />
        </span>
      </div>
      <div aria-hidden="true" className="mt-1 grid grid-cols-7 text-center text-11 text-faint">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday}>{weekday}</span>
        ))}
      </div>
      <div ref={grid} role="group" aria-label="Days" className="grid grid-cols-7" onKeyDown={handleKeyDown}>
        {days.map((day) => (
          <button
            key={day}
            type="button"
            data-day={day}
            tabIndex={day === focused ? 0 : -1}
            aria-label={formatDayInFull(day)}
            aria-pressed={day === selected}
            aria-current={day === now ? 'date' : undefined}
            className={clsx(
              'h-7 rounded-control text-12 tabular-nums hover:bg-hover coarse:h-9',
              !day.startsWith(first.slice(0, 7)) && 'text-faint',
              day === now && 'font-semibold text-acctx',
              day === selected && 'bg-acc! text-accfg!',
            )}
            onClick={() => onChoose(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A task may be due on the last day of the year 9999; the days after it cannot be written as one. */
function hasPlainYear(day: Day): boolean {
  return /^\d/.test(day);
}
