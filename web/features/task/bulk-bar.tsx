import { X } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { runBound } from '../../app/keyboard/bound-shortcuts.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';

const BulkEditDialog = lazyComponent(() => import('./bulk-edit-dialog.tsx'), 'BulkEditDialog');

export interface BulkBarProps {
  readonly projectId: string;
  readonly taskIds: readonly string[];
  readonly onClear: () => void;
  readonly onDelete: () => void;
}

const ACTIONS: readonly { readonly kind: TaskOverlayKind; readonly label: string; readonly shortcut: string }[] = [
  { kind: 'status', label: 'Status', shortcut: 'task.status' },
  { kind: 'priority', label: 'Priority', shortcut: 'task.priority' },
  { kind: 'assignee', label: 'Assign', shortcut: 'task.assign' },
  { kind: 'due', label: 'Due', shortcut: 'task.due' },
  { kind: 'move', label: 'Move to…', shortcut: 'task.move' },
];

/** What can be done with all that is selected, as one patch each; “Change…” proposes several changes at once. Takes the header's place. */
export function BulkBar({ projectId, taskIds, onClear, onDelete }: BulkBarProps) {
  const [isEditing, setIsEditing] = useState(false);
  const count = taskIds.length;
  useEffect(function makeRoom() {
    // A panel that lies over the view hides this, and what else there is to select.
    if (!matchMedia('(width >= 64rem)').matches) runBound('project', 'closePanel');
  }, []);
  useEffect(
    function sayHowManyAreSelected() {
      announce(count === 1 ? '1 task selected' : `${count} tasks selected`);
    },
    [count],
  );
  return (
    <div
      role="toolbar"
      aria-label="Selected tasks"
      className="flex h-10 shrink-0 items-center gap-1.5 overflow-x-auto border-b border-line bg-sel px-2 coarse:h-13"
    >
      <IconButton label="Clear selection" size="small" icon={<X className="size-4" />} onClick={onClear} />
      <span className="mr-1 font-medium whitespace-nowrap tabular-nums">{count} selected</span>
      {ACTIONS.map(({ kind, label, shortcut }) => (
        <Button
          key={kind}
          data-tooltip={label}
          shortcut={shortcut}
          onClick={(event) => openTaskOverlay({ kind, projectId, taskIds, anchor: event.currentTarget })}
        >
          {label}
        </Button>
      ))}
      <Button onClick={() => setIsEditing(true)}>Change…</Button>
      <Button variant="danger" onClick={onDelete}>
        Delete
      </Button>
      {isEditing && (
        <Suspense>
          <BulkEditDialog projectId={projectId} taskIds={taskIds} onClose={() => setIsEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}
