import { useState } from 'react';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { addDays, dayNumber, formatDay, formatDayInFull, today, weekdayOf } from '../../lib/day.ts';
import { parseDay } from '../../lib/parse-day.ts';
import { MonthGrid } from './month-grid.tsx';
import { setDueDate } from './task-edits.ts';
import type { PickerProps } from './task-overlays.tsx';

/** A day in words or from a calendar. */
export function DatePicker({ tasks, apply, onClose, ...popover }: PickerProps) {
  const now = today();
  const current = tasks.length === 1 ? (tasks[0]?.dueDate ?? null) : null;
  const [text, setText] = useState(current ?? '');
  const [error, setError] = useState<string | null>(null);
  const parsed = parseDay(text, now);

  function choose(day: string | null) {
    apply(setDueDate(tasks, day));
    onClose();
  }

  function submit() {
    if (parsed === undefined) setError('Try 24 Dec, fri, +3d or 2026-12-24.');
    else choose(parsed);
  }

  return (
    <AnchoredPopover label="Due date" onClose={onClose} {...popover} className="w-64 p-3">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Due date"
          hideLabel
          autoFocus
          placeholder="24 Dec, fri, +3d…"
          value={text}
          error={error}
          hint={typeof parsed === 'string' && parsed !== text ? formatDayInFull(parsed) : undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            setError(null);
          }}
        />
        <div className="flex flex-wrap gap-1.5">
          {quickDays(now).map(({ label, day }) => (
            <Button key={label} onClick={() => choose(day)} data-tooltip={formatDay(day)}>
              {label}
            </Button>
          ))}
          {tasks.some(({ dueDate }) => dueDate !== null) && (
            <Button variant="ghost" onClick={() => choose(null)}>
              No date
            </Button>
          )}
        </div>
        <MonthGrid key={parsed ?? ''} selected={parsed ?? current} now={now} onChoose={choose} />
      </form>
    </AnchoredPopover>
  );
}

function quickDays(now: string) {
  return [
    { label: 'Today', day: now },
    { label: 'Tomorrow', day: addDays(now, 1) },
    { label: 'Next week', day: addDays(now, 7 - weekdayOf(dayNumber(now))) },
  ];
}
