import { useState } from 'react';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatEffort, parseEffort } from '../../lib/effort.ts';
import { setEstimate } from './task-edits.ts';
import type { PickerProps } from './task-overlays.tsx';

/** An estimate as a person writes it: `2d`, `3h`, `1d 4h`. Enter saves, an empty text takes the estimate away. */
export function EstimatePicker({ tasks, apply, onClose, ...popover }: PickerProps) {
  const current = tasks.length === 1 ? (tasks[0]?.estimatedMinutes ?? null) : null;
  const [text, setText] = useState(current === null ? '' : formatEffort(current));
  const [error, setError] = useState<string | null>(null);

  function submit() {
    const minutes = parseEffort(text);
    if (minutes === undefined) {
      setError('Write it like 2d, 3h or 1d 4h.');
      return;
    }
    if (minutes !== current || tasks.length > 1) apply(setEstimate(tasks, minutes));
    onClose();
  }

  return (
    <AnchoredPopover label="Estimate" onClose={onClose} {...popover} className="w-52 p-2">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Estimate"
          hideLabel
          autoFocus
          placeholder="2d, 3h, 1d 4h"
          value={text}
          error={error}
          hint="A day has 8 hours, a week 5 days."
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            setError(null);
          }}
        />
      </form>
    </AnchoredPopover>
  );
}
