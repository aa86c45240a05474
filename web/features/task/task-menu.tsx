import { useNavigate } from '@tanstack/react-router';
import { AnchoredMenu } from '../../ui/anchored-menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { useBreakDown } from '../planning/use-break-down.ts';
import { taskAddress } from './find-tasks.ts';
import { moveTask } from './task-edits.ts';
import { mayMoveBelow, placeDown, placeIndented, placeOutdented, placeUp, type TaskPlace } from './task-moves.ts';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';
import { selectingView } from './selecting.ts';
import type { PickerProps } from './task-overlays.tsx';

const PICKERS: readonly { readonly kind: TaskOverlayKind; readonly label: string; readonly shortcut: string }[] = [
  { kind: 'status', label: 'Status…', shortcut: 'task.status' },
  { kind: 'priority', label: 'Priority…', shortcut: 'task.priority' },
  { kind: 'assignee', label: 'Assign…', shortcut: 'task.assign' },
  { kind: 'due', label: 'Due date…', shortcut: 'task.due' },
  { kind: 'estimate', label: 'Estimate…', shortcut: 'task.estimate' },
  { kind: 'tags', label: 'Tags…', shortcut: 'task.label' },
  { kind: 'dependency', label: 'Wait for…', shortcut: 'task.blockedBy' },
  { kind: 'move', label: 'Move to…', shortcut: 'task.move' },
];

/** Everything that can be done with a task, for pointer, touch and keyboard alike. */
export function TaskMenu({ projectId, tasks, index, apply, remove, ...menu }: PickerProps) {
  const navigate = useNavigate();
  const breakDown = useBreakDown(projectId);
  const select = selectingView();
  const [task] = tasks;
  const isOne = tasks.length === 1 && task !== undefined;
  const open = (kind: TaskOverlayKind) => {
    const taskIds = tasks.map(({ id }) => id);
    // After the menu has closed, which would otherwise close the picker along with itself.
    setTimeout(() => openTaskOverlay({ kind, projectId, taskIds, anchor: menu.anchor, returnFocus: menu.returnFocus }));
  };
  const moves: readonly { label: string; where: string; place: TaskPlace | null; shortcut?: string }[] = isOne
    ? [
        { label: 'Move up', where: 'up', place: placeUp(index, task.id), shortcut: 'outline.moveUp' },
        { label: 'Move down', where: 'down', place: placeDown(index, task.id), shortcut: 'outline.moveDown' },
        { label: 'Move one level in', where: 'one level in', place: placeIndented(index, task.id) },
        { label: 'Move one level out', where: 'one level out', place: placeOutdented(index, task.id) },
      ]
    : [];
  return (
    <AnchoredMenu label={isOne ? `Actions for ${task.title}` : 'Actions for the selected tasks'} {...menu}>
      {isOne && (
        <>
          <MenuItem
            shortcut="task.open"
            onSelect={() => void navigate({ to: '.', search: (before) => ({ ...before, task: taskAddress(task) }) })}
          >
            Open
          </MenuItem>
          <MenuItem disabled={!mayMoveBelow(index, '', task.id)} onSelect={() => breakDown(task.id)}>
            Break down
          </MenuItem>
          {select && (
            <MenuItem shortcut="task.select" onSelect={() => select(task.id)}>
              Select
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      {PICKERS.filter(({ kind }) => isOne || kind !== 'dependency').map(({ kind, label, shortcut }) => (
        <MenuItem key={kind} shortcut={shortcut} onSelect={() => open(kind)}>
          {label}
        </MenuItem>
      ))}
      {isOne && <MenuSeparator />}
      {moves.map(({ label, where, place, shortcut }) => (
        <MenuItem
          key={label}
          shortcut={shortcut}
          disabled={place === null}
          onSelect={() => {
            if (place && task) apply(moveTask(task, place, where));
          }}
        >
          {label}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem tone="danger" shortcut="task.remove" onSelect={() => remove(index, tasks)}>
        Delete
      </MenuItem>
    </AnchoredMenu>
  );
}
