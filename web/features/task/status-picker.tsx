import { AnchoredMenu } from '../../ui/anchored-menu.tsx';
import { MenuChoice } from '../../ui/menu.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { setPriority, setStatus } from './task-edits.ts';
import type { PickerProps } from './task-overlays.tsx';
import { PRIORITY_WORDS, STATUS_WORDS } from './task-words.ts';
import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';

const STATUSES = Object.keys(STATUS_WORDS) as TaskStatus[];
const PRIORITIES = Object.keys(PRIORITY_WORDS) as Priority[];

export function StatusPicker({ tasks, apply, ...menu }: PickerProps) {
  return (
    <AnchoredMenu label="Status" {...menu}>
      <MenuChoice
        value={commonValue(tasks.map(({ status }) => status))}
        onChoose={(status) => apply(setStatus(tasks, status))}
        options={STATUSES.map((status) => ({
          value: status,
          label: STATUS_WORDS[status],
          icon: <StatusIcon status={status} />,
        }))}
      />
    </AnchoredMenu>
  );
}

export function PriorityPicker({ tasks, apply, ...menu }: PickerProps) {
  return (
    <AnchoredMenu label="Priority" {...menu}>
      <MenuChoice
        value={commonValue(tasks.map(({ priority }) => priority))}
        onChoose={(priority) => apply(setPriority(tasks, priority))}
        options={PRIORITIES.map((priority) => ({
          value: priority,
          label: PRIORITY_WORDS[priority],
          icon: <PriorityIcon priority={priority} />,
        }))}
      />
    </AnchoredMenu>
  );
}

/** The value that all have; null where they differ. */
function commonValue<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
