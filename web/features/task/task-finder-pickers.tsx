import { CornerLeftUp } from 'lucide-react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { type PickItem, PickList } from '../../ui/pick-list.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { findTasks, pathOf } from './find-tasks.ts';
import { addDependency, moveTasksBelow, nameOf, withoutDescendants } from './task-edits.ts';
import { mayMoveBelow } from './task-moves.ts';
import type { PickerProps } from './task-overlays.tsx';
import { taskKey } from './task-words.ts';

function itemOf(task: PlanTask, path: string): PickItem {
  return {
    id: task.id,
    label: `${taskKey(task.number)} ${task.title}`,
    hint: path,
    icon: <StatusIcon status={task.status} />,
  };
}

/** Where to move tasks: below which task, or to the top level. The way that needs neither dragging nor keys. */
export function MovePicker({ tasks, index, apply, onClose, ...popover }: PickerProps) {
  const moved = withoutDescendants(index, tasks);
  const top: PickItem = {
    id: 'top',
    label: 'Top level',
    icon: <CornerLeftUp className="size-3.5 text-mut" aria-hidden="true" />,
  };
  const allowed = (target: PlanTask) =>
    moved.every((task) => task.parentId !== target.id && mayMoveBelow(index, task.id, target.id));
  return (
    <AnchoredPopover label="Move to" onClose={onClose} {...popover} className="w-80 max-w-[calc(100vw-1rem)]">
      <PickList
        label={`Move ${nameOf(moved)} below`}
        placeholder="Move below…"
        itemsFor={(query) => [
          ...('top level'.includes(query.trim().toLowerCase()) && moved.some(({ parentId }) => parentId !== null)
            ? [top]
            : []),
          ...findTasks(index, query, allowed).map((task) => itemOf(task, pathOf(index, task))),
        ]}
        onPick={({ id }) => {
          const target = id === 'top' ? undefined : index.byId.get(id);
          apply(moveTasksBelow(moved, target?.id ?? null, target ? `below ${nameOf([target])}` : 'to the top level'));
          onClose();
        }}
        emptyText="No task fits."
      />
    </AnchoredPopover>
  );
}

/** Which task has to be completed first. */
export function DependencyPicker({ tasks, index, apply, onClose, ...popover }: PickerProps) {
  const [task] = tasks;
  if (!task) return null;
  const known = new Set(task.dependencyIds);
  const lineage = new Set<string>([task.id]);
  for (let up = task.parentId; up !== null; up = index.byId.get(up)?.parentId ?? null) lineage.add(up);
  const isAncestor = (other: PlanTask) => {
    for (let up = other.parentId; up !== null; up = index.byId.get(up)?.parentId ?? null)
      if (up === task.id) return true;
    return false;
  };
  return (
    <AnchoredPopover label="Wait for" onClose={onClose} {...popover} className="w-80 max-w-[calc(100vw-1rem)]">
      <PickList
        label={`Task that ${nameOf([task])} waits for`}
        placeholder="Wait for…"
        itemsFor={(query) =>
          findTasks(index, query, (other) => !known.has(other.id) && !lineage.has(other.id) && !isAncestor(other)).map(
            (other) => itemOf(other, pathOf(index, other)),
          )
        }
        onPick={({ id }) => {
          const other = index.byId.get(id);
          if (other) apply(addDependency(task, other));
          onClose();
        }}
        emptyText="No task fits."
      />
    </AnchoredPopover>
  );
}
